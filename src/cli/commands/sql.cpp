#include <algorithm>
#include <iterator>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/row_flags.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/output_file.hpp"
#include "core/table/spelling.hpp"
#include "io/columns/row_columns.hpp"
#include "io/fields/intervals.hpp"
#include "io/fields/row_fields.hpp"
#include "io/fields/row_words.hpp"
#include "io/value/label_text.hpp"
#include "render/sql/query.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

using render::SqlDialect;
using render::SqlQuery;
using render::SqlSubject;

constexpr std::pair<std::string_view, SqlSubject> subjects[] = {
    {"snapshot", SqlSubject::snapshot}, {"cohort", SqlSubject::cohort}, {"movements", SqlSubject::movements}};

std::vector<std::string> subject_names() {
  std::vector<std::string> names;
  for (const auto& [name, subject] : subjects) names.emplace_back(name);
  return names;
}

void take_subject(const std::vector<std::string>& words, Options& options) {
  if (words.size() > 1)
    throw UsageError(formatted("sql reads no file, and {} is one word too many", in_quotes(words[1])), "--table names the table");
  if (words.empty()) throw UsageError("sql takes one of " + listed(subject_names()), "for example: retain sql snapshot");
  const auto* found = std::ranges::find(subjects, words.front(), &std::pair<std::string_view, SqlSubject>::first);
  if (found == std::end(subjects))
    throw UsageError(formatted("no query of {}{}", in_quotes(words.front()), did_you_mean(words.front(), subject_names())),
                     "sql takes one of " + listed(subject_names()));
  options.words = words;
  options.sql.subject = found->second;
}

/// Runs `take`, with the flag in front of what is wrong with its value.
template <class Take>
void of_flag(std::string_view flag, Take take) {
  try {
    take();
  } catch (const Error& error) {
    throw UsageError(formatted("{}: {}", flag, error.what()), error.hint());
  }
}

template <class Take>
Flag name_flag(std::string names, std::string value, std::string help, Take take) {
  return {std::move(names), std::move(value), std::move(help),
          [take](Options& options, const std::string& flag, const std::string& text) { of_flag(flag, [&] { take(options.sql, text); }); }};
}

Flag flag_of(const Flags& flags, std::string_view name) { return *find_flag(flags, name); }

Flag dialect_flag() {
  std::vector<std::pair<std::string, const SqlDialect*>> choices;
  std::vector<std::string> keys;
  for (const SqlDialect& dialect : render::sql_dialects()) {
    choices.emplace_back(dialect.key, &dialect);
    keys.emplace_back(dialect.key);
    if (!dialect.others.empty()) {
      for (const std::string& other : split(dialect.others, ",")) choices.emplace_back(other, &dialect);
    }
  }
  return choice_flag<const SqlDialect*>("--dialect", "NAME",
                                        formatted("whose SQL: {} (default: standard, of DuckDB, PostgreSQL and Trino)", join(keys, ", ")),
                                        choices, [](Options& options, const SqlDialect* dialect) { options.sql.dialect = dialect; });
}

Flags sql_flags(const Command&) {
  Flags flags;
  add_flags(
      flags, "Table",
      {in_brief(name_flag("--table", "NAME", "the table of rows, as the catalogue has it: payments, sales.payments, '\"Odd name\"'",
                          [](SqlQuery& sql, const std::string& text) { sql.table = render::parse_sql_path(text); }),
                "the table of rows"),
       in_brief(name_flag("--customer", "COLUMN", "column of the customer",
                          [](SqlQuery& sql, const std::string& text) { sql.customer = render::parse_sql_name(text); }),
                "column of the customer"),
       in_brief(name_flag("--date", "COLUMN", "column of the date: of a time, the day counts in the time zone of the session",
                          [](SqlQuery& sql, const std::string& text) { sql.date = render::parse_sql_name(text); }),
                "column of the date"),
       in_brief(name_flag("--amount", "COLUMN", "column of the amount",
                          [](SqlQuery& sql, const std::string& text) { sql.amount = render::parse_sql_name(text); }),
                "column of the amount"),
       in_brief(name_flag("--status", "COLUMN", "whether a row counts, by the words of a status (`retain fields`)",
                          [](SqlQuery& sql, const std::string& text) { sql.status.emplace().column = render::parse_sql_name(text); }),
                "whether a row counts"),
       in_brief(name_flag("--refund", "COLUMN", "what was paid back of the amount, which is subtracted",
                          [](SqlQuery& sql, const std::string& text) { sql.refund = render::parse_sql_name(text); }),
                "what was paid back"),
       in_brief(name_flag("--interval", "COLUMN", "for how many months an amount pays (month, quarter, year ...): it is spread over them",
                          [](SqlQuery& sql, const std::string& text) { sql.interval.emplace().column = render::parse_sql_name(text); }),
                "for how many months an amount pays"),
       in_brief(flag_of(row_meaning_flags(), "--where"), "only rows with this value in a column"),
       choice_flag<bool>(
           "--amounts", "KIND",
           "payments, which add up, or recurring: a customer has one a period (default: recurring where the column is called mrr)",
           {{"payments", false}, {"recurring", true}},
           [](Options& options, bool recurring) { options.load.amounts = recurring ? io::RowShape::recurring : io::RowShape::payments; }),
       number_flag("--scale", "the most decimals that amounts have (default: 6)", 0, SqlQuery::most_decimals,
                   [](Options& options, int scale) { options.sql.scale = scale; })});
  const Flags cut = cut_flags();
  add_flags(flags, "Periods",
            {period_flag("what rows are grouped by: month, quarter, year, week or day (default: month)"),
             in_brief(flag_of(following_flags(), "--by"), "segments by the values of a column"), flag_of(following_flags(), "--gap"),
             in_brief(flag_of(cut, "--since"), ""), flag_of(cut, "--until")});
  Flag output = output_flag();
  output.help = "write to FILE, whole or not at all, and not to standard output; repeatable";
  output.brief = "write to FILE";
  add_flags(flags, "Output",
            {in_brief(dialect_flag(), "whose SQL"), std::move(output), in_brief(language_flag(), ""), config_flag(), help_flag(),
             help_all_flag()});
  return flags;
}

