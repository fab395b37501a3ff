#include "cli/flags/input_flags.hpp"

#include <algorithm>
#include <cctype>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/flags/row_flags.hpp"
#include "cli/system/errors.hpp"
#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "io/columns/cohort_columns.hpp"
#include "io/columns/purchase_columns.hpp"
#include "io/columns/row_columns.hpp"
#include "io/json/records.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

char parse_delimiter(const std::string& flag, const std::string& text) {
  if (text == "auto") return '\0';
  if (text == "tab" || text == "\\t") return '\t';
  const auto byte = static_cast<unsigned char>(text.front());
  const bool separates = text.size() == 1 && byte < 0x80 && (byte == '\t' || std::isprint(byte) != 0) && std::isalnum(byte) == 0;
  constexpr std::string_view part_of_values = "\"'.+-";
  if (!separates || part_of_values.find(text.front()) != std::string_view::npos) {
    throw UsageError(formatted("{} takes one character between fields, not {}", flag, in_quotes(text)), "for example ';' or tab");
  }
  return text.front();
}

std::vector<std::string> column_fields() {
  std::vector<std::string> names;
  for (const LabelColumn& label : label_columns()) names.emplace_back(label.key);
  for (const io::RowFieldInfo& field : io::row_fields()) names.emplace_back(field.key);
  for (const io::CohortFieldInfo& field : io::cohort_fields()) names.emplace_back(field.key);
  for (const io::PurchaseFieldInfo& field : io::purchase_fields()) {
    if (std::ranges::find(names, field.key) == names.end()) names.emplace_back(field.key);
  }
  for (const Quantity& row : quantities()) {
    if (row.is_input()) names.emplace_back(row.key);
  }
  return names;
}

std::pair<std::string, std::string> parse_column(const std::string& flag, const std::string& text) {
  const std::size_t equals = text.find('=');
  const bool declares_absent = equals + 1 == text.size() && equals > 0 &&
                               (io::find_row_field(text.substr(0, equals)) || io::find_cohort_field(text.substr(0, equals)) ||
                                io::find_purchase_field(text.substr(0, equals)));
  if (equals == std::string::npos || equals == 0 || (equals + 1 == text.size() && !declares_absent)) {
    throw UsageError(formatted("{} takes FIELD=HEADER, not {}", flag, in_quotes(text)),
                     formatted("for example {} {}=\"Opening accounts\"", flag, quantities().front().key));
  }
  std::string field = text.substr(0, equals);
  const auto id = find_quantity(field);
  if (id && !quantity(*id).is_input()) {
    throw UsageError(formatted("{}: {} is computed and is not read from a column", flag, quantity(*id).key));
  }
  if (!id && !find_label(field) && !churn_reason(field) && !io::find_row_field(field) && !io::find_cohort_field(field) &&
      !io::find_purchase_field(field)) {
    throw UsageError(formatted("{}: unknown field {}{}", flag, in_quotes(field), did_you_mean(field, column_fields())),
                     "`retain metrics` and `retain fields` list them");
  }
  return {std::move(field), text.substr(equals + 1)};
}

std::string parse_records(const std::string& flag, const std::string& text) {
  if (io::is_json_pointer(text)) return text;
  throw UsageError(formatted("{} takes a JSON pointer, not {}", flag, in_quotes(text)), formatted("for example {} /data", flag));
}

io::DatePattern parse_pattern(const std::string& flag, const std::string& text) {
  try {
    return io::DatePattern(text);
  } catch (const io::PatternError& error) {
    throw UsageError(formatted("{}: {}", flag, error.what()), error.hint());
  }
}

std::shared_ptr<const io::TimeZone> parse_zone(const std::string& flag, const std::string& text) {
  try {
    return std::make_shared<const io::TimeZone>(io::TimeZone::find(text));
  } catch (const io::TimeZoneError& error) {
    throw UsageError(formatted("{}: {}", flag, error.what()), error.hint());
  }
}

/// A switch that says how dates are written.
Flag order_flag(std::string name, std::string help, DateOrder order) {
  return {std::move(name), "", std::move(help), [order](Options& options, const std::string& flag, const std::string&) {
            const DateOrder before = std::exchange(options.load.dates.order, order);
            if (before != DateOrder::unknown && before != order)
              throw UsageError(formatted("{} contradicts {}", flag, order == DateOrder::day_first ? "--month-first" : "--day-first"),
                               "give one of the two");
          }};
}

