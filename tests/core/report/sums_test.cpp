// Totals over segments and sums over periods.
#include "core/report/sums.hpp"

#include <limits>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Id;
using retain::test::at;
using retain::test::Contains;
using retain::test::overall;
using retain::test::report;
using retain::test::row;
using retain::test::text;
using retain::test::warning_codes;

TEST_CASE("the facts of segments add up, and the rates are computed from the sums", "[sums]") {
  const auto result = report({row("2026-01", "cs=100 cn=10 ce=105 revenue_start=1000 revenue_churned=100", "EMEA"),
                              row("2026-01", "cs=50 cn=20 ce=60 revenue_start=3000 revenue_churned=100", "APAC")});
  REQUIRE(result.rows.size() == 3);
  CHECK(result.rows[0].segment == "EMEA");
  CHECK(result.rows[1].segment == "APAC");
  CHECK(result.rows[2].segment.empty());
  const auto& total = result.rows[2].sheet;
  CHECK(text(total[Id::customers_start]) == "150");
  CHECK(text(total[Id::customers_churned]) == "15");
  CHECK(text(total[Id::crr]) == "90");
  CHECK(text(total[Id::grr]) == "95");
}

TEST_CASE("what is measured of each segment says nothing of the whole, the same value neither", "[sums]") {
  const std::string cells = "buyers=20 purchases=20 sales=500 gini=0.4";
  const auto result = report({row("2026-01", cells, "EMEA"), row("2026-01", cells, "APAC")});
  CHECK(text(result.rows[0].sheet[Id::gini]) == "0.4");
  CHECK(text(result.rows[2].sheet[Id::gini]) == "not_additive");
  const auto months = report({row("2026-01", cells), row("2026-02", cells)});
  CHECK(text(overall(months).sheet[Id::gini]) == "not_additive");
  CHECK(text(overall(report({row("2026-01", cells)})).sheet[Id::gini]) == "0.4");
}

TEST_CASE("sums over periods are size-weighted means, per segment and then for the whole", "[sums]") {
  const auto result = report({row("2026-01", "cs=100 churned=10", "A"), row("2026-01", "cs=900 churned=9", "B"),
                              row("2026-02", "cs=300 churned=10", "A"), row("2026-02", "cs=100 churned=11", "B")});
  REQUIRE(result.overall.size() == 3);
  CHECK(result.overall[0].segment == "A");
  CHECK(result.overall[1].segment == "B");
  CHECK(result.overall[2].segment.empty());
  CHECK(text(result.overall[0].sheet[Id::churn]) == "5");
  CHECK(text(result.overall[1].sheet[Id::churn]) == "2");
  CHECK(text(result.overall[2].sheet[Id::churn]) == "2.857142857142857");
  CHECK(result.overall[2].periods == 2);
}

TEST_CASE("what lost customers cost is a total over the periods", "[sums]") {
  const auto result = report({row("2026-01", "churned=10 loss_cost=25"), row("2026-02", "churned=4 loss_cost=25")});
  CHECK(text(overall(result).sheet[Id::churn_cost]) == "350");
}

TEST_CASE("a given rate or price is kept where every row states the same", "[sums]") {
  const auto result = report({row("2026-01", "churn=5 margin=80 arpa=10", "A"), row("2026-01", "churn=5 margin=80 arpa=10", "B")});
  const auto& total = at(result, "2026-01").sheet;
  CHECK(text(total[Id::churn]) == "5");
  CHECK(text(total[Id::gross_margin]) == "80");
  CHECK(text(total[Id::ltv]) == "160");
}

TEST_CASE("given rates that differ do not add", "[sums]") {
  const auto result = report({row("2026-01", "churn=5 margin=80", "A"), row("2026-01", "churn=6 margin=70", "B")});
  const auto& total = at(result, "2026-01").sheet;
  CHECK(text(total[Id::churn]) == "not_additive");
  CHECK(text(total[Id::crr]) == "not_additive");
  CHECK(text(total[Id::gross_margin]) == "not_additive");
  CHECK(text(overall(result).sheet[Id::churn]) == "not_additive");
}

TEST_CASE("a rate that only one row states does not add", "[sums]") {
  const auto result = report({row("2026-01", "cs=10 churn=5", "A"), row("2026-01", "cs=10", "B")});
  CHECK(text(at(result, "2026-01").sheet[Id::churn]) == "not_additive");
}

TEST_CASE("given rates that differ are computed from the facts where these are there", "[sums]") {
  const auto result = report({row("2026-01", "cs=100 churned=5 churn=5", "A"), row("2026-01", "cs=100 churned=7 churn=7", "B")});
  CHECK(text(at(result, "2026-01").sheet[Id::churn]) == "6");
}

TEST_CASE("times of the same length are the same, and others do not add", "[sums]") {
  const auto result =
      report({row("2026-01", "apv=10 frequency=12/year lifespan=20", "A"), row("2026-01", "apv=10 frequency=1 lifespan=20months", "B")});
  CHECK(text(at(result, "2026-01", "A").sheet[Id::cltv]) == "200");
  CHECK(text(at(result, "2026-01", "B").sheet[Id::cltv]) == "200");
  const auto differing = report({row("2026-01", "lifespan=20", "A"), row("2026-01", "lifespan=30", "B")});
  CHECK(text(at(differing, "2026-01").sheet[Id::customer_lifespan]) == "not_additive");
}

