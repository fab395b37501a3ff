#include "io/rows/sample.hpp"

#include <algorithm>

#include "io/csv/table_start.hpp"
#include "io/opening/text_start.hpp"
#include "io/rows/columns.hpp"
#include "io/rows/json.hpp"
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
  Sampler(std::vector<RereadableInput>& inputs, const LoadOptions& options, std::vector<Hypothesis>& hypotheses)
      : inputs_(inputs), options_(options), hypotheses_(hypotheses) {}

  RowsSample take() {
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      RereadableInput& input = inputs_[i];
      const std::string_view head = input.head();
      if (trim(without_mark(head)).empty()) continue;
      const InputFormat format = format_of(head, options_.format);
      if (format == InputFormat::json || format == InputFormat::ndjson) {
        sample_json_rows(head, options_,
                         [&](const RowColumns& columns, std::string_view id, std::string_view date, std::string_view amount) {
                           note_kind(input.name(), columns);
                           add_row(id, date, amount, options_.dates);
                         });
      } else {
        add_csv(input.name(), head, hypotheses_[i]);
      }
    }
    return std::move(sample_);
  }

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

  void add_csv(const std::string& name, std::string_view head, Hypothesis& hypothesis) {
    const auto start = find_rows_start(name, head, options_);
    if (!start || !are_customer_rows(start->headers, options_)) return;
    Problems unheard;
    const RowColumns columns = find_row_columns(start->headers, options_, unheard);
    note_kind(name, columns);
    const bool order_is_certain = options_.dates.pattern || options_.dates.order != DateOrder::unknown;
    CsvReader reader(start->rows, start->delimiter, start->rows_place, options_.limits);
    std::vector<CsvField> record;
    try {
      for (std::size_t i = 0; i < sampled_rows && reader.next(record); ++i) {
        // The last record may be cut off.
        if (record.size() != start->headers.size() || (reader.rest().empty() && i > 0 && head.size() == RereadableInput::head_size))
          continue;
        const CsvField& id = record[columns.customer];
        if (is_shortened_number(trim(id.text)) && !sample_.damaged_id)
          sample_.damaged_id = Header{std::string(trim(id.text)), {name, id.place.line, id.place.column, {}}};
        const std::string_view date = record[columns.date].text;
        // What one of the first dates proves is likely to hold for all.
        if (const DateOrder proved = date_evidence(date).proves; proved != DateOrder::unknown) hypothesis.order = proved;
        add_row(id.text, date, record[columns.amount].text, order_is_certain ? options_.dates : DateStyle{hypothesis.order});
      }
    } catch (const CsvError&) {
      // Reported when the rows are read.
    }
  }

  std::vector<RereadableInput>& inputs_;
  const LoadOptions& options_;
  std::vector<Hypothesis>& hypotheses_;
  RowsSample sample_;
};

}  // namespace

RowsSample sample_rows(std::vector<RereadableInput>& inputs, const LoadOptions& options, std::vector<Hypothesis>& hypotheses) {
  return Sampler(inputs, options, hypotheses).take();
}

}  // namespace retain::io
