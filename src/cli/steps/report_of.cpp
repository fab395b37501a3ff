#include "cli/steps/report_of.hpp"

#include "cli/steps/load_inputs.hpp"

namespace retain::cli {

namespace {

Report report_of_rows(const io::LoadedRows& rows, const Options& options) {
  std::vector<Snapshot> snapshots = rows.ledger->snapshots(rules_of(options, rows));
  const Assumption censoring = left_censoring(snapshots);
  ReportOptions report_options = options.report;
  report_options.granularity = Granularity::unknown;
  Report report = make_report(std::move(snapshots), report_options);
  report.assumptions.insert(report.assumptions.begin(), censoring);
  report.assumptions.insert(report.assumptions.begin(), rows.assumptions.begin(), rows.assumptions.end());
  return report;
}

}  // namespace

Report report_of(io::Loaded& loaded, const Options& options) {
  try {
    Report report = loaded.rows ? report_of_rows(*loaded.rows, options) : make_report(std::move(loaded.snapshots), options.report);
    report.warnings.insert(report.warnings.begin(), loaded.warnings.begin(), loaded.warnings.end());
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
