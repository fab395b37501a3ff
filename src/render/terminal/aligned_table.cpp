#include "render/terminal/aligned_table.hpp"

#include <algorithm>

#include "render/content/blocks.hpp"
#include "text/width.hpp"

namespace retain::render {

std::vector<std::string> aligned_lines(const std::vector<std::vector<std::string>>& rows, std::size_t labels) {
  std::vector<std::size_t> widths(rows.empty() ? 0 : rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  std::vector<std::string> lines;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line.append(column_gap, ' ');
      line += i < labels ? pad_right(row[i], widths[i]) : pad_left(row[i], widths[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace retain::render
