#include "render/terminal/heat_map.hpp"

#include <algorithm>
#include <vector>

#include "render/terminal/paint.hpp"
#include "text/format.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// A ground of the 256 colours and the ink that is read on it: each pair has a contrast of 4.5 to 1 or more.
struct Shade {
  int ground;
  int ink;
};
constexpr Shade shades[] = {{255, 16}, {189, 16}, {153, 16}, {111, 16}, {25, 231}, {18, 231}};

std::string on_ground(std::string_view text, double share) {
  constexpr auto count = std::size(shades);
  const Shade& darkness = shades[std::min(static_cast<std::size_t>(share * static_cast<double>(count)), count - 1)];
  return formatted("\x1b[38;5;{};48;5;{}m{}\x1b[0m", darkness.ink, darkness.ground, text);
}

class HeatMapText {
 public:
  HeatMapText(const HeatMap& map, const RenderOptions& options) : map_(map), options_(options) {
    labels_ = map.lines.empty() ? 1 : map.lines.front().labels.size();
    for (const std::string& heading : map.headings) widths_.push_back(display_width(heading));
    for (const HeatLine& line : map.lines) {
      for (std::size_t i = 0; i < line.labels.size(); ++i) widen(i, line.labels[i]);
      for (std::size_t i = 0; i < line.cells.size(); ++i) widen(labels_ + i, line.cells[i].text);
    }
    fit();
  }

  std::string write() && {
    if (!map_.caption.empty()) text_ += painted(wrapped(map_.caption, width(), 2), Paint::bold, options_.colour) + '\n';
    std::string heading;
    for (std::size_t i = 0; i < labels_; ++i) heading += label(i, map_.headings[i]);
    // Numbers may have a mark behind them: a heading stands above their digits.
    for (std::size_t i = labels_; i < shown_; ++i) heading += cell_text(i, map_.headings[i] + (has_marks(i) ? " " : ""));
    add(heading, Paint::bold);
    for (const HeatLine& line : map_.lines) add(line_text(line), line.is_summary ? Paint::bold : Paint::plain);
    if (shown_ < widths_.size()) {
      text_ += wrapped(said("Ages {0} to {1} left out: a wider window or --full shows them.", options_.language, map_.headings[shown_],
                            map_.headings.back()),
                       width(), 2) +
               '\n';
    }
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(std::max(options_.width, 1)); }
  void widen(std::size_t column, std::string_view text) { widths_[column] = std::max(widths_[column], display_width(text)); }

  /// Counts the columns that the width has room for.
  void fit() {
    std::size_t used = 0;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      used += i < labels_ ? widths_[i] + (i == 0 ? 0 : column_gap) : widths_[i] + 1;
      if (i < labels_ + 1 || options_.full || used <= width()) shown_ = i + 1;
    }
  }

  [[nodiscard]] bool has_marks(std::size_t column) const {
    return std::ranges::any_of(map_.lines, [&](const HeatLine& line) { return line.cells[column - labels_].text.ends_with(' '); });
  }

  [[nodiscard]] std::string label(std::size_t column, std::string_view text) const {
    return column == 0 ? pad_right(text, widths_[0]) : std::string(column_gap, ' ') + pad_left(text, widths_[column]);
  }
  [[nodiscard]] std::string cell_text(std::size_t column, std::string_view text) const { return " " + pad_left(text, widths_[column]); }

  [[nodiscard]] std::string line_text(const HeatLine& line) const {
    std::string text;
    for (std::size_t i = 0; i < labels_; ++i) text += label(i, line.labels[i]);
    for (std::size_t i = labels_; i < shown_; ++i) {
      const HeatCell& cell = line.cells[i - labels_];
      const std::string shown = cell_text(i, cell.text);
      text += options_.colour && cell.share && !line.is_muted && !line.is_summary ? on_ground(shown, *cell.share) : shown;
    }
    return text;
  }

  void add(std::string line, Paint paint) {
    line.erase(line.find_last_not_of(' ') + 1);
    text_ += painted(line, paint, options_.colour) + '\n';
  }

  const HeatMap& map_;
  const RenderOptions& options_;
  std::size_t labels_ = 1;
  std::size_t shown_ = 0;
  std::vector<std::size_t> widths_;
  std::string text_;
};

}  // namespace

std::string heat_map_text(const HeatMap& map, const RenderOptions& options) { return HeatMapText(map, options).write(); }

}  // namespace retain::render
