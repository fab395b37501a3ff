#pragma once

#include <vector>

#include "cli/flags/options.hpp"
#include "cli/system/output_file.hpp"

namespace retain::cli {

/// Adds the file of `--rejects`, if given: a CSV of file, line, column, code and text of each row that was left out.
void add_rejects(std::vector<Output>& outputs, const std::vector<io::RejectedRow>& rejected, const Options& options);

}  // namespace retain::cli
