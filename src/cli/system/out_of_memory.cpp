#include "cli/system/out_of_memory.hpp"

#include <unistd.h>

#include <exception>
#include <new>

#include "cli/system/exit_status.hpp"
#include "cli/system/temporary_file.hpp"

namespace retain::cli {

namespace {

std::terminate_handler handler_before = nullptr;

[[noreturn]] void end() {
  if (std::current_exception()) {
    try {
      throw;
    } catch (const std::bad_alloc&) {
      remove_temporary_files();
      tell_out_of_memory();
      ::_exit(static_cast<int>(ExitStatus::io_failed));
    } catch (...) {
      // What else was thrown is a bug, which the handler before this one shows.
    }
  }
  handler_before();
  ::_exit(static_cast<int>(ExitStatus::bug));
}

}  // namespace

void tell_out_of_memory() noexcept { write_all(STDERR_FILENO, out_of_memory_message); }

void end_when_out_of_memory() { handler_before = std::set_terminate(end); }

}  // namespace retain::cli
