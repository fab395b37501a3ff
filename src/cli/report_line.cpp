#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/errors.hpp"
#include "cli/flag_values.hpp"
#include "retain/spelling.hpp"

namespace retain::cli {

namespace {

char parse_delimiter(const std::string& flag, const std::string& text) {
  if (text == "auto") return '\0';
  if (text == "tab" || text == "\\t") return '\t';
  const auto byte = static_cast<unsigned char>(text.front());
  const bool separates = text.size() == 1 && byte < 0x80 && (byte == '\t' || std::isprint(byte) != 0) && std::isalnum(byte) == 0;
  constexpr std::string_view part_of_values = "\"'.+- ";
  if (!separates || part_of_values.find(text.front()) != std::string_view::npos) {
    throw UsageError(fmt::format("{} takes one character between fields, not {}", flag, in_quotes(text)), "for example ';' or tab");
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
    throw UsageError(fmt::format("{} takes FIELD=HEADER, not {}", flag, in_quotes(text)),
                     fmt::format("for example {} {}=\"Opening accounts\"", flag, quantities().front().key));
  }
  std::string field = text.substr(0, equals);
  const auto id = find_quantity(field);
  if (id && !quantity(*id).is_input()) {
    throw UsageError(fmt::format("{}: {} is computed and is not read from a column", flag, quantity(*id).key));
  }
  if (!id && !find_label(field) && !churn_reason(field)) {
    throw UsageError(fmt::format("{}: unknown field {}{}", flag, in_quotes(field), did_you_mean(field, column_fields())),
                     "`retain metrics` lists the fields");
  }
  return {std::move(field), text.substr(equals + 1)};
}

void refuse_contradiction(const io::LoadOptions& load) {
  using io::InputFormat;
  if (load.delimiter != '\0' && load.format != InputFormat::detect && load.format != InputFormat::csv) {
    throw UsageError("--delimiter is for CSV and contradicts --input-format", "give one of the two");
  }
}

std::vector<Flag> output_flags(Options& options) {
  return {
      format_flag(options, render::format_keys()),
      output_flag(options),
      {"--metrics", "LIST", "the metrics to show, with commas between them, or all (default: those that there are values for)",
       [&options](const std::string& flag, const std::string& value) { options.report.metrics = parse_metrics(flag, value); }},
      precision_flag(options),
      explain_flag(options),
      colour_flag(options),
      quiet_flag(options),
      help_flag(),
  };
}

std::vector<Flag> period_flags(Options& options) {
  return {
      {"--since", "PERIOD", "show this period and later ones",
       [&options](const std::string& flag, const std::string& value) { options.report.since = parse_period(flag, value).to_string(); }},
      {"--until", "PERIOD", "show this period and earlier ones",
       [&options](const std::string& flag, const std::string& value) { options.report.until = parse_period(flag, value).to_string(); }},
      {"--last", "N", "show the newest N periods",
       [&options](const std::string& flag, const std::string& value) { options.report.last = parse_whole(flag, value, 1, 1'000'000); }},
      period_flag(options, "what a period of the input must be, else exit 3: month, quarter, year, week or day"),
  };
}

std::vector<Flag> check_flags(Options& options) {
  return {
      {"--expect", "PERIOD", "the newest complete period must be this one, else exit 3: a stale file does not pass for a new one",
       [&options](const std::string& flag, const std::string& value) { options.report.expected = parse_period(flag, value); }},
      require_flag(
          options,
          "METRIC, then >= > <= < == or !=, then NUMBER must hold for every complete period, segment and total, else exit 1; in front, "
          "last: total: overall: narrow it; repeatable"),
      strict_flag(options, "warnings, and zeros assumed for movements of revenue, are errors"),
  };
}

std::vector<Flag> input_flags(Options& options) {
  return {
      {"--input-format", "FORMAT", "auto, csv, tsv, json or ndjson (default: auto, by content)",
       [&options](const std::string& flag, const std::string& value) {
         using io::InputFormat;
         options.load.format = parse_choice<InputFormat>(flag, value,
                                                         {{"auto", InputFormat::detect},
                                                          {"csv", InputFormat::csv},
                                                          {"tsv", InputFormat::tsv},
                                                          {"json", InputFormat::json},
                                                          {"ndjson", InputFormat::ndjson}});
       }},
      {"--delimiter", "CHAR", "between the fields of CSV: one character, tab or auto (default: auto)",
       [&options](const std::string& flag, const std::string& value) { options.load.delimiter = parse_delimiter(flag, value); }},
      {"--decimal", "MARK", "auto, point or comma (default: auto, proved by the input)",
       [&options](const std::string& flag, const std::string& value) {
         using io::DecimalMark;
         options.load.decimal = parse_choice<DecimalMark>(
             flag, value, {{"auto", DecimalMark::unknown}, {"point", DecimalMark::point}, {"comma", DecimalMark::comma}});
       }},
      {"--column", "FIELD=HEADER", "read FIELD, an id of `retain metrics`, period or segment, from the column HEADER; repeatable",
       [&options](const std::string& flag, const std::string& value) { options.load.columns.push_back(parse_column(flag, value)); }, true},
  };
}

}  // namespace

CommandLine report_line(Options& options) {
  CommandLine line{
      .command = Command::report,
      .name = "report",
      .summary = "period snapshots in, all metrics out",
      .arguments = "[FILE...]",
      .notes = {"A FILE is CSV, TSV, JSON or NDJSON with one row per period, or per period and segment; - is standard input, which is also "
                "read where "
                "no FILE is given. Several files are one input."},
      .examples = {"retain report monthly.csv", fmt::format("retain report monthly.csv --require 'last:{} >= 85' -q", example_metric().key),
                   "retain report monthly.csv --last 6 -f json | jq .overall"},
      .flags = {},
      .set_arguments =
          [&options](const std::vector<std::string>& words) {
            for (auto word = words.begin(); word != words.end(); ++word) {
              if (std::find(words.begin(), word, *word) != word)
                throw UsageError(fmt::format("{} is named twice", in_quotes(*word)), "each row would count twice");
            }
            refuse_contradiction(options.load);
            options.files = words;
          },
  };
  const auto add = [&line](const std::string& group, std::vector<Flag> flags) {
    for (Flag& flag : flags) {
      flag.group = group;
      line.flags.push_back(std::move(flag));
    }
  };
  add("Output", output_flags(options));
  add("Periods", period_flags(options));
  add("Checks", check_flags(options));
  add("Input", input_flags(options));
  return line;
}

}  // namespace retain::cli