void refuse_contradiction(const io::LoadOptions& load) {
  for (auto pin = load.columns.begin(); pin != load.columns.end(); ++pin) {
    if (pin->second.empty()) continue;
    const auto other = std::find_if(load.columns.begin(), pin, [&](const auto& earlier) { return earlier.second == pin->second; });
    if (other != pin) {
      throw UsageError(formatted("--column reads {} and {} from one column: {}", other->first, pin->first, in_quotes(pin->second)),
                       "a column holds one field");
    }
  }
  using io::InputFormat;
  if (load.dates.pattern && load.dates.order != DateOrder::unknown) {
    throw UsageError(formatted("--date-format contradicts {}", load.dates.order == DateOrder::day_first ? "--day-first" : "--month-first"),
                     "give one of the two");
  }
  const bool is_json = load.format == InputFormat::json || load.format == InputFormat::ndjson;
  if (is_json && (load.skip || !load.has_header || load.transpose)) {
    throw UsageError(formatted("{} is for CSV and contradicts --input-format", load.skip        ? "--skip"
                                                                               : load.transpose ? "--transpose"
                                                                                                : "--no-header"),
                     "give one of the two");
  }
  if (load.records && (load.format == InputFormat::csv || load.format == InputFormat::tsv)) {
    throw UsageError("--records is for JSON and contradicts --input-format", "give one of the two");
  }
  if (load.transpose && !load.has_header) throw UsageError("--transpose contradicts --no-header", "the first column names the quantities");
  if (load.delimiter != '\0' && load.format != InputFormat::detect && load.format != InputFormat::csv) {
    throw UsageError("--delimiter is for CSV and contradicts --input-format", "give one of the two");
  }
}

constexpr SizeRange field_range{10, 28, "1K to 256M", "for example 4M"};

Flag encoding_flag() {
  std::vector<std::pair<std::string, io::Encoding>> choices;
  for (const io::EncodingName& row : io::encoding_names()) choices.emplace_back(row.name, row.encoding);
  Flag flag = choice_flag<io::Encoding>(
      "--encoding", "NAME",
      "auto, utf-8, utf-16, utf-16le, utf-16be, cp949 (euc-kr) or windows-1252 (default: auto, by all that the input holds)", choices,
      [](Options& options, io::Encoding encoding) { options.load.encoding = encoding; });
  flag.set = [set = std::move(flag.set)](Options& options, const std::string& name, const std::string& value) {
    set(options, name, lower_ascii(value));
  };
  return flag;
}

Flag column_flag() {
  Flag flag{"--column", "FIELD=HEADER",
            "read FIELD, of `retain metrics` or `retain fields`, from the column HEADER; without one there is none; repeatable",
            [](Options& options, const std::string& name, const std::string& value) {
              options.load.columns.push_back(parse_column(name, value));
            },
            true};
  for (const std::string& field : column_fields()) flag.choices.push_back(field + '=');
  return in_brief(std::move(flag), "read FIELD from the column HEADER");
}

