#include "render/workbook/data.hpp"

#include <algorithm>

#include "render/content/values.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/records.hpp"
#include "render/workbook/numbers.hpp"

namespace retain::render {

namespace {

class DataSheet final : public RecordSink {
 public:
  DataSheet(BookSheet& sheet, const Report& report, const Figures& figures) : sheet_(sheet), figures_(figures) {
    for (const Quantity& quantity : quantities()) {
      const bool has_value = std::any_of(report.rows.begin(), report.rows.end(),
                                         [&](const ReportRow& row) { return shown_value(row.sheet, quantity).has_value(); });
      if (has_value || report.metrics_chosen) shown_.set(index_of(quantity.id));
    }
  }

  void add_key(std::string_view key) override { write(key); }
  void add_heading(const Quantity& quantity, bool is_input) override {
    if (is_shown(quantity, is_input)) write(quantity.key);
  }
  void add_text(std::string_view text) override {
    if (text.empty()) {
      ++place_.column;
    } else {
      write(text);
    }
  }
  void add_flag(bool value) override { sheet_.write(next(), value); }
  void add_count(const std::optional<Number>& count) override {
    const CellPlace place = next();
    if (count) sheet_.write(place, count->to_double(), count->to_fixed(0), {.format = "#,##0"});
  }
  void add_value(const Quantity& quantity, const std::optional<Number>& value, bool is_input) override {
    if (!is_shown(quantity, is_input)) return;
    const CellPlace place = next();
    if (value) {
      sheet_.write(place, cell_value(quantity, *value), shown_in_cell(figures_, quantity, *value),
                   {.format = number_format(figures_, quantity)});
    }
  }
  void end_line() override {
    last_ = {place_.row, static_cast<std::uint16_t>(place_.column - 1)};
    place_ = {place_.row + 1, 0};
  }
  void finish() {
    constexpr CellPlace behind_labels{1, 2};
    sheet_.freeze(behind_labels);
    sheet_.add_filters(last_);
    sheet_.settle_texts({1, 0}, {std::max(last_.row, 1U), 1});
  }

 private:
  [[nodiscard]] bool is_shown(const Quantity& quantity, bool is_input) const { return is_input || shown_.test(index_of(quantity.id)); }
  CellPlace next() { return {place_.row, place_.column++}; }
  void write(std::string_view text) {
    sheet_.write(next(), text, {.kind = place_.row == 0 ? CellLook::Kind::heading : CellLook::Kind::plain});
  }

  BookSheet& sheet_;
  const Figures& figures_;
  IdSet shown_;
  CellPlace place_;
  CellPlace last_;
};

}  // namespace

void add_data_sheet(Book& book, const Report& report, const Figures& figures) {
  DataSheet sheet(book.add_sheet(data_sheet), report, figures);
  write_records(report, sheet);
  sheet.finish();
}

std::optional<Diagnostic> inexact_workbook(const Report& report) {
  std::size_t count = 0;
  for (const ReportRow& row : report.rows) {
    for (const auto& [id, entry] : row.sheet.facts().entries) count += has_more_digits_than_cell(quantity(id), entry.value) ? 1U : 0U;
  }
  return inexact_workbook_warning(count);
}

}  // namespace retain::render
