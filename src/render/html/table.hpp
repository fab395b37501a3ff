#pragma once

#include <string>
#include <vector>

#include "render/content/page.hpp"
#include "render/html/markup.hpp"
#include "render/language/language.hpp"

namespace retain::render {

/// A part of a block that a page is wide enough for.
struct TablePart {
  std::string title;
  std::vector<const TableColumn*> columns;
};

/// The parts of a block: whole where it is narrow, else what was counted apart from what was computed from it, each in pieces that fit.
std::vector<TablePart> parts_of(const Block& block, Language language);

/// Lines of a layout from `first` to before `last`.
struct LineRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The lines of the whole base over time behind those of its segments; all lines where they are not of segments over time.
LineRange whole_base_lines(const Layout& layout);

/// The beginning of a box that scrolls on its own where the page is narrow.
Markup scroll_box(std::string_view name);

/// Writes a number into a cell, a mark behind it where it moves no digit.
void add_number(Markup& markup, std::string_view text);

/// Tables of some lines of a layout, each with a caption, scrolling on its own where the page is narrow.
Markup table_markup(const Layout& layout, LineRange lines, Language language);

/// All tables of a report: the whole base, and its segments where there is room for them or they are asked for.
Markup report_tables_markup(const Layout& layout, Language language);

/// The newest period by segment, with bars of what each contributed.
Markup segment_table_markup(const SegmentTable& table, const std::string& title, Language language);

/// A one-off calculation, a metric a line.
Markup one_off_markup(const std::vector<OneOffLine>& lines, Language language);

}  // namespace retain::render
