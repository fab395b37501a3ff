#include "render/workbook/tables.hpp"

#include <algorithm>

#include "render/content/lines.hpp"
#include "render/workbook/numbers.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Kind = CellLook::Kind;

class TableSheet {
 public:
  TableSheet(BookSheet& sheet, const Report& report, const Layout& layout, const Block& block, const Figures& figures)
      : sheet_(sheet), report_(report), layout_(layout), block_(block), figures_(figures), segmented_(is_segmented(report)) {}

  void write() {
    add_headings();
    std::uint32_t last_row = 0;
    for (std::size_t line = 0; line < layout_.lines.size(); ++line) {
      const TableLine& what = layout_.lines[line];
      if (what.kind == LineKind::segment || !block_.shows(line, what)) continue;
      place_ = {++last_row, 0};
      add_line(line, what);
    }
    sheet_.freeze({1, labels_});
    if (segmented_) sheet_.add_filters({last_row, static_cast<std::uint16_t>(columns_ - 1)});
    sheet_.settle_texts({1, 0}, {std::max(last_row, 1U), static_cast<std::uint16_t>(labels_ - 1)});
  }

 private:
  CellPlace next() { return {place_.row, place_.column++}; }

  void add_heading(std::string_view text) {
    sheet_.write(next(), capitalised(std::string(text)), {.kind = Kind::heading, .to_the_right = true});
  }

  void add_headings() {
    const Language language = figures_.language();
    if (segmented_) sheet_.write(next(), capitalised(std::string(say("segment", language))), {.kind = Kind::heading});
    sheet_.write(next(), period_heading(report_.granularity, language), {.kind = Kind::heading});
    labels_ = place_.column;
    for (const TableColumn& column : block_.columns) {
      switch (column.kind) {
        case ColumnKind::range:
          add_heading(say("95% low", language));
          add_heading(say("95% high", language));
          break;
        case ColumnKind::value:
        case ColumnKind::change:
        case ColumnKind::contribution:
          add_heading(column.heading);
          break;
      }
    }
    columns_ = place_.column;
  }

  void add_line(std::size_t line, const TableLine& what) {
    const CellLook look{.kind = what.kind == LineKind::span ? Kind::summary : Kind::plain, .muted = what.kind == LineKind::mean};
    if (segmented_) sheet_.write(next(), what.segment, look);
    sheet_.write(next(), what.row == nullptr ? std::string(trimmed(what.label)) : period_of(*what.row), look);
    for (const TableColumn& column : block_.columns) {
      if (column.kind == ColumnKind::range) {
        add_range(quantity(column.id), what, look);
      } else {
        add_value(column, column.cells[line], look);
      }
    }
  }

  [[nodiscard]] std::string period_of(const ReportRow& row) const {
    std::string label = row.period.is_none() ? std::string(say(whole_base, figures_.language())) : visible(row.period.to_string());
    return row.complete ? label : label + incomplete_mark;
  }

  void add_value(const TableColumn& column, const TableCell& cell, CellLook look) {
    const CellPlace place = next();
    if (!cell.value) return;
    const Quantity& what = quantity(column.id);
    if (column.kind == ColumnKind::value) {
      look.format = number_format(figures_, what);
      sheet_.write(place, cell_value(what, *cell.value), shown_in_cell(figures_, what, *cell.value), look);
    } else {
      const bool is_marked = cell.text.ends_with('*');
      look.format = change_format(figures_, what, *cell.value, is_marked ? " *" : "  ");
      look.tone = cell.tone;
      sheet_.write(place, cell.value->to_double(), cell.text, look);
    }
  }

  void add_range(const Quantity& what, const TableLine& line, CellLook look) {
    const CellPlace low = next();
    const CellPlace high = next();
    if (line.kind != LineKind::period && line.kind != LineKind::mean) return;
    const auto& proportions = line.row != nullptr ? line.row->proportions : line.overall->proportions;
    const auto proportion = proportions.find(what.id);
    if (proportion == proportions.end()) return;
    const Interval interval = wilson_interval(proportion->second);
    look.format = number_format(figures_, what);
    sheet_.write(low, cell_value(what, interval.low), figures_.bound(what.id, interval.low) + "%", look);
    sheet_.write(high, cell_value(what, interval.high), figures_.bound(what.id, interval.high) + "%", look);
  }

