#include "cli/flags/command_line.hpp"

namespace retain::cli {

namespace {

const std::vector<std::string> files_note = {
    "A FILE is what `retain report` reads; - is standard input, which is also read where no FILE is given."};

/// The flags that say how files are read.
void add_reading_flags(CommandLine& line, Options& options) {
  line.add("Periods",
           {period_flag(options, "what customer rows are grouped by, and snapshots must be: month, quarter, year, week or day")});
  add_input_flags(line, options);
}

}  // namespace

CommandLine sniff_line(Options& options) {
  CommandLine line{
      .command = Command::sniff,
      .name = "sniff",
      .summary = "how a file was understood, and the flags that settle it for good",
      .arguments = "[FILE...]",
      .notes = files_note,
      .examples = {"retain sniff export.csv", "retain sniff export.csv -f json | jq -r '.inputs[0].flags[]'"},
      .flags = {},
      .set_arguments = take_files(options),
  };
  line.add("Output", {format_flag(options, {"table", "json"}), output_flag(options), colour_flag(options), language_flag(options),
                      quiet_flag(options), help_flag()});
  add_reading_flags(line, options);
  return line;
}

CommandLine validate_line(Options& options) {
  CommandLine line{
      .command = Command::validate,
      .name = "validate",
      .summary = "every problem of a file; exit 1 where there is one",
      .arguments = "[FILE...]",
      .notes = files_note,
      .examples = {"retain validate export.csv", "retain validate export.csv -f json | jq '.problems[].line'"},
      .flags = {},
      .set_arguments = take_files(options),
  };
  line.add("Output",
           {format_flag(options, {"table", "json"}), output_flag(options), colour_flag(options), language_flag(options), help_flag()});
  add_reading_flags(line, options);
  return line;
}

}  // namespace retain::cli
