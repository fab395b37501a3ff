#include "cli/flags/common_flags.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/output_file.hpp"
#include "render/machine/quantities.hpp"
#include "render/markdown/quantities.hpp"
#include "render/terminal/quantities.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

std::string metrics_text(std::optional<Id> id, render::Format format, const render::RenderOptions& how) {
  if (format == render::Format::json) return render::render_quantities_json(id);
  if (format == render::Format::markdown) {
    if (id) throw UsageError("-f markdown is of the whole table", "leave out the name, or use -f table or -f json");
    return render::render_quantities_markdown(how.language);
  }
  return id ? render::render_quantity(*id, how) : render::render_quantities(how);
}

Flags metrics_flags(const Command& command) { return {format_flag(command), colour_flag(), language_flag(), config_flag(), help_flag()}; }

void take_metric(const std::vector<std::string>& words, Options& options) {
  if (words.size() > 1) throw UsageError("metrics takes one name, not " + in_quotes(words[0]) + " and " + in_quotes(words[1]));
  for (const std::string& word : words) options.report.metrics.push_back(parse_quantity(word));
}

ExitStatus run_metrics(const Options& options, const Streams& streams) {
  const render::RenderOptions how = rendering_of(options, standard_output, streams.console);
  const auto& named = options.report.metrics;
  std::optional<Id> id;
  if (!named.empty()) id = named.front();
  return answer(metrics_text(id, options.format.value_or(render::Format::table), how), streams);
}

}  // namespace

Command metrics_command() {
  return {
      .name = "metrics",
      .summary = "the table of metrics and inputs; with a name, all that is known of one",
      .arguments = "[METRIC]",
      .examples = {"retain metrics", formatted("retain metrics {}", example_metric().key), "retain metrics -f json"},
      .formats = {"table", "json", "markdown"},
      .flags = metrics_flags,
      .take_arguments = take_metric,
      .run = run_metrics,
      .argument_choices = quantity_keys,
  };
}

}  // namespace retain::cli
