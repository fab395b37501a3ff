#pragma once

#include "cli/flags/options.hpp"
#include "cli/system/console.hpp"
#include "cli/system/exit_status.hpp"

namespace retain::cli {

/// Each runs one command: reads, computes, writes. They throw UsageError, InputError and FileError before anything is written.
ExitStatus report_command(const Options& options, const Streams& streams);
ExitStatus snapshot_command(const Options& options, const Streams& streams);
ExitStatus movements_command(const Options& options, const Streams& streams);
ExitStatus sniff_command(const Options& options, const Streams& streams);
ExitStatus validate_command(const Options& options, const Streams& streams);
ExitStatus diff_command(const Options& options, const Streams& streams);
ExitStatus calc_command(const Options& options, const Streams& streams);
ExitStatus test_command(const Options& options, const Streams& streams);
ExitStatus metrics_command(const Options& options, const Streams& streams);

}  // namespace retain::cli
