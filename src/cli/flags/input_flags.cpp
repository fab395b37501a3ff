#include <algorithm>
#include <cctype>
#include <charconv>
#include <string_view>
#include <utility>

#include "cli/commands/bad_rows.hpp"
#include "cli/flags/command_line.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "core/table/spelling.hpp"
#include "io/columns/row_columns.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

char parse_delimiter(const std::string& flag, const std::string& text) {
  if (text == "auto") return '\0';
  if (text == "tab" || text == "\\t") return '\t';
  const auto byte = static_cast<unsigned char>(text.front());
  const bool separates = text.size() == 1 && byte < 0x80 && (byte == '\t' || std::isprint(byte) != 0) && std::isalnum(byte) == 0;
  constexpr std::string_view part_of_values = "\"'.+- ";
  if (!separates || part_of_values.find(text.front()) != std::string_view::npos) {
    throw UsageError(formatted("{} takes one character between fields, not {}", flag, in_quotes(text)), "for example ';' or tab");
  }
  return text.front();
}

std::vector<std::string> column_fields() {
  std::vector<std::string> names;
  for (const LabelColumn& label : label_columns()) names.emplace_back(label.key);
  for (const Quantity& row : quantities()) {
    if (row.is_input()) names.emplace_back(row.key);
  }
  return names;
}

std::pair<std::string, std::string> parse_column(const std::string& flag, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    throw UsageError(formatted("{} takes FIELD=HEADER, not {}", flag, in_quotes(text)),
                     formatted("for example {} {}=\"Opening accounts\"", flag, quantities().front().key));
  }
  std::string field = text.substr(0, equals);
  const auto id = find_quantity(field);
  if (id && !quantity(*id).is_input()) {
    throw UsageError(formatted("{}: {} is computed and is not read from a column", flag, quantity(*id).key));
  }
  if (!id && !find_label(field) && !churn_reason(field) && !io::find_row_field(field)) {
    throw UsageError(formatted("{}: unknown field {}{}", flag, in_quotes(field), did_you_mean(field, column_fields())),
                     "`retain metrics` lists the fields");
  }
  return {std::move(field), text.substr(equals + 1)};
}

io::DatePattern parse_pattern(const std::string& flag, const std::string& text) {
  try {
    return io::DatePattern(text);
  } catch (const io::PatternError& error) {
    throw UsageError(formatted("{}: {}", flag, error.what()), error.hint());
  }
}

/// A switch that says how dates are written.
Flag order_flag(Options& options, std::string name, std::string help, DateOrder order) {
  return {std::move(name), "", std::move(help), [&options, order](const std::string& flag, const std::string&) {
            const DateOrder before = std::exchange(options.load.dates.order, order);
            if (before != DateOrder::unknown && before != order)
              throw UsageError(formatted("{} contradicts {}", flag, order == DateOrder::day_first ? "--month-first" : "--day-first"),
                               "give one of the two");
          }};
}

void refuse_contradiction(const io::LoadOptions& load) {
  for (auto pin = load.columns.begin(); pin != load.columns.end(); ++pin) {
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
  if (load.transpose && !load.has_header) throw UsageError("--transpose contradicts --no-header", "the first column names the quantities");
  if (load.delimiter != '\0' && load.format != InputFormat::detect && load.format != InputFormat::csv) {
    throw UsageError("--delimiter is for CSV and contradicts --input-format", "give one of the two");
  }
}

/// The sizes that a flag takes, as powers of two and in words, and an example.
struct SizeRange {
  unsigned least;
  unsigned most;
  const char* text;
  const char* example;
};
constexpr SizeRange memory_range{20, 60, "at least 1M", "for example 512M or 2G"};
constexpr SizeRange field_range{10, 28, "1K to 256M", "for example 4M"};

/// Reads "512M", "2G" or a number of bytes.
std::size_t parse_size(const std::string& flag, const std::string& text, const SizeRange& range) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  constexpr std::string_view units = "KMGT";
  const std::size_t power = unit.empty() ? 0 : units.find(unit.front()) + 1;
  const bool is_unit = unit.empty() || (power > 0 && (unit.substr(1).empty() || unit.substr(1) == "B" || unit.substr(1) == "iB"));
  const std::uint64_t least = std::uint64_t{1} << range.least;
  const std::uint64_t most = std::uint64_t{1} << range.most;
  if (error == std::errc() && is_unit && size > 0 && size <= most >> (10 * power) && size << (10 * power) >= least)
    return size << (10 * power);
  throw UsageError(formatted("{} takes a size of {}, not {}", flag, range.text, in_quotes(text)), range.example);
}

