#pragma once

#include <string>
#include <vector>

#include "cli/flags/command.hpp"

namespace retain::cli {

/// Whether a command can leave out rows that it cannot read.
enum class BadRows { refused, may_be_skipped };
/// Whether a command follows customers from period to period, perhaps within segments, or takes them together, each as a whole.
enum class Customers { followed, together };
/// Adds the flags about customer rows, about the text of files, and about limits.
void add_input_flags(Flags& flags, BadRows bad_rows = BadRows::refused, Customers customers = Customers::followed);
/// Adds the flags of a command that reads customer rows alone.
void add_flags_of_rows(Flags& flags);
/// Takes the arguments of a command that reads files. Throws UsageError where flags about the input contradict each other.
void take_files(const std::vector<std::string>& words, Options& options);

/// Help for `--period` in commands that read what `retain report` reads.
inline constexpr const char* grouping_help = "what customer rows are grouped by, and snapshots must be: month, quarter, year, week or day";
/// Notes about FILE in help: for commands that read what `retain report` reads and for those that read customer rows alone.
inline constexpr const char* files_note =
    "A FILE is what `retain report` reads; - is standard input, which is also read where no FILE is given.";
inline constexpr const char* rows_note =
    "A FILE is CSV, TSV, JSON, NDJSON or a workbook (.xlsx), also compressed with gzip or zstd, with one row per payment of a customer "
    "(customer, date, amount) or per span (customer, start, end "
    "or empty, amount per period), in any order; - is standard input, which is also read where no FILE is given. Several files are one "
    "input.";

}  // namespace retain::cli
