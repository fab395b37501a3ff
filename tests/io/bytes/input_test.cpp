#include "io/bytes/input.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "support/catch.hpp"

using namespace retain::io;

namespace {

/// A text that is read once from the start, as a pipe, unless it may be rewound.
Input input_of(const std::string& text, bool may_rewind = false) {
  const auto next = std::make_shared<std::size_t>(0);
  Input input;
  input.name = "in.csv";
  input.read = [text, next](std::span<char> bytes) {
    const std::size_t size = std::min(bytes.size(), text.size() - *next);
    std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(*next), size, bytes.begin());
    *next += size;
    return size;
  };
  if (may_rewind) input.rewind = [next] { *next = 0; };
  return input;
}

/// A text of which no two parts are alike.
std::string text_of(std::size_t size) {
  std::string text;
  for (int i = 0; text.size() < size; ++i) text += std::to_string(i) + ' ';
  text.resize(size);
  return text;
}

std::string read(RereadableInput& input, std::size_t size) {
  std::string text(size, '?');
  text.resize(input.read(text));
  return text;
}

}  // namespace

TEST_CASE("the first bytes of an input can be looked at before it is read", "[input]") {
  const bool may_rewind = GENERATE(false, true);
  const std::string text = "period,cs\n2026-01,70\n";
  RereadableInput input(input_of(text, may_rewind));
  CHECK(input.name() == "in.csv");
  CHECK_FALSE(input.size());
  CHECK(input.head() == text);
  CHECK(input.head() == text);
  CHECK(read(input, 7) == "period,");
  CHECK(read(input, 100) == "cs\n2026-01,70\n");
  CHECK(read(input, 100).empty());
  CHECK(input.rewind());
  CHECK(read(input, 100) == text);
}

TEST_CASE("an empty input has no first bytes", "[input]") {
  RereadableInput input(input_of(""));
  CHECK(input.head().empty());
  CHECK(read(input, 10).empty());
  CHECK(input.rewind());
  CHECK(input.read_rest().empty());
}

TEST_CASE("no more than a head is looked at", "[input]") {
  const bool may_rewind = GENERATE(false, true);
  for (const std::size_t size : {RereadableInput::head_size - 1, RereadableInput::head_size, RereadableInput::head_size + 1}) {
    CAPTURE(size);
    const std::string text = text_of(size);
    RereadableInput input(input_of(text, may_rewind));
    CHECK((input.head() == text.substr(0, RereadableInput::head_size)));
    CHECK((read(input, size + 10) == text));
    CHECK(input.rewind());
    CHECK((input.head() == text.substr(0, RereadableInput::head_size)));
    CHECK((read(input, size + 10) == text));
  }
}

TEST_CASE("a pipe can be read again as long as it is held", "[input]") {
  const bool looks_first = GENERATE(false, true);
  const std::string text = text_of(RereadableInput::most_held + 1000);
  RereadableInput input(input_of(text));
  if (looks_first) CHECK(input.head().size() == RereadableInput::head_size);
  std::string first;
  for (int i = 0; i < 8; ++i) first += read(input, RereadableInput::head_size);
  CHECK((first == text.substr(0, RereadableInput::most_held)));
  REQUIRE(input.rewind());
  CHECK((input.head() == text.substr(0, RereadableInput::head_size)));
  CHECK((read(input, RereadableInput::most_held) == text.substr(0, RereadableInput::most_held)));
  // One byte more and the start is gone, but nothing that is still to come.
  CHECK(read(input, 1) == text.substr(RereadableInput::most_held, 1));
  CHECK((read(input, 2000) == text.substr(RereadableInput::most_held + 1)));
  CHECK_FALSE(input.rewind());
}

TEST_CASE("a file can always be read again", "[input]") {
  const std::string text = text_of(RereadableInput::most_held + 1000);
  RereadableInput input(input_of(text, true));
  for (int pass = 0; pass < 3; ++pass) {
    if (pass > 0) CHECK(input.head().size() == RereadableInput::head_size);
    CHECK((read(input, text.size() + 1) == text));
    REQUIRE(input.rewind());
  }
}

