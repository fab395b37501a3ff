#include "render/sql/query.hpp"

#include "render/sql/calendar.hpp"
#include "render/sql/subjects.hpp"
#include "retain/error.hpp"

namespace retain::render {

namespace {

constexpr int longest_gap = 120;

/// What the derivation of rows can say and one query cannot.
void refuse_what_cannot_be_said(const SqlQuery& query) {
  if (query.interval && months_in(query.period) == 0) {
    throw Error("an amount that pays for months cannot be grouped into weeks or days", "leave out --interval, or group by months");
  }
  if (query.interval && query.scale < SqlQuery::most_decimals) {
    throw Error(formatted("--scale {} would cut the share of a month, which has {} decimals", query.scale, SqlQuery::most_decimals),
                "leave out --scale or --interval");
  }
  if (query.recurring && query.interval) {
    throw Error("recurring amounts are of their period: an interval would spread them once more",
                "leave out --interval or --amounts recurring");
  }
  if (query.recurring && months_in(query.period) > 1) {
    throw Error(
        "recurring amounts of a quarter or year are those of its last month, which would have to be found before the rows are summed",
        "--period month, and `retain report` on its result");
  }
  if (query.recurring && query.refund) {
    throw Error("refunds cannot be subtracted from recurring amounts, which are a price and no payment",
                "leave out --refund or --amounts recurring");
  }
  if (query.subject == SqlSubject::cohort && query.gap > 1) {
    throw Error("--gap does not apply to cohorts, which count only active customers", "leave it out");
  }
  if (query.since && query.until && query.until->last_day() < query.since->first_day()) {
    throw Error(formatted("--since {} is later than --until {}", query.since->to_string(), query.until->to_string()), "swap them");
  }
  if (query.gap > longest_gap) {
    throw Error(formatted("--gap {} would make as many rows of each, too many for a query", query.gap),
                formatted("--gap takes up to {} here; `retain snapshot` has no such limit", longest_gap));
  }
}

}  // namespace

std::string sql_text(const SqlQuery& query) {
  refuse_what_cannot_be_said(query);
  switch (query.subject) {
    case SqlSubject::cohort:
      return cohort_sql(query);
    case SqlSubject::movements:
      return movements_sql(query);
    case SqlSubject::snapshot:
      break;
  }
  return snapshot_sql(query);
}

}  // namespace retain::render