std::vector<std::string> missing_flags(const SqlQuery& sql) {
  std::vector<std::string> missing;
  if (sql.table.empty()) missing.emplace_back("--table");
  if (sql.customer.empty()) missing.emplace_back("--customer");
  if (sql.date.empty()) missing.emplace_back("--date");
  if (sql.amount.empty()) missing.emplace_back("--amount");
  return missing;
}

/// A name as `parse_sql_name` reads it back.
std::string name_text(const render::SqlName& name) {
  const bool is_plain = std::ranges::all_of(name, [](char c) { return is_letter_byte(c) || (c >= '0' && c <= '9') || c == '_'; });
  if (is_plain && has_letter(name.substr(0, 1))) return name;
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

/// The command line that makes the query again.
std::string command_of(const Options& options, const SqlQuery& sql) {
  std::string command = "retain sql " + options.words.front();
  const auto add = [&command](std::string_view flag, std::string_view value) {
    const bool is_plain = std::ranges::all_of(
        value, [](char c) { return is_letter_byte(c) || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' || c == ','; });
    command += formatted(" {} {}", flag, is_plain && !value.empty() ? std::string(value) : in_single_quotes(value));
  };
  std::vector<std::string> table;
  for (const render::SqlName& part : sql.table) table.push_back(name_text(part));
  add("--table", join(table, "."));
  add("--customer", name_text(sql.customer));
  add("--date", name_text(sql.date));
  add("--amount", name_text(sql.amount));
  if (sql.status) add("--status", name_text(sql.status->column));
  if (sql.refund) add("--refund", name_text(*sql.refund));
  if (sql.interval) add("--interval", name_text(sql.interval->column));
  for (const GivenFlag& flag : options.row_flags) add(flag.name, flag.value);
  std::vector<std::string> segments;
  for (const render::SqlName& segment : sql.segments) segments.push_back(name_text(segment));
  if (!segments.empty()) add("--by", join(segments, ","));
  if (options.load.amounts || sql.recurring) add("--amounts", sql.recurring ? "recurring" : "payments");
  if (sql.scale != SqlQuery().scale) add("--scale", std::to_string(sql.scale));
  add("--period", granularity_key(sql.period));
  if (sql.since) add("--since", sql.since->to_string());
  if (sql.until) add("--until", sql.until->to_string());
  add("--dialect", sql.dialect->key);
  return command;
}

render::SqlStatus status_of(const SqlQuery& sql) {
  render::SqlStatus status{sql.status->column, {}, {}, {}};
  const auto read = [&sql](std::string_view word, bool is_beside_orders) {
    return io::read_status(word, sql.recurring ? io::StatusOf::recurring : io::status_of_payments(sql.status->column, is_beside_orders));
  };
  for (const std::string_view word : io::status_words()) {
    const io::RowSays says = read(word, false);
    // What other columns would settle is doubtful here, and so is how much of a payment was paid back.
    if (says != read(word, true) || (io::is_partial_status(word) && !sql.refund)) continue;
    if (says == io::RowSays::counts) status.counts.emplace_back(word);
    if (says == io::RowSays::left_out) status.left_out.emplace_back(word);
    if (says == io::RowSays::refunded) status.refunded.emplace_back(word);
  }
  return status;
}

render::SqlInterval interval_of(const SqlQuery& sql) {
  render::SqlInterval interval{sql.interval->column, {}};
  for (const std::string& word : io::usual_intervals()) {
    // What is paid once is of its month.
    const int months = std::max(1, io::read_interval(word)->months);
    auto place = std::ranges::find(interval.words, months, &render::SqlInterval::Words::months);
    if (place == interval.words.end()) place = interval.words.insert(place, {months, {}});
    place->words.push_back(word);
  }
  std::ranges::sort(interval.words, {}, &render::SqlInterval::Words::months);
  return interval;
}

/// What the name of a column of amounts says of them, unless `--amounts` does.
bool are_recurring(const Options& options) {
  if (options.load.amounts) return *options.load.amounts == io::RowShape::recurring;
  const io::AmountName name = io::read_amount_name(options.sql.amount);
  if (name == io::AmountName::yearly) {
    throw UsageError(formatted("{} is called ARR, of which a month is a twelfth: the table has to say so", in_quotes(options.sql.amount)),
                     "make a view that divides it by 12; --amounts payments adds it up as it is");
  }
  return name == io::AmountName::monthly;
}

/// An engine has no names for amounts: what a name says of them has to be done there.
void refuse_other_units(const std::string& column) {
  if (io::read_money_unit(column).is_scaled())
    throw Error(formatted("{} counts in another unit than that of its currency", in_quotes(column)),
                "make a view that converts it, and give it another name there");
  const std::string name = io::fold_header(column);
  // "community_fee" is none.
  const bool is_of_one = name.starts_with("unit") || name.ends_with("unit") || name.find("unitprice") != std::string::npos ||
                         name.find("단가") != std::string::npos;
  if (is_of_one)
    throw Error(formatted("{} is the price of one, which a quantity multiplies", in_quotes(column)),
                "make a view with the amount of the row");
}

SqlQuery query_of(const Options& options) {
  SqlQuery sql = options.sql;
  if (const std::vector<std::string> missing = missing_flags(sql); !missing.empty()) {
    throw UsageError(formatted("sql needs {}", join(missing, ", ")),
                     "for example: retain sql snapshot --table payments --customer customer_id --date paid_on --amount amount");
  }
  if (sql.dialect == nullptr) sql.dialect = &render::sql_dialects().front();
  of_flag("--by", [&] {
    for (const std::string& name : options.load.by) sql.segments.push_back(render::parse_sql_name(name));
  });
  of_flag("--where", [&] {
    for (const io::RowFilter& filter : options.load.filters)
      sql.filters.push_back({render::parse_sql_name(filter.column), filter.is_equal, filter.values});
  });
  for (const std::string_view id : io::sentinel_ids()) sql.nobody.emplace_back(id);
  const io::TotalsWords totals = io::totals_words();
  sql.sums.assign(totals.alone.begin(), totals.alone.end());
  for (const std::string_view lead : totals.leads) sql.patterns_of_sums.push_back(std::string(lead) + "%");
  for (const std::string_view end : totals.ends) sql.patterns_of_sums.push_back("%" + std::string(end));
  of_flag("--amount", [&] { refuse_other_units(sql.amount); });
  if (sql.refund) of_flag("--refund", [&] { refuse_other_units(*sql.refund); });
  sql.recurring = are_recurring(options);
  if (sql.status) sql.status = status_of(sql);
  if (sql.interval) sql.interval = interval_of(sql);
  if (options.load.period != Granularity::unknown) sql.period = options.load.period;
  sql.gap = options.following.gap;
  if (!options.report.since.empty()) sql.since = Period::parse(options.report.since);
  if (!options.report.until.empty()) sql.until = Period::parse(options.report.until);
  sql.command = command_of(options, sql);
  return sql;
}

ExitStatus run_sql(const Options& options, const Streams& streams) {
  std::string text;
  try {
    text = render::sql_text(query_of(options));
  } catch (const UsageError&) {
    throw;
  } catch (const Error& error) {
    throw UsageError(error.what(), error.hint());
  }
  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) outputs.emplace_back(path, text);
  write_outputs(outputs, streams.out);
  return ExitStatus::done;
}

}  // namespace

Command sql_command() {
  return {
      .name = "sql",
      .summary = "the query that derives snapshots, cohorts or movements in a database",
      .arguments = "snapshot|cohort|movements",
      .notes =
          {"The query runs where the rows are, and its small result is read here: psql --csv -f q.sql | retain report -",
           "Names are as the catalogue has them, upper and lower case too; with other characters than letters, digits and _ they stand "
           "in double quotes: '\"customer id\"'.",
           "`retain report` refuses a result that was cut, and one whose query met rows that cannot be counted."},
      .examples = {"retain sql snapshot --table payments --customer customer_id --date paid_on --amount amount > q.sql",
                   "retain sql cohort --table payments --customer id --date day --amount sum --dialect spark"},
      .flags = sql_flags,
      .take_arguments = take_subject,
      .run = run_sql,
      .argument_choices = subject_names,
  };
}

}  // namespace retain::cli
