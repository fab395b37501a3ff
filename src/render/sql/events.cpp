#include "render/sql/events.hpp"

namespace retain::render {

namespace {

// Where a customer was not active before, or is not any more.
constexpr int never_before = -1;
constexpr int never_again = 1'000'000'000;

}  // namespace

void add_event_steps(SqlSteps& steps) {
  const SqlQuery& query = steps.query();
  const int gap = query.gap;
  std::string from = steps.last();
  // Sorting takes most of the time of such a query, and by fewer columns half as long; the one that differs most comes first.
  const std::string over =
      formatted("OVER (PARTITION BY b.customer{} ORDER BY b.active_number)", query.segments.empty() ? "" : ", b.segment_name");
  steps.add(
      "followed", "Of each active period of a customer, the active one before it and the one after it.",
      formatted(
          "SELECT\n  b.*,\n  LAG(b.active_number, 1, CAST({0} AS INTEGER)) {2} AS previous_number,\n  LAG(b.paid) {2} AS previous_paid,\n"
          "  LEAD(b.active_number, 1, CAST({1} AS INTEGER)) {2} AS next_number\nFROM {3} b",
          never_before, never_again, over, from));
  from = steps.last();
  const std::string silence =
      gap == 1 ? "and in the period after it, if it is not active there, churned."
               : formatted(
                     "and in the periods after it, if it is not active there: it pauses, stays away, and when it was absent\n"
                     "for {} periods it is churned.",
                     gap);
  const std::string away = gap == 1 ? "'churned'"
                           : gap == 2
                               ? "CASE WHEN k.number = 1 THEN 'paused' ELSE 'churned' END"
                               : formatted("CASE WHEN k.number = 1 THEN 'paused' WHEN k.number < {} THEN 'away' ELSE 'churned' END", gap);
  steps.add("events",
            "A customer is new in its first active period ever, reactivated if it was active before but not lately, else kept;\n" + silence,
            formatted("SELECT\n  f.is_whole, f.segment_name, f.customer, f.fault,\n  f.period_number + k.number AS event_period,\n"
                      "  CASE\n    WHEN f.active_number < 0 THEN 'none'\n    WHEN k.number > 0 THEN {0}\n"
                      "    WHEN f.previous_number < 0 THEN 'new'\n    WHEN f.period_number - f.previous_number > {1} THEN 'reactivated'\n"
                      "    ELSE 'kept'\n  END AS event,\n"
                      "  CASE\n    WHEN f.active_number < 0 OR k.number > 1 THEN {2}\n    WHEN k.number = 1 THEN f.paid\n"
                      "    WHEN f.previous_number = f.period_number - 1 THEN f.previous_paid\n    ELSE {2}\n"
                      "  END AS paid_before,\n"
                      "  CASE WHEN f.active_number >= 0 AND k.number = 0 THEN f.paid ELSE {2} END AS paid_after,\n"
                      "  CASE WHEN k.number > 0 THEN f.paid WHEN f.previous_number < 0 THEN NULL ELSE f.previous_paid END AS last_paid,\n"
                      "  CASE WHEN f.active_number >= 0 AND k.number = 0 THEN f.payments ELSE 0 END AS payments,\n"
                      "  CASE WHEN k.number = 0 THEN f.latest_day ELSE 0 END AS latest_day,\n"
                      "  CASE WHEN k.number = 0 THEN f.refused ELSE 0 END AS refused\n"
                      "FROM {3} f\nCROSS JOIN (\n  {4}\n) k\n"
                      "WHERE k.number = 0 OR (f.active_number >= 0 AND f.period_number + k.number < f.next_number)",
                      away, gap, steps.nothing(), from, numbers_to(gap)));
}

}  // namespace retain::render