  BookSheet& sheet_;
  const Report& report_;
  const Layout& layout_;
  const Block& block_;
  const Figures& figures_;
  bool segmented_;
  CellPlace place_;
  std::uint16_t labels_ = 0;
  std::uint16_t columns_ = 0;
};

/// How the first number of a text is shown, with the currency in front of it: "37.8%" by "#,##0.0%", "€1,250" by "€"#,##0. Of a range, the
/// first end has the digits of both.
std::string format_of_text(std::string_view text) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t first = text.find_first_of(digits);
  if (first == std::string_view::npos) return {};
  const std::size_t last = std::min(text.find_first_not_of("0123456789.,", first), text.size());
  const std::size_t point = std::min(text.find('.', first), last);
  std::string format = digits_format(point == last ? 0 : static_cast<int>(last - point - 1));
  std::string before(text.substr(0, first));
  if (before.ends_with('-')) before.pop_back();
  if (!before.empty()) format.insert(0, '"' + before + '"');
  if (last < text.size() && text[last] == '%') format += '%';
  return format;
}

class GridSheet {
 public:
  GridSheet(BookSheet& sheet, const Grid& grid, Language language) : sheet_(sheet), grid_(grid), language_(language) {}

  void write() {
    std::vector<bool> are_ranges(grid_.headings.size());
    grid_.each_line([&](const GridLine& line) {
      for (std::size_t i = 0; i < line.numbers.size(); ++i) are_ranges[i] = are_ranges[i] || line.numbers[i].low.has_value();
    });
    for (std::size_t i = 0; i < grid_.headings.size(); ++i) {
      const bool is_number = i >= grid_.labels;
      if (are_ranges[i]) {
        add_heading(say("95% low", language_), true);
        add_heading(say("95% high", language_), true);
      } else {
        add_heading(grid_.headings[i], is_number);
      }
    }
    const GridNumber no_number;
    grid_.each_line([&](const GridLine& line) {
      place_ = {place_.row + 1, 0};
      for (std::size_t i = 0; i < line.cells.size(); ++i) {
        const GridNumber& number = i < line.numbers.size() ? line.numbers[i] : no_number;
        if (are_ranges[i]) {
          add(number.low, line.cells[i]);
          add(number.high, line.cells[i]);
        } else if (number.value) {
          add(number.value, line.cells[i]);
        } else if (const CellPlace place = next(); !line.cells[i].empty()) {
          sheet_.write(place, line.cells[i], {.to_the_right = i >= grid_.labels});
        }
      }
    });
    sheet_.freeze({1, static_cast<std::uint16_t>(grid_.labels)});
    sheet_.settle_texts({1, 0}, {std::max(place_.row, 1U), static_cast<std::uint16_t>(grid_.labels - 1)});
  }

 private:
  CellPlace next() { return {place_.row, place_.column++}; }

  void add_heading(std::string_view text, bool is_number) {
    sheet_.write(next(), capitalised(std::string(text)), {.kind = Kind::heading, .to_the_right = is_number});
  }

  void add(const std::optional<double>& number, std::string_view text) {
    const CellPlace place = next();
    if (!number) return;
    const std::string format = format_of_text(text);
    sheet_.write(place, format.ends_with('%') ? *number / 100 : *number, text, {.format = format});
  }

  BookSheet& sheet_;
  const Grid& grid_;
  Language language_;
  CellPlace place_;
};

}  // namespace

void add_grid_sheet(Book& book, const Grid& grid, Language language) {
  const std::string& name = grid.caption.empty() ? grid.headings.front() : grid.caption;
  GridSheet(book.add_sheet(capitalised(name)), grid, language).write();
}

void add_table_sheets(Book& book, const Report& report, const Layout& layout, const Figures& figures) {
  const Language language = figures.language();
  for (const Block& block : layout.blocks) {
    if (block.columns.empty()) continue;
    const std::string_view name =
        report.metrics_chosen ? say("Metrics", language) : translated(topic_heading(quantity(block.columns.front().id).topic), language);
    TableSheet(book.add_sheet(name), report, layout, block, figures).write();
  }
}

}  // namespace retain::render
