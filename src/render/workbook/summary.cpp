#include "render/workbook/summary.hpp"

#include <algorithm>
#include <variant>

#include "render/content/formulas.hpp"
#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "render/sentences/headline.hpp"
#include "render/sentences/opening.hpp"
#include "render/workbook/numbers.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Kind = CellLook::Kind;

constexpr std::uint16_t last_summary_column = 7;
constexpr double label_width = 36;
constexpr double number_width = 13;

class Summary {
 public:
  Summary(BookSheet& sheet, const Page& page, const Report& report, const Figures& figures)
      : sheet_(sheet), page_(page), report_(report), figures_(figures), language_(figures.language()) {}

  std::uint32_t fill() {
    sheet_.hide_grid();
    sheet_.set_width(0, label_width);
    for (std::uint16_t column = 1; column <= last_summary_column; ++column) sheet_.set_width(column, number_width);
    row_ = write_openings(sheet_, page_, last_summary_column);
    add_newest();
    add_targets();
    return row_ + 1;
  }

 private:
  void add_newest() {
    const ReportRow* row = report_.newest();
    if (row == nullptr) return;
    const std::vector<Id> ids = leading_ids(report_, *row);
    if (ids.empty()) return;
    ++row_;
    const bool has_changes = std::any_of(ids.begin(), ids.end(), [&](Id id) { return change_of(*row, id).has_value(); });
    const bool has_ranges = std::any_of(ids.begin(), ids.end(), [&](Id id) { return row->proportions.contains(id); });
    const std::string period = row->period.to_string();
    sheet_.write({row_, 0}, period.empty() ? std::string(say("In short", language_)) : visible(period), {.kind = Kind::heading});
    const auto add_heading = [&](std::uint16_t column, bool is_said, std::string_view text) {
      const CellLook look{.kind = Kind::heading, .to_the_right = true};
      is_said ? sheet_.write({row_, column}, capitalised(std::string(text)), look) : sheet_.write_blank({row_, column}, look);
    };
    add_heading(1, true, say("value", language_));
    add_heading(2, has_changes, say("change", language_));
    add_heading(3, has_ranges, say("95% low", language_));
    add_heading(4, has_ranges, say("95% high", language_));
    for (std::uint16_t column = 5; column <= last_summary_column; ++column) sheet_.write_blank({row_, column}, {.kind = Kind::heading});
    ++row_;
    for (const Id id : ids) add_metric(*row, quantity(id));
    if (const std::string base = base_of_changes(report_, ids, language_); !base.empty()) sheet_.write({row_++, 0}, base, {.muted = true});
  }

  void add_metric(const ReportRow& row, const Quantity& what) {
    const auto value = shown_value(row.sheet, what);
    sheet_.write({row_, 0}, capitalised_name(what, language_));
    sheet_.write({row_, 1}, cell_value(what, *value), {}, {.format = unit_format(figures_, what), .kind = Kind::summary});
    if (const auto change = change_of(row, what.id)) add_change(row, what, *change);
    if (const auto proportion = row.proportions.find(what.id); proportion != row.proportions.end()) {
      const Interval interval = wilson_interval(proportion->second);
      const CellLook look{.format = number_format(figures_, what), .muted = true};
      sheet_.write({row_, 3}, cell_value(what, interval.low), {}, look);
      sheet_.write({row_, 4}, cell_value(what, interval.high), {}, look);
    }
    ++row_;
  }

  void add_change(const ReportRow& row, const Quantity& what, const Number& change) {
    const std::string unit = what.unit == Unit::percent ? said("{} points", language_, std::string()) : figures_.unit(what.id);
    const bool may_be_chance = row.beyond_chance(what.id) == false;
    CellLook look{.format = change_format(figures_, what, change, unit)};
    if (what.better != Better::neither && shows_nonzero(figures_.number(what.id, change)) && !may_be_chance) {
      look.tone = (change.sign() > 0) == (what.better == Better::higher) ? Tone::good : Tone::bad;
    }
    sheet_.write({row_, 2}, change.to_double(), {}, look);
    if (const std::string verdict = verdict_on_change(row, what, language_); !verdict.empty())
      sheet_.write({row_, 5}, verdict, {.tone = look.tone, .muted = true, .is_indented = true});
  }

  void add_targets() {
    for (const Part& part : page_.parts) {
      const auto* targets = std::get_if<Sentences>(&part);
      if (targets == nullptr || targets->kind != SentenceKind::target) continue;
      ++row_;
      sheet_.write({row_, 0}, say("Targets", language_), {.kind = Kind::heading});
      for (std::uint16_t column = 1; column <= last_summary_column; ++column) sheet_.write_blank({row_, column}, {.kind = Kind::heading});
      ++row_;
      for (std::size_t i = 0; i < targets->texts.size(); ++i) {
        const bool is_met = targets->tones[i] == Tone::good;
        sheet_.write_across({row_++, 0}, last_summary_column, (is_met ? "✓ " : "✕ ") + targets->texts[i], {.tone = targets->tones[i]});
      }
    }
  }

  BookSheet& sheet_;
  const Page& page_;
  const Report& report_;
  const Figures& figures_;
  Language language_;
  std::uint32_t row_ = 0;
};

}  // namespace

std::uint32_t write_openings(BookSheet& sheet, const Page& page, std::uint16_t last_column) {
  std::uint32_t row = 0;
  sheet.write({row++, 0}, page.heading(), {.kind = Kind::title});
  for (const std::string& about : {page.subject(), page.source}) {
    if (!about.empty()) sheet.write({row++, 0}, about, {.muted = true});
  }
  bool is_first = true;
  for (const Part& part : page.parts) {
    const auto* sentences = std::get_if<Sentences>(&part);
    if (sentences == nullptr || sentences->kind > SentenceKind::statement) continue;
    for (const std::string& text : sentences->texts) {
      if (is_first) ++row;
      sheet.write_across({row++, 0}, last_column, trimmed(text), {.kind = is_first ? Kind::lead : Kind::plain});
      is_first = false;
    }
  }
  return row;
}

std::uint32_t fill_summary(BookSheet& sheet, const Page& page, const Report& report, const Figures& figures) {
  return Summary(sheet, page, report, figures).fill();
}

void insert_charts(BookSheet& sheet, std::uint32_t row, const std::vector<BookChart>& charts) {
  constexpr int gap = 12;
  constexpr int row_height = 20;
  constexpr std::uint32_t rows_a_page = 85;
  for (std::size_t i = 0; i < charts.size(); i += 2) {
    int height = 0;
    for (std::size_t side = 0; side < 2 && i + side < charts.size(); ++side) {
      const BookChart& chart = charts[i + side];
      sheet.insert({row, 0}, side == 0 ? 0 : chart.width + gap, chart);
      height = std::max(height, chart.height);
    }
    row += static_cast<std::uint32_t>((height + gap) / row_height + 1);
  }
  sheet.fit_pages(static_cast<std::uint16_t>(1 + row / rows_a_page));
}

}  // namespace retain::render
