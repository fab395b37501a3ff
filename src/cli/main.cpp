#include <iostream>
#include <string>
#include <vector>

#include "cli/run.hpp"
#include "cli/system/out_of_memory.hpp"
#include "cli/system/standard_input.hpp"

int main(int argc, char** argv) try {
  retain::cli::end_when_out_of_memory();
  const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
  retain::cli::StandardInput bytes;
  std::istream in(&bytes);
  return retain::cli::run(args, in, std::cout, std::cerr, retain::cli::open_console());
} catch (...) {
  return static_cast<int>(retain::cli::tell_exception());
}
