#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/flags/options.hpp"
#include "cli/system/console.hpp"
#include "io/load.hpp"

namespace retain::cli {

using io::Wanted;

/// What the files of the command line hold, standard input where there are none; empty where that is a terminal, after help was printed.
/// Throws UsageError, InputError with excerpts, also where the command does not read what they hold, FileError.
std::optional<io::Loaded> load_inputs(const Options& options, const Streams& streams, Wanted wanted);

/// How customers are followed: as the options say.
FollowingRules rules_of(const Options& options, const io::LoadedRows& rows);

/// What is assumed of customers whose rows begin with the first of these periods.
Assumption left_censoring(const std::vector<Snapshot>& snapshots);

/// Throws InputError of the input as a whole.
[[noreturn]] void refuse_input(const io::Loaded& loaded, std::string code, std::string message, std::string hint);
/// Throws the same errors, with the name of the input where they name none.
[[noreturn]] void rethrow_of(const io::Loaded& loaded, const InputError& error);

}  // namespace retain::cli