std::chrono::sys_days parse_day(const std::string& flag, const std::string& text) {
  const Period day = parse_period(flag, text);
  if (day.granularity() == Granularity::day) return day.first_day();
  throw UsageError(formatted("{} takes a day, not {}", flag, in_quotes(text)), "for example 2026-03-15");
}

Flag encoding_flag(Options& options) {
  std::vector<std::pair<std::string, io::Encoding>> choices;
  for (const io::EncodingName& row : io::encoding_names()) choices.emplace_back(row.name, row.encoding);
  Flag flag = choice_flag<io::Encoding>(
      "--encoding", "NAME",
      "auto, utf-8, utf-16, utf-16le, utf-16be, cp949 (euc-kr) or windows-1252 (default: auto, by all that the input holds)", choices,
      [&options](io::Encoding encoding) { options.load.encoding = encoding; });
  flag.set = [set = std::move(flag.set)](const std::string& name, const std::string& value) { set(name, lower_ascii(value)); };
  return flag;
}

/// A flag that only customer rows take.
Flag of_rows(Options& options, Flag flag) {
  flag.set = [&options, set = std::move(flag.set)](const std::string& name, const std::string& text) {
    options.row_flags.push_back(name);
    set(name, text);
  };
  return flag;
}
Flag row_flag(Options& options, std::string names, std::string value, std::string help, Flag::Set set) {
  return of_rows(options, {std::move(names), std::move(value), std::move(help), std::move(set)});
}

std::vector<Flag> input_flags(Options& options) {
  return {
      choice_flag<io::InputFormat>("--input-format", "FORMAT", "auto, csv, tsv, json or ndjson (default: auto, by content)",
                                   {{"auto", io::InputFormat::detect},
                                    {"csv", io::InputFormat::csv},
                                    {"tsv", io::InputFormat::tsv},
                                    {"json", io::InputFormat::json},
                                    {"ndjson", io::InputFormat::ndjson}},
                                   [&options](io::InputFormat format) { options.load.format = format; }),
      {"--delimiter", "CHAR", "between the fields of CSV: one character, tab or auto (default: auto)",
       [&options](const std::string& flag, const std::string& value) { options.load.delimiter = parse_delimiter(flag, value); }},
      choice_flag<io::DecimalMark>(
          "--decimal", "MARK", "auto, point or comma (default: auto, proved by the input)",
          {{"auto", io::DecimalMark::unknown}, {"point", io::DecimalMark::point}, {"comma", io::DecimalMark::comma}},
          [&options](io::DecimalMark mark) { options.load.decimal = mark; }),
      encoding_flag(options),
      {"--date-format", "FORMAT",
       "how dates are written: %Y %y %m %d, %b (a month's name), %q (a quarter) and the signs between them, such as %d.%m.%Y (default: "
       "recognised)",
       [&options](const std::string& flag, const std::string& value) { options.load.dates.pattern = parse_pattern(flag, value); }},
      order_flag(options, "--day-first", "01/02/2026 is 1 February (default: proved by the input)", DateOrder::day_first),
      order_flag(options, "--month-first", "01/02/2026 is 2 January (default: proved by the input)", DateOrder::month_first),
      {"--skip", "N", "the first N lines of CSV are no part of the table (default: recognised, and said)",
       [&options](const std::string& flag, const std::string& value) {
         constexpr int most_lines = 1'000;
         options.load.skip = static_cast<std::size_t>(parse_whole(flag, value, 0, most_lines));
       }},
      {"--no-header", "", "CSV without a header: --column FIELD=3 reads the third column",
       [&options](const std::string&, const std::string&) { options.load.has_header = false; }},
      {"--transpose", "", "CSV of snapshots with the periods across the top and one row a quantity",
       [&options](const std::string&, const std::string&) { options.load.transpose = true; }},
      {"--column", "FIELD=HEADER",
       "read FIELD, an id of `retain metrics`, period, segment, customer, date, amount, start or end, from the column HEADER; repeatable",
       [&options](const std::string& flag, const std::string& value) { options.load.columns.push_back(parse_column(flag, value)); }, true},
  };
}

