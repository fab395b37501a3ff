#include "cli/commands.hpp"
#include "cli/deliver.hpp"
#include "cli/errors.hpp"
#include "cli/help.hpp"
#include "cli/input_file.hpp"
#include "cli/refusals.hpp"
#include "io/load.hpp"

namespace retain::cli {

namespace {

std::vector<io::Source> read_sources(const Options& options, std::istream& in) {
  std::vector<io::Source> sources;
  if (options.files.empty()) sources.push_back(read_input("-", in));
  for (const std::string& file : options.files) sources.push_back(read_input(file, in));
  return sources;
}

Report load_report(std::span<const io::Source> sources, const Options& options) {
  std::vector<Diagnostic> doubts;
  try {
    io::Loaded loaded = io::load_snapshots(sources, options.load);
    refuse_warnings(loaded.warnings, options);
    doubts = std::move(loaded.warnings);
    Report report = make_report(std::move(loaded.snapshots), options.report);
    report.warnings.insert(report.warnings.begin(), doubts.begin(), doubts.end());
    report.notes.insert(report.notes.begin(), loaded.notes.begin(), loaded.notes.end());
    io::add_excerpts(report.warnings, sources);
    return report;
  } catch (const InputError& error) {
    refuse_flag(error, "column_option");
    // A doubt, such as a column that nothing reads, often tells where an error comes from.
    if (options.quiet) doubts.clear();
    doubts.insert(doubts.end(), error.diagnostics().begin(), error.diagnostics().end());
    io::add_excerpts(doubts, sources);
    throw InputError(std::move(doubts));
  }
}

}  // namespace

ExitStatus report_command(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  refuse_unnamed_values(options, "name them with --metrics");
  if (options.files.empty() && streams.console.stdin_is_terminal) {
    streams.err << command_help("report");
    return ExitStatus::usage;
  }
  const std::vector<io::Source> sources = read_sources(options, streams.in);
  return deliver(load_report(sources, options), options, false, streams);
}

}  // namespace retain::cli
