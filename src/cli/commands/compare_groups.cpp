#include <algorithm>
#include <filesystem>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/inputs/report_of.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/rejects.hpp"
#include "cli/system/errors.hpp"
#include "render/render.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

bool is_regular_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

/// Throws UsageError where B is a file and no FILE follows: standard input would be read, in vain.
void refuse_file_second(const Options& options) {
  const auto& [a, b] = options.groups;
  if (!options.files.empty() || !is_regular_file(b)) return;
  throw UsageError(formatted("{} is a file, and B is missing", in_quotes(b)),
                   formatted("retain test {0} B {1}, or retain test {0} {1} - for a group of this name in standard input", a, b));
}

/// Throws UsageError where A is a file and the word in the place of the first FILE is not.
void refuse_file_first(const Options& options) {
  const auto is_file = [](const std::string& path) { return path == "-" || is_regular_file(path); };
  if (!is_file(options.groups.first) || (!options.files.empty() && is_file(options.files.front()))) return;
  throw UsageError(formatted("{} is a file, and A and B come first", in_quotes(options.groups.first)),
                   formatted("retain test A B {}", options.groups.first));
}

/// Throws UsageError in place of InputError where the words for the groups are wrong.
template <class Test>
auto tested(Test test, const Report& report, const Options& options) {
  try {
    return test(report, options.groups.first, options.groups.second, options.report.metrics);
  } catch (const InputError& error) {
    refuse_flag(error);
    throw;
  }
}

Flags test_flags(const Command& command) {
  Flags flags;
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), byte_order_mark_flag(command),
             metrics_flag("compare", "retention and churn, of customers and revenue"), title_flag(), precision_flag(), colour_flag(),
             language_flag(), quiet_flag(), config_flag(), help_flag(), help_all_flag()});
  add_flags(flags, "Periods", {period_flag(grouping_help)});
  add_flags(flags, "Checks", {strict_flag(strict_help)});
  add_input_flags(flags, BadRows::may_be_skipped);
  return flags;
}

void take_groups(const std::vector<std::string>& words, Options& options) {
  if (words.size() < 2) {
    throw UsageError(words.empty() ? std::string("test needs A and B") : "test needs B after A, which is " + in_quotes(words.front()),
                     "for example: retain test 2026-01..2026-03 2026-04..2026-06 monthly.csv");
  }
  options.groups = {words[0], words[1]};
  take_files({words.begin() + 2, words.end()}, options);
}

/// `Test`: of two groups, or of each segment.
template <class Test>
ExitStatus deliver_test(Test test, const Report& report, const io::Loaded& loaded, const Options& options, const Streams& streams) {
  refuse_warnings(test.warnings, options);
  test.warnings.insert(test.warnings.begin(), report.warnings.begin(), report.warnings.end());

  std::vector<Output> beside;
  add_rejects(beside, loaded.rejected, options);
  // A page has a note of it.
  const auto is_noted = [](const Diagnostic& problem) { return problem.code == "small_groups" || problem.code == "segments_left_out"; };
  std::vector<Diagnostic> told = test.warnings;
  if (writes_for_people(options)) std::erase_if(told, is_noted);
  return deliver_answer(
      [&](render::Format format, const render::RenderOptions& how) { return render::render_groups(test, report, format, how); }, told,
      report.notes, options, streams, std::move(beside));
}

ExitStatus run_test(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  refuse_byte_order_mark(options);
  refuse_file_first(options);
  refuse_file_second(options);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, Wanted::snapshots);
  if (!loaded) return ExitStatus::usage;
  const Report report = report_of(*loaded, options);
  if (is_each_segment(options.groups.first) || is_each_segment(options.groups.second)) {
    return deliver_test(tested(test_segments, report, options), report, *loaded, options, streams);
  }
  return deliver_test(tested(test_groups, report, options), report, *loaded, options, streams);
}

}  // namespace

Command test_command() {
  return {
      .name = "test",
      .summary = "two segments or two ranges of periods: how they differ, and whether by more than chance",
      .arguments = "A B [FILE...]",
      .notes =
          {"A and B are each a segment (pro), a period (2026-03; 2026-Q1 stands for its months), a range of periods (2026-01..2026-03, "
           "..2026-03), or both (pro:2026-01..2026-03; pro: is all its periods, total: the whole base). Complete periods count; "
           "differences are B minus A. A FILE is what `retain report` reads.",
           "*:PERIODS on both sides compares two ranges within every segment, with p-values corrected for their number (Holm); in quotes, "
           "or the shell reads the star.",
           "The p-value is of the two-sided two-proportion z-test with pooled variance; the range of a share is Wilson's at 95%, that of "
           "the difference Newcombe's. With few customers they are rough, and the output says so."},
      .examples = {"retain test Starter Team monthly.csv", "retain test 2026-01..2026-03 2026-04..2026-06 monthly.csv",
                   "retain test '*:2026-Q2' '*:2026-Q3' monthly.csv",
                   "retain test DE US payments.csv --by country -f json | jq .metrics.crr.p_value"},
      .formats = {"table", "json", "csv", "tsv", "markdown", "html", "mail"},
      .flags = test_flags,
      .take_arguments = take_groups,
      .run = run_test,
  };
}

}  // namespace retain::cli