std::vector<Flag> limit_flags(Options& options) {
  constexpr int most_columns = 1 << 16;
  constexpr int most_depth = 1000;
  constexpr int most_digits = 1'000'000;
  return {
      {"--max-field", "SIZE", "the longest field that is read, 1K to 256M; a line may be four times as long (default: 1M)",
       [&options](const std::string& flag, const std::string& value) {
         options.load.limits.field_bytes = parse_size(flag, value, field_range);
       }},
      {"--max-columns", "N", "the most columns, or members of an object of JSON (default: 4096)",
       [&options](const std::string& flag, const std::string& value) {
         options.load.limits.columns = static_cast<std::size_t>(parse_whole(flag, value, 1, most_columns));
       }},
      {"--max-depth", "N", "the most levels of JSON within each other (default: 64)",
       [&options](const std::string& flag, const std::string& value) {
         options.load.limits.depth = static_cast<std::size_t>(parse_whole(flag, value, 1, most_depth));
       }},
      {"--max-digits", "N", "the most characters of a number (default: 1000)",
       [&options](const std::string& flag, const std::string& value) {
         options.load.limits.digits = static_cast<std::size_t>(parse_whole(flag, value, 1, most_digits));
       }},
  };
}

std::vector<Flag> row_flags(Options& options) {
  constexpr int most_periods = 100'000;
  constexpr int most_threads = 1024;
  return {
      {"--by", "COLUMN[,COLUMN]",
       "segments: the values of these columns; a customer is followed within its segment, and counts once in the total",
       [&options](const std::string& flag, const std::string& value) {
         for (std::string& name : split_list(value)) {
           if (name.empty()) throw UsageError(formatted("{} has an empty name: {}", flag, in_quotes(value)));
           options.load.by.push_back(std::move(name));
         }
       }},
      row_flag(options, "--gap", "N", "who pays nothing for N periods is lost (default: 1)",
               [&options](const std::string& flag, const std::string& value) {
                 options.following.gap = parse_whole(flag, value, 1, most_periods);
               }),
      row_flag(options, "--window", "N", "compare each period with the N-th before it: 12 for the trailing year of months (default: 1)",
               [&options](const std::string& flag, const std::string& value) {
                 options.following.window = parse_whole(flag, value, 1, most_periods);
               }),
      of_rows(options, choice_flag<bool>("--amounts", "KIND",
                                         "recurring, of which the last in a period counts, or payments, which add up (default: recurring "
                                         "for mrr, arr, spans, and months or quarters that are grouped)",
                                         {{"recurring", true}, {"payments", false}},
                                         [&options](bool recurring) { options.load.recurring = recurring; })),
      row_flag(options, "--as-of", "DATE",
               "the day on which the rows were taken: periods that end later are not complete (default: the last is not where its rows "
               "stop early)",
               [&options](const std::string& flag, const std::string& value) { options.load.as_of = parse_day(flag, value); }),
      {"--threads", "N", "threads to read with (default: one per processor)",
       [&options](const std::string& flag, const std::string& value) {
         options.load.threads = static_cast<unsigned>(parse_whole(flag, value, 1, most_threads));
       }},
      {"--memory", "SIZE", "what rows may take of memory, as 512M or 2G; more goes to a temporary file (default: half of the machine's)",
       [&options](const std::string& flag, const std::string& value) { options.load.memory = parse_size(flag, value, memory_range); }},
  };
}

}  // namespace

std::vector<Flag> cut_flags(Options& options) {
  return {
      {"--since", "PERIOD", "show this period and later ones",
       [&options](const std::string& flag, const std::string& value) { options.report.since = parse_period(flag, value).to_string(); }},
      {"--until", "PERIOD", "show this period and earlier ones",
       [&options](const std::string& flag, const std::string& value) { options.report.until = parse_period(flag, value).to_string(); }},
      {"--last", "N", "show the newest N periods",
       [&options](const std::string& flag, const std::string& value) { options.report.last = parse_whole(flag, value, 1, 1'000'000); }},
  };
}

void add_input_flags(CommandLine& line, Options& options, BadRows bad_rows) {
  line.add("Customer rows", row_flags(options));
  line.add("Input", input_flags(options));
  if (bad_rows == BadRows::may_be_skipped) line.add("Input", bad_row_flags(options));
  line.add("Limits", limit_flags(options));
}

std::function<void(const std::vector<std::string>&)> take_files(Options& options) {
  return [&options](const std::vector<std::string>& words) {
    if (std::count(words.begin(), words.end(), "-") > 1) throw UsageError("\"-\" is named twice", "standard input is read once");
    refuse_contradiction(options.load);
    options.files = words;
    refuse_bad_row_contradiction(options);
  };
}

}  // namespace retain::cli
