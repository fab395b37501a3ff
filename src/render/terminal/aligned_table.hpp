#pragma once

#include <string>
#include <vector>

namespace retain::render {

/// The rows of a table as lines, two spaces between its columns: the first `labels` columns stand to the left, the others to the right.
/// Every row has as many texts as the first, which is the heading.
std::vector<std::string> aligned_lines(const std::vector<std::vector<std::string>>& rows, std::size_t labels);

}  // namespace retain::render
