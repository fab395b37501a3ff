#include "cli/steps/deliver.hpp"

#include <algorithm>

#include "cli/steps/refusals.hpp"
#include "cli/system/temporary_file.hpp"
#include "render/formats.hpp"
#include "render/language/messages.hpp"
#include "render/machine/report.hpp"
#include "render/render.hpp"
#include "render/sentences/targets.hpp"
#include "render/terminal/message.hpp"
#include "render/terminal/paint.hpp"
#include "render/workbook/data.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"
#include "text/visible.hpp"

namespace retain::cli {

namespace {

Output rendered(const Report& report, const Options& options, const std::string& path, bool one_off, const Console& console) {
  render::RenderOptions how = rendering_of(options, path, console);
  how.one_off = one_off;
  const render::Format format = format_of(options, path, render::Format::table);
  return marked({path, render::render(report, format, how)}, format, options);
}

/// "retain: note: …"
std::string note_line(const std::string& text, render::Language language) {
  return formatted("retain: {}: {}\n", render::say("note", language), text);
}

/// A bare empty line does not say why there is no number.
std::string empty_lines_explained(const Report& report, render::Language language) {
  std::string result;
  for (const ReportRow& row : report.rows) {
    for (const Id id : report.metrics) {
      const Value& value = row.sheet[id];
      if (value.number) continue;
      std::string where;
      for (const std::string& part : {row.period.to_string(), row.segment}) where += part.empty() ? part : part + " ";
      result +=
          note_line(visible(where) + render::told(formatted("{} is undefined: {}", quantity(id).name, reason_text(value.reason)), language),
                    language);
    }
  }
  return result;
}

bool has_undefined_value(const Report& report) {
  return std::any_of(report.rows.begin(), report.rows.end(), [&](const ReportRow& row) {
    return std::any_of(report.metrics.begin(), report.metrics.end(), [&](Id id) { return !row.sheet[id].number; });
  });
}

/// The requirements that are not met, for messages, and unless the options are quiet, what was only warned of.
std::string unmet_requirements(const Report& report, const Options& options, const Console& console) {
  if (report.requirements.empty()) return {};
  const render::Figures figures(report, options.precision, language_of(options, console));
  const std::vector<std::string> lines = render::requirement_lines(report, figures);
  const bool colour = wants_colour(options.colour, console, console.stderr_is_terminal);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const RequirementResult& result = report.requirements[i];
    if (result.met || (options.quiet && result.requirement.severity == Severity::warning)) continue;
    text += "retain: " + render::painted(lines[i], render::paint_of(render::tone_of(result)), colour) + '\n';
  }
  return text;
}

/// Whether who reads the messages reads the requirements in the report as well.
bool report_tells_requirements(const Options& options, const Console& console) {
  if (!console.has_one_reader) return false;
  const std::vector<std::string> paths = output_paths(options);
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    return is_standard_output(path) && render::is_for_people(format_of(options, path, render::Format::table));
  });
}

}  // namespace

render::RenderOptions rendering_of(const Options& options, const std::string& path, const Console& console) {
  const bool is_stdout = path == standard_output;
  render::RenderOptions how;
  if (is_stdout) how.width = console.width;
  how.colour = is_stdout ? wants_colour(options.colour, console, console.stdout_is_terminal) : options.colour == ColourChoice::always;
  how.precision = options.precision;
  how.explain = options.explain;
  how.full = options.full;
  how.language = language_of(options, console);
  how.charts = options.charts;
  how.title = options.title;
  how.files = options.files;
  how.open_scratch = [] { return std::make_unique<NamelessFile>(); };
  return how;
}

bool wants_colour(ColourChoice choice, const Console& console, bool is_terminal) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  return console.colour.value_or(is_terminal);
}

render::Language language_of(const Options& options, const Console& console) { return options.language.value_or(console.language); }

std::vector<std::string> output_paths(const Options& options) {
  if (options.outputs.empty()) return {standard_output};
  return options.outputs;
}

render::Format format_of(const Options& options, const std::string& path, render::Format otherwise) {
  return options.format.value_or(render::format_of_file(path).value_or(otherwise));
}

