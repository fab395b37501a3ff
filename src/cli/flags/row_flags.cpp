#include "cli/flags/row_flags.hpp"

#include <utility>

#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/file_identity.hpp"
#include "cli/system/output_file.hpp"
#include "io/csv/reader.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

constexpr SizeRange memory_range{20, 60, "at least 1M", "for example 512M or 2G"};

/// "plan=pro,basic", "plan!=pro": rows by the values of a column, of which an empty one is an empty cell.
io::RowFilter parse_filter(const std::string& flag, const std::string& text) {
  const std::size_t equals = text.find('=');
  const bool is_equal = equals == 0 || equals == std::string::npos || text[equals - 1] != '!';
  const std::size_t name_end = is_equal ? equals : equals - 1;
  if (equals == std::string::npos || name_end == 0) {
    throw UsageError(formatted("{} takes COLUMN=VALUE, not {}", flag, in_quotes(text)),
                     formatted("for example {0} 'status=paid,shipped', {0} 'channel!=store', {0} 'customer!=' (not empty)", flag));
  }
  io::RowFilter filter{std::string(trim(text.substr(0, name_end))), is_equal, {}};
  // A value with a comma in it stands in quotes, as in CSV.
  std::vector<io::CsvField> values;
  const std::string list = text.substr(equals + 1);
  try {
    io::CsvReader(list, ',').next(values);
  } catch (const io::CsvError& error) {
    throw UsageError(formatted("{} {}: {}", flag, in_quotes(text), error.what()), error.hint());
  }
  for (const io::CsvField& value : values) filter.values.push_back(to_nfc(trim(value.text)));
  if (filter.values.empty()) filter.values.emplace_back();
  return filter;
}

}  // namespace

Flag of_rows(Flag flag) {
  flag.set = [set = std::move(flag.set)](Options& options, const std::string& name, const std::string& text) {
    options.row_flags.push_back({name, text});
    set(options, name, text);
  };
  return flag;
}

Flags following_flags() {
  constexpr int most_periods = 100'000;
  Flag by{"--by", "COLUMN[,COLUMN]",
          "segments: the values of these columns; a customer is followed within its segment, and counts once in the total",
          [](Options& options, const std::string& flag, const std::string& value) {
            for (std::string& name : split_list(value)) {
              if (name.empty()) throw UsageError(formatted("{} has an empty name: {}", flag, in_quotes(value)));
              options.load.by.push_back(std::move(name));
            }
          }};
  return {
      in_brief(std::move(by), "segments by the values of a column of rows"),
      of_rows(number_flag("--gap", "who pays nothing for N periods is lost, and until then stays, its revenue paused (default: 1)", 1,
                          most_periods, [](Options& options, int periods) { options.following.gap = periods; })),
      of_rows(number_flag("--window", "compare each period with the N-th before it: 12 for the trailing year of months (default: 1)", 1,
                          most_periods, [](Options& options, int periods) { options.following.window = periods; })),
  };
}

Flags row_flags() {
  constexpr int most_threads = 1024;
  return {
      of_rows(choice_flag<io::RowShape>("--amounts", "KIND",
                                        "payments, which add up; recurring, of which the last in a period counts; levels, which hold until "
                                        "the next row; or changes of them (default: by the names of columns, and their words)",
                                        {{"payments", io::RowShape::payments},
                                         {"recurring", io::RowShape::recurring},
                                         {"levels", io::RowShape::levels},
                                         {"changes", io::RowShape::changes}},
                                        [](Options& options, io::RowShape shape) { options.load.amounts = shape; })),
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

Flags row_meaning_flags() {
  using io::AmountPer;
  Flag where{"--where", "COLUMN=VALUE",
             "count the rows with one of these values in a column, or with none of them (!=); repeatable, all must hold",
             [](Options& options, const std::string& flag, const std::string& value) {
               options.load.filters.push_back(parse_filter(flag, value));
             },
             true};
  Flag ignore{"--ignore", "COLUMN", "do not read a column, which settles a doubt that it raises; repeatable",
              [](Options& options, const std::string&, const std::string& value) { options.load.ignored.push_back(value); }, true};
  return {
      in_brief(of_rows(std::move(where)), "only rows with this value in a column"),
      of_rows(std::move(ignore)),
      of_rows(
          choice_flag<AmountPer>("--amount-per", "LENGTH",
                                 "for how long an amount pays: month, quarter, year, week, or the span itself (default: by the name mrr "
                                 "or arr, a column of the interval, or spans of a month)",
                                 {{"month", AmountPer::month},
                                  {"quarter", AmountPer::quarter},
                                  {"year", AmountPer::year},
                                  {"week", AmountPer::week},
                                  {"span", AmountPer::span}},
                                 [](Options& options, AmountPer per) { options.load.amount_per = per; })),
      of_rows(
          choice_flag<bool>("--end", "KIND",
                            "inclusive: the end of a span is its last day, or exclusive: the first day without it (default: shown by spans "
                            "that follow each other)",
                            {{"inclusive", true}, {"exclusive", false}},
                            [](Options& options, bool inclusive) { options.load.ends_are_inclusive = inclusive; })),
      of_rows(switch_flag("--minor-units", "amounts count the smallest unit of their currency: 2000 is 20 dollars, and 2000 won",
                          [](Options& options) { options.load.minor_units = true; })),
      of_rows({"--unique", "COLUMN", "no two rows share a value of this column: rows that are alike count once, others are an error",
               [](Options& options, const std::string&, const std::string& value) { options.load.unique = value; }}),
      of_rows(switch_flag("--newest-wins", "of rows that share their order, or what is unique, the later counts",
                          [](Options& options) { options.load.newest_wins = true; })),
      of_rows({"--currency", "CODE", "the currency into which --rates converts amounts",
               [](Options& options, const std::string&, const std::string& value) { options.currency = value; }}),
      of_rows({"--rates", "FILE", "CSV of currency and rate, and perhaps period: the newest rate of each converts all amounts",
               [](Options& options, const std::string&, const std::string& value) { options.rates = value; }}),
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
