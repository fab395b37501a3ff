#include "render/sql/customers.hpp"

#include <algorithm>

#include "render/sql/calendar.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

// Why a row was refused, by the number that stands in the query; what is told is the least.
struct Fault {
  int number;
  std::string_view word;
};
constexpr Fault no_customer{1, "customer"};
constexpr Fault no_date{2, "date"};
constexpr Fault no_amount{3, "amount"};
constexpr Fault unknown_status{4, "status"};
constexpr Fault unknown_interval{5, "interval"};
constexpr Fault several_days{6, "recurring amount"};
constexpr Fault sum_for_segment{7, "segment"};
constexpr Fault no_refund{8, "refund"};
constexpr Fault faults[] = {no_customer, no_date, no_amount, unknown_status, unknown_interval, several_days, sum_for_segment, no_refund};
constexpr int no_fault = 9;

/// A column of the table.
std::string column_of(const SqlQuery& query, const SqlName& name) { return "t." + quoted_name(name, *query.dialect); }

std::string trimmed_text(const SqlSteps& steps, const SqlName& name) {
  const SqlQuery& query = steps.query();
  return formatted_by(query.dialect->trim, steps.text(column_of(query, name)));
}

/// A word in lower case as the program compares it: without what parts words.
std::string folded_word(std::string word) {
  for (const char* sign : {" ", "_", "-", ".", ":"}) word = formatted("REPLACE({}, '{}', '')", word, sign);
  return word;
}

/// Whether a word, in lower case, stands for the sum of others.
std::string is_sum(const SqlQuery& query, const std::string& word) {
  std::string condition = formatted("{} IN ({})", folded_word(word), text_literals(query.sums, *query.dialect));
  for (const std::string& pattern : query.patterns_of_sums) condition += formatted(" OR {} LIKE '{}'", word, pattern);
  return condition;
}

std::string amount_of(const SqlQuery& query, const SqlName& name, int scale) {
  constexpr int most_digits = 18;
  return formatted_by(query.dialect->amount, column_of(query, name), scale, power_of_ten(scale), most_digits + scale);
}

/// The conditions that amounts of the scale, of which each is in a column `NAME_read`, are the amounts of the table.
std::string is_rounded(const SqlQuery& query, std::string_view name) {
  const auto units = [&query](const std::string& amount, int scale) {
    return formatted_by(query.dialect->units, amount, power_of_ten(scale));
  };
  return formatted("{} * {} <> {}", units(formatted("s.{}_read", name), query.scale), power_of_ten(SqlQuery::most_decimals - query.scale),
                   units(formatted("s.{}_exact", name), SqlQuery::most_decimals));
}

std::string filters_of(const SqlSteps& steps) {
  std::vector<std::string> conditions;
  for (const SqlFilter& filter : steps.query().filters) {
    conditions.push_back(formatted("COALESCE({}, '') {} ({})", trimmed_text(steps, filter.column), filter.is_equal ? "IN" : "NOT IN",
                                   text_literals(filter.values, *steps.query().dialect)));
  }
  return conditions.empty() ? std::string() : "\nWHERE " + join(conditions, "\n  AND ");
}

/// Few expressions are copied where months are summed as they are, which is faster without a fence.
std::string row_fence(const SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  return query.status || query.interval || months_in(query.period) == 0 ? steps.fence() : std::string();
}

std::string table_of(const SqlQuery& query) {
  std::vector<std::string> parts;
  for (const SqlName& part : query.table) parts.push_back(quoted_name(part, *query.dialect));
  return join(parts, ".");
}

