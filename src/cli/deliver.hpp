#pragma once

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/options.hpp"
#include "retain/report.hpp"

namespace retain::cli {

/// Whether text for a stream is coloured: as `--color` says, else the environment, else on a terminal.
bool wants_colour(ColourChoice choice, const Console& console, bool is_terminal);

/// Writes the report to every output, then warnings, notes and unmet requirements to the error stream. `one_off`: it is of quantities from
/// the command line.
ExitStatus deliver(Report report, const Options& options, bool one_off, const Streams& streams);

}  // namespace retain::cli
