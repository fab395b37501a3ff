#pragma once

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/options.hpp"

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
