#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/flags/options.hpp"
#include "cli/system/console.hpp"
#include "io/load.hpp"

namespace retain::cli {

/// What a command reads.
enum class Wanted {
  snapshots,  ///< or customer rows, of which they are made
  rows,       ///< customer rows alone
  cohorts,    ///< a table of cohorts, or customer rows
  purchases,  ///< a table of purchase histories, or customer rows
  anything,   ///< to say what it is
};

/// What the files of the command line hold, standard input where there are none; empty where that is a terminal, after help was printed.
/// Throws UsageError, InputError with excerpts, FileError.
std::optional<io::Loaded> load_inputs(const Options& options, const Streams& streams, Wanted wanted);

/// How customers are followed: as the options say.
FollowingRules rules_of(const Options& options, const io::LoadedRows& rows);

/// Throws InputError where the command needs customer rows and the input is something else.
void refuse_snapshots(const io::Loaded& loaded, const char* command);

/// What is assumed of customers whose rows begin with the first of these periods.
Assumption left_censoring(const std::vector<Snapshot>& snapshots);

}  // namespace retain::cli
