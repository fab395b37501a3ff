#include "retain/survival.hpp"

#include "cli/flags/cohort_flags.hpp"
#include "cli/flags/common_flags.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/cohorts_of.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/rejects.hpp"
#include "cli/system/errors.hpp"
#include "render/render.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

Flags survival_flags(const Command& command) {
  Flags flags;
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), byte_order_mark_flag(command), title_flag(), colour_flag(), language_flag(), quiet_flag(),
             config_flag(), help_flag(), help_all_flag()});
  add_flags(flags, "Periods", {period_flag("the length of an age, by which customer rows are grouped: month, quarter, year, week or day")});
  add_flags(flags, "Checks", {strict_flag("warnings are errors")});
  add_flags_of_cohorts(flags);
  return flags;
}

Diagnostic untested(std::size_t segments) {
  return warning("too_many_segments",
                 formatted("whether {} segments differ is not tested: the log-rank test takes up to {}", segments, most_tested_groups),
                 "--where COLUMN=A,B chooses some; a column with fewer values tells more");
}

ExitStatus run_survival(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  refuse_byte_order_mark(options);
  refuse_workbooks(options, streams.console);
  if (!options.load.by.empty()) refuse_without_models(options);
  const std::optional<io::Loaded> loaded = load_inputs(options, streams, Wanted::lifetimes);
  if (!loaded) return ExitStatus::usage;
  const Followed followed = follow(*loaded, options);
  std::vector<Lifetimes> lifetimes;
  for (const FollowedBase& base : followed.bases) lifetimes.push_back(base.lifetimes);
  if (lifetimes.back().customers() <= 0)
    throw InputError(
        {error("no_customers", "no customer counts, so that there is nothing to follow", "", {loaded->opened.front().name, 0, 0, {}})});
  Survival survival = survival_of(lifetimes, followed.granularity);
  survival.assumptions = assumptions_of(*loaded);
  survival.assumptions.insert(survival.assumptions.end(), followed.assumptions.begin(), followed.assumptions.end());
  survival.warnings = loaded->warnings;
  survival.warnings.insert(survival.warnings.end(), followed.warnings.begin(), followed.warnings.end());
  if (lifetimes.size() - 1 > most_tested_groups) survival.warnings.push_back(untested(lifetimes.size() - 1));
  refuse_warnings(survival.warnings, options);
  std::vector<Output> beside;
  add_rejects(beside, loaded->rejected, options);
  std::vector<std::string> notes = loaded->notes;
  // What has no room in delimited text is said beside it.
  if (writes_any(options, {render::Format::csv, render::Format::tsv})) {
    const render::Language language = language_of(options, streams.console);
    for (const Assumption& assumption : survival.assumptions) notes.push_back(render::said(assumption.text, language));
  }
  return deliver_answer(
      [&](render::Format format, const render::RenderOptions& how) { return render::render_survival(survival, format, how); },
      survival.warnings, notes, options, streams, std::move(beside));
}

}  // namespace

Command survival_command() {
  return {
      .name = "survival",
      .summary = "how long customers stay: by when half are lost, and the share still there at each age",
      .arguments = "[FILE...]",
      .notes = {"A FILE has customer rows (customer, date, amount; or customer, start, end), a list of customers (customer, tenure, "
                "churned), or a table of survivors by age; - is standard input, which is also read where no FILE is given.",
                "Who has not left counts as long as it was seen (Kaplan-Meier). An age counts periods from the first in which a customer "
                "was active, which is 0.",
                "With --by each segment has its curve, and the log-rank test says whether they differ."},
      .examples = {"retain survival subscriptions.csv", "retain survival members.csv --by plan",
                   "retain survival members.csv --column tenure=tenure_months -f json",
                   "retain survival payments.csv --gap 2 -o stay.html"},
      .formats = {"table", "json", "csv", "tsv", "markdown", "html", "mail", "xlsx"},
      .flags = survival_flags,
      .take_arguments = take_files,
      .run = run_survival,
  };
}

}  // namespace retain::cli