void add_source_rows(SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  const SqlDialect& dialect = *query.dialect;
  const std::string date = column_of(query, query.date);
  std::vector<std::string> columns;
  const auto add_text = [&](const SqlName& name, std::string_view as) {
    columns.push_back(formatted("COALESCE({}, '') AS {}", trimmed_text(steps, name), as));
  };
  add_text(query.customer, "customer_read");
  for (std::size_t i = 0; i < query.segments.size(); ++i) add_text(query.segments[i], formatted("segment_{}", i + 1));
  columns.push_back(formatted_by(dialect.year, date) + " AS year_read");
  columns.push_back(formatted_by(dialect.month, date) + " AS month_read");
  columns.push_back(formatted_by(dialect.day, date) + " AS day_read");
  columns.push_back(formatted("CASE WHEN {} THEN 1 ELSE 0 END AS is_day", formatted_by(dialect.has_day, date)));
  const auto add_amount = [&](const SqlName& name, std::string_view as) {
    columns.push_back(formatted("{} AS {}_read", amount_of(query, name, query.scale), as));
    if (query.scale < SqlQuery::most_decimals)
      columns.push_back(formatted("{} AS {}_exact", amount_of(query, name, SqlQuery::most_decimals), as));
  };
  add_amount(query.amount, "amount");
  std::string comment = "The rows of the table: the customer, the day (in the time zone of the session) and the amount.";
  if (query.status) add_text(query.status->column, "status_read");
  if (query.refund) {
    add_amount(*query.refund, "refund");
    add_text(*query.refund, "refund_text");
  }
  if (query.interval) add_text(query.interval->column, "interval_read");
  if (!query.filters.empty()) comment += "\nRows left out here are as if they were not there.";
  steps.add("source_rows", comment,
            formatted("SELECT\n  {}\nFROM {} t{}{}", join(columns, ",\n  "), table_of(query), filters_of(steps), row_fence(steps)));
}

/// Adds the step that puts texts beside what they are compared by.
void add_words(SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  std::vector<std::string> columns = {"s.*", "LOWER(s.customer_read) AS customer_word"};
  std::vector<std::string> names, sums;
  for (std::size_t i = 1; i <= query.segments.size(); ++i) {
    const std::string name = formatted("s.segment_{}", i);
    names.push_back(formatted("COALESCE(NULLIF({}, ''), '(none)')", name));
    sums.push_back(is_sum(query, formatted("LOWER({})", name)));
  }
  if (!names.empty()) {
    columns.push_back(join(names, " || ' / ' || ") + " AS segment_read");
    columns.push_back(formatted("CASE WHEN {} THEN 1 ELSE 0 END AS is_sum", join(sums, " OR ")));
  }
  const auto add_word = [&columns](const std::string& word, std::string_view as) {
    // A word of nothing but signs is not none.
    columns.push_back(formatted("COALESCE(NULLIF({}, ''), {}) AS {}", folded_word(word), word, as));
  };
  // Shops built on WordPress write "wc-completed".
  if (query.status)
    add_word("LOWER(CASE WHEN LOWER(s.status_read) LIKE 'wc-%' THEN SUBSTR(s.status_read, 4) ELSE s.status_read END)", "status_word");
  if (query.interval) add_word("LOWER(s.interval_read)", "interval_word");
  const std::string from = steps.last();
  steps.add("worded_rows", "Words are compared without case, spaces, _, -, the point and the colon.",
            formatted("SELECT\n  {}\nFROM {} s{}", join(columns, ",\n  "), from, steps.fence()));
}

/// Whether the status of a row leaves it out.
std::string left_out(const SqlQuery& query) {
  const SqlStatus& status = *query.status;
  if (query.recurring)
    return formatted("s.status_word IN ({0}, {1})", text_literals(status.left_out, *query.dialect),
                     text_literals(status.refunded, *query.dialect));
  const std::string stated = query.refund ? " AND COALESCE(s.refund_read, 0) = 0" : "";
  return formatted("s.status_word IN ({})\n      OR (s.status_word IN ({}) AND COALESCE(s.amount_read, 0) >= 0{})",
                   text_literals(status.left_out, *query.dialect), text_literals(status.refunded, *query.dialect), stated);
}