bool writes_any(const Options& options, std::initializer_list<render::Format> formats, render::Format otherwise) {
  const std::vector<std::string> paths = output_paths(options);
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    return std::find(formats.begin(), formats.end(), format_of(options, path, otherwise)) != formats.end();
  });
}

bool writes_for_people(const Options& options) {
  const std::vector<std::string> paths = output_paths(options);
  return std::any_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return render::is_for_people(format_of(options, path, render::Format::table)); });
}

Output marked(Output output, render::Format format, const Options& options) {
  // Korean spreadsheets take a file without a mark for cp949. The environment alone marks nothing: a script writes the same everywhere.
  const bool is_for_korean_spreadsheet = options.language == render::Language::korean && is_output_file(output.path);
  if (!render::is_delimited(format) || !(options.byte_order_mark || is_for_korean_spreadsheet)) return output;
  return {std::move(output.path), [write = std::move(output.write)](const Sink& sink) {
            sink(byte_order_mark);
            write(sink);
          }};
}

std::string remarks(const std::vector<Diagnostic>& warnings, const std::vector<std::string>& notes, const Options& options,
                    const Streams& streams) {
  const bool colour = wants_colour(options.colour, streams.console, streams.console.stderr_is_terminal);
  const render::Language language = language_of(options, streams.console);
  if (options.quiet) {
    const auto skipped =
        std::find_if(warnings.begin(), warnings.end(), [](const Diagnostic& warning) { return warning.code == "bad_rows_skipped"; });
    return skipped == warnings.end() ? std::string() : render::format_diagnostics({&*skipped, 1}, colour, 0, language);
  }
  std::string result = render::format_diagnostics(warnings, colour, 0, language);
  for (const std::string& note : notes) result += note_line(visible(render::told(note, language)), language);
  return result;
}

void warn_of_inexact_workbook(Report& report, const Options& options) {
  if (!writes_any(options, {render::Format::xlsx})) return;
  if (const auto inexact = render::inexact_workbook(report)) {
    refuse_warnings({*inexact}, options);
    report.warnings.push_back(*inexact);
  }
}

ExitStatus answer(std::string text, const Streams& streams) {
  const Output output{standard_output, std::move(text)};
  write_outputs({&output, 1}, streams.out);
  return ExitStatus::done;
}

ExitStatus deliver_answer(const std::function<std::string(render::Format format, const render::RenderOptions& how)>& render,
                          const std::vector<Diagnostic>& warnings, const std::vector<std::string>& notes, const Options& options,
                          const Streams& streams, std::vector<Output> beside) {
  std::vector<Output> outputs = std::move(beside);
  for (const std::string& path : output_paths(options)) {
    const render::Format format = format_of(options, path, render::Format::table);
    outputs.push_back(marked({path, render(format, rendering_of(options, path, streams.console))}, format, options));
  }
  const std::string messages = remarks(warnings, notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return ExitStatus::done;
}

ExitStatus deliver(Report report, const Options& options, bool one_off, const Streams& streams, std::vector<Output> beside) {
  using render::Format;
  if (writes_any(options, {Format::json, Format::ndjson})) {
    if (const auto inexact = render::inexact_json(report)) {
      refuse_warnings({*inexact}, options);
      report.warnings.push_back(*inexact);
    }
  }
  warn_of_inexact_workbook(report, options);
  std::vector<Output> outputs = std::move(beside);
  for (const std::string& path : output_paths(options)) outputs.push_back(rendered(report, options, path, one_off, streams.console));

  const render::Language language = language_of(options, streams.console);
  const bool has_empty_lines = writes_any(options, {Format::value}) && has_undefined_value(report);
  std::string messages = remarks(report.warnings, report.notes, options, streams);
  if (has_empty_lines && !options.quiet) messages += empty_lines_explained(report, language);
  if (!report_tells_requirements(options, streams.console)) messages += unmet_requirements(report, options, streams.console);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return report.requirements_met() && !has_empty_lines ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace retain::cli
