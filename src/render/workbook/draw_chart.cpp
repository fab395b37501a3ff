#ifdef RETAIN_XLSXWRITER

#include "render/workbook/draw_chart.hpp"

#include <algorithm>
#include <array>

namespace retain::render {

namespace {

constexpr lxw_color_t grid_line = 0xdde1e7;
constexpr lxw_color_t text_colour = 0x566070;
constexpr lxw_color_t title_colour = 0x1a1f27;
constexpr lxw_color_t axis_line_colour = 0x9aa5b4;

lxw_chart_line line_of(lxw_color_t colour, float width, bool is_dashed = false) {
  lxw_chart_line line{};
  line.color = colour;
  line.width = width;
  line.dash_type = is_dashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID;
  return line;
}

lxw_chart_line no_line() {
  lxw_chart_line line{};
  line.none = 1;
  return line;
}

lxw_chart_fill fill_of(lxw_color_t colour) {
  lxw_chart_fill fill{};
  fill.color = colour;
  return fill;
}

lxw_chart_font font_of(double size, lxw_color_t colour, bool is_bold = false) {
  lxw_chart_font font{};
  font.size = size;
  font.color = colour;
  // 0 stands for bold in a title.
  font.bold = is_bold ? LXW_TRUE : LXW_EXPLICIT_FALSE;
  return font;
}

std::uint8_t type_of(ChartKind kind) {
  switch (kind) {
    case ChartKind::lines:
      return LXW_CHART_LINE;
    case ChartKind::stacked_columns:
      return LXW_CHART_COLUMN_STACKED;
    case ChartKind::bars:
      return LXW_CHART_BAR;
  }
  return LXW_CHART_LINE;
}

/// A line with a dot for each value; an end of a range is a thin line.
void style_line(lxw_chart_series* series, const ChartSeries& what, bool has_many) {
  const auto colour = static_cast<lxw_color_t>(what.colour);
  const bool is_end = what.name.empty();
  lxw_chart_line line = is_end ? line_of(colour, 1) : line_of(colour, 2, what.is_dashed);
  chart_series_set_line(series, &line);
  if (is_end || has_many) return chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
  lxw_chart_fill fill = fill_of(colour);
  lxw_chart_line edge = no_line();
  chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
  chart_series_set_marker_size(series, 5);
  chart_series_set_marker_fill(series, &fill);
  chart_series_set_marker_line(series, &edge);
}

void style_axes(lxw_chart* chart, const BookChart& what, std::size_t labels) {
  const bool lies_down = what.kind == ChartKind::bars;
  lxw_chart_axis* across = chart_axis_get(chart, lies_down ? LXW_CHART_AXIS_TYPE_Y : LXW_CHART_AXIS_TYPE_X);
  lxw_chart_axis* upwards = chart_axis_get(chart, lies_down ? LXW_CHART_AXIS_TYPE_X : LXW_CHART_AXIS_TYPE_Y);
  lxw_chart_font small = font_of(9, text_colour);
  lxw_chart_line axis_line = line_of(axis_line_colour, 1);
  lxw_chart_line grid = line_of(grid_line, 0.75F);
  lxw_chart_line none = no_line();
  for (lxw_chart_axis* axis : {across, upwards}) {
    chart_axis_set_num_font(axis, &small);
    chart_axis_set_name_font(axis, &small);
    chart_axis_set_major_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE);
  }
  chart_axis_set_line(across, &axis_line);
  chart_axis_set_line(upwards, &none);
  chart_axis_major_gridlines_set_visible(across, LXW_FALSE);
  chart_axis_major_gridlines_set_visible(upwards, LXW_TRUE);
  chart_axis_major_gridlines_set_line(upwards, &grid);
  if (!what.across.empty()) chart_axis_set_name(across, what.across.c_str());
  if (!what.upwards.empty()) chart_axis_set_name(upwards, what.upwards.c_str());
  if (!what.format.empty()) chart_axis_set_num_format(upwards, what.format.c_str());
  // Below the chart also where values are below zero.
  chart_axis_set_label_position(across, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  constexpr std::size_t most_labels = 12;
  if (lies_down) {
    // The first bar is the uppermost, as the first row is.
    chart_axis_set_reverse(across);
  } else if (labels > most_labels) {
    const auto step = static_cast<std::uint16_t>((labels + most_labels - 1) / most_labels);
    chart_axis_set_interval_unit(across, step);
    chart_axis_set_interval_tick(across, step);
  }
  if (what.axis) {
    chart_axis_set_min(upwards, what.axis->low);
    chart_axis_set_max(upwards, what.axis->high);
    chart_axis_set_major_unit(upwards, what.axis->step);
  }
}

void style_legend(lxw_chart* chart, const BookChart& what) {
  std::vector<std::int16_t> unnamed;
  for (std::size_t i = 0; i < what.series.size(); ++i) {
    if (what.series[i].name.empty()) unnamed.push_back(static_cast<std::int16_t>(i));
  }
  if (what.series.size() - unnamed.size() < 2) {
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    return;
  }
  lxw_chart_font small = font_of(9, text_colour);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(chart, &small);
  if (unnamed.empty()) return;
  constexpr std::int16_t end_of_list = -1;
  unnamed.push_back(end_of_list);
  chart_legend_delete_series(chart, unnamed.data());
}

}  // namespace

lxw_chart* draw_chart(lxw_workbook* book, const BookChart& what) {
  constexpr std::size_t most_marked = 36;
  lxw_chart* chart = workbook_add_chart(book, type_of(what.kind));
  if (chart == nullptr) return nullptr;
  const std::size_t labels = what.categories.last_row - what.categories.first_row + std::size_t{1};
  for (const ChartSeries& one : what.series) {
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    if (series == nullptr) return nullptr;
    const CellColumn& names = what.categories;
    chart_series_set_categories(series, what.sheet.c_str(), names.first_row, names.column, names.last_row, names.column);
    chart_series_set_values(series, what.sheet.c_str(), one.values.first_row, one.values.column, one.values.last_row, one.values.column);
    if (!one.name.empty()) chart_series_set_name(series, one.name.c_str());
    if (what.kind == ChartKind::lines) {
      style_line(series, one, labels > most_marked);
    } else {
      lxw_chart_fill fill = fill_of(static_cast<lxw_color_t>(one.colour));
      chart_series_set_fill(series, &fill);
    }
  }
  // A bar alone is no wall.
  if (what.kind != ChartKind::lines) chart_set_series_gap(chart, labels < 3 ? 300 : 60);
  lxw_chart_font title = font_of(11, title_colour, true);
  chart_title_set_name(chart, what.title.c_str());
  chart_title_set_name_font(chart, &title);
  lxw_chart_line frame = line_of(grid_line, 1);
  chart_chartarea_set_line(chart, &frame);
  style_axes(chart, what, labels);
  style_legend(chart, what);
  return chart;
}

std::string cell_range(CellPlace first, CellPlace last) {
  std::array<char, LXW_MAX_CELL_RANGE_LENGTH> range{};
  lxw_rowcol_to_range(range.data(), first.row, first.column, last.row, last.column);
  return range.data();
}

}  // namespace retain::render

#endif
