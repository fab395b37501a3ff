#include "cli/flags/row_flags.hpp"

#include <utility>

#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/file_identity.hpp"
#include "cli/system/output_file.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

constexpr SizeRange memory_range{20, 60, "at least 1M", "for example 512M or 2G"};

/// A flag that only customer rows take.
Flag of_rows(Flag flag) {
  flag.set = [set = std::move(flag.set)](Options& options, const std::string& name, const std::string& text) {
    options.row_flags.push_back(name);
    set(options, name, text);
  };
  return flag;
}

}  // namespace

Flags row_flags() {
  constexpr int most_periods = 100'000;
  constexpr int most_threads = 1024;
  return {
      {"--by", "COLUMN[,COLUMN]",
       "segments: the values of these columns; a customer is followed within its segment, and counts once in the total",
       [](Options& options, const std::string& flag, const std::string& value) {
         for (std::string& name : split_list(value)) {
           if (name.empty()) throw UsageError(formatted("{} has an empty name: {}", flag, in_quotes(value)));
           options.load.by.push_back(std::move(name));
         }
       }},
      of_rows(number_flag("--gap", "who pays nothing for N periods is lost, and until then stays, its revenue paused (default: 1)", 1,
                          most_periods, [](Options& options, int periods) { options.following.gap = periods; })),
      of_rows(number_flag("--window", "compare each period with the N-th before it: 12 for the trailing year of months (default: 1)", 1,
                          most_periods, [](Options& options, int periods) { options.following.window = periods; })),
      of_rows(choice_flag<bool>("--amounts", "KIND",
                                "recurring, of which the last in a period counts, or payments, which add up (default: recurring for mrr, "
                                "arr, spans, and months or quarters that are grouped)",
                                {{"recurring", true}, {"payments", false}},
                                [](Options& options, bool recurring) { options.load.recurring = recurring; })),
      of_rows({"--as-of", "DATE",
               "the day on which the rows were taken: periods that end later are not complete (default: the last is not where its rows "
               "stop early)",
               [](Options& options, const std::string& flag, const std::string& value) { options.load.as_of = parse_day(flag, value); }}),
      number_flag("--threads", "threads to read with (default: one per processor)", 1, most_threads,
                  [](Options& options, int threads) { options.load.threads = static_cast<unsigned>(threads); }),
      {"--memory", "SIZE", "what rows may take of memory, as 512M or 2G; more goes to a temporary file (default: half of the machine's)",
       [](Options& options, const std::string& flag, const std::string& value) {
         options.load.memory = parse_size(flag, value, memory_range);
       }},
  };
}

Flags bad_row_flags() {
  constexpr int most_rows = 1'000'000'000;
  return {
      choice_flag<bool>("--on-bad-row", "WHAT", "error, or skip: leave out rows that cannot be read, and say how many (default: error)",
                        {{"error", false}, {"skip", true}}, [](Options& options, bool skip) { options.load.bad_rows.skip = skip; }),
      {"--rejects", "FILE", "write the rows that are left out to this CSV: file, line, column, code, text",
       [](Options& options, const std::string& flag, const std::string& value) {
         if (is_standard_output(value) || is_same_file(value, "/dev/stdout"))
           throw UsageError(flag + " takes a file: standard output is for the result", "for example rejects.csv");
         options.rejects = value;
       }},
      number_flag("--max-bad-rows", formatted("exit 3 where more rows than these cannot be read (default: {})", io::BadRowRule().most), 0,
                  most_rows,
                  [](Options& options, int rows) {
                    options.load.bad_rows.most = static_cast<std::size_t>(rows);
                    options.limits_bad_rows = true;
                  }),
  };
}

void refuse_bad_row_contradiction(const Options& options) {
  if (options.load.bad_rows.skip) {
    if (!options.report.strict) return;
    throw UsageError("--strict and --on-bad-row skip contradict each other", "leave one of them out: strict makes an error of every doubt");
  }
  const char* flag = !options.rejects.empty() ? "--rejects" : options.limits_bad_rows ? "--max-bad-rows" : nullptr;
  if (flag == nullptr) return;
  throw UsageError(formatted("{} is for rows that are left out, and none are", flag), "add --on-bad-row skip");
}

}  // namespace retain::cli
