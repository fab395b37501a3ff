#include "retain/requirement.hpp"

#include <string>
#include <tuple>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Comparison;
using retain::Id;
using retain::Number;
using retain::parse_requirement;
using retain::RequirementError;
using retain::test::Contains;

namespace {

/// What is said about a text that is no requirement, the hint included.
std::string complaint(const std::string& text) {
  try {
    parse_requirement(text);
  } catch (const RequirementError& error) {
    return std::string(error.what()) + " / " + error.hint();
  }
  return "";
}

}  // namespace

TEST_CASE("a requirement is a metric, an operator and a number", "[requirement]") {
  const auto [text, id, comparison, bound] = GENERATE(table<std::string, Id, Comparison, std::string>({
      {"crr >= 85", Id::crr, Comparison::greater_equal, "85"},
      {"crr>=85", Id::crr, Comparison::greater_equal, "85"},
      {"crr > 85", Id::crr, Comparison::greater, "85"},
      {"churn <= 5", Id::churn, Comparison::less_equal, "5"},
      {"churn < 5.25", Id::churn, Comparison::less, "5.25"},
      {"customers_churned == 0", Id::customers_churned, Comparison::equal, "0"},
      {"nps != -10", Id::nps, Comparison::not_equal, "-10"},
      {"crr >= 85%", Id::crr, Comparison::greater_equal, "85"},
      {"crr >= 85 %", Id::crr, Comparison::greater_equal, "85"},
      {"NRR >= 100", Id::ndr, Comparison::greater_equal, "100"},
      {"Retention Rate >= 85", Id::crr, Comparison::greater_equal, "85"},
      {"이탈률 < 5", Id::churn, Comparison::less, "5"},
      {"net_revenue_churn <= -5", Id::net_revenue_churn, Comparison::less_equal, "-5"},
      {"quick_ratio >= 0.5", Id::quick_ratio, Comparison::greater_equal, "0.5"},
      {"churn <= 0.5", Id::churn, Comparison::less_equal, "0.5"},
  }));
  CAPTURE(text);
  const auto requirement = parse_requirement(text);
  CHECK(requirement.id == id);
  CHECK(requirement.comparison == comparison);
  CHECK(requirement.bound == Number::parse(bound).value());
  CHECK_FALSE(requirement.last);
  CHECK_FALSE(requirement.total);
  CHECK_FALSE(requirement.overall);
}

TEST_CASE("prefixes narrow a requirement and combine in any order", "[requirement]") {
  const auto [text, last, total, overall] = GENERATE(table<std::string, bool, bool, bool>({
      {"last:crr >= 85", true, false, false},
      {"total:crr >= 85", false, true, false},
      {"overall:crr >= 85", false, false, true},
      {"last:total:crr >= 85", true, true, false},
      {"total:last:crr >= 85", true, true, false},
      {"overall:total:crr >= 85", false, true, true},
  }));
  CAPTURE(text);
  const auto requirement = parse_requirement(text);
  CHECK(requirement.id == Id::crr);
  CHECK(requirement.last == last);
  CHECK(requirement.total == total);
  CHECK(requirement.overall == overall);
}

TEST_CASE("a requirement keeps its text as it was written", "[requirement]") {
  CHECK(parse_requirement("  last:CRR >= 85% ").text == "last:CRR >= 85%");
}

TEST_CASE("a fraction where a percent near 100 is meant is refused", "[requirement]") {
  for (const char* metric : {"crr", "grr", "ndr", "csat_rate"}) {
    CAPTURE(metric);
    CHECK_THAT(complaint(std::string(metric) + " >= 0.85"), Contains("percent") && Contains("85"));
    CHECK_FALSE(complaint(std::string(metric) + " >= 1").empty());
    CHECK(complaint(std::string(metric) + " >= 0").empty());
    CHECK(complaint(std::string(metric) + " >= 0.85%").empty());
    CHECK(complaint(std::string(metric) + " >= 1.5").empty());
  }
}

TEST_CASE("a requirement without an operator hints at quoting", "[requirement]") {
  CHECK_THAT(complaint("crr"), Contains("quotes"));
  CHECK_THAT(complaint("crr 85"), Contains("quotes"));
}

TEST_CASE("an unknown metric gets the nearest known word", "[requirement]") {
  CHECK_THAT(complaint("chrn <= 5"), Contains("\"chrn\"") && Contains("did you mean \"churn\"?"));
  CHECK_THAT(complaint("last:nddr >= 100"), Contains("did you mean \"ndr\"?"));
}

