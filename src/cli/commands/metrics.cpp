#include "cli/commands/commands.hpp"
#include "cli/commands/deliver.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/output_file.hpp"
#include "render/machine/quantities.hpp"
#include "render/markdown/quantities.hpp"
#include "render/terminal/quantities.hpp"

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

}  // namespace

ExitStatus metrics_command(const Options& options, const Streams& streams) {
  const render::RenderOptions how = rendering_of(options, standard_output, streams.console);
  const auto& named = options.report.metrics;
  std::optional<Id> id;
  if (!named.empty()) id = named.front();
  const Output output{standard_output, metrics_text(id, options.format.value_or(render::Format::table), how)};
  write_outputs({&output, 1}, streams.out);
  return ExitStatus::done;
}

}  // namespace retain::cli
