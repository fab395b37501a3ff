#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/run.hpp"

namespace retain::test {

/// What a run of the program left: its exit status and the text of its streams.
struct Run {
  int status = 0;
  std::string out;
  std::string err;
  std::vector<std::string> args{};  ///< what it was asked, where it ran in this process
  std::string input{};
};

/// Runs the program in this process, as in a pipe unless `console` says otherwise.
inline Run run_retain(const std::vector<std::string>& args, const std::string& input = {}, const cli::Console& console = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int status = cli::run(args, in, out, err, console);
  return {status, out.str(), err.str(), args, input};
}

}  // namespace retain::test
