#pragma once

#include <cstdint>

#include "cli/flags/options.hpp"
#include "io/loaded.hpp"
#include "retain/report.hpp"

namespace retain::cli {

/// When a report of customer rows has what is measured over its customers, whose amounts are sorted for it.
enum class Measures : std::uint8_t {
  where_named,
  unless_others_are_named,
};

/// The report of what inputs hold, snapshots or customer rows, with their warnings, notes and assumptions. Takes the snapshots out of
/// `loaded`. Throws InputError with excerpts, the warnings in front of the errors.
Report report_of(io::Loaded& loaded, const Options& options, Measures measures = Measures::where_named);

}  // namespace retain::cli
