#pragma once

namespace retain::cli {

/// What the program's exit status says; scripts depend on it.
enum class ExitStatus : int {
  done = 0,
  answer_is_no = 1,  ///< a requirement is not met, or a value asked for is undefined
  usage = 2,
  bad_input = 3,  ///< the input is wrong or contradicts itself
  io_failed = 4,  ///< reading or writing failed, or memory ran out
  bug = 70,
};

}  // namespace retain::cli
