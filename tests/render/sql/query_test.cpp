#include "render/sql/query.hpp"

#include <algorithm>
#include <set>

#include "retain/error.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using render::sql_dialects;
using render::sql_text;
using render::SqlDialect;
using render::SqlQuery;
using render::SqlSubject;
using test::Contains;

namespace {

SqlQuery payments(SqlSubject subject = SqlSubject::snapshot) {
  SqlQuery query;
  query.subject = subject;
  query.dialect = &sql_dialects().front();
  query.table = {"sales", "payments"};
  query.customer = "customer id";
  query.date = "paid on";
  query.amount = "sum";
  query.segments = {"plan"};
  query.nobody = {"guest"};
  return query;
}

/// Whether every bracket outside of literals, names and comments is closed.
bool is_balanced(const std::string& sql) {
  int depth = 0;
  char quote = 0;
  bool in_comment = false;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    const char c = sql[i];
    if (in_comment) {
      in_comment = c != '\n';
    } else if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"' || c == '`') {
      quote = c;
    } else if (c == '-' && sql[i + 1] == '-') {
      in_comment = true;
    } else if (c == '(' || c == ')') {
      depth += c == '(' ? 1 : -1;
      if (depth < 0) return false;
    }
  }
  return depth == 0 && quote == 0;
}

}  // namespace

TEST_CASE("each dialect has its query of each subject", "[sql]") {
  for (const SqlDialect& dialect : sql_dialects()) {
    for (const SqlSubject subject : {SqlSubject::snapshot, SqlSubject::cohort, SqlSubject::movements}) {
      for (const Granularity period : {Granularity::month, Granularity::quarter, Granularity::year, Granularity::week, Granularity::day}) {
        CAPTURE(dialect.key, granularity_key(period));
        SqlQuery query = payments(subject);
        query.dialect = &dialect;
        query.period = period;
        query.gap = subject == SqlSubject::cohort ? 1 : 2;
        query.refund = "back";
        query.status = render::SqlStatus{"state", {"paid"}, {"failed"}, {"refunded"}};
        const std::string sql = sql_text(query);
        CHECK(is_balanced(sql));
        CHECK(sql.find("{}") == std::string::npos);
        CHECK_THAT(sql, Contains(std::string(1, dialect.quote) + "customer id" + dialect.quote));
        CHECK_THAT(sql, Contains("refused_rows"));
        const std::string table = quoted_name("payments", dialect);
        CHECK(sql.find(table) != std::string::npos);
        CHECK(sql.find(table) == sql.rfind(table));
      }
    }
  }
}

TEST_CASE("rows are summed by customer before anything is looked up among them", "[sql]") {
  const std::string sql = sql_text(payments());
  const auto grouped = sql.find("GROUP BY r.row_customer");
  REQUIRE(grouped != std::string::npos);
  CHECK(grouped < sql.find("OVER ("));
  // The table is read once, and each step but the digits too.
  CHECK(sql.find("\"payments\"", sql.find("\"payments\"") + 1) == std::string::npos);
  for (const char* step : {"by_customer", "in_scopes", "followed", "events", "summed"}) {
    CAPTURE(step);
    const std::string from = std::string("FROM ") + step + ' ';
    CHECK(sql.find(from) != std::string::npos);
    CHECK(sql.find(from, sql.find(from) + 1) == std::string::npos);
  }
}

TEST_CASE("what is shown is cut after all is known, and never the reason why it is refused", "[sql]") {
  SqlQuery query = payments();
  query.since = Period::parse("2026-02");
  query.until = Period::parse("2026");
  CHECK_THAT(sql_text(query), Contains("WHERE (g.period_number >= 24313 AND g.period_number <= 24323) OR g.refused_rows > 0\n"));
  query.period = Granularity::quarter;
  CHECK_THAT(sql_text(query), Contains("WHERE (g.period_number >= 8105 AND g.period_number <= 8107) OR g.refused_rows > 0\n"));
}

TEST_CASE("what would be told wrong is counted as refused", "[sql]") {
  SqlQuery query = payments();
  query.sums = {"total"};
  query.status = render::SqlStatus{"state", {"paid"}, {"failed"}, {"refunded"}};
  query.interval = render::SqlInterval{"every", {{1, {"month"}}}};
  const std::string sql = sql_text(query);
  for (const char* part :
       {"s.customer_word IN ('guest')", "s.year_read NOT BETWEEN 1000 AND 9999", "s.is_day = 0", "s.amount_read IS NULL",
        "s.is_known_status = 0", "s.months_read = 0", "s.is_sum = 1", "g.last_period - g.first_period >= 2400", "g.widest_hole >= 180"}) {
    CAPTURE(part);
    CHECK_THAT(sql, Contains(part));
  }
}

TEST_CASE("what cannot be said in one query is refused", "[sql]") {
  SqlQuery query = payments();
  query.interval = render::SqlInterval{"every", {{12, {"year"}}}};
  query.period = Granularity::week;
  CHECK_THROWS_AS(sql_text(query), Error);
  query.period = Granularity::month;
  CHECK_NOTHROW(sql_text(query));
  query.recurring = true;
  CHECK_THROWS_AS(sql_text(query), Error);
  query.interval.reset();
  CHECK_NOTHROW(sql_text(query));
  query.period = Granularity::quarter;
  CHECK_THROWS_AS(sql_text(query), Error);
  query = payments();
  query.gap = 121;
  CHECK_THROWS_AS(sql_text(query), Error);
  query = payments();
  query.interval = render::SqlInterval{"every", {{12, {"year"}}}};
  query.scale = 2;
  CHECK_THROWS_AS(sql_text(query), Error);
}
