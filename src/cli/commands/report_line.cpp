#include <algorithm>

#include "cli/commands/bad_rows.hpp"
#include "cli/flags/command_line.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

/// What `--chart` takes: the words that are no quantity, then the quantities.
std::vector<std::string> chart_words() {
  std::vector<std::string> words = quantity_keys();
  words.insert(words.begin(), std::string(movements_chart));
  return words;
}

std::vector<Flag> output_flags(Options& options) {
  return {
      format_flag(options, render::format_keys()),
      output_flag(options),
      metrics_flag(options),
      {"--chart",
       "LIST",
       "draw these over time in place of the table, with commas between them: metrics or inputs; movements draws what came and what went "
       "in the newest complete period",
       [&options](const std::string& flag, const std::string& value) { options.charts = parse_charts(flag, value); },
       false,
       {},
       chart_words(),
       true},
      precision_flag(options),
      explain_flag(options),
      colour_flag(options),
      language_flag(options),
      quiet_flag(options),
      help_flag(),
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
      warn_flag(options),
      strict_flag(options, "warnings, and zeros assumed for movements of revenue, are errors"),
  };
}

}  // namespace

CommandLine report_line(Options& options) {
  CommandLine line{
      .command = Command::report,
      .name = "report",
      .summary = "period snapshots or customer rows in, all metrics out",
      .arguments = "[FILE...]",
      .notes = {"A FILE is CSV, TSV, JSON or NDJSON, with one row per period (and segment), or one row per payment or span of a customer; "
                "the columns tell which. - is standard input, which is also read where no FILE is given. Several files are one input."},
      .examples = {"retain report monthly.csv", formatted("retain report monthly.csv --require 'last:{} >= 85' -q", example_metric().key),
                   formatted("retain report monthly.csv --assume '{} +1pp' --cost 500", example_metric().key),
                   "retain report payments.csv --by country --last 6 -f json | jq .overall"},
      .flags = {},
      .set_arguments = take_files(options),
  };
  line.add("Output", output_flags(options));
  line.add("Periods", cut_flags(options));
  line.add(
      "Periods",
      {period_flag(
          options,
          "what the periods are: customer rows are grouped by it, snapshots must be so, else exit 3: month, quarter, year, week or day")});
  line.add("Checks", check_flags(options));
  line.add("What if", what_if_flags(options));
  add_input_flags(line, options, BadRows::may_be_skipped);
  return line;
}

}  // namespace retain::cli
