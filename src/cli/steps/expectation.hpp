#pragma once

#include <chrono>

#include "cli/flags/options.hpp"

namespace retain::cli {

/// The day it is here, by the clock and time zone of the system.
std::chrono::sys_days local_day();

/// The options with the period that `--expect last-month` and the like stand for. The clock is read for these alone, and where `--today`
/// does not say what day it is. Throws UsageError where `--today` is given and nothing asks for it.
Options with_expected_period(Options options);

}  // namespace retain::cli
