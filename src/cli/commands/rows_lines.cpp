#include <algorithm>

#include "cli/commands/bad_rows.hpp"
#include "cli/flags/command_line.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"

namespace retain::cli {

namespace {

const std::vector<std::string> rows_note = {
    "A FILE is CSV, TSV, JSON or NDJSON with one row per payment of a customer (customer, date, amount) or per span (customer, start, end "
    "or "
    "empty, amount per period), in any order; - is standard input, which is also read where no FILE is given. Several files are one "
    "input."};

const char* period_help = "what the rows are grouped by: month, quarter, year, week or day (default: month, or as the dates are written)";

Flag kinds_flag(Options& options) {
  std::vector<std::pair<std::string, MovementKind>> choices;
  for (const MovementKind kind : movement_kinds) choices.emplace_back(movement_key(kind), kind);
  Flag flag = choice_flag<MovementKind>(
      "--only", "LIST", "the movements to list, with commas between them: new, reactivated, expanded, contracted, churned (default: all)",
      choices, [&options](MovementKind kind) { options.kinds.push_back(kind); });
  flag.is_list = true;
  flag.set = [set_one = std::move(flag.set)](const std::string& name, const std::string& value) {
    for (const std::string& word : split_list(value)) set_one(name, word);
  };
  return flag;
}

void add_flags_of_rows(CommandLine& line, Options& options) {
  line.add("Periods", cut_flags(options));
  line.add("Periods", {period_flag(options, period_help)});
  line.add("Checks", {strict_flag(options, "warnings are errors")});
  add_input_flags(line, options, BadRows::may_be_skipped);
}

}  // namespace

CommandLine snapshot_line(Options& options) {
  CommandLine line{
      .command = Command::snapshot,
      .name = "snapshot",
      .summary = "customer rows in, period snapshots out",
      .arguments = "[FILE...]",
      .notes = rows_note,
      .examples = {"retain snapshot payments.csv -o monthly.csv", "retain snapshot payments.csv --by country | retain report",
                   "retain snapshot payments.csv --period quarter --gap 2 -f json"},
      .flags = {},
      .set_arguments = take_files(options),
  };
  line.add("Output", {format_flag(options, {"csv", "tsv", "json", "ndjson", "table", "markdown"}), output_flag(options),
                      precision_flag(options), colour_flag(options), language_flag(options), quiet_flag(options), help_flag()});
  add_flags_of_rows(line, options);
  return line;
}

CommandLine movements_line(Options& options) {
  CommandLine line{
      .command = Command::movements,
      .name = "movements",
      .summary = "who is new, came back, expanded, contracted or left, and when",
      .arguments = "[FILE...]",
      .notes = rows_note,
      .examples = {"retain movements payments.csv --only churned --last 1",
                   "retain movements payments.csv --since 2026-01 -o movements.csv",
                   "retain movements payments.csv --only expanded,contracted -f ndjson"},
      .flags = {},
      .set_arguments = take_files(options),
  };
  line.add("Output", {format_flag(options, {"table", "csv", "tsv", "json", "ndjson", "markdown", "html"}), output_flag(options),
                      kinds_flag(options), colour_flag(options), language_flag(options), quiet_flag(options), help_flag()});
  add_flags_of_rows(line, options);
  return line;
}

}  // namespace retain::cli