TEST_CASE("of many inputs a short one keeps its bytes, a long one is read anew, and a pipe stays as it is", "[input]") {
  const bool may_rewind = GENERATE(false, true);
  const std::size_t size = GENERATE(std::size_t{20}, std::size_t{100'000}, std::size_t{2'000'000});
  CAPTURE(may_rewind, size);
  const std::string text = text_of(size);
  const auto reads = std::make_shared<std::size_t>(0);
  const auto rewinds = std::make_shared<std::size_t>(0);
  Input counted = input_of(text, may_rewind);
  counted.read = [reads, read = counted.read](std::span<char> bytes) { return ++*reads, read(bytes); };
  if (may_rewind) counted.rewind = [rewinds, rewind = counted.rewind] { return ++*rewinds, rewind(); };
  RereadableInput input(counted);
  CHECK_FALSE(input.size());
  CHECK(input.head().size() == std::min(size, RereadableInput::head_size));
  CHECK(input.size() == (size < RereadableInput::head_size ? std::optional<std::uint64_t>(size) : std::nullopt));
  input.put_aside(8);
  CHECK(*rewinds == 0);
  input.put_aside(1000);
  CHECK(*rewinds == (may_rewind ? 1 : 0));
  // An input that was put aside with all its bytes is never asked again.
  const std::size_t before = *reads;
  CHECK((input.head() == text.substr(0, RereadableInput::head_size)));
  CHECK((read(input, size + 10) == text));
  CHECK(read(input, 10).empty());
  const bool is_kept = size < 1000;
  if (may_rewind) CHECK((*reads == before) == is_kept);
  input.let_go();
  CHECK(input.can_rewind());
  CHECK((input.read_rest() == (may_rewind ? text : std::string())));
  CHECK(input.rewind());
  CHECK((input.read_rest() == text));
}

TEST_CASE("an input whose encoding is settled gives its text", "[input]") {
  const bool may_rewind = GENERATE(false, true);
  // Each pass begins after an odd byte, so that characters are parted.
  std::string bytes = "x";
  std::string text = "x";
  while (text.size() < 3'000'000) {
    bytes += "\xB0\xED,1\n";
    text += "고,1\n";
  }
  RereadableInput input(input_of(bytes, may_rewind));
  CHECK(input.encoding() == Encoding::detect);
  CHECK((input.head() == bytes.substr(0, RereadableInput::head_size)));
  input.settle_encoding(Encoding::cp949);
  CHECK(input.encoding() == Encoding::cp949);
  for (int pass = 0; pass < 2; ++pass) {
    CHECK((input.head() == text.substr(0, RereadableInput::head_size)));
    CHECK((read(input, 1001) == text.substr(0, 1001)));
    CHECK((read(input, 1'500'000) == text.substr(1001, 1'500'000)));
    CHECK((read(input, text.size()) == text.substr(1'501'001)));
    CHECK(read(input, 10).empty());
    CHECK(input.can_rewind());
    REQUIRE(input.rewind());
  }
  CHECK(read(input, 5) == text.substr(0, 5));
  CHECK((input.read_rest() == text.substr(5)));
}

TEST_CASE("the rest is what was not read", "[input]") {
  const bool may_rewind = GENERATE(false, true);
  const std::string text = text_of(3'000'000);
  {
    RereadableInput input(input_of(text, may_rewind));
    CHECK((input.read_rest() == text));
    CHECK(input.read_rest().empty());
    CHECK(input.rewind());
  }
  RereadableInput input(input_of(text, may_rewind));
  CHECK(input.head().size() == RereadableInput::head_size);
  CHECK(read(input, 1000) == text.substr(0, 1000));
  CHECK((input.read_rest() == text.substr(1000)));
  CHECK(read(input, 10).empty());
}
