#include "io/rows/sample.hpp"

#include <algorithm>

#include "io/json/first_objects.hpp"
#include "io/rows/values.hpp"
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
  /// All inputs must hold rows of one kind, for the answer not to depend on which comes first.
  void note_kind(const std::string& name, const RowColumns& columns) {
    const bool spans = columns.end.has_value();
    if (sample_.kind_of.empty()) {
      sample_.spans = spans;
      sample_.recurring_name = columns.recurring_name;
      sample_.kind_of = name;
    } else if (sample_.spans != spans) {
      throw InputError({error("mixed_rows", formatted("spans and dated rows in one input: see {}", sample_.kind_of), "read them one by one",
                              {name, 0, 0, {}})});
    } else if (sample_.recurring_name != columns.recurring_name) {
      sample_.other_kind_of = name;
    }
  }

  void add_row(std::string_view customer, std::string_view date, std::string_view amount, const DateStyle& style) {
    if (sample_.ids.size() < sampled_rows) sample_.ids.emplace_back(trim(customer));
    const auto mark = amount.find_first_of(".,");
    if (mark != std::string_view::npos) {
      const std::string_view decimals_text = amount.substr(mark + 1);
      const auto count = std::min(decimals_text.find_first_not_of("0123456789"), decimals_text.size());
      if (count <= 6) sample_.decimals = std::max(sample_.decimals, static_cast<int>(count));
    }
    if (sample_.label) return;
    try {
      sample_.label = read_date(date, style);
    } catch (const CellError&) {
      // A later row may have a good one; this one is reported when it is read.
    }
  }

  void add_csv(const Opened& opened, std::string_view head) {
    const RowColumns& columns = opened.row_columns;
    note_kind(opened.name, columns);
    read_first_rows(opened, head, options_.limits, [&](const std::vector<CsvField>& record) {
      const CsvField& id = record[columns.customer];
      if (is_shortened_number(trim(id.text)) && !sample_.damaged_id)
        sample_.damaged_id = Header{std::string(trim(id.text)), {opened.name, id.place.line, id.place.column, {}}};
      add_row(id.text, record[columns.date].text, record[columns.amount].text, opened.dates);
    });
  }

  void add_json(const Opened& opened, std::string_view head) {
    for (std::size_t i = 0; i < sampled_rows; ++i) {
      const auto row = take_object(head);
      if (!row) return;
      const bool is_like_first = std::ranges::equal(row->members, opened.headers, {}, &JsonMember::key, &Header::text);
      Problems unheard;
      const auto columns =
          is_like_first ? std::optional(opened.row_columns) : find_row_columns(headers_of(*row, {}, {}), options_, unheard);
      if (!columns) continue;
      const auto text = [&](std::size_t column) -> std::string_view { return row->members[column].value.text; };
      note_kind(opened.name, *columns);
      add_row(text(columns->customer), text(columns->date), text(columns->amount), opened.dates);
    }
  }

  const LoadOptions& options_;
  RowsSample sample_;
};

}  // namespace

RowsSample sample_rows(std::vector<RereadableInput>& inputs, const std::vector<Opened>& opened, const LoadOptions& options) {
  Sampler sampler(options);
  for (std::size_t i = 0; i < inputs.size(); ++i) sampler.add(opened[i], inputs[i].head());
  return sampler.take();
}

}  // namespace retain::io
