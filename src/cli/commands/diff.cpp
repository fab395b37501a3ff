#include "cli/commands/commands.hpp"
#include "cli/commands/deliver.hpp"
#include "cli/commands/load_inputs.hpp"
#include "cli/commands/refusals.hpp"
#include "cli/commands/report_of.hpp"
#include "render/render.hpp"

namespace retain::cli {

namespace {

Report report_of_file(const std::string& file, Options options, const Streams& streams) {
  options.files = {file};
  // Whether a difference is expected is another question than whether an input is doubtful, and a zero that a report assumed is in both.
  options.report.strict = false;
  try {
    io::Loaded loaded = load_inputs(options, streams, false).value();
    return report_of(loaded, options);
  } catch (const InputError& error) {
    // Of two files, it matters which.
    std::vector<Diagnostic> problems = error.diagnostics();
    for (Diagnostic& problem : problems) {
      if (problem.place.file.empty()) problem.place.file = file;
    }
    throw InputError(std::move(problems), error.unlisted());
  }
}

}  // namespace

ExitStatus diff_command(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  const std::string& first = options.files.front();
  const std::string& second = options.files.back();
  const Report before = report_of_file(first, options, streams);
  const Report after = report_of_file(second, options, streams);
  std::vector<Diagnostic> warnings = before.warnings;
  warnings.insert(warnings.end(), after.warnings.begin(), after.warnings.end());
  refuse_warnings(warnings, options);

  const Diff diff = compare(before, after, options.tolerance, options.report.strict);
  const render::Figures figures(after, options.precision, language_of(options, streams.console));
  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) {
    outputs.emplace_back(path,
                         render::render_diff(diff, {first, second}, warnings, figures, format_of(options, path, render::Format::table),
                                             rendering_of(options, path, streams.console)));
  }
  const std::string messages = remarks(warnings, after.notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return diff.differs ? ExitStatus::answer_is_no : ExitStatus::done;
}

}  // namespace retain::cli
