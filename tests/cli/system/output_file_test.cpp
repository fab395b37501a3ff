#include "cli/system/output_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

#include "cli/system/errors.hpp"
#include "support/catch.hpp"
#include "support/refusing_buffer.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using namespace retain::cli;
using retain::test::RefusingBuffer;
using Names = std::vector<std::string>;

namespace {

std::string failure_of(const std::vector<Output>& outputs, std::ostream& out) {
  try {
    write_outputs(outputs, out);
  } catch (const FileError& error) {
    return error.file() + ": " + error.what();
  }
  return "written";
}

std::string failure_of(const std::vector<Output>& outputs) {
  std::ostringstream out;
  return failure_of(outputs, out);
}

}  // namespace

TEST_CASE("an output file is one that is there or is to be, and no device, pipe or open file") {
  const test::ScratchFolder folder;
  CHECK(is_output_file(folder.write("there", "")));
  CHECK(is_output_file(folder.path("absent")));
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  for (const std::string& path : {folder.path("pipe"), std::string("-"), std::string("/dev/stdout"), std::string("/dev/fd/1")}) {
    CAPTURE(path);
    CHECK_FALSE(is_output_file(path));
  }
}

TEST_CASE("texts go to their files and to standard output") {
  const test::ScratchFolder folder;
  std::ostringstream out;
  const std::vector<Output> outputs = {{folder.path("a.csv"), "a"}, {"-", "b"}, {folder.path("c.json"), "c"}, {"/dev/stdout", "d"}};
  write_outputs(outputs, out);
  CHECK(folder.names() == Names{"a.csv", "c.json"});
  CHECK(folder.read("a.csv") == "a");
  CHECK(folder.read("c.json") == "c");
  CHECK(out.str() == "bd");
}

TEST_CASE("where one file cannot be written, none is replaced") {
  const test::ScratchFolder folder;
  folder.write("a.csv", "old");
  CHECK(failure_of({{folder.path("a.csv"), "new"}, {folder.path("absent/b.csv"), "new"}}) ==
        folder.path("absent/b.csv") + ": cannot be written: No such file or directory");
  CHECK(failure_of({{folder.path("a.csv"), "new"}, {"/dev/full", "new"}}) == "/dev/full: cannot be written: No space left on device");
  CHECK(failure_of({{folder.path("a.csv"), "new"}, {folder.path("."), "new"}}) == folder.path(".") + ": cannot be written: Is a directory");
  CHECK(folder.names() == Names{"a.csv"});
  CHECK(folder.read("a.csv") == "old");
}

TEST_CASE("a stream that takes nothing leaves the files as they were") {
  const test::ScratchFolder folder;
  folder.write("a.csv", "old");
  RefusingBuffer full(ENOSPC);
  std::ostream out(&full);
  CHECK(failure_of({{folder.path("a.csv"), "new"}, {"-", "new"}}, out) == "<stdout>: cannot be written: No space left on device");
  CHECK(folder.names() == Names{"a.csv"});
  CHECK(folder.read("a.csv") == "old");
}

TEST_CASE("a reader of standard output who has gone away is no error, and the files are written") {
  const test::ScratchFolder folder;
  RefusingBuffer gone(EPIPE);
  std::ostream out(&gone);
  CHECK(failure_of({{"-", "text"}, {folder.path("a.csv"), "new"}}, out) == "written");
  CHECK(folder.read("a.csv") == "new");
}

TEST_CASE("a pipe with a name is written and not replaced") {
  const test::ScratchFolder folder;
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  std::string received;
  std::thread reader([&] {
    std::ifstream pipe(folder.path("pipe"));
    received.assign(std::istreambuf_iterator<char>(pipe), {});
  });
  CHECK(failure_of({{folder.path("pipe"), "text"}}) == "written");
  reader.join();
  CHECK(received == "text");
  CHECK(std::filesystem::is_fifo(folder.path("pipe")));
}

TEST_CASE("a file that may not be written is not replaced") {
  if (::geteuid() == 0) return;
  const test::ScratchFolder folder;
  ::chmod(folder.write("kept.csv", "old").c_str(), 0444);
  CHECK(failure_of({{folder.path("kept.csv"), "new"}}) == folder.path("kept.csv") + ": cannot be written: Permission denied");
  CHECK(folder.read("kept.csv") == "old");
}
