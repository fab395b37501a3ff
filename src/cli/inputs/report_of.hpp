#pragma once

#include "cli/flags/options.hpp"
#include "io/loaded.hpp"
#include "retain/report.hpp"

namespace retain::cli {

/// The report of what inputs hold, snapshots or customer rows, with their warnings, notes and assumptions. Takes the snapshots out of
/// `loaded`. Throws InputError with excerpts, the warnings in front of the errors.
Report report_of(io::Loaded& loaded, const Options& options);

}  // namespace retain::cli
