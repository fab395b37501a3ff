#include "render/terminal/sparkline.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "text/utf8.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

using Values = std::vector<std::optional<double>>;

constexpr std::string_view bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::string_view middle_bar = "▄";
constexpr std::string_view sparkline_gap = "·";
constexpr std::ptrdiff_t fewest_values = 3;
/// The fewest periods that show where something goes; a narrower column stays empty.
constexpr std::size_t least_window = 4;

/// The first line of the segment that ends before `end`.
std::size_t start_of(const Layout& layout, std::size_t end) {
  std::size_t start = end;
  while (start > 0 && layout.lines[start - 1].kind != LineKind::segment) --start;
  return start;
}

bool ends_segment(const Layout& layout, std::size_t end) {
  return end == layout.lines.size() || layout.lines[end].kind == LineKind::segment;
}

/// The values of a column over the complete periods of the lines; nothing where the lines are no time line.
Values values_of(const Layout& layout, const TableColumn& column, std::size_t start, std::size_t end) {
  Values values;
  values.reserve(end - start);
  const ReportRow* last = nullptr;
  for (std::size_t i = start; i < end; ++i) {
    const TableLine& line = layout.lines[i];
    if (line.kind != LineKind::period) continue;
    if (last != nullptr && last->period == line.row->period) return {};
    last = line.row;
    if (!line.row->complete) continue;
    const std::optional<Number>& value = column.cells[i].value;
    values.push_back(value ? std::optional(value->to_double()) : std::nullopt);
  }
  return values;
}

bool shows_a_trend(std::span<const std::optional<double>> values) {
  return std::count_if(values.begin(), values.end(), [](const auto& value) { return value.has_value(); }) >= fewest_values;
}

/// Bars that have room in a column: as many in every language, as long as its heading there is not shorter than in English.
std::size_t room_of(const TableColumn& column) {
  return std::min(std::max(column.cell_width, display_width(quantity(column.id).heading)), column.width);
}

}  // namespace

TrendWindow trend_window(const Layout& layout) {
  std::vector<std::size_t> rooms;  // of columns with a trend
  TrendWindow window;
  for (const Block& block : layout.blocks) {
    for (const TableColumn& column : block.columns) {
      if (column.kind != ColumnKind::value) continue;
      bool has_trend = false;
      for (std::size_t end = 1; end <= layout.lines.size(); ++end) {
        if (!ends_segment(layout, end)) continue;
        const Values values = values_of(layout, column, start_of(layout, end), end);
        if (!shows_a_trend(values)) continue;
        has_trend = true;
        window.periods = std::max(window.periods, values.size());
      }
      if (has_trend) rooms.push_back(room_of(column));
    }
  }
  window.least = std::min(window.periods, least_window);
  window.newest = window.periods;
  for (const std::size_t room : rooms) {
    if (room >= window.least) window.newest = std::min(window.newest, room);
  }
  return window;
}

std::string sparkline(std::span<const std::optional<double>> values, std::size_t newest) {
  std::optional<double> least;
  std::optional<double> most;
  for (const auto& value : values) {
    if (!value) continue;
    least = std::min(least.value_or(*value), *value);
    most = std::max(most.value_or(*value), *value);
  }
  std::string text;
  for (const auto& value : values.last(std::min(values.size(), newest))) {
    if (!value) {
      text += sparkline_gap;
    } else if (*least == *most) {
      text += middle_bar;
    } else {
      text += bars[static_cast<std::size_t>(std::lround((*value - *least) / (*most - *least) * static_cast<double>(std::size(bars) - 1)))];
    }
  }
  return text;
}

std::string trend_line(const Layout& layout, const Block& block, const TrendWindow& window, std::size_t end, Language language) {
  if (!ends_segment(layout, end)) return {};
  const std::size_t start = start_of(layout, end);
  const std::string indent(start > 0 ? 2 : 0, ' ');
  std::string text = pad_right(indent + std::string(say("trend", language)), block.label_width);
  bool has_values = false;
  for (const TableColumn& column : block.columns) {
    std::string drawn;
    if (column.kind == ColumnKind::value && room_of(column) >= window.least) {
      const Values values = values_of(layout, column, start, end);
      if (shows_a_trend(values)) drawn = sparkline(values, window.newest);
    }
    has_values = has_values || !drawn.empty();
    // Each bar takes one column.
    text.append(column_gap + column.width - std::min(count_code_points(drawn), column.width), ' ') += drawn;
  }
  if (!has_values) return {};
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string trend_note(const TrendWindow& window, Granularity granularity, Language language) {
  if (window.newest == window.periods) return {};
  const std::string newest = periods_text(granularity, static_cast<int>(window.newest), language);
  return said("trend: the newest {0}, on the scale of all {1}.", language, newest, window.periods);
}

}  // namespace retain::render
