#include "cli/commands.hpp"
#include "cli/deliver.hpp"
#include "cli/load_inputs.hpp"
#include "cli/output_file.hpp"
#include "cli/refusals.hpp"
#include "render/movements.hpp"

namespace retain::cli {

ExitStatus movements_command(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  std::optional<io::Loaded> loaded = load_inputs(options, streams);
  if (!loaded) return ExitStatus::usage;
  refuse_snapshots(*loaded, "movements");
  const io::LoadedRows& rows = *loaded->rows;
  const FollowingRules rules = rules_of(options, rows);
  const PeriodCut cut{options.report.since, options.report.until, options.report.last};
  const render::Movements movements = [&](const std::function<void(const Movement&)>& take) {
    rows.ledger->movements(rules, cut, options.kinds, take);
  };
  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) {
    outputs.emplace_back(path, [&, path](const Sink& sink) {
      render::write_movements(movements, rows.ledger->plan().period, loaded->warnings, format_of(options, path, render::Format::table), sink);
    });
  }
  write_outputs(outputs, streams.out);
  for (const Assumption& assumption : rows.assumptions) loaded->notes.push_back(assumption.text);
  tell(loaded->warnings, loaded->notes, options, streams);
  return ExitStatus::done;
}

}  // namespace retain::cli
