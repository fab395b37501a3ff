#include "render/sql/calendar.hpp"
#include "render/sql/customers.hpp"
#include "render/sql/events.hpp"
#include "render/sql/periods.hpp"
#include "render/sql/subjects.hpp"

namespace retain::render {

std::string movements_sql(const SqlQuery& query) {
  SqlSteps steps(query);
  add_customer_steps(steps, query.segments.empty() ? SqlScopes::whole : SqlScopes::segments);
  const std::string customers = steps.last();
  add_event_steps(steps);
  const std::string events = steps.last();
  steps.add("known_periods", "The periods that rows of the table are in.",
            formatted("SELECT DISTINCT b.period_number\nFROM {} b\nWHERE b.latest_day > 0", customers));
  std::string from = steps.last();
  steps.add(
      "distances_of_periods", "How far each lies before the next.",
      formatted("SELECT b.period_number, LEAD(b.period_number, 1, CAST(-1 AS INTEGER)) OVER (ORDER BY b.period_number) AS next_period\n"
                "FROM {} b",
                from));
  from = steps.last();
  steps.add("bounds", "The first and the last, and the widest distance.",
            formatted("SELECT MIN(b.period_number) AS first_period, MAX(b.period_number) AS last_period,\n"
                      "  MAX(b.next_period - b.period_number) AS widest_hole\nFROM {} b",
                      from));
  const std::string bounds = steps.last();
  from = events;
  steps.add(
      "moves", "What changed, up to the last period that a row of the table is in; and the rows that were refused.",
      formatted(
          "SELECT\n  e.customer, e.segment_name, e.event_period AS period_number, e.paid_before, e.paid_after, e.last_paid, e.refused, "
          "e.fault,\n  l.first_period, l.last_period, l.widest_hole,\n"
          "  CASE\n    WHEN e.refused > 0 THEN 'refused'\n    WHEN e.event <> 'kept' THEN e.event\n"
          "    WHEN e.paid_after > e.paid_before THEN 'expanded'\n    WHEN e.paid_after < e.paid_before THEN 'contracted'\n"
          "    ELSE 'none'\n  END AS move_name\n"
          "FROM {} e\nCROSS JOIN {} l\nWHERE e.event_period <= l.last_period OR e.refused > 0",
          from, bounds));
  from = steps.last();
  const std::string shown = shown_periods(query, "g.period_number");
  steps.add("shown_moves", "What is shown is cut here, after everything is known.",
            formatted("SELECT g.*\nFROM {} g\nWHERE g.move_name = 'refused' OR (g.move_name NOT IN ('none', 'away'){})", from,
                      shown.empty() ? shown : " AND " + shown));
  add_period_labels(steps);
  const std::string last_paid = query.gap > 1 ? formatted(",\n  {} AS last_paid", steps.output("g.last_paid")) : "";
  return steps.finish(
      "The movements, as changes of what a customer pays. A line of a movement 'refused' counts rows of the table that could not be\n"
      "counted: there must be none.",
      formatted("SELECT\n  g.customer AS customer,\n  g.segment_name AS segment,\n"
                "  CASE WHEN g.period_number < 0 THEN '' ELSE g.period_label END AS period,\n  g.move_name AS movement,\n"
                "  {} AS before,\n  {} AS after,\n  {} AS change{},\n  {}\nFROM {} g\n"
                "ORDER BY g.customer, g.segment_name, g.period_number",
                steps.output("g.paid_before"), steps.output("g.paid_after"), steps.output("(g.paid_after - g.paid_before)"), last_paid,
                refusal_columns("g.refused", "g.fault", lie_too_far_apart(query, "g.first_period", "g.last_period", "g.widest_hole")),
                steps.last()));
}

}  // namespace retain::render
