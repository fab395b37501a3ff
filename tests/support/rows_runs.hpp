#pragma once

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_retain.hpp"

namespace retain::test {

/// The movements of customer rows on standard input, without the heading: "A1,,2026-01,new,0,5,5".
inline std::string movements_of(const std::string& input, std::vector<std::string> flags = {}) {
  flags.insert(flags.begin(), {"movements", "-f", "csv", "-q"});
  const Run run = run_retain(flags, input);
  CHECK(run.err.empty());
  CHECK(run.status == 0);
  return run.out.substr(run.out.find('\n') + 1);
}

/// What the program says of customer rows on standard input that are wrong.
inline std::string errors_of(const std::string& input, std::vector<std::string> flags = {}) {
  flags.insert(flags.begin(), "snapshot");
  const Run run = run_retain(flags, input);
  CHECK(run.status == 3);
  CHECK(run.out.empty());
  return run.err;
}

}  // namespace retain::test
