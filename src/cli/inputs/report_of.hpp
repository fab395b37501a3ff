#pragma once

#include <cstdint>

#include "cli/flags/options.hpp"
#include "io/loaded.hpp"
#include "retain/report.hpp"

namespace retain::cli {

/// Which metrics a report of customer rows has that nobody named.
enum class Unnamed : std::uint8_t {
  quick,  ///< those that sums over customers tell
  all,    ///< for people, those too for which the amounts of all customers are sorted; --full asks for them everywhere
};

/// The report of what inputs hold, snapshots or customer rows, with their warnings, notes and assumptions. Takes the snapshots out of
/// `loaded`. Throws InputError with excerpts, the warnings in front of the errors.
Report report_of(io::Loaded& loaded, const Options& options, Unnamed unnamed = Unnamed::quick);

}  // namespace retain::cli
