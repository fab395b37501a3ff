#include "cli/inputs/report_of.hpp"

#include <algorithm>

#include "cli/inputs/load_inputs.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

/// Yearly payers among monthly ones seem to leave and to come back.
std::optional<Diagnostic> regular_returns(const io::LoadedRows& rows, const FollowingRules& rules, const std::vector<Snapshot>& snapshots) {
  Number lost;
  Number returned;
  for (const Snapshot& snapshot : snapshots) {
    if (!snapshot.segment.empty()) continue;
    lost = lost + snapshot.find(Id::customers_churned)->value;
    returned = returned + snapshot.find(Id::customers_reactivated)->value;
  }
  // Whoever comes back is counted for the whole base: a look at each customer costs as much as the report.
  if (rules.gap > 1 || rules.window > 1 || returned + returned <= lost) return std::nullopt;
  const auto returns = rows.ledger->regular_returns(rules);
  if (!returns) return std::nullopt;
  return warning("regular_returns",
                 formatted("of {} customers lost, {} come back after {} periods, always as many: do they pay for longer?", returns->lost,
                           returns->returned, returns->periods),
                 formatted("--gap {} keeps them until then; a column of the interval spreads what they pay", returns->periods));
}

/// Revenue of a month beside the churn of a quarter makes a lifetime value that is of neither.
std::optional<Diagnostic> amounts_of_another_period(const io::LoadedRows& rows) {
  const LedgerPlan& plan = rows.ledger->plan();
  if (!plan.has_amounts || rows.recurs == Granularity::unknown || rows.recurs == plan.period) return std::nullopt;
  return warning("amount_period",
                 formatted("amounts are per {0}, and churn is per {1}: arpa, ltv, ltv_cac and cac_payback take one for the other",
                           granularity_key(rows.recurs), granularity_key(plan.period)),
                 formatted("--period {} has both alike", granularity_key(rows.recurs)));
}

/// Whether something that is measured over the customers is wanted or required. It does not depend on formats, so that one format holds
/// the same beside another.
bool wants_measures(const Options& options, Measures measures) {
  const auto is_measured = [](Id id) { return quantity(id).measured; };
  return (measures == Measures::unless_others_are_named && options.report.metrics.empty()) ||
         std::any_of(options.report.metrics.begin(), options.report.metrics.end(), is_measured) ||
         std::any_of(options.report.requirements.begin(), options.report.requirements.end(),
                     [&](const Requirement& requirement) { return is_measured(requirement.id); }) ||
         std::any_of(options.charts.begin(), options.charts.end(),
                     [&](const render::ChartSubject& chart) { return is_measured(chart.id); });
}

Report report_of_rows(const io::LoadedRows& rows, const Options& options, Measures measures) {
  FollowingRules rules = rules_of(options, rows);
  rules.concentration = wants_measures(options, measures);
  std::vector<Snapshot> snapshots = io::snapshots_of(rows, rules, {}, io::reported_snapshot_bytes);
  const auto doubt = regular_returns(rows, rules, snapshots);
  if (doubt) refuse_warnings({*doubt}, options);
  const auto mixture = amounts_of_another_period(rows);
  if (mixture) refuse_warnings({*mixture}, options);
  const Assumption censoring = left_censoring(snapshots);
  ReportOptions report_options = options.report;
  report_options.granularity = Granularity::unknown;
  report_options.recurring = rows.recurring;
  // Only people are told how far to trust a lifetime.
  if (measures == Measures::unless_others_are_named && writes_for_people(options))
    report_options.losses_by_age = rows.ledger->losses_by_age(rules);
  Report report = make_report(std::move(snapshots), report_options);
  report.assumptions.insert(report.assumptions.begin(), censoring);
  report.assumptions.insert(report.assumptions.begin(), rows.assumptions.begin(), rows.assumptions.end());
  if (doubt) report.warnings.push_back(*doubt);
  if (mixture) report.warnings.push_back(*mixture);
  return report;
}

}  // namespace

Report report_of(io::Loaded& loaded, const Options& options, Measures measures) {
  try {
    Report report =
        loaded.rows ? report_of_rows(*loaded.rows, options, measures) : make_report(std::move(loaded.snapshots), options.report);
    report.currency = loaded.currency;
    report.warnings.insert(report.warnings.begin(), loaded.warnings.begin(), loaded.warnings.end());
    report.assumptions.insert(report.assumptions.begin(), loaded.assumptions.begin(), loaded.assumptions.end());
    report.notes.insert(report.notes.begin(), loaded.notes.begin(), loaded.notes.end());
    io::add_excerpts(report.warnings, loaded.sources);
    return report;
  } catch (const InputError& error) {
    // A doubt, such as a column that nothing reads, often tells where an error comes from.
    std::vector<Diagnostic> problems;
    if (!options.quiet) problems = loaded.warnings;
    problems.insert(problems.end(), error.diagnostics().begin(), error.diagnostics().end());
    io::add_excerpts(problems, loaded.sources);
    throw InputError(std::move(problems), error.unlisted());
  }
}

}  // namespace retain::cli
