#include "render/machine/movements.hpp"

#include <algorithm>

#include "cli/commands/bad_rows.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/deliver.hpp"
#include "cli/commands/load_inputs.hpp"
#include "cli/commands/refusals.hpp"
#include "cli/system/output_file.hpp"
#include "render/render.hpp"

namespace retain::cli {

ExitStatus movements_command(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, true);
  if (!loaded) return ExitStatus::usage;
  refuse_snapshots(*loaded, "movements");
  const io::LoadedRows& rows = *loaded->rows;
  const FollowingRules rules = rules_of(options, rows);
  const PeriodCut cut{options.report.since, options.report.until, options.report.last};
  const render::Movements movements = [&](const std::function<void(const Movement&)>& take) {
    rows.ledger->movements(rules, cut, options.kinds, take);
  };
  const std::vector<std::string> paths = output_paths(options);
  const bool writes_json = std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const render::Format format = format_of(options, path, render::Format::table);
    return format == render::Format::json || format == render::Format::ndjson;
  });
  if (const auto inexact = writes_json ? render::inexact_json(movements) : std::nullopt) {
    refuse_warnings({*inexact}, options);
    loaded->warnings.push_back(*inexact);
  }
  std::vector<Output> outputs;
  for (const std::string& path : paths) {
    outputs.emplace_back(path, [&, path](const Sink& sink) {
      render::write_movements(movements, rows.ledger->plan().period, loaded->warnings, format_of(options, path, render::Format::table),
                              rendering_of(options, path, streams.console), sink);
    });
  }
  add_rejects(outputs, loaded->rejected, options);
  for (const Assumption& assumption : rows.assumptions) loaded->notes.push_back(assumption.text.english());
  const std::string messages = remarks(loaded->warnings, loaded->notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return ExitStatus::done;
}

}  // namespace retain::cli
