#include "render/workbook/what_if.hpp"

#include <algorithm>
#include <variant>

#include "render/answers/what_if.hpp"
#include "render/answers/what_if_lines.hpp"
#include "render/content/changes.hpp"
#include "render/content/formulas.hpp"
#include "render/workbook/book.hpp"
#include "render/workbook/notes.hpp"
#include "render/workbook/numbers.hpp"
#include "render/workbook/summary.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Kind = CellLook::Kind;

constexpr std::uint16_t last_what_if_column = 5;
constexpr double what_if_label_width = 40;
constexpr double what_if_number_width = 17;

class WhatIfSheet {
 public:
  WhatIfSheet(BookSheet& sheet, const WhatIf& what_if, const Figures& figures, const RenderOptions& options)
      : sheet_(sheet),
        what_if_(what_if),
        figures_(figures),
        whole_(what_if.rows.back()),
        lines_(what_if, figures, options.precision),
        language_(options.language) {
    money_ = digits_format(lines_.money_decimals());
  }

  void fill(const Page& page) {
    sheet_.hide_grid();
    sheet_.set_width(0, what_if_label_width);
    for (std::uint16_t column = 1; column <= last_what_if_column; ++column) sheet_.set_width(column, what_if_number_width);
    row_ = write_openings(sheet_, page, last_what_if_column);
    add_worth();
    add_quantities();
    add_money();
    add_segments();
    sheet_.fit_pages(1);
  }

 private:
  void add_headings(std::string_view first, const std::vector<std::string>& others) {
    ++row_;
    sheet_.write({row_, 0}, first, {.kind = Kind::heading});
    for (std::uint16_t column = 1; column <= last_what_if_column; ++column) {
      const CellLook look{.kind = Kind::heading, .to_the_right = true};
      column <= others.size() ? sheet_.write({row_, column}, capitalised(others[column - 1U]), look)
                              : sheet_.write_blank({row_, column}, look);
    }
    ++row_;
  }

  [[nodiscard]] std::vector<std::string> compared() const {
    return {std::string(say("now", language_)), std::string(say("what if", language_)), std::string(say("difference", language_))};
  }

  void add_worth() {
    const std::vector<WorthLine> lines = lines_.worth();
    if (lines.empty()) return;
    std::vector<std::string> headings{periods_text(what_if_.granularity, 1, language_)};
    if (whole_.year) headings.push_back(periods_text(what_if_.granularity, whole_.year->periods, language_));
    add_headings(say("What it is worth", language_), headings);
    for (const WorthLine& line : lines) {
      sheet_.write({row_, 0}, capitalised(std::string(line.name.in(language_))));
      add_sum(1, line.in_period);
      add_sum(2, line.in_year);
      ++row_;
    }
  }

  void add_quantities() {
    const std::vector<Id> ids = lines_.quantities();
    if (ids.empty()) return;
    add_headings(say("What changes", language_), compared());
    for (const Id id : ids) {
      sheet_.write({row_, 0}, capitalised_name(quantity(id), language_));
      add_compared(id, whole_);
      ++row_;
    }
  }

  void add_money() {
    const std::vector<MoneyLine> lines = lines_.money();
    if (lines.empty()) return;
    add_headings(say("Money", language_), compared());
    for (const MoneyLine& line : lines) {
      sheet_.write({row_, 0}, capitalised(std::string(translated(line.name, language_))));
      add_sum(1, line.before);
      add_sum(2, line.after);
      if (line.before && line.after) add_sum(3, *line.after - *line.before, true);
      ++row_;
    }
  }

  void add_segments() {
    if (what_if_.rows.size() == 1) return;
    const Id id = what_if_.premises.front().id;
    std::vector<std::string> headings = compared();
    headings.push_back(said("gain{0}", language_, a_period_text(what_if_.granularity, language_)));
    if (whole_.year) headings.push_back(periods_text(what_if_.granularity, whole_.year->periods, language_));
    add_headings(capitalised_name(quantity(id), language_), headings);
    const std::uint32_t first = row_;
    for (const WhatIfRow& row : what_if_.rows) {
      sheet_.write({row_, 0}, row.segment.empty() ? std::string(say(whole_base, language_)) : visible(row.segment));
      add_compared(id, row);
      add_sum(4, row.gain, true);
      if (row.year) add_sum(5, row.year->gain, true);
      ++row_;
    }
    sheet_.settle_texts({first, 0}, {row_ - 1, 0});
  }

  void add_compared(Id id, const WhatIfRow& row) {
    add_value(1, id, row.before[id].number);
    if (!row.impossible.empty()) return;
    add_value(2, id, row.after[id].number);
    const auto& before = row.before[id].number;
    const auto& after = row.after[id].number;
    if (!before || !after) return;
    const Number difference = *after - *before;
    const std::string unit = quantity(id).unit == Unit::percent ? said("{} points", language_, std::string()) : std::string();
    const CellLook look{.format =
                            is_expected(id, difference) ? "+#,##0.0;-#,##0.0;0" : change_format(figures_, quantity(id), difference, unit)};
    sheet_.write({row_, 3}, difference.to_double(), difference_text(figures_, id, before, after), look);
  }

  /// Whether a count is one of expected customers, who need not be whole.
  static bool is_expected(Id id, const Number& value) { return quantity(id).unit == Unit::count && !value.to_integer(); }

  void add_value(std::uint16_t column, Id id, const std::optional<Number>& value) {
    if (!value) return;
    const CellLook look{.format = is_expected(id, *value) ? "#,##0.0" : number_format(figures_, quantity(id))};
    sheet_.write({row_, column}, cell_value(quantity(id), *value), value_text(figures_, id, value), look);
  }

  void add_sum(std::uint16_t column, const std::optional<Number>& amount, bool is_difference = false) {
    if (!amount) return;
    const CellLook look{.format = is_difference ? formatted("+{0};-{0};{0}", money_) : money_};
    sheet_.write({row_, column}, amount->to_double(), grouped(amount->to_fixed(lines_.money_decimals())), look);
  }

  BookSheet& sheet_;
  const WhatIf& what_if_;
  const Figures& figures_;
  const WhatIfRow& whole_;
  WhatIfLines lines_;
  Language language_;
  std::string money_;
  std::uint32_t row_ = 0;
};

}  // namespace

std::string what_if_workbook(const WhatIf& what_if, const Figures& figures, const RenderOptions& options) {
  Page page = what_if_page(what_if, figures, options, Format::xlsx);
  page.name = visible(options.title);
  Book book(options.open_scratch, page.heading());
  WhatIfSheet(book.add_sheet(say("Summary", options.language)), what_if, figures, options).fill(page);
  add_notes_sheet(book, page, options.language);
  return book.finish();
}

}  // namespace retain::render
