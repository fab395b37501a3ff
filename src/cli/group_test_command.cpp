#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/bad_rows.hpp"
#include "cli/commands.hpp"
#include "cli/deliver.hpp"
#include "cli/errors.hpp"
#include "cli/flag_values.hpp"
#include "cli/load_inputs.hpp"
#include "cli/refusals.hpp"
#include "cli/report_of.hpp"
#include "render/group_test.hpp"

namespace retain::cli {

namespace {

/// Throws UsageError where a file stands in the place of A and a file that there is not in that of a file.
void refuse_file_first(const Options& options) {
  const auto is_file = [](const std::string& path) {
    std::error_code ignored;
    return path == "-" || std::filesystem::is_regular_file(path, ignored);
  };
  if (!is_file(options.groups.first) || (!options.files.empty() && is_file(options.files.front()))) return;
  throw UsageError(fmt::format("{} is a file, and A and B come first", in_quotes(options.groups.first)),
                   fmt::format("retain test A B {}", options.groups.first));
}

GroupTest tested(const Report& report, const Options& options) {
  try {
    return test_groups(report, options.groups.first, options.groups.second, options.report.metrics);
  } catch (const InputError& error) {
    refuse_flag(error, "no_such_group");
    throw;
  }
}

}  // namespace

ExitStatus test_command(const Options& options, const Streams& streams) {
  using render::Format;
  refuse_unknown_endings(options);
  refuse_file_first(options);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, false);
  if (!loaded) return ExitStatus::usage;
  Report report = report_of(*loaded, options);
  GroupTest test = tested(report, options);
  refuse_warnings(test.warnings, options);
  test.warnings.insert(test.warnings.begin(), report.warnings.begin(), report.warnings.end());

  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) {
    outputs.emplace_back(path, render::render_group_test(test, report, format_of(options, path, Format::table),
                                                         rendering_of(options, path, streams.console)));
  }
  add_rejects(outputs, loaded->rejected, options);
  const std::string messages = remarks(test.warnings, report.notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return ExitStatus::done;
}

}  // namespace retain::cli
