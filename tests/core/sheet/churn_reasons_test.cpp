#include "core/sheet/churn_reasons.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::churn_reasons;
using retain::test::overall;
using retain::test::report;
using retain::test::row;

namespace {

using Lines = std::vector<std::string>;

/// "price 6 60", the customers and their share.
template <class Row>
Lines lines(const Row& row) {
  Lines result;
  for (const auto& reason : churn_reasons(row.sheet, row.reasons)) {
    const std::string share = reason.share ? retain::shortest(reason.share->to_double()) : "-";
    result.push_back(reason.reason + " " + reason.customers.to_fixed(0) + " " + share);
  }
  return result;
}

Lines lines_of(const std::string& cells) { return lines(report({row("2026-01", cells)}).rows.front()); }

}  // namespace

TEST_CASE("reasons of churn are told largest first, the unknown rest last") {
  CHECK(lines_of("cs=70 churned=10 churned:service=1 churned:price=3 churned:moved=1") ==
        Lines{"price 3 30", "service 1 10", "moved 1 10", " 5 50"});
  CHECK(lines_of("cs=70 churned=10 churned:service=4 churned:price=6") == Lines{"price 6 60", "service 4 40"});
  CHECK(lines_of("cs=70 churned=10").empty());
}

TEST_CASE("without the lost customers reasons are shares of each other") {
  CHECK(lines_of("mrr_start=70 churned:service=1 churned:price=3") == Lines{"price 3 75", "service 1 25"});
  CHECK(lines_of("mrr_start=70 churned:price=0") == Lines{"price 0 -"});
}

TEST_CASE("where one period alone does not know its lost customers, neither it nor the sum has shares") {
  const auto result = report({row("2026-01", "cs=70 churned=10 churned:price=1"), row("2026-02", "cs=60 churned:price=9")});
  CHECK(lines(result.rows[0]) == Lines{"price 1 10", " 9 90"});
  CHECK(lines(result.rows[1]) == Lines{"price 9 -"});
  CHECK(lines(overall(result)) == Lines{"price 10 -"});
}

TEST_CASE("where nobody was lost reasons have no share") { CHECK(lines_of("cs=70 churned=0 churned:price=0") == Lines{"price 0 -"}); }

TEST_CASE("a reason under two spellings is one") {
  CHECK(lines_of("cs=70 churned=10 churned:service=5 churned:price=3 이탈:price=2") == Lines{"service 5 50", "price 5 50"});
}

TEST_CASE("the reasons of all periods are those of their sums") {
  const auto result = report({row("2026-01", "cs=70 churned=10 churned:service=4 churned:price=5"),
                              row("2026-02", "cs=60 churned=10 churned:service=7 churned:price=2")});
  CHECK(lines(overall(result)) == Lines{"service 11 55", "price 7 35", " 2 10"});
}