TEST_CASE("a text that is no requirement is refused", "[requirement]") {
  const auto text = GENERATE(as<std::string>(), "", ">= 85", "crr >=", "crr >= high", "crr => 85", "crr = 85", "crr ! 85", "crr >== 85",
                             "crr >= 85 90", "latest:crr >= 85", "crr >= 85%%");
  CAPTURE(text);
  CHECK_FALSE(complaint(text).empty());
}

TEST_CASE("a percent sign belongs to percents only", "[requirement]") {
  CHECK_FALSE(complaint("arpa >= 10%").empty());
  CHECK_FALSE(complaint("customers_end >= 10%").empty());
}

TEST_CASE("a value meets a requirement exactly or not at all", "[requirement]") {
  const auto [text, value, holds] = GENERATE(table<std::string, std::string, bool>({
      {"crr >= 85", "85", true},
      {"crr >= 85", "84.999999999", false},
      {"crr > 85", "85", false},
      {"crr > 85", "85.000000001", true},
      {"churn <= 5", "5", true},
      {"churn <= 5", "5.000000001", false},
      {"churn < 5", "5", false},
      {"churn < 5", "4.999999999", true},
      {"churn == 5", "5", true},
      {"churn == 5", "5.1", false},
      {"churn != 5", "5.1", true},
      {"churn != 5", "5", false},
  }));
  CAPTURE(text, value);
  CHECK(parse_requirement(text).holds(Number::parse(value).value()) == holds);
}

TEST_CASE("a requirement may be about the change on the period before", "[requirement]") {
  const auto [text, id, comparison] = GENERATE(table<std::string, Id, Comparison>({
      {"crr not worse", Id::crr, Comparison::not_worse},
      {"  crr   not  worse ", Id::crr, Comparison::not_worse},
      {"CRR Not Worse", Id::crr, Comparison::not_worse},
      {"crr\tnot\tbetter", Id::crr, Comparison::not_better},
      {"crr not-worse", Id::crr, Comparison::not_worse},
      {"churn not_worse", Id::churn, Comparison::not_worse},
      {"Retention Rate not worse", Id::crr, Comparison::not_worse},
      {"이탈률 not better", Id::churn, Comparison::not_better},
  }));
  CAPTURE(text);
  const auto requirement = parse_requirement(text);
  CHECK(requirement.id == id);
  CHECK(requirement.comparison == comparison);
  CHECK(requirement.compares_with_past());
  CHECK_FALSE(requirement.bound);
  CHECK_FALSE(requirement.holds(Number(100)));
}

TEST_CASE("a change is worse in the direction of its quantity, and beyond chance", "[requirement]") {
  const auto [text, change, p_value, holds] = GENERATE(table<std::string, std::string, double, bool>({
      {"crr not worse", "-2", 0.01, false},
      {"crr not worse", "-2", 0.05, true},
      {"crr not worse", "2", 0.01, true},
      {"crr not better", "2", 0.01, false},
      {"crr not better", "-2", 0.01, true},
      {"churn not worse", "2", 0.01, false},
      {"churn not worse", "-2", 0.01, true},
      {"churn not better", "-2", 0.01, false},
      {"crr not worse", "0", 0, true},
  }));
  CAPTURE(text, change, p_value);
  CHECK(parse_requirement(text).holds(Number::parse(change).value(), p_value) == holds);
  CHECK_FALSE(parse_requirement("crr >= 1.5").holds(Number::parse(change).value(), p_value));
}

TEST_CASE("only what can be tested is compared with the past", "[requirement]") {
  CHECK_THAT(complaint("ndr not worse"), Contains("cannot be tested") && Contains("\"not worse\" is for crr, churn"));
  CHECK_THAT(complaint("last:cac not worse"), Contains("'cac <= 10'"));
  CHECK_THAT(complaint("customers_start not worse"), Contains("neither better nor worse"));
  CHECK_THAT(complaint("overall:crr not worse"), Contains("no period before overall:"));
  CHECK_THAT(complaint("ccr not worse"), Contains("did you mean \"crr\"?"));
}

TEST_CASE("an operator in words that is misspelt gets the nearest one", "[requirement]") {
  CHECK_THAT(complaint("crr not wrose"), Contains("did you mean \"not worse\"?"));
  CHECK_THAT(complaint("crr nt better"), Contains("did you mean \"not better\"?"));
  CHECK_THAT(complaint("crr worse"), Contains("did you mean \"not worse\"?"));
  CHECK_THAT(complaint("crr"), !Contains("did you mean") && Contains("last:crr not worse"));
  CHECK_FALSE(complaint("not worse").empty());
  CHECK_FALSE(complaint("crr not worse than 2026-09").empty());
}
