#include "cli/commands/what_if.hpp"

#include <algorithm>

#include "cli/commands/deliver.hpp"
#include "cli/flags/command_line.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "render/formats.hpp"
#include "render/render.hpp"
#include "retain/amount.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

using render::Format;

const std::vector<std::string> what_if_formats = {"table", "json", "markdown", "html"};

Premise premise_of(const std::string& flag, const std::string& value) {
  try {
    return parse_premise(value);
  } catch (const PremiseError& error) {
    throw UsageError(formatted("{}: {}", flag, error.what()), error.hint());
  }
}

Number parse_cost(const std::string& flag, const std::string& value) {
  const auto cost = Number::parse(value);
  const std::string hint = "for example 1200.50";
  if (!cost || cost->sign() < 0) throw UsageError(formatted("{} takes an amount, not {}", flag, in_quotes(value)), hint);
  if (std::min(value.find('.'), value.size()) > Amount::most_integer_digits)
    throw UsageError(
        formatted("{} takes an amount of at most {} digits before the point, not {}", flag, Amount::most_integer_digits, in_quotes(value)),
        hint);
  return *cost;
}

}  // namespace

std::vector<Flag> what_if_flags(Options& options) {
  return {
      {"--assume", "CHANGE",
       "what if: QUANTITY = NUMBER, or +/- NUMBER in its unit, NUMBERpp in points of a percent, NUMBER% of what it is; shows what follows "
       "for the newest complete period, and what it is worth; repeatable",
       [&options](const std::string& flag, const std::string& value) { options.premises.push_back(premise_of(flag, value)); }, true},
      {"--cost", "AMOUNT", "what the change assumed costs in a period: the net gain, and the change at which it breaks even",
       [&options](const std::string& flag, const std::string& value) { options.cost = parse_cost(flag, value); }},
  };
}

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
    if (render::is_for_people(format) || format == Format::json) continue;
    const auto key = std::find_if(options.formats.begin(), options.formats.end(),
                                  [format](const std::string& name) { return render::find_format(name) == format; });
    throw UsageError(formatted("--assume has no output in the format {}{}", key == options.formats.end() ? "asked for" : *key,
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
