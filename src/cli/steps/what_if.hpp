#pragma once

#include <vector>

#include "cli/flags/options.hpp"
#include "cli/system/console.hpp"
#include "cli/system/exit_status.hpp"
#include "cli/system/output_file.hpp"
#include "retain/report.hpp"

namespace retain::cli {

/// Throws UsageError where `--assume` is given with a flag or a format that it does not work with, or `--cost` without it.
void refuse_what_if_contradiction(const Options& options);

/// Writes what would be under the premises of the options to every output, and what goes `beside` it, then warnings and notes to the
/// error stream. Throws InputError where the premises cannot hold.
ExitStatus deliver_what_if(const Report& report, const Options& options, const Streams& streams, std::vector<Output> beside);

}  // namespace retain::cli