Flags text_flags() {
  constexpr int most_lines = 1'000;
  return {
      choice_flag<io::InputFormat>("--input-format", "FORMAT", "auto, csv, tsv, json or ndjson (default: auto, by content)",
                                   {{"auto", io::InputFormat::detect},
                                    {"csv", io::InputFormat::csv},
                                    {"tsv", io::InputFormat::tsv},
                                    {"json", io::InputFormat::json},
                                    {"ndjson", io::InputFormat::ndjson}},
                                   [](Options& options, io::InputFormat format) { options.load.format = format; }),
      {"--delimiter", "CHAR", "between the fields of CSV: one character, tab or auto (default: auto)",
       [](Options& options, const std::string& flag, const std::string& value) { options.load.delimiter = parse_delimiter(flag, value); }},
      choice_flag<io::DecimalMark>(
          "--decimal", "MARK", "auto, point or comma (default: auto, proved by the input)",
          {{"auto", io::DecimalMark::unknown}, {"point", io::DecimalMark::point}, {"comma", io::DecimalMark::comma}},
          [](Options& options, io::DecimalMark mark) { options.load.decimal = mark; }),
      encoding_flag(),
      {"--date-format", "FORMAT",
       "how dates are written: %Y %y %m %d, %b (a month's name), %q (a quarter) and the signs between them, such as %d.%m.%Y (default: "
       "recognised)",
       [](Options& options, const std::string& flag, const std::string& value) {
         options.load.dates.pattern = parse_pattern(flag, value);
       }},
      order_flag("--day-first", "01/02/2026 is 1 February (default: proved by the input)", DateOrder::day_first),
      order_flag("--month-first", "01/02/2026 is 2 January (default: proved by the input)", DateOrder::month_first),
      {"--timezone", "ZONE",
       "whose days Unix times and times with an offset from UTC count on: +09:00, UTC, or a name such as Asia/Seoul (default: the day that "
       "is written, of Unix times that of UTC)",
       [](Options& options, const std::string& flag, const std::string& value) { options.load.dates.zone = parse_zone(flag, value); }},
      number_flag("--skip", "the first N lines of CSV are no part of the table (default: recognised, and said)", 0, most_lines,
                  [](Options& options, int lines) { options.load.skip = static_cast<std::size_t>(lines); }),
      switch_flag("--no-header", "CSV without a header: --column FIELD=3 reads the third column",
                  [](Options& options) { options.load.has_header = false; }),
      switch_flag("--transpose", "CSV of snapshots with the periods across the top and one row a quantity",
                  [](Options& options) { options.load.transpose = true; }),
      {"--records", "POINTER", "of JSON, the list of objects to read, such as /data (default: the one there is)",
       [](Options& options, const std::string& flag, const std::string& value) { options.load.records = parse_records(flag, value); }},
      {"--sheet", "NAME", "of a workbook (.xlsx), the sheet to read, by its name or its number (default: the first with a table)",
       [](Options& options, const std::string&, const std::string& value) { options.load.sheet = value; }},
      column_flag(),
  };
}

Flags limit_flags() {
  constexpr int most_columns = 1 << 16;
  constexpr int most_depth = 1000;
  constexpr int most_digits = 1'000'000;
  constexpr int most_expansion = 1'000'000;
  return {
      {"--max-field", "SIZE", "the longest field that is read, 1K to 256M; a line may be four times as long (default: 1M)",
       [](Options& options, const std::string& flag, const std::string& value) {
         options.load.limits.field_bytes = parse_size(flag, value, field_range);
       }},
      number_flag("--max-columns", "the most columns, or members of an object of JSON (default: 4096)", 1, most_columns,
                  [](Options& options, int columns) { options.load.limits.columns = static_cast<std::size_t>(columns); }),
      number_flag("--max-depth", "the most levels of JSON within each other (default: 64)", 1, most_depth,
                  [](Options& options, int depth) { options.load.limits.depth = static_cast<std::size_t>(depth); }),
      number_flag("--max-digits", "the most characters of a number (default: 1000)", 1, most_digits,
                  [](Options& options, int digits) { options.load.limits.digits = static_cast<std::size_t>(digits); }),
      number_flag("--max-expansion", "times its size that a compressed input may unpack to, beyond 64 MiB (default: 200)", 1,
                  most_expansion, [](Options& options, int times) { options.load.limits.expansion = static_cast<std::size_t>(times); }),
  };
}

}  // namespace

void add_input_flags(Flags& flags, BadRows bad_rows, Customers customers) {
  if (customers == Customers::followed) add_flags(flags, "Customer rows", following_flags());
  add_flags(flags, "Customer rows", row_flags());
  add_flags(flags, "Customer rows", row_meaning_flags());
  add_flags(flags, "Input", text_flags());
  if (bad_rows == BadRows::may_be_skipped) add_flags(flags, "Input", bad_row_flags());
  add_flags(flags, "Limits", limit_flags());
}

void add_flags_of_rows(Flags& flags) {
  add_flags(flags, "Periods", cut_flags());
  add_flags(flags, "Periods",
            {period_flag("what the rows are grouped by: month, quarter, year, week or day (default: month, or as the dates are written)")});
  add_flags(flags, "Checks", {strict_flag("warnings are errors")});
  add_input_flags(flags, BadRows::may_be_skipped);
}

void take_files(const std::vector<std::string>& words, Options& options) {
  if (std::count(words.begin(), words.end(), "-") > 1) throw UsageError("\"-\" is named twice", "standard input is read once");
  refuse_contradiction(options.load);
  if (options.rates.empty() != options.currency.empty()) {
    throw UsageError(options.rates.empty() ? "--currency is for --rates, which is not given" : "--rates needs --currency",
                     "for example --rates rates.csv --currency USD");
  }
  options.files = words;
  refuse_bad_row_contradiction(options);
}

}  // namespace retain::cli
