#pragma once

#include <vector>

#include "cli/flags/command_line.hpp"
#include "cli/system/output_file.hpp"

namespace retain::cli {

/// The flags that say what becomes of rows that cannot be read.
std::vector<Flag> bad_row_flags(Options& options);
/// Throws UsageError where these flags contradict each other or `--strict`.
void refuse_bad_row_contradiction(const Options& options);

/// Adds the file of `--rejects`, where there is to be one: a CSV of file, line, column, code and text of each row that was left out.
void add_rejects(std::vector<Output>& outputs, const std::vector<io::RejectedRow>& rejected, const Options& options);

}  // namespace retain::cli
