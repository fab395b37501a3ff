#include "cli/steps/what_if.hpp"

#include <algorithm>

#include "cli/flags/command.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/system/errors.hpp"
#include "render/formats.hpp"
#include "render/render.hpp"
#include "retain/amount.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

using render::Format;

const std::vector<std::string> what_if_formats = {"table", "json", "markdown", "html", "mail", "xlsx"};

}  // namespace

void refuse_what_if_contradiction(const Options& options) {
  if (options.premises.empty()) {
    if (options.cost) throw UsageError("--cost is what a change costs, and none is assumed", "--assume says which");
    return;
  }
  if (options.requirements_on_command_line > 0)
    throw UsageError("--assume asks what would be, and --require and --warn judge what is", "ask in two commands");
  if (options.explain) throw UsageError("--assume has nothing for --explain to explain", "leave it out");
  if (!options.charts.empty()) throw UsageError("--assume has nothing for --chart to draw", "leave it out");
  for (const std::string& path : output_paths(options)) {
    const Format format = format_of(options, path, Format::table);
    if (render::is_for_people(format) || format == Format::json || format == Format::xlsx) continue;
    throw UsageError(formatted("--assume has no output in the format {}{}", *find_key(options.command->formats, format),
                               options.format ? std::string() : ": -o " + in_quotes(path)),
                     "it has " + listed(what_if_formats));
  }
}

ExitStatus deliver_what_if(const Report& report, const Options& options, const Streams& streams, std::vector<Output> beside) {
  const WhatIf what_if = suppose(report, options.premises, options.cost);
  const render::Figures figures(report, options.precision, language_of(options, streams.console));
  std::vector<Output> outputs = std::move(beside);
  for (const std::string& path : output_paths(options)) {
    outputs.emplace_back(path, render::render_what_if(what_if, figures, format_of(options, path, Format::table),
                                                      rendering_of(options, path, streams.console)));
  }
  const std::string messages = remarks(report.warnings, report.notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return ExitStatus::done;
}

}  // namespace retain::cli
