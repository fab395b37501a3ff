#include <array>

#include "render/sql/calendar.hpp"
#include "render/sql/customers.hpp"
#include "render/sql/events.hpp"
#include "render/sql/periods.hpp"
#include "render/sql/subjects.hpp"
#include "retain/quantity.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// What a column of the result adds up over the events of a period.
struct SummedFact {
  Id id;
  bool is_money;
  std::string_view value;      ///< of an event that counts
  std::string_view condition;  ///< which do
  bool only_with_gap = false;
};
constexpr SummedFact summed_facts[] = {
    {Id::customers_start, false, "1", "e.event IN ('kept', 'paused', 'away', 'churned')"},
    {Id::customers_new, false, "1", "e.event = 'new'"},
    {Id::customers_reactivated, false, "1", "e.event = 'reactivated'"},
    {Id::customers_churned, false, "1", "e.event = 'churned'"},
    {Id::customers_end, false, "1", "e.event IN ('new', 'reactivated', 'kept', 'paused', 'away')"},
    {Id::revenue_start, true, "e.paid_before", ""},
    {Id::revenue_new, true, "e.paid_after", "e.event = 'new'"},
    {Id::revenue_reactivation, true, "e.paid_after", "e.event = 'reactivated'"},
    {Id::revenue_expansion, true, "e.paid_after - e.paid_before", "e.event = 'kept' AND e.paid_after > e.paid_before"},
    {Id::revenue_contraction, true, "e.paid_before - e.paid_after", "e.event = 'kept' AND e.paid_after < e.paid_before"},
    {Id::revenue_churned, true, "e.paid_before", "e.event = 'churned'"},
    {Id::revenue_paused, true, "e.paid_before", "e.event = 'paused'", true},
    {Id::revenue_end, true, "e.paid_after", ""},
    {Id::sales, true, "e.paid_after", ""},
    {Id::purchases, false, "e.payments", ""},
    {Id::buyers, false, "1", "e.event IN ('new', 'reactivated', 'kept')"},
    {Id::repeat_buyers, false, "1", "e.payments > 1"},
};

std::vector<SummedFact> facts_of(const SqlQuery& query) {
  std::vector<SummedFact> facts;
  for (const SummedFact& fact : summed_facts) {
    if (!fact.only_with_gap || query.gap > 1) facts.push_back(fact);
  }
  return facts;
}

void add_sums(SqlSteps& steps, const std::vector<SummedFact>& facts) {
  std::vector<std::string> columns;
  for (const SummedFact& fact : facts) {
    const std::string value = fact.condition.empty() ? std::string(fact.value)
                                                     : formatted("CASE WHEN {} THEN {} ELSE {} END", fact.condition, fact.value,
                                                                 fact.is_money ? steps.nothing() : "0");
    columns.push_back(formatted("{} AS {}", fact.is_money ? steps.sum(value) : formatted("SUM({})", value), quantity(fact.id).key));
  }
  const std::string from = steps.last();
  steps.add("summed", "One row per segment and period: the customers and the revenue of each event.",
            formatted("SELECT\n  e.is_whole, e.segment_name, e.event_period,\n  {},\n  MAX(e.latest_day) AS newest_day,\n"
                      "  SUM(e.refused) AS refused,\n  MIN(e.fault) AS fault,\n  MAX(CASE WHEN e.customer <> '' THEN 1 ELSE 0 END) AS "
                      "has_customers\nFROM {} e\nGROUP BY e.is_whole, e.segment_name, e.event_period",
                      join(columns, ",\n  "), from));
}

