#include "render/sql/calendar.hpp"
#include "render/sql/customers.hpp"
#include "render/sql/periods.hpp"
#include "render/sql/subjects.hpp"

namespace retain::render {

std::string cohort_sql(const SqlQuery& query) {
  SqlSteps steps(query);
  add_customer_steps(steps, SqlScopes::both);
  std::string from = steps.last();
  steps.add("joined", "The cohort of a customer is its first active period.",
            formatted("SELECT\n  b.*,\n  CASE\n    WHEN b.active_number < 0 THEN -1\n"
                      "    ELSE MIN(CASE WHEN b.active_number >= 0 THEN b.active_number END) OVER (PARTITION BY b.customer{})\n"
                      "  END AS cohort_number\nFROM {} b",
                      query.segments.empty() ? "" : ", b.segment_name", from));
  from = steps.last();
  steps.add("by_age", "One row per segment, cohort and period: the customers who are active then, and what they pay.",
            formatted("SELECT\n  j.is_whole, j.segment_name, j.cohort_number, j.period_number,\n  SUM(CASE WHEN j.active_number >= 0 THEN "
                      "1 ELSE 0 END) AS survivors_then,\n"
                      "  {} AS revenue_then,\n  MAX(j.latest_day) AS newest_day,\n  SUM(j.refused) AS refused,\n  MIN(j.fault) AS fault\n"
                      "FROM {} j\nGROUP BY j.is_whole, j.segment_name, j.cohort_number, j.period_number",
                      steps.sum("j.paid"), from));
  from = steps.last();
  steps.add(
      "bounds", "Ages run to the last period that a row of the table is in.",
      formatted(
          "SELECT\n  b.*,\n  MAX(b.newest_day) OVER (PARTITION BY b.period_number) AS period_day,\n"
          "  MAX(CASE WHEN b.newest_day > 0 THEN b.period_number END) OVER () AS last_period,\n"
          "  MIN(CASE WHEN b.cohort_number >= 0 THEN b.cohort_number END) OVER () AS first_cohort,\n"
          "  SUM(CASE WHEN b.is_whole = 1 THEN b.refused ELSE 0 END) OVER () AS refused_rows,\n  MIN(b.fault) OVER () AS first_fault,\n"
          "  {},\n"
          "  LEAD(b.period_number, 1, CAST(1000000000 AS INTEGER))\n"
          "    OVER (PARTITION BY b.is_whole, b.segment_name, b.cohort_number ORDER BY b.period_number) AS row_after\nFROM {} b",
          periods_to_next("b.period_number"), from));
  add_open_period(steps);
  steps.extend("whole_periods", "Ages that are still open are left out.", {{"g.last_period - MAX(g.is_open) OVER ()", "last_whole"}});
  from = steps.last();
  steps.add("stretches", "A row speaks for the periods up to the next of its cohort.",
            formatted("SELECT\n  b.is_whole, b.segment_name, b.cohort_number AS period_number, b.period_number AS active_period,\n"
                      "  b.survivors_then, b.revenue_then, b.first_cohort, b.last_period, b.refused_rows, b.first_fault,\n"
                      "  MAX(b.periods_to_next) OVER () AS widest_hole, b.period_number AS first_number,\n"
                      "  CASE WHEN b.row_after <= b.last_whole THEN b.row_after - 1 ELSE b.last_whole END AS last_number\n"
                      "FROM {} b\nWHERE b.cohort_number >= 0",
                      from));
  add_numbers_between(steps);
  add_period_labels(steps);
  const auto own = [](std::string_view column, std::string_view nothing) {
    return formatted("CASE WHEN g.filled_number = g.active_period THEN g.{} ELSE {} END", column, nothing);
  };
  return steps.finish(
      "The cohorts by age, the periods since the first. The first cohort is not complete: some of its customers began before.\n"
      "--since and --until cut only here, after it is known who is new. The empty segment is the whole base.",
      formatted(
          "SELECT\n  g.period_label AS cohort,\n  g.segment_name AS segment,\n"
          "  CASE WHEN g.period_number = g.first_cohort THEN 'false' ELSE 'true' END AS complete,\n  g.filled_number - "
          "g.period_number AS age,\n"
          "  {} AS survivors,\n  {} AS revenue,\n  COUNT(*) OVER () AS {},\n  {}\nFROM {} g{}\n"
          "ORDER BY g.is_whole, g.segment_name, g.period_number, g.filled_number",
          own("survivors_then", "0"), steps.output(own("revenue_then", steps.nothing())), result_rows_column,
          refusal_columns("g.refused_rows", "g.first_fault", lie_too_far_apart(query, "g.first_cohort", "g.last_period", "g.widest_hole")),
          steps.last(), shown_or_refused(query, "g.period_number")));
}

}  // namespace retain::render