TEST_CASE("a fact missing in one row is missing in the sum", "[sums]") {
  const auto result = report({row("2026-01", "cs=100 cn=10 ce=105 sales=50 purchases=5", "A"), row("2026-01", "cs=50 sales=10", "B")});
  const auto& total = at(result, "2026-01").sheet;
  CHECK(text(total[Id::customers_start]) == "150");
  CHECK(text(total[Id::customers_end]) == "missing_input");
  CHECK(text(total[Id::customers_churned]) == "missing_input");
  CHECK(text(total[Id::sales]) == "60");
  CHECK(text(total[Id::apv]) == "missing_input");
}

TEST_CASE("reasons of churn add under their headers", "[sums]") {
  const auto result = report({row("2026-01", "churned=10 churned:price=6 churned:service=0", "A"),
                              row("2026-01", "churned=9 churned:service=2 churned:price=3", "B")});
  CHECK(at(result, "2026-01").reasons == retain::ReasonCounts{{"churned:price", 9}, {"churned:service", 2}});
  CHECK(overall(result).reasons == retain::ReasonCounts{{"churned:price", 9}, {"churned:service", 2}});
}

TEST_CASE("the largest counts add without wrapping", "[sums]") {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::vector<retain::Snapshot> snapshots;
  for (const char* period : {"2026-01", "2026-02", "2026-03"}) {
    for (const char* segment : {"A", "B"}) {
      auto snapshot = row(period, "churned=0", segment);
      snapshot.set(Id::customers_start, retain::Number(most));
      snapshots.push_back(snapshot);
    }
  }
  const auto result = report(snapshots);
  CHECK(overall(result).sheet[Id::customers_start].number == retain::Number(most) * retain::Number(6));
  CHECK(text(overall(result).sheet[Id::crr]) == "100");
}

TEST_CASE("the largest counts of a reason do not wrap", "[sums]") {
  const std::string reasons = "churned:price=9223372036854775807";
  const auto wraps = [&] {
    try {
      const auto result = report({row("2026-01", reasons, "A"), row("2026-01", reasons, "B")});
      return at(result, "2026-01").reasons.front().second < std::numeric_limits<std::int64_t>::max();
    } catch (const retain::InputError&) {
      return false;
    }
  };
  CHECK_FALSE(wraps());
}

TEST_CASE("a total in the input is used instead of the sum", "[sums]") {
  const auto result =
      report({row("2026-01", "cs=100 churned=10", "A"), row("2026-01", "cs=100 churned=30", "B"), row("2026-01", "cs=200 churned=40")});
  REQUIRE(result.rows.size() == 3);
  CHECK(text(at(result, "2026-01").sheet[Id::churn]) == "20");
  CHECK(at(result, "2026-01").sheet.facts().find(Id::customers_start)->given);
  CHECK(warning_codes(result).empty());
}

TEST_CASE("segments that do not add up to the total are a warning with both numbers", "[sums]") {
  const auto result =
      report({row("2026-01", "cs=100 churned=10", "A"), row("2026-01", "cs=100 churned=30", "B"), row("2026-01", "cs=210 churned=42")});
  REQUIRE(warning_codes(result) == std::vector<std::string>{"segments_do_not_add_up"});
  CHECK_THAT(result.warnings.front().message, Contains("customers at the start 210"));
  CHECK_THAT(result.warnings.front().message, Contains("200"));
  CHECK_THAT(result.warnings.front().message, Contains("lost customers 42"));
  CHECK(result.warnings.front().place.line == 4);
  CHECK(text(at(result, "2026-01").sheet[Id::churn]) == "20");
  CHECK(text(overall(result).sheet[Id::customers_start]) == "210");
}

TEST_CASE("the sum over periods uses the totals of the input where there are some", "[sums]") {
  const auto result =
      report({row("2026-01", "cs=100 churned=10", "A"), row("2026-01", "cs=210 churned=42"), row("2026-02", "cs=90 churned=9", "A")});
  CHECK(text(overall(result).sheet[Id::customers_start]) == "300");
  CHECK(text(overall(result).sheet[Id::customers_churned]) == "51");
  CHECK(text(overall(result, "A").sheet[Id::customers_start]) == "190");
}

TEST_CASE("sums of money are exact", "[sums]") {
  std::vector<retain::Snapshot> snapshots;
  for (int i = 0; i < 100; ++i) snapshots.push_back(row("2026-01", "sales=0.1 purchases=1", "segment " + std::to_string(i)));
  const auto result = report(snapshots);
  CHECK(at(result, "2026-01").sheet[Id::sales].number == retain::Number(10));
  CHECK(text(at(result, "2026-01").sheet[Id::apv]) == "0.1");
}

TEST_CASE("a time stated in its unit and the same time stated bare are one value", "[sums]") {
  auto first = row("2026-01", "churn=5");
  first.cells[Id::customer_lifespan] = {retain::Number(2), 0, false, retain::Granularity::year, 0, ""};
  auto second = row("2026-02", "churn=5");
  second.set(Id::customer_lifespan, retain::Number(24));
  CHECK(text(overall(report({first, second})).sheet[Id::customer_lifespan]) == "24");
}

TEST_CASE("a reason that a row misses is missing in the sum", "[sums]") {
  const auto result = report({row("2026-01", "cs=10 churned=2 churned:price=1", "A"), row("2026-01", "cs=10 churned=2", "B")});
  CHECK(at(result, "2026-01").reasons.empty());
}
