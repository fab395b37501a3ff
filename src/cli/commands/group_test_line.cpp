#include "cli/commands/bad_rows.hpp"
#include "cli/flags/command_line.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"

namespace retain::cli {

CommandLine test_line(Options& options) {
  CommandLine line{
      .command = Command::test,
      .name = "test",
      .summary = "two segments or two ranges of periods: how they differ, and whether by more than chance",
      .arguments = "A B [FILE...]",
      .notes =
          {"A and B are each a segment (pro), a period (2026-03; 2026-Q1 and 2026 stand for their months), a range of periods "
           "(2026-01..2026-03, ..2026-03), or both (pro:2026-01..2026-03; pro: is all its periods, total: the whole base). Their complete "
           "periods are taken together; the difference is B minus A. A FILE is what `retain report` reads.",
           "The p-value is that of the two-proportion z-test with pooled variance, two-sided. The range of a share is Wilson's at 95%, "
           "that of "
           "the difference Newcombe's. With few customers they are rough and may contradict each other; the output says so."},
      .examples = {"retain test Starter Team monthly.csv", "retain test 2026-01..2026-03 2026-04..2026-06 monthly.csv",
                   "retain test DE US payments.csv --by country -f json | jq .metrics.crr.p_value"},
      .flags = {},
      .set_arguments =
          [&options](const std::vector<std::string>& words) {
            if (words.size() < 2) {
              throw UsageError(
                  words.empty() ? std::string("test needs A and B") : "test needs B after A, which is " + in_quotes(words.front()),
                  "for example: retain test 2026-01..2026-03 2026-04..2026-06 monthly.csv");
            }
            options.groups = {words[0], words[1]};
            take_files(options)({words.begin() + 2, words.end()});
          },
  };
  line.add("Output", {format_flag(options, {"table", "json", "csv", "tsv", "markdown", "html"}), output_flag(options),
                      metrics_flag(options, "compare", "retention and churn, of customers and revenue"), precision_flag(options),
                      colour_flag(options), language_flag(options), quiet_flag(options), help_flag()});
  line.add("Periods",
           {period_flag(options, "what customer rows are grouped by, and snapshots must be: month, quarter, year, week or day")});
  line.add("Checks", {strict_flag(options, "warnings, and zeros assumed for movements of revenue, are errors")});
  add_input_flags(line, options, BadRows::may_be_skipped);
  return line;
}

}  // namespace retain::cli
