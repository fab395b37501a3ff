#include "render/terminal/grid.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// Blocks of a longer table would lie so far apart that nobody reads them together.
constexpr std::size_t most_lines_of_blocks = 100;

class GridText {
 public:
  GridText(const Grid& grid, std::size_t width) : grid_(grid), width_(width), widths_(grid.headings.size()) {
    std::vector<std::string> headings = grid.headings;
    if (!grid.caption.empty()) headings.front() = grid.caption;
    // Once for the widths and once for the lines, so that memory holds neither.
    std::size_t lines = 0;
    grid.each_line([&](const GridLine& line) {
      ++lines;
      for (std::size_t i = 0; i < line.cells.size(); ++i) widen(i, line.cells[i]);
    });
    const std::vector<std::size_t> of_cells = widths_;
    for (std::size_t i = 0; i < headings.size(); ++i) {
      headings_.push_back({headings[i]});
      widen(i, headings[i]);
    }
    if (width_of_all() > width_) {
      widths_ = of_cells;
      for (std::size_t i = 0; i < headings.size(); ++i) break_heading(i, headings[i]);
    }
    split(lines > most_lines_of_blocks);
  }

  void draw(const std::function<void(std::string_view line, Paint paint)>& add_line) const {
    for (const std::vector<std::size_t>& block : blocks_) {
      if (&block != &blocks_.front()) add_line("", Paint::plain);
      std::size_t height = 0;
      for (const std::size_t column : block) height = std::max(height, headings_[column].size());
      for (std::size_t line = 0; line < height; ++line) {
        add_line(aligned(block,
                         [&](std::size_t column) {
                           const std::vector<std::string>& heading = headings_[column];
                           return line + heading.size() < height ? std::string() : heading[line + heading.size() - height];
                         }),
                 Paint::bold);
      }
      grid_.each_line([&](const GridLine& line) {
        add_line(aligned(block, [&](std::size_t column) { return line.cells[column]; }), paint_of(line.tone));
      });
    }
  }

 private:
  void widen(std::size_t column, std::string_view text) { widths_[column] = std::max(widths_[column], display_width(text)); }

  [[nodiscard]] std::size_t width_of_all() const {
    std::size_t sum = 0;
    for (const std::size_t width : widths_) sum += width + column_gap;
    return sum - std::min(sum, column_gap);
  }

  /// Into two lines at most, as narrow as that allows.
  void break_heading(std::size_t column, const std::string& heading) {
    constexpr std::size_t most_lines = 2;
    for (const std::string& word : retain::split(heading, " ")) widen(column, word);
    while (headings_[column] = retain::split(wrapped(heading, widths_[column]), "\n"), headings_[column].size() > most_lines)
      ++widths_[column];
  }

  /// Into blocks that the width holds, each with the labels.
  void split(bool is_long) {
    std::vector<std::size_t> labels;
    std::size_t width_of_labels = 0;
    for (std::size_t i = 0; i < grid_.labels; ++i) {
      labels.push_back(i);
      width_of_labels += widths_[i] + column_gap;
    }
    blocks_ = {labels};
    std::size_t used = width_of_labels;
    for (std::size_t i = grid_.labels; i < widths_.size(); ++i) {
      if (!is_long && blocks_.back().size() > labels.size() && used + widths_[i] > width_) {
        blocks_.push_back(labels);
        used = width_of_labels;
      }
      blocks_.back().push_back(i);
      used += widths_[i] + column_gap;
    }
  }

  template <class Cell>
  [[nodiscard]] std::string aligned(const std::vector<std::size_t>& columns, Cell cell) const {
    std::string line;
    for (const std::size_t column : columns) {
      if (column != columns.front()) line.append(column_gap, ' ');
      line += column < grid_.labels ? pad_right(cell(column), widths_[column]) : pad_left(cell(column), widths_[column]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  }

  const Grid& grid_;
  std::size_t width_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> headings_;  ///< the lines of each
  std::vector<std::vector<std::size_t>> blocks_;    ///< the columns of each
};

}  // namespace

void draw_grid(const Grid& grid, std::size_t width, const std::function<void(std::string_view line, Paint paint)>& add_line) {
  GridText(grid, width).draw(add_line);
}

}  // namespace retain::render
