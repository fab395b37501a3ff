#include "cli/system/input_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "cli/system/errors.hpp"
#include "io/load.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using namespace retain::cli;

namespace {

std::istringstream no_input;

io::Source read_input(const std::string& path, std::istream& in) {
  io::RereadableInput input(open_input(path, in));
  std::string text = input.read_rest();
  return {input.name(), std::move(text)};
}

std::string failure_of(const std::string& path, std::istream& in = no_input) {
  try {
    read_input(path, in);
  } catch (const FileError& error) {
    return error.file() + ": " + error.what();
  }
  return "read";
}

/// Gives a few bytes and then fails as a broken disk does.
class FailingBuffer : public std::streambuf {
 protected:
  std::streamsize xsgetn(char* text, std::streamsize) override {
    if (given_) throw std::ios_base::failure("read", std::make_error_code(std::errc::io_error));
    given_ = true;
    text[0] = 'p';
    return 1;
  }

 private:
  bool given_ = false;
};

}  // namespace

TEST_CASE("a file is read whole, whatever its bytes") {
  const test::ScratchFolder folder;
  const std::string text = std::string("a\0b\r\n", 5) + std::string(200'000, 'x');
  const io::Source source = read_input(folder.write("in.csv", text), no_input);
  CHECK(source.name == folder.path("in.csv"));
  CHECK(source.text == text);
}

TEST_CASE("an empty file is an empty text") {
  const test::ScratchFolder folder;
  CHECK(read_input(folder.write("in.csv", ""), no_input).text.empty());
}

TEST_CASE("a dash is standard input") {
  std::istringstream in("period,cs\n2026-01,7\n");
  const io::Source source = read_input("-", in);
  CHECK(source.name == "<stdin>");
  CHECK(source.text == "period,cs\n2026-01,7\n");
}

TEST_CASE("a pipe with a name is read to its end") {
  const test::ScratchFolder folder;
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  std::thread writer([&] { std::ofstream(folder.path("pipe")) << "period,cs\n"; });
  const io::Source source = read_input(folder.path("pipe"), no_input);
  writer.join();
  CHECK(source.text == "period,cs\n");
}

TEST_CASE("what cannot be read is named with what the system says") {
  const test::ScratchFolder folder;
  CHECK(failure_of(folder.path("absent.csv")) == folder.path("absent.csv") + ": cannot be read: No such file or directory");
  CHECK(failure_of(folder.path(".")) == folder.path(".") + ": cannot be read: Is a directory");
  CHECK(failure_of(folder.write("file", "") + "/in.csv") == folder.path("file") + "/in.csv: cannot be read: Not a directory");
  if (::geteuid() != 0) {
    ::chmod(folder.write("secret.csv", "").c_str(), 0);
    CHECK(failure_of(folder.path("secret.csv")) == folder.path("secret.csv") + ": cannot be read: Permission denied");
  }
}

TEST_CASE("a failure in the middle says how far reading came") {
  FailingBuffer buffer;
  std::istream in(&buffer);
  CHECK(failure_of("-", in) == "<stdin>: cannot be read after 1 bytes: Input/output error");
}

TEST_CASE("a regular file knows its size and can be read again") {
  const test::ScratchFolder folder;
  const io::Input input = open_input(folder.write("in.csv", "abc"), no_input);
  REQUIRE(input.size == 3);
  std::array<char, 8> bytes{};
  CHECK(input.read(bytes) == 3);
  CHECK(input.read(bytes) == 0);
  input.rewind();
  CHECK(input.read(bytes) == 3);
}

TEST_CASE("a file that changes while it is read is an error, at its second reading too") {
  const test::ScratchFolder folder;
  const std::string path = folder.write("in.csv", std::string(100'000, 'x'));
  const bool again = GENERATE(false, true);
  const bool grows = GENERATE(false, true);
  const io::Input input = open_input(path, no_input);
  std::vector<char> bytes(1000);
  REQUIRE(input.read(bytes) == bytes.size());
  if (again) {
    while (input.read(bytes) > 0) {
    }
    input.rewind();
    REQUIRE(input.read(bytes) == bytes.size());
  }
  REQUIRE(::truncate(path.c_str(), grows ? 100'001 : 50'000) == 0);
  std::string failure;
  try {
    while (input.read(bytes) > 0) {
    }
  } catch (const FileError& error) {
    failure = error.what();
  }
  CHECK(failure == "changed while reading");
}

TEST_CASE("a file is open only while it is read") {
  const test::ScratchFolder folder;
  const std::string path = folder.write("in.csv", "abc");
  const auto open_files = [&path] {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
      std::error_code gone;
      count += std::filesystem::read_symlink(entry.path(), gone) == path ? 1U : 0U;
    }
    return count;
  };
  const io::Input input = open_input(path, no_input);
  CHECK(open_files() == 0);
  std::array<char, 2> bytes{};
  for (int pass = 0; pass < 2; ++pass) {
    CHECK(input.read(bytes) == 2);
    CHECK(input.read_at(2, bytes) == 1);
    CHECK(open_files() == 1);
    input.rewind();
    CHECK(open_files() == 0);
  }
}

TEST_CASE("another file of the same name is none that can be read again") {
  const test::ScratchFolder folder;
  const std::string path = folder.write("in.csv", "abc");
  const io::Input input = open_input(path, no_input);
  std::array<char, 2> bytes{};
  if (GENERATE(false, true)) {
    CHECK(input.read(bytes) == 2);
    input.rewind();
  }
  std::filesystem::last_write_time(folder.write("other.csv", "abc"), std::filesystem::last_write_time(path));
  std::filesystem::rename(folder.path("other.csv"), path);
  CHECK_THROWS_WITH(input.read(bytes), "changed while reading");
  std::filesystem::remove(path);
  CHECK_THROWS_WITH(input.read(bytes), "cannot be read: No such file or directory");
}

TEST_CASE("a stream cannot be read again") { CHECK_FALSE(open_input("-", no_input).rewind); }