std::string months_of_row(const SqlQuery& query) {
  std::string months = "CASE";
  for (const SqlInterval::Words& words : query.interval->words)
    months += formatted("\n    WHEN s.interval_word IN ({}) THEN {}", text_literals(words.words, *query.dialect), words.months);
  return months + "\n    WHEN s.interval_word = '' THEN 1\n    ELSE 0\n  END";
}

void add_judgement(SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  std::vector<std::string> columns = {"s.*"};
  std::string comment;
  if (query.status) {
    std::vector<std::string> known = query.status->counts;
    for (const auto* words : {&query.status->left_out, &query.status->refunded}) known.insert(known.end(), words->begin(), words->end());
    columns.push_back(formatted("CASE\n    WHEN {}\n      THEN 1\n    ELSE 0\n  END AS is_left_out", left_out(query)));
    columns.push_back(formatted("CASE WHEN s.status_word = '' OR s.status_word IN ({}) THEN 1 ELSE 0 END AS is_known_status",
                                text_literals(known, *query.dialect)));
    comment =
        "Payments that failed or are pending do not count, nor do fully refunded ones, unless the refund is stated or the row itself\n"
        "is the refund.";
  }
  if (query.interval) {
    columns.push_back(months_of_row(query) + " AS months_read");
    comment += formatted("{}For how many months an amount pays, by the words of the interval.", comment.empty() ? "" : "\n");
  }
  if (columns.size() == 1) return;
  const std::string from = steps.last();
  steps.add("judged_rows", comment, formatted("SELECT\n  {}\nFROM {} s{}", join(columns, ",\n  "), from, row_fence(steps)));
}

/// Why a row cannot be counted.
void add_faults(SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  std::vector<std::string> cases;
  const auto refuse = [&cases](std::string_view condition, const Fault& fault) {
    cases.push_back(formatted("WHEN {} THEN {}", condition, fault.number));
  };
  if (query.status) cases.push_back(formatted("WHEN s.is_left_out = 1 THEN {}", no_fault));
  if (query.status) refuse("s.is_known_status = 0", unknown_status);
  if (query.interval) refuse("s.months_read = 0", unknown_interval);
  refuse("s.customer_read = ''", no_customer);
  refuse(formatted("s.customer_word IN ({})", text_literals(query.nobody, *query.dialect)), no_customer);
  refuse(is_sum(query, "s.customer_word"), no_customer);
  refuse("s.year_read IS NULL OR s.year_read NOT BETWEEN 1000 AND 9999 OR s.is_day = 0", no_date);
  refuse("s.amount_read IS NULL", no_amount);
  if (!query.segments.empty()) refuse("s.is_sum = 1", sum_for_segment);
  if (query.refund) refuse("s.refund_text <> '' AND s.refund_read IS NULL", no_refund);
  if (query.scale < SqlQuery::most_decimals) {
    refuse(is_rounded(query, "amount"), no_amount);
    if (query.refund) refuse(is_rounded(query, "refund"), no_refund);
  }
  const std::string from = steps.last();
  steps.add("checked_rows",
            "No row is skipped silently. Rows without a usable customer, date or amount, with an unknown status or interval, or with a\n"
            "segment named like a total are counted in refused_rows, and retain refuses the result.",
            formatted("SELECT\n  s.*,\n  CASE\n    {}\n    ELSE {}\n  END AS fault_found\nFROM {} s{}", join(cases, "\n    "), no_fault,
                      from, row_fence(steps)));
}

