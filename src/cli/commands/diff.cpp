#include "cli/flags/common_flags.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/inputs/report_of.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/system/errors.hpp"
#include "render/render.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

Report report_of_file(const std::string& file, Options options, const Streams& streams) {
  options.files = {file};
  // Whether a difference is expected is another question than whether an input is doubtful, and a zero that a report assumed is in both.
  options.report.strict = false;
  try {
    io::Loaded loaded = load_inputs(options, streams, Wanted::snapshots).value();
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

Flag tolerance_flag() {
  Flag tolerance{
      "--tolerance", "N[%]",
      "exit 1 only where a metric differs by more than N in its unit, or N% of what it was; inputs are shown, and not judged then "
      "(default, and 0: exit 1 where anything differs)",
      [](Options& options, const std::string& flag, const std::string& value) {
        options.tolerance = parse_tolerance(value);
        if (!options.tolerance)
          throw UsageError(formatted("{} takes a number or a percent, not {}", flag, in_quotes(value)), "for example 0.5 or 1%");
      }};
  return in_brief(std::move(tolerance), "exit 1 only where a metric differs by more");
}

/// The cuts by label: the newest periods of two runs are not the same ones.
Flags label_cuts() {
  Flags flags = cut_flags();
  std::erase_if(flags, [](const Flag& flag) { return flag.name() == "--last"; });
  return flags;
}

Flags diff_flags(const Command& command) {
  Flags flags;
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), byte_order_mark_flag(command), metrics_flag(),
             full_flag("show every metric that differs, by however little; without it those that lead, and the others counted",
                       "every metric that differs, by however little"),
             title_flag(), precision_flag(), colour_flag(), language_flag(), quiet_flag(), config_flag(), help_flag(), help_all_flag()});
  add_flags(flags, "Checks",
            {tolerance_flag(), strict_flag("warnings are errors, and what is expected of a later run counts as a difference")});
  add_flags(flags, "Periods", label_cuts());
  add_flags(flags, "Periods", {period_flag(grouping_help)});
  add_input_flags(flags);
  return flags;
}

void take_two_files(const std::vector<std::string>& words, Options& options) {
  if (words.size() != 2)
    throw UsageError(formatted("diff compares two files, and {} named", words.size() == 1 ? "1 is" : formatted("{} are", words.size())),
                     "for example: retain diff last-month.json this-month.json");
  if (words.front() == words.back())
    throw UsageError(formatted("{} is named twice", in_quotes(words.front())), "name two runs of the same history");
  take_files(words, options);
}

ExitStatus run_diff(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  refuse_byte_order_mark(options);
  const std::string& first = options.files.front();
  const std::string& second = options.files.back();
  const Report before = report_of_file(first, options, streams);
  const Report after = report_of_file(second, options, streams);
  if (before.currency != after.currency && !before.currency.empty() && !after.currency.empty()) {
    throw InputError({error("mixed_currencies", formatted("{} is in {}, and {} in {}", first, before.currency, second, after.currency),
                            "compare runs in one currency", {second, 0, 0, {}})});
  }
  std::vector<Diagnostic> warnings = before.warnings;
  warnings.insert(warnings.end(), after.warnings.begin(), after.warnings.end());
  refuse_warnings(warnings, options);

  const Diff diff = compare(before, after, options.tolerance, options.report.strict);
  const render::Figures figures(after, options.precision, language_of(options, streams.console));
  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) {
    const render::Format format = format_of(options, path, render::Format::table);
    std::string text = render::render_diff(diff, {first, second}, warnings, figures, format, rendering_of(options, path, streams.console));
    outputs.push_back(marked({path, std::move(text)}, format, options));
  }
  const std::string messages = remarks(warnings, after.notes, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return diff.differs ? ExitStatus::answer_is_no : ExitStatus::done;
}

}  // namespace

Command diff_command() {
  return {
      .name = "diff",
      .summary = "two runs of the same history: what was restated; exit 1 where something was",
      .arguments = "BEFORE AFTER",
      .notes = {"BEFORE and AFTER are each what `retain report` reads, a report in JSON too; - is standard input. Periods that both hold "
                "should be the same; a newer period, an older one that AFTER no longer looks at, and one that was not complete in BEFORE "
                "are no difference, except under --strict."},
      .examples = {"retain diff last-month.json this-month.json",
                   "retain diff old.csv new.csv --metrics " + std::string(example_metric().key) + " --tolerance 0.1",
                   "retain diff old.csv new.csv -f json | jq -r '.periods[] | select(.status == \"restated\") | .period'"},
      .formats = {"table", "json", "markdown", "html", "mail", "csv"},
      .flags = diff_flags,
      .take_arguments = take_two_files,
      .run = run_diff,
  };
}

}  // namespace retain::cli
