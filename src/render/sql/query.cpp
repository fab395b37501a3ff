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
    throw Error("recurring amounts state what is paid, and nothing is paid back of them", "leave out --refund or --amounts recurring");
  }
  if (query.subject == SqlSubject::cohort && query.gap > 1) {
    throw Error("--gap says how long who pays nothing stays, and here only who is active counts", "leave it out");
  }
  if (query.since && query.until && query.until->last_day() < query.since->first_day()) {
    throw Error(formatted("--since {} is later than --until {}", query.since->to_string(), query.until->to_string()), "exchange them");
  }
  if (query.gap > longest_gap) {
    throw Error(formatted("a gap of {} periods would make as many rows of each, which no engine should be given", query.gap),
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
