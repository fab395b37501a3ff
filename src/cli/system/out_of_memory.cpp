#include "cli/system/out_of_memory.hpp"

#include <unistd.h>

#include <exception>
#include <new>

#include "cli/system/temporary_file.hpp"
#include "retain/version.hpp"

namespace retain::cli {

namespace {

constexpr char bug_message[] = "retain: error: a bug in retain " RETAIN_VERSION "\nhint: please report it with the command and its input\n";

std::terminate_handler handler_before = nullptr;

bool is_out_of_memory() noexcept {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return true;
  } catch (...) {
    return false;
  }
}

[[noreturn]] void end() {
  if (std::current_exception() && is_out_of_memory()) {
    remove_temporary_files();
    ::_exit(static_cast<int>(tell_exception()));
  }
  // What else was thrown is a bug, which the handler before this one shows.
  handler_before();
  ::_exit(static_cast<int>(ExitStatus::bug));
}

}  // namespace

ExitStatus tell_exception() noexcept {
  const bool out_of_memory = is_out_of_memory();
  write_all(STDERR_FILENO, out_of_memory ? out_of_memory_message : bug_message);
  return out_of_memory ? ExitStatus::io_failed : ExitStatus::bug;
}

void end_when_out_of_memory() { handler_before = std::set_terminate(end); }

}  // namespace retain::cli
