#include "cli/run.hpp"

#include <cerrno>
#include <new>

#include "cli/commands.hpp"
#include "cli/flags/config_file.hpp"
#include "cli/help/help.hpp"
#include "retain/version.hpp"
#include "support/catch.hpp"
#include "support/refusing_buffer.hpp"
#include "support/run_retain.hpp"

using namespace retain;
using test::RefusingBuffer;
using test::Run;
using test::run_retain;

namespace {

const std::string one_month = "period,cs,cn,ce\n2026-01,70,30,90\n";

/// Throws at the first read.
template <typename Exception>
class ThrowingBuffer : public std::streambuf {
 public:
  explicit ThrowingBuffer(Exception exception) : exception_(std::move(exception)) {}

 protected:
  std::streamsize xsgetn(char*, std::streamsize) override { throw exception_; }

 private:
  Exception exception_;
};

Run run_onto(std::streambuf& stdout_buffer) {
  std::istringstream in(one_month);
  std::ostream out(&stdout_buffer);
  std::ostringstream err;
  const std::vector<std::string> args = {"report", "-f", "csv"};
  const int status = cli::run(args, in, out, err);
  return {status, "", err.str()};
}

Run run_from(std::streambuf& stdin_buffer) {
  std::istream in(&stdin_buffer);
  std::ostringstream out;
  std::ostringstream err;
  const std::vector<std::string> args = {"report"};
  const int status = cli::run(args, in, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("the version is printed with the libraries that this program has and lacks") {
  const Run run = run_retain({"--version"});
  CHECK(run.status == 0);
  CHECK(run.out.starts_with("retain " RETAIN_VERSION "\n"));
  for (const char* library : {"zlib", "zstd", "libzip", "expat", "libxlsxwriter"}) CHECK(run.out.find(library) != std::string::npos);
  CHECK((run.out.find("without toml++") == std::string::npos) == cli::reads_config_files());
  CHECK(run.err.empty());
}

TEST_CASE("without a word the help goes to the error stream and the usage is wrong") {
  const Run run = run_retain({});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err == cli::general_help(cli::commands()));
}

TEST_CASE("help that is asked for goes to standard output") {
  for (const std::string word : {"help", "--help", "-h"}) {
    const Run run = run_retain({word});
    CHECK(run.status == 0);
    CHECK(run.out == cli::general_help(cli::commands()));
  }
}

TEST_CASE("wrong usage is exit 2 with a message, a hint and nothing on standard output") {
  const Run run = run_retain({"reprot"});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err ==
        "retain: error: unknown command \"reprot\"; did you mean \"report\"?\n"
        "hint: commands: report, calc, snapshot, movements, cohort, survival, forecast, value, sql, sniff, validate, test, diff, "
        "metrics, fields, completion, help; for a file: "
        "retain "
        "report FILE\n");
}

TEST_CASE("messages are coloured on a terminal unless the environment does not want it") {
  cli::Console console;
  console.stderr_is_terminal = true;
  CHECK(run_retain({"reprot"}, "", console).err.starts_with("retain: \x1b["));
  console.colour = false;
  CHECK(run_retain({"reprot"}, "", console).err.starts_with("retain: error: "));
}

TEST_CASE("a full disk behind standard output is exit 4") {
  RefusingBuffer full(ENOSPC);
  const Run run = run_onto(full);
  CHECK(run.status == 4);
  CHECK(run.err == "<stdout>: error: cannot be written: No space left on device\n");
}

TEST_CASE("a reader of standard output who has gone away is not worth a word") {
  RefusingBuffer gone(EPIPE);
  const Run run = run_onto(gone);
  CHECK(run.status == 0);
  CHECK(run.err.empty());
}

TEST_CASE("standard input that cannot be read is exit 4") {
  ThrowingBuffer closed(std::ios_base::failure("read", std::make_error_code(std::errc::bad_file_descriptor)));
  const Run run = run_from(closed);
  CHECK(run.status == 4);
  CHECK(run.out.empty());
  CHECK(run.err == "<stdin>: error: cannot be read: Bad file descriptor\n");
}

TEST_CASE("too little memory is exit 4") {
  ThrowingBuffer full{std::bad_alloc()};
  const Run run = run_from(full);
  CHECK(run.status == 4);
  CHECK(run.out.empty());
  CHECK(run.err == "retain: error: out of memory\n");
}

TEST_CASE("anything else that goes wrong is a bug of the program, and says so") {
  ThrowingBuffer broken(std::logic_error("a format without a renderer"));
  const Run run = run_from(broken);
  CHECK(run.status == 70);
  CHECK(run.out.empty());
  CHECK(run.err == "retain: error: a bug in retain " RETAIN_VERSION
                   ": a format without a renderer\nhint: please report it with the command and its input\n");
}
