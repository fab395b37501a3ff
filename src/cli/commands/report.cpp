#include <algorithm>
#include <utility>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/inputs/report_of.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/expectation.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/rejects.hpp"
#include "cli/steps/what_if.hpp"
#include "cli/system/errors.hpp"
#include "core/table/spelling.hpp"
#include "retain/last_period.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

/// Throws UsageError where charts are asked for and no output has room for them.
void refuse_charts_without_table(const Options& options) {
  if (options.charts.empty() || writes_any(options, {render::Format::table})) return;
  throw UsageError("--chart draws in the format table, and no output is one", "leave out -f, or add -o charts.txt");
}

/// Throws UsageError where metrics are chosen and every output draws charts instead of the table.
void refuse_metrics_of_charts(const Options& options) {
  const std::vector<std::string> paths = output_paths(options);
  const bool are_tables = std::all_of(paths.begin(), paths.end(), [&](const std::string& path) {
    return format_of(options, path, render::Format::table) == render::Format::table;
  });
  if (options.charts.empty() || options.report.metrics.empty() || !are_tables) return;
  throw UsageError("--metrics chooses columns of the table, and --chart draws in its place",
                   "name what to draw: --chart crr,ndr; or leave out --chart");
}

/// What `--chart` takes: the words that are no quantity, then the quantities.
std::vector<std::string> chart_words() {
  std::vector<std::string> words = quantity_keys();
  words.insert(words.begin(), std::string(movements_chart));
  return words;
}

Flag chart_flag() {
  Flag chart{"--chart",
             "LIST",
             "draw these over time in place of the table, with commas between them: metrics or inputs; movements draws what came and what "
             "went in the newest complete period",
             [](Options& options, const std::string& flag, const std::string& value) { options.charts = parse_charts(flag, value); },
             false,
             {},
             chart_words(),
             true};
  return in_brief(std::move(chart), "draw these over time: metrics, inputs, movements");
}

/// Throws UsageError where the name of a period is nearly a word for the last one: it would be taken for a name that no period has.
void refuse_misspelt_word(const std::string& flag, const std::string& text) {
  const std::vector<std::string> words = last_period_words();
  const std::string plain = lower_ascii(text);
  if (!nearest_word(plain, words) && !plain.starts_with("last-") && !plain.starts_with("this-") && plain != "today") return;
  throw UsageError(formatted("{} does not know {}{}", flag, in_quotes(text), did_you_mean(plain, words)),
                   formatted("a period such as 2026-03, or {}", listed(words)));
}

Flag expect_rows_flag() {
  constexpr int most_rows = 1'000'000'000;
  return number_flag("--expect-rows",
                     "exit 3 where the snapshots of the input have another number of rows: what a query should have returned", 1, most_rows,
                     [](Options& options, int rows) { options.load.expected_rows = static_cast<std::size_t>(rows); });
}

Flag expect_flag() {
  return {"--expect",
          "PERIOD",
          formatted("the newest complete period must be this one, or {}, else exit 3: a stale file does not pass for a new one",
                    listed(last_period_words())),
          [](Options& options, const std::string& flag, const std::string& value) {
            options.expected_last = find_last_period(value);
            if (options.expected_last) return;
            options.report.expected = parse_period(flag, value);
            if (!options.report.expected->is_calendar()) refuse_misspelt_word(flag, value);
          },
          false,
          {},
          last_period_words()};
}

Flag today_flag() {
  return {"--today", "DAY", "the day that --expect last-month and the like are about (default: by the clock)",
          [](Options& options, const std::string& flag, const std::string& value) { options.today = parse_day(flag, value); }};
}

constexpr const char* full_help =
    "every period of every segment and all topics, rather than what fits one screen: the total over its newest periods, and the newest "
    "period by segment";

Flags report_flags(const Command& command) {
  Flags flags;
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), byte_order_mark_flag(command), metrics_flag(),
             full_flag(full_help, "all periods, segments and topics"), chart_flag(), title_flag(), precision_flag(), explain_flag(),
             colour_flag(), language_flag(), quiet_flag(), config_flag(), help_flag(), help_all_flag()});
  add_flags(flags, "Periods", cut_flags());
  add_flags(
      flags, "Periods",
      {period_flag(
          "what the periods are: customer rows are grouped by it, snapshots must be so, else exit 3: month, quarter, year, week or day")});
  add_flags(
      flags, "Checks",
      {expect_flag(), today_flag(), expect_rows_flag(),
       require_flag(
           "METRIC, then >= > <= < == or !=, then NUMBER must hold for every complete period, segment and total, else exit 1; in front, "
           "last: total: overall: narrow it; METRIC not worse is about the change on the period before, beyond chance; repeatable"),
       warn_flag(), strict_flag(strict_help)});
  add_flags(flags, "What if", what_if_flags());
  add_input_flags(flags, BadRows::may_be_skipped);
  return flags;
}

ExitStatus run_report(const Options& given, const Streams& streams) {
  const Options options = with_expected_period(given);
  refuse_unknown_endings(options);
  refuse_byte_order_mark(options);
  refuse_workbooks(options, streams.console);
  refuse_unnamed_values(options, "name them with --metrics");
  refuse_what_if_contradiction(options);
  refuse_charts_without_table(options);
  refuse_metrics_of_charts(options);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, Wanted::snapshots);
  if (!loaded) return ExitStatus::usage;
  if (options.load.expected_rows && loaded->rows)
    throw UsageError("--expect-rows counts rows of snapshots, and the input is customer rows",
                     "leave it out, or give it to the report of their snapshots");
  std::vector<Output> rejects;
  add_rejects(rejects, loaded->rejected, options);
  Report report = report_of(*loaded, options, Measures::unless_others_are_named);
  refuse_unknown_reasons(report, options);
  if (!options.premises.empty()) return deliver_what_if(report, options, streams, std::move(rejects));
  return deliver(std::move(report), options, false, streams, std::move(rejects));
}

}  // namespace

Command report_command() {
  return {
      .name = "report",
      .summary = "period snapshots or customer rows in, all metrics out",
      .arguments = "[FILE...]",
      .notes = {"A FILE is CSV, TSV, JSON, NDJSON or a workbook (.xlsx), also compressed with gzip or zstd, with one row per period (and "
                "segment), or one row per payment or span of a customer; "
                "the columns tell which. - is standard input, which is also read where no FILE is given. Several files are one input."},
      .examples = {"retain report monthly.csv", formatted("retain report monthly.csv --require 'last:{} >= 85' -q", example_metric().key),
                   formatted("retain report monthly.csv --assume '{} +1pp' --cost 500", example_metric().key),
                   "retain report payments.csv --by country --last 6 -f json | jq .overall"},
      .formats = render::format_keys(),
      .flags = report_flags,
      .take_arguments = take_files,
      .run = run_report,
  };
}

}  // namespace retain::cli
