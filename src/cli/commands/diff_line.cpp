#include <algorithm>

#include "cli/flags/command_line.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

Flag tolerance_flag(Options& options) {
  return {"--tolerance", "N[%]",
          "exit 1 only where a metric differs by more than N in its unit, or N% of what it was; inputs are shown, and not judged then "
          "(default, "
          "and 0: exit 1 where anything differs)",
          [&options](const std::string& flag, const std::string& value) {
            options.tolerance = parse_tolerance(value);
            if (!options.tolerance)
              throw UsageError(formatted("{} takes a number or a percent, not {}", flag, in_quotes(value)), "for example 0.5 or 1%");
          }};
}

/// The cuts by label: the newest periods of two runs are not the same ones.
std::vector<Flag> label_cuts(Options& options) {
  std::vector<Flag> flags = cut_flags(options);
  std::erase_if(flags, [](const Flag& flag) { return flag.name() == "--last"; });
  return flags;
}

}  // namespace

CommandLine diff_line(Options& options) {
  CommandLine line{
      .command = Command::diff,
      .name = "diff",
      .summary = "two runs of the same history: what was restated; exit 1 where something was",
      .arguments = "BEFORE AFTER",
      .notes = {"BEFORE and AFTER are each what `retain report` reads, a report in JSON too; - is standard input. Periods that both hold "
                "should be the same; a newer period, an older one that AFTER no longer looks at, and one that was not complete in BEFORE "
                "are no difference, except under --strict."},
      .examples = {"retain diff last-month.json this-month.json",
                   "retain diff old.csv new.csv --metrics " + std::string(example_metric().key) + " --tolerance 0.1",
                   "retain diff old.csv new.csv -f json | jq -r '.periods[] | select(.status == \"restated\") | .period'"},
      .flags = {},
      .set_arguments =
          [&options](const std::vector<std::string>& words) {
            if (words.size() != 2)
              throw UsageError(
                  formatted("diff compares two files, and {} named", words.size() == 1 ? "1 is" : formatted("{} are", words.size())),
                  "for example: retain diff last-month.json this-month.json");
            if (words.front() == words.back())
              throw UsageError(formatted("{} is named twice", in_quotes(words.front())), "name two runs of the same history");
            take_files(options)(words);
          },
  };
  line.add("Output", {format_flag(options, {"table", "json", "markdown", "html", "csv"}), output_flag(options), metrics_flag(options),
                      precision_flag(options), colour_flag(options), language_flag(options), quiet_flag(options), help_flag()});
  line.add("Checks", {tolerance_flag(options),
                      strict_flag(options, "warnings are errors, and what is expected of a later run counts as a difference")});
  line.add("Periods", label_cuts(options));
  line.add("Periods",
           {period_flag(options, "what customer rows are grouped by, and snapshots must be: month, quarter, year, week or day")});
  add_input_flags(line, options);
  return line;
}

}  // namespace retain::cli