/// The rows of the periods in which a segment has nobody.
void add_periods_without_events(SqlSteps& steps, const std::vector<SummedFact>& facts) {
  std::string from = steps.last();
  steps.add("bounds", "Periods run from the first to the last that a row of the table is in, and none is invented after it.",
            formatted("SELECT\n  b.*,\n"
                      "  COALESCE(MIN(CASE WHEN b.event_period >= 0 THEN b.event_period END) OVER (), {0}) AS first_period,\n"
                      "  COALESCE(MAX(CASE WHEN b.newest_day > 0 THEN b.event_period END) OVER (), {0}) AS last_period,\n"
                      "  MAX(b.event_period) OVER () AS latest_event,\n  MAX(b.has_customers) OVER () AS any_customers,\n  {1},\n"
                      "  SUM(CASE WHEN b.is_whole = 1 THEN b.refused ELSE 0 END) OVER () AS refused_rows,\n"
                      "  MIN(b.fault) OVER () AS first_fault,\n"
                      "  LAG(b.event_period, 1, CAST(-1 AS INTEGER)) OVER (PARTITION BY b.is_whole, b.segment_name ORDER BY "
                      "b.event_period) AS row_before,\n"
                      "  LEAD(b.event_period, 1, CAST(1000000000 AS INTEGER)) OVER (PARTITION BY b.is_whole, b.segment_name ORDER BY "
                      "b.event_period) AS "
                      "row_after\nFROM {2} b",
                      no_period(steps.query()), periods_to_next("b.event_period"), from));
  from = steps.last();
  steps.add("stretches",
            "A row speaks for the periods up to the next of its segment, the first also for those before it. If no row counts, there is\n"
            "nothing to tell; if all were refused, one row says so.",
            formatted("SELECT\n  b.*,\n  MAX(b.periods_to_next) OVER () AS widest_hole,\n  CASE WHEN b.row_before < 0 THEN b.first_period "
                      "ELSE b.event_period END AS first_number,\n"
                      "  CASE WHEN b.row_after <= b.last_period THEN b.row_after - 1 ELSE b.last_period END AS last_number\n"
                      "FROM {} b\nWHERE (b.any_customers = 1 OR b.refused_rows > 0) AND (b.event_period >= 0 OR b.latest_event < 0)",
                      from));
  add_numbers_between(steps);
  std::vector<std::string> columns;
  for (const SummedFact& fact : facts) {
    columns.push_back(formatted("CASE WHEN b.filled_number = b.event_period THEN b.{0} ELSE {1} END AS sum_{0}", quantity(fact.id).key,
                                fact.is_money ? steps.nothing() : "0"));
  }
  from = steps.last();
  steps.add("all_periods", "In a period that was put in, everything is 0.",
            formatted("SELECT\n  b.is_whole, b.segment_name, b.filled_number AS period_number, b.first_period, b.last_period,\n"
                      "  b.refused_rows, b.first_fault, b.widest_hole,\n"
                      "  MAX(CASE WHEN b.filled_number = b.event_period THEN b.newest_day ELSE 0 END)\n"
                      "    OVER (PARTITION BY b.filled_number) AS period_day,\n  {}\nFROM {} b",
                      join(columns, ",\n  "), from));
}

}  // namespace

std::string snapshot_sql(const SqlQuery& query) {
  SqlSteps steps(query);
  const std::vector<SummedFact> facts = facts_of(query);
  add_customer_steps(steps, SqlScopes::both);
  add_event_steps(steps);
  add_sums(steps, facts);
  add_periods_without_events(steps, facts);
  add_open_period(steps);
  add_period_labels(steps);
  std::vector<std::string> columns = {
      "g.period_label AS period", "g.segment_name AS segment",
      "CASE WHEN g.period_number = g.first_period OR g.is_open = 1 THEN 'false' ELSE 'true' END AS complete"};
  for (const SummedFact& fact : facts) {
    const std::string column = formatted("g.sum_{}", quantity(fact.id).key);
    columns.push_back(formatted("{} AS {}", fact.is_money ? steps.output(column) : column, quantity(fact.id).key));
  }
  columns.push_back(formatted("COUNT(*) OVER () AS {}", result_rows_column));
  columns.push_back(
      refusal_columns("g.refused_rows", "g.first_fault", lie_too_far_apart(query, "g.first_period", "g.last_period", "g.widest_hole")));
  return steps.finish(
      "The snapshots. The first period has no past: its customers are new, and it is not complete. The last is not complete where\n"
      "its rows stop earlier in it than those of any other. --since and --until cut only here, after it is known who is\n"
      "new. The empty segment is the whole base.",
      formatted("SELECT\n  {}\nFROM {} g{}\nORDER BY g.period_number, g.is_whole, g.segment_name", join(columns, ",\n  "), steps.last(),
                shown_or_refused(query, "g.period_number")));
}

}  // namespace retain::render
