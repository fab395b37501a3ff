#include "io/bytes/block_reader.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using namespace retain::io;

namespace {

Input pipe_of(const std::string& text) {
  const auto next = std::make_shared<std::size_t>(0);
  Input input;
  input.read = [&text, next](std::span<char> bytes) {
    const std::size_t size = std::min(bytes.size(), text.size() - *next);
    std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(*next), size, bytes.begin());
    *next += size;
    return size;
  };
  return input;
}

std::vector<std::string> blocks_of(const std::string& text, char line_end = '\n', bool has_quotes = true) {
  RereadableInput input(pipe_of(text));
  BlockReader reader(input, line_end, has_quotes);
  std::vector<std::string> blocks;
  Block block;
  while (reader.next(block)) {
    CHECK(block.index() == blocks.size());
    blocks.emplace_back(block.text());
    // What may be read beyond the text without being in it.
    CHECK(std::string(block.text().data() + block.text().size(), Block::margin) == std::string(Block::margin, '\0'));
  }
  CHECK_FALSE(reader.next(block));
  return blocks;
}

std::string joined(const std::vector<std::string>& blocks) {
  std::string text;
  for (const std::string& block : blocks) text += block;
  return text;
}

/// Records with line breaks and delimiters inside quotes, of so many bytes or a little more.
std::string random_records(std::size_t size, std::string_view line_end) {
  std::mt19937 random(static_cast<unsigned>(size));
  std::string text;
  while (text.size() < size) {
    switch (random() % 4) {
      case 0:
        text += "\"a\nb\"\"c\r\n,\",";
        break;
      case 1:
        text += "\"\",";
        break;
      default:
        text += std::string(random() % 200, 'x') + ",";
    }
    text += line_end;
  }
  return text;
}

}  // namespace

TEST_CASE("records end where a line does that no quote is open in", "[block_reader]") {
  using namespace std::string_literals;
  const auto [text, end] = GENERATE(table<std::string, std::size_t>({
      {"", 0U},
      {"a,b", 0U},
      {"\n", 1U},
      {"a,b\n", 4U},
      {"a,b\nc,d", 4U},
      {"a\r\nb", 3U},
      {"a,\"x\ny\"\nb", 8U},
      {"\"x\"\"\ny\"\nb", 8U},
      {"a\n\"x\n", 2U},
      {"a\n\"x\ny\"", 2U},
      {"a\nb\n\"x\"\"\n", 4U},
      {"\"\"\n\"\"\n\"", 6U},
      {"a\n\"", 2U},
      {"\"\n", 0U},
  }));
  CAPTURE(text);
  CHECK(end_of_records(text, '\n', true) == end);
}

TEST_CASE("where quotes mean nothing every line ends a record", "[block_reader]") {
  CHECK(end_of_records("{\"a\":\"x\n\"}\n{", '\n', false) == 11);
  CHECK(end_of_records("\"\n\"", '\n', false) == 2);
  CHECK(end_of_records("abc", '\n', false) == 0);
  CHECK(end_of_records("a\rb\nc\rd", '\r', true) == 6);
  CHECK(end_of_records("a\rb\nc", '\r', false) == 2);
}

TEST_CASE("blocks are the input, each of them whole records", "[block_reader]") {
  const std::string line_end = GENERATE(as<std::string>(), "\n", "\r\n");
  const auto size = GENERATE(std::size_t{1}, std::size_t{1000}, std::size_t{262'000}, std::size_t{262'200}, std::size_t{3'000'001});
  std::string text = random_records(size, line_end);
  const bool ends_with_record = GENERATE(true, false);
  if (!ends_with_record) text += "the last, without an end";
  CAPTURE(line_end, size, ends_with_record);
  const std::vector<std::string> blocks = blocks_of(text);
  REQUIRE((joined(blocks) == text));
  CHECK(blocks.size() >= size / 300'000);
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    CHECK(blocks[i].back() == '\n');
    CHECK(std::count(blocks[i].begin(), blocks[i].end(), '"') % 2 == 0);
  }
}