/// The rows in the columns that are summed.
void add_counted_rows(SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  const std::string good =
      query.status ? formatted("s.fault_found = {} AND s.is_left_out = 0", no_fault) : formatted("s.fault_found = {}", no_fault);
  const std::string is_dated = query.status ? formatted("s.fault_found = {} AND s.year_read IS NOT NULL AND s.is_day = 1", no_fault) : good;
  const auto where = [](std::string_view condition, std::string_view value, std::string_view otherwise, std::string_view name) {
    return formatted("CASE WHEN {} THEN {} ELSE {} END AS {}", condition, value, otherwise, name);
  };
  std::string amount = "s.amount_read";
  std::string comment =
      query.status ? "What is summed. Rows that a status leaves out still tell that their period was read." : "What is summed.";
  if (query.refund) {
    amount = "s.amount_read - CASE WHEN s.amount_read > 0 THEN ABS(COALESCE(s.refund_read, 0)) ELSE 0 END";
    comment += "\nA refund comes off its row, once.";
  }
  const std::string month = "s.year_read * 12 + s.month_read - 1";
  const Granularity granularity = query.period;
  if (months_in(granularity) == 0) add_day_number(steps, "day_number", "year_read", "month_read", "day_read");
  const std::string period = query.interval                    ? month
                             : months_in(granularity) > 0      ? period_of_month(steps, month)
                             : granularity == Granularity::day ? "s.day_number"
                                                               : steps.whole(steps.divided("(s.day_number + 2)", 7));
  std::vector<std::string> columns = {where(good, "s.customer_read", "''", "row_customer")};
  if (!query.segments.empty()) columns.push_back(where(good, "s.segment_read", "''", "row_segment"));
  columns.push_back(where(is_dated, period, "-1", query.interval ? "row_month" : "row_period"));
  columns.push_back(where(is_dated, "s.year_read * 10000 + s.month_read * 100 + s.day_read", "0", "row_day"));
  columns.push_back(where(good, amount, steps.nothing(), "row_amount"));
  if (query.interval) columns.push_back(where(good, "s.months_read", "1", "row_months"));
  columns.emplace_back("s.fault_found AS row_fault");
  const std::string from = steps.last();
  steps.add("counted_rows", comment, formatted("SELECT\n  {}\nFROM {} s{}", join(columns, ",\n  "), from, row_fence(steps)));
}

/// The sums that each step of summing passes on, of columns with these beginnings.
constexpr std::string_view found_sums =
    "MAX(r.row_day) AS latest_day,\n  {}SUM(CASE WHEN r.row_fault < {} THEN 1 ELSE 0 END) AS refused,\n  MIN(r.row_fault) AS fault";

std::string segment_column(const SqlQuery& query, std::string_view column, std::string_view name) {
  return query.segments.empty() ? std::string() : formatted("\n  {} AS {},", column, name);
}

void add_payments(SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  const std::string from = steps.last();
  const std::string earliest = query.recurring ? "MIN(r.row_day) AS earliest_day,\n  " : "";
  const std::string group = query.segments.empty() ? "" : "r.row_segment, ";
  steps.add(
      "by_customer", "One row per customer, period and segment, before anything else: payments of a period add up, refunds among them.",
      formatted(
          "SELECT\n  r.row_customer AS customer,{}\n  r.row_period AS period_number,\n  {} AS paid,\n"
          "  SUM(CASE WHEN r.row_amount > 0 THEN 1 ELSE 0 END) AS payments,\n  {}\nFROM {} r\nGROUP BY r.row_customer, {}r.row_period",
          segment_column(query, "r.row_segment", "segment_name"), steps.sum("r.row_amount"), formatted_by(found_sums, earliest, no_fault),
          from, group));
}

