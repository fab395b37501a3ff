#include "render/machine/movements.hpp"

#include <algorithm>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/rejects.hpp"
#include "cli/system/output_file.hpp"
#include "render/render.hpp"

namespace retain::cli {

namespace {

Flag kinds_flag() {
  std::vector<std::pair<std::string, MovementKind>> choices;
  for (const MovementKind kind : movement_kinds) choices.emplace_back(movement_key(kind), kind);
  Flag flag = choice_flag<MovementKind>(
      "--only", "LIST",
      "the movements to list, with commas between them: new, reactivated, expanded, contracted, paused, churned (default: all)", choices,
      [](Options& options, MovementKind kind) { options.kinds.push_back(kind); });
  flag.is_list = true;
  flag.set = [set_one = std::move(flag.set)](Options& options, const std::string& name, const std::string& value) {
    for (const std::string& word : split_list(value)) set_one(options, name, word);
  };
  flag.brief = "new, reactivated, expanded, contracted, paused, churned";
  return flag;
}

Flags movements_flags(const Command& command) {
  Flags flags;
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), byte_order_mark_flag(command), kinds_flag(), title_flag(), colour_flag(), language_flag(),
             quiet_flag(), config_flag(), help_flag(), help_all_flag()});
  add_flags_of_rows(flags);
  return flags;
}

ExitStatus run_movements(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  refuse_byte_order_mark(options);
  refuse_workbooks(options, streams.console);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, Wanted::rows);
  if (!loaded) return ExitStatus::usage;
  const io::LoadedRows& rows = *loaded->rows;
  const FollowingRules rules = rules_of(options, rows);
  const PeriodCut cut{options.report.since, options.report.until, options.report.last};
  const render::Movements movements{
      [&](const std::function<void(const Movement&)>& take) { rows.ledger->movements(rules, cut, options.kinds, take); }, rules.gap > 1};
  const bool writes_json = writes_any(options, {render::Format::json, render::Format::ndjson});
  const bool writes_workbook = writes_any(options, {render::Format::xlsx});
  for (const auto& inexact : {writes_json ? render::inexact_json(movements) : std::nullopt,
                              writes_workbook ? render::inexact_workbook(movements) : std::nullopt}) {
    if (!inexact) continue;
    refuse_warnings({*inexact}, options);
    loaded->warnings.push_back(*inexact);
  }
  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) {
    const render::Format format = format_of(options, path, render::Format::table);
    const auto write = [&, path, format](const Sink& sink) {
      render::write_movements(movements, rows.ledger->plan().period, loaded->warnings, format, rendering_of(options, path, streams.console),
                              sink);
    };
    outputs.push_back(marked({path, write}, format, options));
  }
  add_rejects(outputs, loaded->rejected, options);
  const render::Language language = language_of(options, streams.console);
  for (const Assumption& assumption : assumptions_of(*loaded)) loaded->notes.push_back(render::said(assumption.text, language));
  const std::string messages = remarks(loaded->warnings, loaded->notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return ExitStatus::done;
}

}  // namespace

Command movements_command() {
  return {
      .name = "movements",
      .summary = "who is new, came back, expanded, contracted or left, and when",
      .arguments = "[FILE...]",
      .notes = {rows_note},
      .examples = {"retain movements payments.csv --only churned --last 1",
                   "retain movements payments.csv --since 2026-01 -o movements.csv",
                   "retain movements payments.csv --only expanded,contracted -f ndjson"},
      .formats = {"table", "csv", "tsv", "json", "ndjson", "markdown", "html", "xlsx"},
      .flags = movements_flags,
      .take_arguments = take_files,
      .run = run_movements,
  };
}

}  // namespace retain::cli
