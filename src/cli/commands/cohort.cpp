#include <algorithm>

#include "cli/flags/cohort_flags.hpp"
#include "cli/flags/common_flags.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/flags/row_flags.hpp"
#include "cli/inputs/cohorts_of.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/rejects.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/output_file.hpp"
#include "render/render.hpp"
#include "retain/cohort_report.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

Flag measure_flag() {
  std::vector<std::pair<std::string, CohortMeasure>> choices;
  for (const CohortMeasure measure : {CohortMeasure::customers, CohortMeasure::revenue, CohortMeasure::cumulative})
    choices.emplace_back(cohort_measure_key(measure), measure);
  return in_brief(choice_flag<CohortMeasure>("--measure", "WHAT",
                                             "customers; revenue, in percent of that at age 0; or cumulative, revenue so far for each "
                                             "customer acquired (default: customers)",
                                             choices, [](Options& options, CohortMeasure measure) { options.cohort_measure = measure; }),
                  "customers, revenue or cumulative");
}

Flag type_flag() {
  std::vector<std::pair<std::string, CohortType>> choices;
  for (const CohortType type : {CohortType::period, CohortType::on_or_after, CohortType::full})
    choices.emplace_back(cohort_type_key(type), type);
  return in_brief(
      of_rows(choice_flag<CohortType>("--type", "TYPE",
                                      "when a customer of rows counts at an age: period, active then; on-or-after, active then or later; "
                                      "full, active in every period until then (default: period)",
                                      choices, [](Options& options, CohortType type) { options.cohort_type = type; })),
      "period, on-or-after or full");
}

Flags cohort_cut_flags() {
  constexpr int most_cohorts = 1'000'000;
  return {
      in_brief({"--since", "PERIOD", "show the cohorts from this period on",
                [](Options& options, const std::string& flag, const std::string& value) {
                  options.report.since = parse_period(flag, value).to_string();
                }},
               "the cohorts from this period on"),
      {"--until", "PERIOD", "show the cohorts up to this period",
       [](Options& options, const std::string& flag, const std::string& value) {
         options.report.until = parse_period(flag, value).to_string();
       }},
      in_brief(number_flag("--last", "show the newest N cohorts; means are of those that are shown", 1, most_cohorts,
                           [](Options& options, int cohorts) { options.report.last = cohorts; }),
               "the newest N cohorts"),
  };
}

Flags cohort_flags(const Command& command) {
  Flags flags;
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), byte_order_mark_flag(command), measure_flag(), type_flag(),
             full_flag("all ages, all segments, and a table of customers (or revenue) below that of percents", "all ages, and counts too"),
             title_flag(), precision_flag(), colour_flag(), language_flag(), quiet_flag(), config_flag(), help_flag(), help_all_flag()});
  add_flags(flags, "Periods", cohort_cut_flags());
  add_flags(flags, "Periods",
            {period_flag("the length of an age: month, quarter, year, week or day (default: month, or as the dates are written; of a table "
                         "as its columns are named)")});
  add_flags(flags, "Checks", {strict_flag("warnings are errors")});
  add_flags_of_cohorts(flags);
  return flags;
}

/// Throws UsageError where flags contradict each other, or one would change nothing.
void refuse_cohort_contradiction(const Options& options) {
  const bool is_of_customers = options.cohort_measure == CohortMeasure::customers;
  if (!is_of_customers && options.cohort_type != CohortType::period) {
    throw UsageError(formatted("--measure {} counts what is paid in a period, and --type {} is of customers",
                               cohort_measure_key(options.cohort_measure), cohort_type_key(options.cohort_type)),
                     "leave out --type");
  }
  if (options.following.gap > 1 && options.cohort_type != CohortType::full) {
    throw UsageError("--gap does not apply to cohorts, which count only active customers",
                     "--type full counts who was never away for longer");
  }
}

/// Customers who were there at no end of a period are in no cohort, and those who were there stay longer than all do.
void leave_out_brief(CohortTable& table, render::CohortAnswer& answer) {
  const std::int64_t brief = brief_customers(table);
  std::erase_if(table.cohorts, [](const Cohort& cohort) { return cohort.size.is_zero(); });
  if (brief == 0) return;
  Number there;
  for (const Cohort& cohort : table.cohorts) there = there + (cohort.segment.empty() ? cohort.size : Number());
  answer.assumptions.push_back(
      {std::nullopt,
       {"customers who began and ended between two ends of periods are in none, and not counted: {0} (a shorter --period counts them)",
        {{std::to_string(brief)}}},
       {"customers within a period not counted"}});
  constexpr int one_in = 100;
  const Number began = there + Number(brief);
  if (Number(brief) * Number(one_in) <= began) return;
  answer.warnings.push_back(warning(
      "brief_customers",
      formatted("{} of {} customers began and ended between two ends of periods, and are in no cohort: fewer of those who begin will stay",
                brief, began.to_fixed(0)),
      "a shorter --period counts them; `retain survival` counts them as lost at age 0"));
}

Diagnostic odd_cohort(const std::string& label) {
  return warning(
      "odd_cohort",
      formatted("cohort {} and those before it are named by different periods, or by none: which began earlier is not known, and "
                "none is compared",
                in_quotes(label)),
      "name all by periods of one length, or choose some with --cohort NAME");
}

ExitStatus run_cohort(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  refuse_byte_order_mark(options);
  refuse_workbooks(options, streams.console);
  refuse_cohort_contradiction(options);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, Wanted::cohorts);
  if (!loaded) return ExitStatus::usage;
  CohortTable table = cohorts_of(*loaded, options, options.cohort_measure, options.cohort_type);
  render::CohortAnswer answer;
  answer.assumptions = assumptions_of(*loaded);
  answer.warnings = loaded->warnings;
  if (const auto bridged = bridged_absences(options, options.cohort_type)) answer.assumptions.push_back(*bridged);
  leave_out_brief(table, answer);
  answer.report =
      make_cohort_report(std::move(table), {options.keep_first, options.report.since, options.report.until, options.report.last});
  if (!answer.report.odd_label.empty()) answer.warnings.push_back(odd_cohort(answer.report.odd_label));
  std::vector<Output> beside;
  add_rejects(beside, loaded->rejected, options);
  return deliver_answer(
      [&](render::Format format, const render::RenderOptions& how) { return render::render_cohorts(answer, format, how); }, answer.warnings,
      loaded->notes, options, streams, std::move(beside));
}

}  // namespace

Command cohort_command() {
  return {
      .name = "cohort",
      .summary = "the share of customers who began together that is active, by age",
      .arguments = "[FILE...]",
      .notes = {"A FILE is customer rows (customer, date, amount), or a table of cohorts as it is drawn: a row for each cohort with its "
                "size and a column for each age, or a row for each age; customers, or percents beside a size or --customers N.",
                "The first cohort of rows is in no mean: some of its customers began before. * marks what differs from all cohorts before "
                "it at the same age by more than chance."},
      .examples = {"retain cohort payments.csv --type on-or-after --last 12 -o cohorts.html",
                   "retain cohort cohorts.csv -f json | jq .mean"},
      .formats = {"table", "json", "csv", "tsv", "long", "markdown", "html", "mail", "xlsx"},
      .flags = cohort_flags,
      .take_arguments = take_files,
      .run = run_cohort,
  };
}

}  // namespace retain::cli