/// Amounts that pay for several months.
void add_spread_payments(SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  const SqlDialect& dialect = *query.dialect;
  const int months = months_in(query.period);
  const std::string units = formatted_by(dialect.units, "r.row_amount", power_of_ten(query.scale));
  std::string from = steps.last();
  steps.add("row_units", "Amounts as whole numbers of their smallest decimal, so that division leaves an exact remainder.",
            formatted("SELECT r.*, {} AS row_units\nFROM {} r{}", units, from, row_fence(steps)));
  from = steps.last();
  steps.add("row_shares", "The part of each month.",
            formatted("SELECT r.*, {} AS row_share\nFROM {} r{}", formatted_by(dialect.share, "r.row_units", "r.row_months"), from,
                      row_fence(steps)));
  from = steps.last();
  const std::string segment = segment_column(query, "r.row_segment", "row_segment");
  const std::string group = query.segments.empty() ? "" : "r.row_segment, ";
  steps.add("by_start",
            "One row per customer, segment, first month and number of months, before anything else; what the division leaves is of\n"
            "the last month.",
            formatted("SELECT\n  r.row_customer,{}\n  r.row_month,\n  r.row_months,\n  SUM(r.row_share) AS month_units,\n"
                      "  SUM(r.row_units - r.row_share * r.row_months) AS left_units,\n"
                      "  SUM(CASE WHEN r.row_amount > 0 THEN 1 ELSE 0 END) AS row_payments,\n  {}\nFROM {} r\n"
                      "GROUP BY r.row_customer, {}r.row_month, r.row_months",
                      segment, formatted_by(found_sums, "", no_fault), from, group));
  int most = 1;
  for (const SqlInterval::Words& words : query.interval->words) most = std::max(most, words.months);
  from = steps.last();
  const std::string month = "b.row_month + m.number";
  const std::string begins = months == 1 ? "1 = 1" : formatted("m.number = 0 OR {} = 0", steps.modulo(formatted("({})", month), months));
  steps.add(
      "by_month", "An amount counts in each month that it pays for, and as one payment in each period.",
      formatted("SELECT\n  b.row_customer,{}\n  CASE WHEN b.row_month < 0 THEN -1 ELSE {} END AS spread_period,\n"
                "  b.month_units + CASE WHEN m.number = b.row_months - 1 THEN b.left_units ELSE 0 END AS spread_units,\n"
                "  CASE WHEN {} THEN b.row_payments ELSE 0 END AS spread_payments,\n"
                "  CASE WHEN m.number = 0 THEN b.latest_day ELSE 0 END AS spread_day,\n"
                "  CASE WHEN m.number = 0 THEN b.refused ELSE 0 END AS spread_refused,\n  b.fault AS spread_fault\n"
                "FROM {} b\nCROSS JOIN (\n  {}\n) m\nWHERE m.number < b.row_months",
                segment_column(query, "b.row_segment", "row_segment"), period_of_month(steps, month), begins, from, numbers_to(most - 1)));
  from = steps.last();
  steps.add("by_customer", "One row per customer, period and segment.",
            formatted("SELECT\n  r.row_customer AS customer,{}\n  r.spread_period AS period_number,\n  {} AS paid,\n"
                      "  SUM(r.spread_payments) AS payments,\n  MAX(r.spread_day) AS latest_day,\n  SUM(r.spread_refused) AS refused,\n"
                      "  MIN(r.spread_fault) AS fault\nFROM {} r\nGROUP BY r.row_customer, {}r.spread_period",
                      segment_column(query, "r.row_segment", "segment_name"),
                      formatted_by(dialect.amount_of_units, "SUM(r.spread_units)",
                                   query.scale == 0 ? "1" : "0." + power_of_ten(query.scale - 1).substr(1) + "1", query.scale),
                      from, group));
}

