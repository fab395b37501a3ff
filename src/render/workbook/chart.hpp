#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/content/chart_scale.hpp"

namespace retain::render {

/// The colours of lines and bars, as on a page of HTML: calm, and told apart by those who see few of them.
enum class ChartColour : std::uint32_t {
  one = 0x1d5fbf,
  two = 0xa34a00,
  three = 0x0a6b3a,
  four = 0x7a3fa0,
  five = 0x6b7686,
  six = 0xb3261e,
  light = 0x86b7ff,
  pale = 0xf2ab6d,
};

/// Cells below each other.
struct CellColumn {
  std::uint16_t column = 0;
  std::uint32_t first_row = 0;
  std::uint32_t last_row = 0;
};

struct ChartSeries {
  std::string name;  ///< in the legend; empty: an end of a range, which has none
  CellColumn values;
  ChartColour colour = ChartColour::one;
  bool is_dashed = false;
};

enum class ChartKind : std::uint8_t { lines, stacked_columns, bars };

/// A chart of the spreadsheet program, drawn from the cells of one sheet.
struct BookChart {
  ChartKind kind = ChartKind::lines;
  std::string title;
  std::string sheet;      ///< that its cells are on
  CellColumn categories;  ///< the labels of its values
  std::vector<ChartSeries> series;
  bool has_ranges = false;     ///< each point is joined with the ends of its range
  std::string across;          ///< what stands along the axis of the labels
  std::string upwards;         ///< what stands along that of the values
  std::string format;          ///< of its numbers
  std::optional<Axis> axis{};  ///< of the values; empty: the program's choice
  int width = 450;             ///< in pixels
  int height = 288;
};

}  // namespace retain::render