TEST_CASE("a record longer than a block is one block with what stands before it", "[block_reader]") {
  const std::string text = "a,b\n\"" + std::string(600'000, '\n') + "\",x\nc,d\n";
  CHECK((joined(blocks_of(text)) == text));
  const std::vector<std::string> blocks = blocks_of(text);
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0] == "a,b\n");
  const std::string lines = std::string(600'000, 'x') + "\n" + std::string(600'000, 'y') + "\nz\n";
  const std::vector<std::string> of_lines = blocks_of(lines, '\n', false);
  CHECK((joined(of_lines) == lines));
  for (const std::string& block : of_lines) CHECK(block.back() == '\n');
}

TEST_CASE("what no record ends in is handed out before it fills the memory", "[block_reader]") {
  const std::string text = "\"" + std::string(12'000'000, 'x');
  const std::vector<std::string> blocks = blocks_of(text);
  CHECK((joined(blocks) == text));
  REQUIRE_FALSE(blocks.empty());
  CHECK(blocks[0].size() > 4 * 1024 * 1024);
  CHECK(blocks[0].size() < 5 * 1024 * 1024);
}

TEST_CASE("the bytes before a block can be read", "[block_reader]") {
  const std::string text = random_records(1'000'000, "\n");
  RereadableInput input(pipe_of(text));
  BlockReader reader(input, '\n', true);
  Block block;
  unsigned sum = 0;
  while (reader.next(block)) {
    for (std::size_t i = 1; i <= Block::margin; ++i) sum += static_cast<unsigned char>(*(block.text().data() - i));
  }
  CHECK(sum == 0);
}

TEST_CASE("several threads get every block once", "[block_reader]") {
  const std::string text = random_records(5'000'001, "\n");
  RereadableInput input(pipe_of(text));
  BlockReader reader(input, '\n', true);
  std::mutex mutex;
  std::map<std::size_t, std::string> blocks;
  std::size_t count = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      Block block;
      while (reader.next(block)) {
        const std::lock_guard lock(mutex);
        blocks[block.index()] = std::string(block.text());
        ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(count == blocks.size());
  std::string all;
  for (const auto& [index, block] : blocks) all += block;
  CHECK((all == text));
}

TEST_CASE("after a stop no block is handed out", "[block_reader]") {
  const std::string text = random_records(1'000'000, "\n");
  RereadableInput input(pipe_of(text));
  BlockReader reader(input, '\n', true);
  Block block;
  REQUIRE(reader.next(block));
  reader.stop();
  CHECK_FALSE(reader.next(block));
}

TEST_CASE("a record beyond the limits is handed out cut off, and one before it whole", "[block_reader]") {
  Limits limits;
  limits.field_bytes = std::size_t{1} << 18;
  const auto first_of = [&](const std::string& text, const Limits& of) {
    RereadableInput input(pipe_of(text));
    BlockReader reader(input, '\n', true, of);
    Block block;
    std::vector<std::pair<std::size_t, bool>> blocks;
    while (reader.next(block)) {
      blocks.emplace_back(block.text().size(), block.is_cut());
      if (block.is_cut()) reader.stop();
    }
    return blocks;
  };
  const std::string line = std::string(1'000'000, 'x') + '\n';
  CHECK(first_of(line + line, limits).front() == std::pair<std::size_t, bool>(line.size(), false));
  const std::string endless = "a\n\"" + std::string(10'000'000, 'x');
  const auto blocks = first_of(endless, limits);
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0] == std::pair<std::size_t, bool>(2, false));
  CHECK(blocks[1].second);
  CHECK(blocks[1].first <= limits.record_bytes() + (std::size_t{1} << 18));
  limits.field_bytes *= 10;
  CHECK(first_of(endless, limits).back() == std::pair<std::size_t, bool>(endless.size() - 2, false));
}
