#include "cli/steps/expectation.hpp"

#include <ctime>

#include "cli/system/errors.hpp"
#include "retain/last_period.hpp"

namespace retain::cli {

std::chrono::sys_days local_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (::localtime_r(&now, &local) == nullptr) throw UsageError("the system does not tell what day it is", "--today 2026-03-15 says it");
  return std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

Options with_expected_period(Options options) {
  if (!options.expected_last) {
    if (!options.today) return options;
    throw UsageError("--today is the day that --expect last-month and the like are about, and none is given",
                     "add --expect last-month, or leave out --today");
  }
  options.report.today = options.today ? *options.today : local_day();
  options.report.expected = last_period(*options.expected_last, *options.report.today);
  return options;
}

}  // namespace retain::cli
