#include <algorithm>
#include <filesystem>

#include "cli/commands/bad_rows.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/deliver.hpp"
#include "cli/commands/load_inputs.hpp"
#include "cli/commands/refusals.hpp"
#include "cli/commands/report_of.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "render/formats.hpp"
#include "render/render.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

bool is_regular_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

/// Throws UsageError where the last word is a file in the place of B: nothing would come from standard input.
void refuse_file_second(const Options& options) {
  const auto& [a, b] = options.groups;
  if (!options.files.empty() || !is_regular_file(b)) return;
  throw UsageError(formatted("{} is a file, and B is missing", in_quotes(b)),
                   formatted("retain test {0} B {1}, or retain test {0} {1} - for a group of this name in standard input", a, b));
}

/// Throws UsageError where a file stands in the place of A and a file that there is not in that of a file.
void refuse_file_first(const Options& options) {
  const auto is_file = [](const std::string& path) { return path == "-" || is_regular_file(path); };
  if (!is_file(options.groups.first) || (!options.files.empty() && is_file(options.files.front()))) return;
  throw UsageError(formatted("{} is a file, and A and B come first", in_quotes(options.groups.first)),
                   formatted("retain test A B {}", options.groups.first));
}

GroupTest tested(const Report& report, const Options& options) {
  try {
    return test_groups(report, options.groups.first, options.groups.second, options.report.metrics);
  } catch (const InputError& error) {
    refuse_flag(error, "no_such_group");
    refuse_flag(error, "ambiguous_group");
    throw;
  }
}

}  // namespace

ExitStatus test_command(const Options& options, const Streams& streams) {
  using render::Format;
  refuse_unknown_endings(options);
  refuse_file_first(options);
  refuse_file_second(options);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, false);
  if (!loaded) return ExitStatus::usage;
  Report report = report_of(*loaded, options);
  GroupTest test = tested(report, options);
  refuse_warnings(test.warnings, options);
  test.warnings.insert(test.warnings.begin(), report.warnings.begin(), report.warnings.end());

  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) {
    outputs.emplace_back(
        path, render::render_groups(test, report, format_of(options, path, Format::table), rendering_of(options, path, streams.console)));
  }
  add_rejects(outputs, loaded->rejected, options);
  const std::vector<std::string> paths = output_paths(options);
  const bool has_note = std::any_of(
      paths.begin(), paths.end(), [&](const std::string& path) { return render::is_for_people(format_of(options, path, Format::table)); });
  if (has_note) std::erase_if(test.warnings, [](const Diagnostic& problem) { return problem.code == "small_groups"; });
  const std::string messages = remarks(test.warnings, report.notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return ExitStatus::done;
}

}  // namespace retain::cli
