#include <algorithm>

#include "cli/commands/bad_rows.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/deliver.hpp"
#include "cli/commands/load_inputs.hpp"
#include "cli/commands/refusals.hpp"
#include "cli/commands/report_of.hpp"
#include "cli/commands/what_if.hpp"
#include "cli/system/errors.hpp"

namespace retain::cli {

namespace {

/// Throws UsageError where charts are asked for and no output has room for them.
void refuse_charts_without_table(const Options& options) {
  const std::vector<std::string> paths = output_paths(options);
  const auto is_table = [&](const std::string& path) { return format_of(options, path, render::Format::table) == render::Format::table; };
  if (options.charts.empty() || std::any_of(paths.begin(), paths.end(), is_table)) return;
  throw UsageError("--chart draws in the format table, and no output is one", "leave out -f, or add -o charts.txt");
}

/// Throws UsageError where metrics are chosen for outputs that all draw charts in the place of the table.
void refuse_metrics_of_charts(const Options& options) {
  const std::vector<std::string> paths = output_paths(options);
  const auto is_table = [&](const std::string& path) { return format_of(options, path, render::Format::table) == render::Format::table; };
  if (options.charts.empty() || options.report.metrics.empty() || !std::all_of(paths.begin(), paths.end(), is_table)) return;
  throw UsageError("--metrics chooses columns of the table, and --chart draws in its place",
                   "name what to draw: --chart crr,ndr; or leave out --chart");
}

}  // namespace

ExitStatus report_command(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  refuse_unnamed_values(options, "name them with --metrics");
  refuse_what_if_contradiction(options);
  refuse_charts_without_table(options);
  refuse_metrics_of_charts(options);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, false);
  if (!loaded) return ExitStatus::usage;
  std::vector<Output> rejects;
  add_rejects(rejects, loaded->rejected, options);
  const Report report = report_of(*loaded, options);
  if (!options.premises.empty()) return deliver_what_if(report, options, streams, std::move(rejects));
  return deliver(report, options, false, streams, std::move(rejects));
}

}  // namespace retain::cli
