#include "render/sentences/notes.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Texts = std::vector<std::string>;

namespace {

Texts notes(const Report& report, std::size_t width = 80) {
  const Layout layout = lay_out(report, Figures(report, std::nullopt, Language::english), width);
  return notes_of(report, {&layout, 1}, Language::english);
}

}  // namespace

TEST_CASE("the notes explain the marks, what is undefined, what is compounded and what was assumed") {
  const Report report = test::report({test::row("2026-01", "cs=0 cn=1279 ce=1279"), test::row("2026-02", "cs=1279 cn=85 churned=68"),
                                      test::row("2026-03", "cs=1296 cn=0 churned=96 complete=no")});
  CHECK(notes(report, 200) ==
        Texts{"~ not complete: in no mean and no sum.",
              "– customer retention rate, churn rate, annual churn, customer growth, customer lifespan: there were no "
              "customers at the start.",
              "Assumed: reactivated customers 0."});
  const Report plain =
      test::report({test::row("2026-01", "cs=10 reactivated=0 churned=1"), test::row("2026-02", "cs=10 reactivated=0 churned=1")});
  CHECK(notes(plain, 200) == Texts{"CRR of 2 months: compounded."});
}

TEST_CASE("what did not fit is counted") {
  const Report report = test::report({test::row("2026-01", "cs=10 reactivated=0 churned=1")});
  CHECK(notes(report, 30) == Texts{"5 more columns in a wider terminal; --metrics shows any metric."});
}

TEST_CASE("worked formulas are of the newest complete period and break where they do not fit") {
  ReportOptions options;
  options.metrics = {Id::crr, Id::ndr};
  const Report report =
      test::report({test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=90 cn=12 ce=95 complete=no")}, options);
  const Figures figures(report, std::nullopt, Language::english);
  CHECK(explanation_lines(report, {Id::customers_start, Id::crr, Id::ndr, Id::crr}, figures, std::nullopt) ==
        Texts{"How 2026-01 was computed:", "crr  (CE − CN − CR) / CS × 100 = (90 − 30 − 0) / 70 × 100 = 85.7%",
              "ndr  (E − N − R) / S × 100: undefined, the input does not hold what it needs"});
  CHECK(explanation_lines(report.rows.front().sheet, {Id::crr}, figures, 40) ==
        Texts{"crr  (CE − CN − CR) / CS × 100", "     = (90 − 30 − 0) / 70 × 100", "     = 85.7%"});
}
