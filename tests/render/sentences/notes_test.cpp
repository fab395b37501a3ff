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

ReportOptions requiring(const std::string& text) {
  ReportOptions options;
  options.requirements = {parse_requirement(text)};
  return options;
}

std::string requirement(std::vector<Snapshot> snapshots, const std::string& text) {
  const Report report = test::report(std::move(snapshots), requiring(text));
  return requirement_lines(report, Figures(report, std::nullopt, Language::english)).front();
}

std::string distance(const std::string& cells, const std::string& requirement, Language language = Language::english) {
  ReportOptions options;
  options.requirements = {parse_requirement(requirement)};
  const Report report = test::report({test::row("2026-01", cells)}, options);
  return distance_text(report.requirements.front(), Figures(report, std::nullopt, language));
}

}  // namespace

TEST_CASE("the notes explain the marks, what is undefined, what is compounded and what was assumed") {
  const Report report = test::report({test::row("2026-01", "cs=0 cn=1279 ce=1279"), test::row("2026-02", "cs=1279 cn=85 churned=68"),
                                      test::row("2026-03", "cs=1296 cn=0 churned=96 complete=no")});
  CHECK(notes(report, 200) == Texts{"* beyond chance at 95%.", "~ not complete: in no mean and no sum.",
                                    "– crr, churn, annual_churn, customer_growth, customer_lifespan: there were no customers at the start.",
                                    "Assumed: reactivated customers 0."});
  const Report plain =
      test::report({test::row("2026-01", "cs=10 reactivated=0 churned=1"), test::row("2026-02", "cs=10 reactivated=0 churned=1")});
  CHECK(notes(plain, 200) == Texts{"CRR of 2 months: compounded."});
}

TEST_CASE("what did not fit is counted") {
  const Report report = test::report({test::row("2026-01", "cs=10 reactivated=0 churned=1")});
  CHECK(notes(report, 30) == Texts{"5 more columns in a wider terminal; --metrics shows any metric."});
}

TEST_CASE("a requirement is met, or not met with the numbers") {
  const std::vector<Snapshot> months{test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=90 cn=12 ce=95")};
  CHECK(requirement(months, "crr >= 85") == "requirement crr >= 85: met: 2026-02 92.2, 7.2 points above");
  CHECK(requirement(months, "crr >= 90") == "requirement crr >= 90: not met: 2026-01 85.7; newest: 2026-02 92.2, 2.2 points above");
  CHECK(requirement(months, "crr >= 95") ==
        "requirement crr >= 95: not met: 2026-01 85.7, 2026-02 92.2; newest: 2026-02 92.2, 2.8 points below");
  CHECK(requirement(months, "overall:crr >= 95") == "requirement overall:crr >= 95: not met: overall 89.4, 5.6 points below");
  CHECK(requirement(months, "ndr >= 95") ==
        "requirement ndr >= 95: not met: 2026-01 undefined (the input does not hold what it needs), 2026-02 undefined (the input does not "
        "hold what "
        "it needs)");
}

TEST_CASE("a value is printed with enough digits to be seen below its bound") {
  CHECK(requirement({test::row("2026-01", "cs=10000 churned=1004")}, "crr >= 90") ==
        "requirement crr >= 90: not met: 2026-01 89.96, 0.04 points below");
  CHECK(requirement({test::row("2026-01", "cs=7 churned=1")}, "crr == 85.7") ==
        "requirement crr == 85.7: not met: 2026-01 85.71, 0.01 points above");
}

TEST_CASE("failures of segments are named, and many are counted") {
  CHECK(requirement({test::row("2026-01", "cs=10 churned=5", "EMEA"), test::row("2026-01", "cs=10 churned=0", "APAC")}, "crr >= 90") ==
        "requirement crr >= 90: not met: EMEA 2026-01 50.0, total 2026-01 75.0; newest: total 2026-01 75.0, 15.0 points below");
  std::vector<Snapshot> months;
  for (int month = 1; month <= 9; ++month) months.push_back(test::row("2026-0" + std::to_string(month), "cs=10 churned=5"));
  CHECK(requirement(months, "crr >= 90").ends_with("2026-05 50.0 and 4 more; newest: 2026-09 50.0, 40.0 points below"));
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

TEST_CASE("the distance of a requirement is told in its unit and direction") {
  CHECK(distance("cs=200 churned=23", "crr >= 85") == "3.5 points above");
  CHECK(distance("cs=200 churned=23", "crr >= 95") == "6.5 points below");
  CHECK(distance("cs=200 churned=23", "churn <= 20") == "8.5 points below");
  CHECK(distance("cs=2000 cn=0 churned=0", "customers_end >= 900") == "1,100 above");
  CHECK(distance("cs=100 churned=10", "customer_lifespan > 12") == "2.0 months below");
  CHECK(distance("cs=100 churned=10", "crr >= 90") == "at the bound");
  CHECK(distance("cs=0 churned=0", "crr >= 90").empty());
  CHECK(distance("cs=200 churned=23", "crr >= 85", Language::korean) == "목표보다 3.5%p 높음");
}

TEST_CASE("a distance is never told as nothing") {
  CHECK(distance("cs=10000 churned=1004", "crr >= 90") == "0.04 points below");
  CHECK(distance("cs=1000000000000 churned=1", "crr >= 100") == "1e-10 points below");
}
