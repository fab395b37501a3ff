#include "io/rows/sample.hpp"

#include <algorithm>

#include "io/columns/row_names.hpp"
#include "io/json/flat_record.hpp"
#include "io/json/records.hpp"
#include "io/meaning/values.hpp"
#include "io/opening/json_start.hpp"
#include "io/opening/text_start.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"

namespace retain::io {

namespace {

constexpr std::size_t sampled_rows = 1000;

/// "1.23E+11": what a spreadsheet makes of a long number that is no text.
bool is_shortened_number(std::string_view id) {
  const auto exponent = id.find("E+");
  if (exponent == std::string_view::npos || exponent == 0 || exponent + 2 == id.size()) return false;
  const auto consists_of = [](std::string_view text, std::string_view signs) {
    return text.find_first_not_of(signs) == std::string_view::npos;
  };
  return consists_of(id.substr(0, exponent), "0123456789.,") && consists_of(id.substr(exponent + 2), "0123456789");
}

class Sampler {
 public:
  explicit Sampler(const LoadOptions& options) : options_(options) {}

  void add(const Opened& opened, std::string_view head) {
    if (opened.kind != InputKind::customer_rows) return;
    if (opened.is_csv()) {
      add_csv(opened, head);
    } else {
      add_json(opened, head);
    }
  }
  [[nodiscard]] RowsSample take() { return std::move(sample_); }

 private:
  /// All inputs must hold rows of one shape, for the answer not to depend on which comes first.
  void note_kind(const std::string& name, const RowColumns& columns) {
    const bool has_amounts = columns.has(RowField::amount) || columns.shape == RowShape::schedule;
    sample_.has_orders = sample_.has_orders || columns.has(RowField::order);
    sample_.has_customers = sample_.has_customers || columns.has(RowField::customer);
    sample_.has_ids = sample_.has_ids || columns.has(RowField::order) || columns.bare_id;
    if (sample_.kind_of.empty()) {
      sample_.shape = columns.shape;
      sample_.has_amounts = has_amounts;
      sample_.recurring_name = recurs(columns.amount_name);
      sample_.kind_of = name;
      return;
    }
    const auto dated = [](RowShape shape) { return shape == RowShape::payments || shape == RowShape::recurring; };
    const bool is_alike = columns.shape == sample_.shape || (dated(columns.shape) && dated(sample_.shape));
    if (!is_alike || has_amounts != sample_.has_amounts) {
      throw InputError({error(
          "mixed_rows",
          formatted("{} here and {} in another input: see {}", row_shape(columns.shape).key, row_shape(sample_.shape).key, sample_.kind_of),
          "read them one by one", {name, 0, 0, {}})});
    }
    if (sample_.recurring_name != recurs(columns.amount_name)) sample_.other_kind_of = name;
  }

  void note_intervals(const Opened& opened) {
    if (opened.row_columns.shape != RowShape::payments) return;
    sample_.spreads = sample_.spreads || options_.amount_per == AmountPer::quarter || options_.amount_per == AmountPer::year;
    const bool has_count = opened.row_columns.has(RowField::interval) && opened.row_columns.has(RowField::interval_count);
    sample_.spreads = sample_.spreads || opened.has_long_interval || has_count;
  }

  void add_row(std::string_view customer, std::string_view date, std::string_view amount, const DateStyle& style) {
    if (sample_.ids.size() < sampled_rows) sample_.ids.emplace_back(trim(customer));
    const auto mark = amount.find_first_of(".,");
    if (mark != std::string_view::npos) {
      const std::string_view decimals_text = amount.substr(mark + 1);
      const auto count = std::min(decimals_text.find_first_not_of("0123456789"), decimals_text.size());
      if (count <= 6) sample_.decimals = std::max(sample_.decimals, static_cast<int>(count));
    }
    if (sample_.has_several_dates || trim(date).empty()) return;
    try {
      const Period label = read_time(date, style).period;
      if (!sample_.label) sample_.label = label;
      const auto month = [](const Period& period) { return Period::containing(Granularity::month, period.first_day()); };
      sample_.has_several_dates = month(label) != month(*sample_.label);
    } catch (const CellError&) {
      // A later row may have a good one; this one is reported when it is read.
    }
  }

  void add_csv(const Opened& opened, std::string_view head) {
    const RowColumns& columns = opened.row_columns;
    note_kind(opened.name, columns);
    note_intervals(opened);
    const RowFilters filters(opened.headers, options_);
    read_first_rows(opened, head, options_.limits, [&](const std::vector<CsvField>& record) {
      const auto text = [&](std::optional<std::size_t> column) { return column ? record[*column].text : std::string_view(); };
      if (!filters.pass(text)) return;
      if (const auto column = columns[RowField::customer]; column && is_shortened_number(trim(text(column))) && !sample_.damaged_id) {
        const CsvField& id = record[*column];
        sample_.damaged_id = Header{std::string(trim(id.text)), {opened.name, id.place.line, id.place.column, {}}};
      }
      add_fields(columns, opened.dates, text);
    });
  }

  template <class Text>
  void add_fields(const RowColumns& columns, const DateStyle& dates, Text text) {
    if (columns.shape == RowShape::schedule) {
      sample_.label = columns.schedule.front().period;
      for (const RowColumns::Dated& dated : columns.schedule) add_row(text(columns[RowField::customer]), {}, text(dated.column), dates);
      return;
    }
    const auto date = columns.has(RowField::start) ? columns[RowField::start] : columns[RowField::date];
    add_row(text(columns[RowField::customer]), text(date), text(columns[RowField::amount]), dates);
  }

  void add_json(const Opened& opened, std::string_view head) {
    note_kind(opened.name, opened.row_columns);
    note_intervals(opened);
    const RowFilters filters(opened.headers, options_);
    std::size_t left = sampled_rows;
    visit_first_records(without_mark(head), opened.format == InputFormat::ndjson, records_place(opened, options_), options_.limits,
                        [&](const JsonValue& record, const JsonRecords&) {
                          add_record(opened, filters, FlatRecord(record, options_.limits).value());
                          return --left > 0;
                        });
  }

  void add_record(const Opened& opened, const RowFilters& filters, const JsonValue& row) {
    const auto text = [&](std::optional<std::size_t> column) -> std::string_view {
      const JsonValue* value = column ? row.find(opened.headers[*column].text) : nullptr;
      return value == nullptr ? std::string_view() : std::string_view(value->text);
    };
    if (filters.pass(text)) add_fields(opened.row_columns, opened.dates, text);
  }

  const LoadOptions& options_;
  RowsSample sample_;
};

}  // namespace

RowsSample sample_rows(std::vector<RereadableInput>& inputs, const std::vector<Opened>& opened, const LoadOptions& options) {
  Sampler sampler(options);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    sampler.add(opened[i], inputs[i].head());
    inputs[i].put_aside(inputs.size());
  }
  return sampler.take();
}

}  // namespace retain::io