/// Each row in its segment and in the whole, in which a customer of several segments counts once.
void add_scopes(SqlSteps& steps, SqlScopes scopes) {
  const SqlQuery& query = steps.query();
  const std::string earliest = query.recurring ? ", b.earliest_day" : "";
  if (scopes != SqlScopes::both || query.segments.empty()) {
    const bool is_whole = query.segments.empty();
    const std::string from = steps.last();
    steps.add(
        "in_scopes", is_whole ? "The whole base is what is followed." : "Customers are followed within their segments.",
        formatted("SELECT\n  {} AS is_whole,\n  {} AS segment_name,\n  b.customer, b.period_number, b.paid, b.payments, "
                  "b.latest_day{}, b.refused, b.fault\nFROM {} b",
                  is_whole ? "1" : "CASE WHEN b.customer = '' THEN 1 ELSE 0 END", is_whole ? "''" : "b.segment_name", earliest, from));
    return;
  }
  std::string from = steps.last();
  steps.add("twice", "Each row twice: for its segment, and for the whole.",
            formatted("SELECT\n  s.number AS is_whole,\n  CASE WHEN s.number = 1 THEN '' ELSE b.segment_name END AS scope_segment,\n"
                      "  b.customer, b.period_number, b.paid, b.payments, b.latest_day{}, b.refused, b.fault\n"
                      "FROM {} b\nCROSS JOIN (\n  {}\n) s\nWHERE s.number = 1 OR b.customer <> ''",
                      earliest, from, numbers_to(1)));
  from = steps.last();
  steps.add("in_scopes", "A customer is followed within its segment, and in the whole as one, with what it paid in all segments.",
            formatted("SELECT\n  b.is_whole,\n  b.scope_segment AS segment_name,\n  b.customer,\n  b.period_number,\n  {} AS paid,\n"
                      "  SUM(b.payments) AS payments,\n  MAX(b.latest_day) AS latest_day,\n  {}SUM(b.refused) AS refused,\n"
                      "  MIN(b.fault) AS fault\nFROM {} b\nGROUP BY b.is_whole, b.scope_segment, b.customer, b.period_number",
                      steps.sum("b.paid"), query.recurring ? "MIN(b.earliest_day) AS earliest_day,\n  " : "", from));
}

void add_activity(SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  const std::string from = steps.last();
  // Periods in which a customer is not active come before all others in the order of this number.
  const std::string number = "CASE WHEN b.paid > 0 THEN b.period_number ELSE b.period_number - 10000000 END AS active_number";
  if (!query.recurring) {
    steps.add("active_or_not", "A customer is active in a period if its sum there is above zero; in others the number is negative.",
              formatted("SELECT\n  b.*,\n  {}\nFROM {} b", number, from));
    return;
  }
  const std::string differs = "b.customer <> '' AND b.earliest_day <> b.latest_day";
  steps.add("active_or_not",
            "A customer is active in a period if its amount there is above zero; in others the number is negative. Amounts of two days\n"
            "of a period would have to replace each other, which is not done here: they are refused.",
            formatted("SELECT\n  b.is_whole, b.segment_name, b.customer, b.period_number, b.paid, b.payments, b.latest_day,\n"
                      "  b.refused + CASE WHEN {0} THEN 1 ELSE 0 END AS refused,\n"
                      "  CASE WHEN b.fault = {1} AND {0} THEN {2} ELSE b.fault END AS fault,\n  {3}\nFROM {4} b",
                      differs, no_fault, several_days.number, number, from));
}

}  // namespace

void add_customer_steps(SqlSteps& steps, SqlScopes scopes) {
  steps.add(digits_step, "The digits 0 to 9, from which longer ranges of numbers are built.", numbers_to(9));
  add_source_rows(steps);
  add_words(steps);
  add_judgement(steps);
  add_faults(steps);
  add_counted_rows(steps);
  steps.query().interval ? add_spread_payments(steps) : add_payments(steps);
  add_scopes(steps, scopes);
  add_activity(steps);
}

std::string refusal_columns(std::string_view refused, std::string_view fault, std::string_view is_far) {
  std::string word = formatted("CASE\n    WHEN {} THEN '{}'", is_far, no_date.word);
  for (const Fault& known : faults) word += formatted("\n    WHEN {} = {} THEN '{}'", fault, known.number, known.word);
  return formatted("{} + CASE WHEN {} THEN 1 ELSE 0 END AS {},\n  {}\n    ELSE ''\n  END AS {}", refused, is_far, refused_rows_column, word,
                   refused_for_column);
}

}  // namespace retain::render
