#include "cli/flags/common_flags.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/inputs/report_of.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/system/output_file.hpp"
#include "render/machine/json_text.hpp"
#include "render/terminal/message.hpp"

namespace retain::cli {

namespace {

struct Findings {
  std::vector<Diagnostic> problems;
  std::size_t unlisted = 0;          // errors besides these
  std::vector<std::string> notes{};  // on what was detected
};

/// Empty where there is nothing to read.
std::optional<Findings> find_problems(const Options& options, const Streams& streams) {
  try {
    auto loaded = load_inputs(options, streams, Wanted::snapshots);
    if (!loaded) return std::nullopt;
    return Findings{report_of(*loaded, options).warnings, 0, loaded->notes};
  } catch (const InputError& error) {
    return Findings{error.diagnostics(), error.unlisted()};
  }
}

std::string text_of(const Findings& findings, bool colour, render::Language language) {
  if (findings.problems.empty()) return std::string(render::say("no problems found", language)) + "\n";
  return render::format_all_diagnostics(findings.problems, colour, findings.unlisted, language);
}

std::string json_of(const Findings& findings) {
  render::Json problems = render::json_warnings(findings.problems);
  for (std::size_t i = 0; i < findings.problems.size(); ++i) {
    const Diagnostic& problem = findings.problems[i];
    problems[i]["severity"] = problem.severity == Severity::error ? "error" : "warning";
    problems[i]["hint"] = render::text_or_null(problem.hint);
  }
  return render::json_document({{"schema", "retain.validate"},
                                {"schema_version", 1},
                                {"generator", render::generator()},
                                {"valid", findings.problems.empty()},
                                {"problems", std::move(problems)},
                                {"unlisted_errors", findings.unlisted}});
}

Flags validate_flags(const Command& command) {
  Flags flags;
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), colour_flag(), language_flag(), config_flag(), help_flag(), help_all_flag()});
  add_flags(flags, "Periods", {period_flag(grouping_help)});
  add_input_flags(flags);
  return flags;
}

ExitStatus run_validate(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  const auto findings = find_problems(options, streams);
  if (!findings) return ExitStatus::usage;
  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) {
    const bool is_json = format_of(options, path, render::Format::table) == render::Format::json;
    const bool colour = wants_colour(options.colour, streams.console, path == standard_output && streams.console.stdout_is_terminal);
    outputs.emplace_back(path, is_json ? json_of(*findings) : text_of(*findings, colour, language_of(options, streams.console)));
  }
  write_outputs(outputs, streams.out);
  streams.err << remarks({}, findings->notes, options, streams) << std::flush;
  return findings->problems.empty() ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace

Command validate_command() {
  return {
      .name = "validate",
      .summary = "every problem of a file; exit 1 where there is one",
      .arguments = "[FILE...]",
      .notes = {files_note},
      .examples = {"retain validate export.csv", "retain validate export.csv -f json | jq '.problems[].line'"},
      .formats = {"table", "json"},
      .flags = validate_flags,
      .take_arguments = take_files,
      .run = run_validate,
  };
}

}  // namespace retain::cli
