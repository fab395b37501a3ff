#include <algorithm>

#include "cli/commands/bad_rows.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/deliver.hpp"
#include "cli/commands/load_inputs.hpp"
#include "cli/commands/refusals.hpp"
#include "cli/system/output_file.hpp"
#include "render/machine/snapshots.hpp"

namespace retain::cli {

namespace {

/// The facts of the snapshots as the tables for people show them.
std::string rendered_for_people(const std::vector<Snapshot>& snapshots, const Options& options, render::Format format,
                                const std::string& path, const Console& console) {
  ReportOptions report_options;
  for (const auto& [id, cell] : snapshots.front().cells) report_options.metrics.push_back(id);
  return render::render(make_report(snapshots, report_options), format, rendering_of(options, path, console));
}

}  // namespace

ExitStatus snapshot_command(const Options& options, const Streams& streams) {
  using render::Format;
  refuse_unknown_endings(options);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, true);
  if (!loaded) return ExitStatus::usage;
  refuse_snapshots(*loaded, "snapshot");
  const std::vector<Snapshot> snapshots =
      loaded->rows->ledger->snapshots(rules_of(options, *loaded->rows), {options.report.since, options.report.until, options.report.last});

  const std::vector<std::string> paths = output_paths(options);
  const bool writes_json = std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const Format format = format_of(options, path, Format::csv);
    return format == Format::json || format == Format::ndjson;
  });
  if (const auto inexact = render::inexact_json(snapshots); inexact && writes_json) {
    refuse_warnings({*inexact}, options);
    loaded->warnings.push_back(*inexact);
  }
  std::vector<Output> outputs;
  for (const std::string& path : paths) {
    const Format format = format_of(options, path, Format::csv);
    const bool for_people = format == Format::table || format == Format::markdown;
    outputs.emplace_back(path, for_people ? rendered_for_people(snapshots, options, format, path, streams.console)
                                          : render::render_snapshots(snapshots, loaded->warnings, format));
  }
  add_rejects(outputs, loaded->rejected, options);
  for (const Assumption& assumption : loaded->rows->assumptions) loaded->notes.push_back(assumption.text.english());
  const std::string messages = remarks(loaded->warnings, loaded->notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return ExitStatus::done;
}

}  // namespace retain::cli
