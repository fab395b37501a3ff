#include "cli/system/out_of_memory.hpp"

#include <unistd.h>

#include <array>
#include <new>
#include <stdexcept>
#include <string>

#include "retain/version.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::cli;

namespace {

struct Told {
  ExitStatus status;
  std::string message;
};

/// What the error stream of this process gets to read of an exception.
template <class Exception>
Told told_of(const Exception& exception) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const int before = ::dup(STDERR_FILENO);
  ::dup2(ends[1], STDERR_FILENO);
  ExitStatus status = ExitStatus::done;
  try {
    throw exception;
  } catch (...) {
    status = tell_exception();
  }
  ::dup2(before, STDERR_FILENO);
  std::string message(1024, '\0');
  message.resize(static_cast<std::size_t>(::read(ends[0], message.data(), message.size())));
  for (const int descriptor : {ends[0], ends[1], before}) ::close(descriptor);
  return {status, message};
}

}  // namespace

TEST_CASE("only a lack of memory is told as one, and anything else that nobody caught is a bug") {
  const Told memory = told_of(std::bad_alloc());
  CHECK(memory.status == ExitStatus::io_failed);
  CHECK(memory.message == out_of_memory_message);
  const Told bug = told_of(std::runtime_error("what nobody expected"));
  CHECK(bug.status == ExitStatus::bug);
  CHECK(bug.message.starts_with("retain: error: a bug in retain " RETAIN_VERSION "\n"));
  CHECK(told_of(42).status == ExitStatus::bug);
}
