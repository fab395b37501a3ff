#include "render/sparkline.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/exact.hpp"
#include "render/text.hpp"

namespace retain::render {

namespace {

using Values = std::vector<std::optional<double>>;

constexpr std::string_view bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::string_view middle_bar = "▄";
constexpr std::string_view gap = "·";
constexpr std::ptrdiff_t fewest_values = 3;

/// The first line of the segment that ends before `end`.
std::size_t start_of(const Layout& layout, std::size_t end) {
  std::size_t start = end;
  while (start > 0 && layout.lines[start - 1].kind != LineKind::segment) --start;
  return start;
}

/// The values of a quantity over the complete periods of the lines; nothing where the lines are no time line.
Values values_of(const Layout& layout, const Quantity& quantity, std::size_t start, std::size_t end) {
  Values values;
  const ReportRow* last = nullptr;
  for (std::size_t i = start; i < end; ++i) {
    const TableLine& line = layout.lines[i];
    if (line.kind != LineKind::period) continue;
    if (last != nullptr && last->period == line.row->period) return {};
    last = line.row;
    if (!line.row->complete) continue;
    const auto value = shown_value(line.row->sheet, quantity);
    values.push_back(value ? std::optional(value->to_double()) : std::nullopt);
  }
  if (std::count_if(values.begin(), values.end(), [](const auto& value) { return value.has_value(); }) < fewest_values) return {};
  return values;
}

}  // namespace

std::string sparkline(std::span<const std::optional<double>> values, std::size_t width) {
  values = values.last(std::min(values.size(), width));
  std::optional<double> least;
  std::optional<double> most;
  for (const auto& value : values) {
    if (!value) continue;
    least = std::min(least.value_or(*value), *value);
    most = std::max(most.value_or(*value), *value);
  }
  std::string text;
  for (const auto& value : values) {
    if (!value) {
      text += gap;
    } else if (*least == *most) {
      text += middle_bar;
    } else {
      text += bars[static_cast<std::size_t>(std::lround((*value - *least) / (*most - *least) * static_cast<double>(std::size(bars) - 1)))];
    }
  }
  return text;
}

std::string trend_line(const Layout& layout, const Block& block, std::size_t end, Language language) {
  if (end < layout.lines.size() && layout.lines[end].kind != LineKind::segment) return {};
  const std::size_t start = start_of(layout, end);
  const std::string indent(start > 0 ? 2 : 0, ' ');
  std::string text = pad_right(indent + std::string(say("trend", language)), block.label_width);
  bool has_values = false;
  for (const TableColumn& column : block.columns) {
    const Values values = column.kind == ColumnKind::value ? values_of(layout, quantity(column.id), start, end) : Values();
    has_values = has_values || !values.empty();
    text += std::string(column_gap, ' ') + pad_left(sparkline(values, column.width), column.width);
  }
  if (!has_values) return {};
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string trend_note(const Layout& layout, Language language) {
  for (std::size_t end = 1; end <= layout.lines.size(); ++end) {
    if (end < layout.lines.size() && layout.lines[end].kind != LineKind::segment) continue;
    for (const Block& block : layout.blocks) {
      for (const TableColumn& column : block.columns) {
        if (column.kind != ColumnKind::value) continue;
        if (values_of(layout, quantity(column.id), start_of(layout, end), end).size() <= column.width) continue;
        return std::string(say("trend: the newest periods that fit.", language));
      }
    }
  }
  return {};
}

}  // namespace retain::render
