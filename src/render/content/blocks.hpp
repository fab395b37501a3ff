#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/content/figures.hpp"
#include "render/content/lines.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// What stands for a value that is undefined.
inline constexpr std::string_view undefined_mark = "–";

enum class Tone : std::uint8_t {
  plain,
  good,
  bad,
  caution,  ///< not as it should be, which is only warned of
};

struct TableCell {
  std::string text;
  std::optional<Number> value;      ///< the number that the text shows
  std::optional<Reason> undefined;  ///< of the value that should stand here
  Tone tone = Tone::plain;
};

enum class ColumnKind : std::uint8_t {
  value,
  range,
  change,
  contribution,  ///< of a segment to the change of the whole
};

struct TableColumn {
  Id id{};
  ColumnKind kind{};
  std::string heading;
  std::vector<TableCell> cells;  ///< one for each line
  std::size_t cell_width = 0;    ///< columns that the widest of them takes on a terminal
  std::size_t width = 0;         ///< the same, or those of the heading if it is wider
};

/// A table under its title: a topic of the report, or a part of the metrics chosen.
struct Block {
  std::string title;
  std::vector<TableColumn> columns;
  std::size_t label_width = 0;  ///< of the title and the labels of the lines

  /// A mean, a sum or a rest that has nothing to say in this block is left out.
  [[nodiscard]] bool shows(std::size_t line, const TableLine& what) const;
};

/// Spaces between two columns.
inline constexpr std::size_t column_gap = 2;

/// A report as people see it, before it is drawn.
struct Layout {
  std::vector<TableLine> lines;
  std::vector<Block> blocks;
  std::vector<Id> left_out;  ///< quantities that did not fit the width
  bool is_whole = false;     ///< of all rows
  std::string currency;      ///< the sign of the one that its amounts are in; empty: not known
};

/// The heading of a column with the currency of its amounts, where it is known: "revenue (€)".
std::string heading_with_currency(const Layout& layout, const TableColumn& column);

/// The blocks of a report: by topic the columns of highest priority that fit `width`, in the order of the table; of chosen metrics all,
/// in as many blocks as they need. Without a width everything fits.
Layout lay_out(const Report& report, const Figures& figures, std::optional<std::size_t> width);

/// The same on one screen: the whole base over its newest periods, then the newest complete period by segment; of each what fits `width` in
/// one block, the leading metrics first. What fits one screen as it is, is laid out whole.
std::vector<Layout> lay_out_overview(const Report& report, const Figures& figures, std::optional<std::size_t> width);

/// The two parts of an overview by themselves, each with what fits `width` in one block; without lines where there is nothing to show.
Layout lay_out_whole(const Report& report, const Figures& figures, std::optional<std::size_t> width);
Layout lay_out_newest(const Report& report, const Figures& figures, std::optional<std::size_t> width);

}  // namespace retain::render
