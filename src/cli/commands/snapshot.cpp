#include <algorithm>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/rejects.hpp"
#include "cli/system/output_file.hpp"
#include "render/machine/snapshots.hpp"
#include "render/workbook/report.hpp"

namespace retain::cli {

namespace {

/// A report of the facts of the snapshots, as tables for people show them.
Report report_of_facts(const std::vector<Snapshot>& snapshots) {
  ReportOptions report_options;
  for (const auto& [id, cell] : snapshots.front().cells) report_options.metrics.push_back(id);
  return make_report(snapshots, report_options);
}

/// The same with what was found and assumed about the rows.
Report report_with_notes(const std::vector<Snapshot>& snapshots, const io::Loaded& loaded) {
  Report report = report_of_facts(snapshots);
  report.warnings = loaded.warnings;
  report.assumptions = assumptions_of(loaded);
  return report;
}

Output rendered(const std::vector<Snapshot>& snapshots, const io::Loaded& loaded, const Options& options, const std::string& path,
                const Console& console) {
  const render::Format format = format_of(options, path, render::Format::csv);
  const render::RenderOptions how = rendering_of(options, path, console);
  if (format == render::Format::xlsx) return {path, render::snapshots_workbook(report_with_notes(snapshots, loaded), how)};
  if (render::is_for_people(format)) return {path, render::render(report_of_facts(snapshots), format, how)};
  return marked({path, render::render_snapshots(snapshots, loaded.warnings, format)}, format, options);
}

Flags snapshot_flags(const Command& command) {
  Flags flags;
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), byte_order_mark_flag(command),
             full_flag("also how revenue is spread over customers, as the report has it: a second look at every customer",
                       "also how revenue is spread over customers"),
             precision_flag(), colour_flag(), language_flag(), quiet_flag(), config_flag(), help_flag(), help_all_flag()});
  add_flags_of_rows(flags);
  return flags;
}

ExitStatus run_snapshot(const Options& options, const Streams& streams) {
  using render::Format;
  refuse_unknown_endings(options);
  refuse_byte_order_mark(options);
  refuse_workbooks(options, streams.console);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, Wanted::rows);
  if (!loaded) return ExitStatus::usage;
  FollowingRules rules = rules_of(options, *loaded->rows);
  rules.concentration = options.full;
  const std::vector<Snapshot> snapshots =
      io::snapshots_of(*loaded->rows, rules, {options.report.since, options.report.until, options.report.last});

  const bool writes_json = writes_any(options, {Format::json, Format::ndjson}, Format::csv);
  if (const auto inexact = render::inexact_json(snapshots); inexact && writes_json) {
    refuse_warnings({*inexact}, options);
    loaded->warnings.push_back(*inexact);
  }
  if (writes_any(options, {Format::xlsx}, Format::csv)) {
    Report report = report_with_notes(snapshots, *loaded);
    warn_of_inexact_workbook(report, options);
    loaded->warnings = std::move(report.warnings);
  }
  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) outputs.push_back(rendered(snapshots, *loaded, options, path, streams.console));
  add_rejects(outputs, loaded->rejected, options);
  const render::Language language = language_of(options, streams.console);
  for (const Assumption& assumption : assumptions_of(*loaded)) loaded->notes.push_back(render::said(assumption.text, language));
  const std::string messages = remarks(loaded->warnings, loaded->notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return ExitStatus::done;
}

}  // namespace

Command snapshot_command() {
  return {
      .name = "snapshot",
      .summary = "customer rows in, period snapshots out",
      .arguments = "[FILE...]",
      .notes = {rows_note},
      .examples = {"retain snapshot payments.csv -o monthly.csv", "retain snapshot payments.csv --by country | retain report",
                   "retain snapshot payments.csv --period quarter --gap 2 -f json"},
      .formats = {"csv", "tsv", "json", "ndjson", "table", "markdown", "xlsx"},
      .flags = snapshot_flags,
      .take_arguments = take_files,
      .run = run_snapshot,
  };
}

}  // namespace retain::cli
