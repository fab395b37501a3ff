// Completing the identities of a snapshot: CE = CS + CN + CR − CL and E = S + N + R + X − D − L − P.
#include "core/sheet/balance.hpp"

#include <string>
#include <tuple>
#include <vector>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Id;
using retain::test::assumed;
using retain::test::at;
using retain::test::Contains;
using retain::test::errors;
using retain::test::overall;
using retain::test::report;
using retain::test::row;
using retain::test::solve;
using retain::test::text;
using retain::test::warning_codes;

namespace {

/// The words without the one that starts with `name`.
std::string without(const std::string& words, const std::string& name) {
  const std::size_t start = (" " + words).find(" " + name + "=");
  const std::size_t end = words.find(' ', start);
  return words.substr(0, start) + (end == std::string::npos ? "" : words.substr(end + 1));
}

}  // namespace

TEST_CASE("any one absent member of the customers' identity is derived, returning customers excepted", "[balance]") {
  const std::string customers = "cs=70 cn=30 reactivated=5 churned=10 ce=95";
  const auto [name, id, value] = GENERATE(table<std::string, Id, std::string>({
      {"cs", Id::customers_start, "70"},
      {"cn", Id::customers_new, "30"},
      {"churned", Id::customers_churned, "10"},
      {"ce", Id::customers_end, "95"},
  }));
  const std::string cells = without(customers, name);
  CAPTURE(cells);
  const auto sheet = solve(cells);
  CHECK(text(sheet[id]) == value);
  REQUIRE(sheet.facts().find(id) != nullptr);
  CHECK_FALSE(sheet.facts().find(id)->given);
}

TEST_CASE("any one absent member of the revenue's identity is derived, reactivation and pauses excepted", "[balance]") {
  const std::string revenue =
      "revenue_start=7000 revenue_new=3000 revenue_reactivation=100 revenue_expansion=500.25 revenue_contraction=120.10 "
      "revenue_churned=1000 revenue_paused=50 revenue_end=9430.15";
  const auto [name, id, value] = GENERATE(table<std::string, Id, std::string>({
      {"revenue_start", Id::revenue_start, "7000"},
      {"revenue_new", Id::revenue_new, "3000"},
      {"revenue_expansion", Id::revenue_expansion, "500.25"},
      {"revenue_contraction", Id::revenue_contraction, "120.1"},
      {"revenue_churned", Id::revenue_churned, "1000"},
      {"revenue_end", Id::revenue_end, "9430.15"},
  }));
  CAPTURE(name);
  const auto sheet = solve(without(revenue, name));
  CHECK(text(sheet[id]) == value);
  CHECK_FALSE(sheet.facts().find(id)->given);
}

TEST_CASE("returning customers without a column count as none and are never derived", "[balance]") {
  const auto sheet = solve("cs=70 cn=30 ce=95");
  CHECK(text(sheet[Id::customers_churned]) == "5");
  CHECK(text(sheet[Id::customers_reactivated]) == "0");
  CHECK(sheet.facts().find(Id::customers_reactivated) == nullptr);
  CHECK(errors({row("2026-01", "cs=70 cn=30 churned=10 ce=95")}).size() == 1);
}

TEST_CASE("reactivated and paused revenue without a column count as none and are never derived", "[balance]") {
  const std::string movements = "revenue_start=1000 revenue_new=100 revenue_expansion=0 revenue_contraction=0 revenue_churned=50 ";
  CHECK(text(solve(movements)[Id::revenue_end]) == "1050");
  CHECK(errors({row("2026-01", movements + "revenue_end=1060")}).size() == 1);
  CHECK(errors({row("2026-01", movements + "revenue_end=1040")}).size() == 1);
}

TEST_CASE("with its column there and its cell empty, what returned or paused is derived", "[balance]") {
  SECTION("customers") {
    const auto result =
        report({row("2026-01", "cs=70 cn=30 reactivated=0 churned=10 ce=90"), row("2026-02", "cs=90 cn=10 churned=8 ce=95")});
    CHECK(text(at(result, "2026-02").sheet[Id::customers_reactivated]) == "3");
  }
  const std::string movements = "revenue_start=1000 revenue_new=100 revenue_expansion=0 revenue_contraction=0 revenue_churned=50 ";
  SECTION("reactivated revenue") {
    const auto result =
        report({row("2026-01", movements + "revenue_reactivation=0 revenue_end=1050"), row("2026-03", movements + "revenue_end=1060")});
    CHECK(text(at(result, "2026-03").sheet[Id::revenue_reactivation]) == "10");
  }
  SECTION("paused revenue") {
    const auto result =
        report({row("2026-01", movements + "revenue_paused=0 revenue_end=1050"), row("2026-03", movements + "revenue_end=1040")});
    CHECK(text(at(result, "2026-03").sheet[Id::revenue_paused]) == "10");
  }
}

TEST_CASE("an empty cell of returning customers is no zero", "[balance]") {
  const auto result = report({row("2026-01", "cs=70 cn=30 reactivated=0 ce=90"), row("2026-02", "cs=90 cn=10 ce=95")});
  const auto& second = at(result, "2026-02").sheet;
  CHECK(text(second[Id::customers_churned]) == "missing_input");
  CHECK(text(second[Id::customers_reactivated]) == "missing_input");
  CHECK(text(second[Id::crr]) == "missing_input");
}

TEST_CASE("two absent members are not derived", "[balance]") {
  const auto sheet = solve("cs=70 ce=90");
  CHECK(text(sheet[Id::customers_new]) == "missing_input");
  CHECK(text(sheet[Id::customers_churned]) == "missing_input");
}

TEST_CASE("zeros assumed for a rate never enter an identity", "[balance]") {
  const auto sheet = solve("revenue_start=1000 revenue_new=100 revenue_churned=50");
  CHECK(text(sheet[Id::ndr]) == "95");
  CHECK(text(sheet[Id::revenue_end]) == "missing_input");
  CHECK(text(sheet[Id::revenue_expansion]) == "missing_input");
}

TEST_CASE("a contradiction states both sides and the difference", "[balance]") {
  const auto [cells, sum, end, difference] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"cs=70 cn=30 churned=10 ce=95", " = 90", "customers at the end 95", "5 more"},
      {"cs=70 cn=30 churned=10 ce=88", " = 90", "customers at the end 88", "2 less"},
      {"cs=70 cn=30 reactivated=1 churned=10 ce=90", " = 91", "customers at the end 90", "1 less"},
      {"revenue_start=100 revenue_new=10.5 revenue_expansion=0 revenue_contraction=0 revenue_churned=0.25 revenue_end=110", " = 110.25",
       "revenue at the end 110", "0.25 less"},
  }));
  CAPTURE(cells);
  const auto found = errors({row("2026-01", cells)});
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front(), Contains("in.csv:2 unbalanced: "));
  CHECK_THAT(found.front(), Contains(sum));
  CHECK_THAT(found.front(), Contains(end));
  CHECK_THAT(found.front(), Contains(difference));
}

TEST_CASE("a millionth of a difference is a contradiction", "[balance]") {
  const std::string movements =
      "revenue_start=0.1 revenue_new=0.2 revenue_expansion=0 revenue_contraction=0 revenue_churned=0 revenue_end=";
  CHECK(errors({row("2026-01", movements + "0.3")}).empty());
  CHECK(errors({row("2026-01", movements + "0.300001")}).size() == 1);
}

TEST_CASE("every row that contradicts itself is reported", "[balance]") {
  const auto found = errors({row("2026-01", "cs=70 cn=30 churned=10 ce=95"), row("2026-02", "cs=95 cn=5 churned=10 ce=90"),
                             row("2026-03", "cs=90 cn=5 churned=10 ce=95")});
  REQUIRE(found.size() == 2);
  CHECK_THAT(found[0], Contains("in.csv:2 "));
  CHECK_THAT(found[1], Contains("in.csv:4 "));
}

TEST_CASE("a member that would have to be negative is an error", "[balance]") {
  const auto [cells, member] = GENERATE(table<std::string, std::string>({
      {"cs=70 churned=10 ce=50", "new customers"},
      {"revenue_start=100 revenue_new=50 revenue_expansion=0 revenue_contraction=0 revenue_end=200", "lost revenue"},
      {"revenue_start=100 revenue_new=50 revenue_contraction=0 revenue_churned=10 revenue_end=90", "expansion revenue"},
  }));
  CAPTURE(cells);
  const auto found = errors({row("2026-01", cells)});
  REQUIRE_FALSE(found.empty());
  CHECK_THAT(found.front(), Contains("in.csv:2 "));
  CHECK_THAT(found.front(), Contains(member));
}

TEST_CASE("more of a part than of the whole is an error", "[balance]") {
  const auto [cells, part, whole] = GENERATE(table<std::string, std::string, std::string>({
      {"cs=70 cn=100 ce=90", "new customers 100", "customers at the end 90"},
      {"cn=100 ce=90", "new customers 100", "customers at the end 90"},
      {"cs=70 cn=60 reactivated=40 ce=90", "reactivated customers 40", "customers at the end 90"},
      {"cs=70 churned=71", "lost customers 71", "customers at the start 70"},
      {"buyers=10 repeat_buyers=11", "repeat buyers 11", "buyers 10"},
      {"csat_satisfied=11 csat_responses=10", "satisfied answers 11", "satisfaction answers 10"},
      {"cs=70 churned=10 churned:price=6 churned:service=5", "11", "lost customers 10"},
      {"revenue_start=100 revenue_new=5 revenue_expansion=20 revenue_end=10", "new revenue 5 + expansion revenue 20",
       "revenue at the end 10"},
  }));
  CAPTURE(cells);
  const auto found = errors({row("2026-01", cells)});
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front(), Contains("in.csv:2 "));
  CHECK_THAT(found.front(), Contains(part));
  CHECK_THAT(found.front(), Contains(whole));
}

TEST_CASE("reasons may leave some lost customers unexplained", "[balance]") {
  const auto result =
      report({row("2026-01", "cs=70 churned=10 churned:price=6 churned:service=4"), row("2026-02", "cs=60 churned=9 churned:price=1")});
  CHECK(at(result, "2026-02").reasons == retain::ReasonCounts{{"churned:price", 1}});
}

TEST_CASE("a start whose column is absent is the end of the adjacent period before", "[balance]") {
  const auto result = report({row("2026-01", "cn=30 ce=90"), row("2026-02", "cn=12 ce=95"), row("2026-03", "cn=20 ce=110")});
  CHECK(text(at(result, "2026-01").sheet[Id::crr]) == "missing_input");
  CHECK(text(at(result, "2026-02").sheet[Id::customers_start]) == "90");
  CHECK(text(at(result, "2026-02").sheet[Id::crr]) == "92.22222222222223");
  CHECK(text(at(result, "2026-02").sheet[Id::customers_churned]) == "7");
  CHECK(text(at(result, "2026-03").sheet[Id::customers_start]) == "95");
  CHECK(assumed(result) == std::vector<Id>{Id::customers_start, Id::customers_reactivated});
  CHECK(warning_codes(result).empty());
}

TEST_CASE("a start of revenue is carried over too, and each segment's from its own", "[balance]") {
  const auto result = report({row("2026-01", "revenue_end=100", "A"), row("2026-01", "revenue_end=700", "B"),
                              row("2026-02", "revenue_new=10 revenue_end=120", "A"), row("2026-02", "revenue_new=0 revenue_end=630", "B")});
  CHECK(text(at(result, "2026-02", "A").sheet[Id::ndr]) == "110");
  CHECK(text(at(result, "2026-02", "B").sheet[Id::ndr]) == "90");
  CHECK(text(at(result, "2026-02").sheet[Id::ndr]) == "92.5");
}

TEST_CASE("a start is not carried over a gap", "[balance]") {
  const auto result = report({row("2026-01", "cn=30 ce=90"), row("2026-03", "cn=12 ce=95")});
  CHECK(text(at(result, "2026-03").sheet[Id::customers_start]) == "missing_input");
}

TEST_CASE("an empty cell in a column of starts is not filled from the period before", "[balance]") {
  const auto result = report({row("2026-01", "cs=70 cn=30 ce=90"), row("2026-02", "cn=12 ce=95")});
  CHECK(text(at(result, "2026-02").sheet[Id::customers_start]) == "missing_input");
  CHECK(text(at(result, "2026-02").sheet[Id::crr]) == "missing_input");
}

TEST_CASE("a start that follows from its own row is compared with the end before, not replaced by it", "[balance]") {
  const auto found = errors({row("2026-01", "ce=90"), row("2026-02", "cn=10 churned=5 ce=96")});
  // The start follows from its own row; that it is not the end before is doubtful, not wrong.
  CHECK(found.empty());
  const auto result = report({row("2026-01", "ce=90"), row("2026-02", "cn=10 churned=5 ce=96")});
  CHECK(text(at(result, "2026-02").sheet[Id::customers_start]) == "91");
  CHECK(warning_codes(result) == std::vector<std::string>{"discontinuity"});
}

TEST_CASE("an end that is not the next start is a warning at the row of the start", "[balance]") {
  const auto result = report({row("2026-01", "cs=70 cn=30 ce=90"), row("2026-02", "cs=91 cn=10 ce=95")});
  REQUIRE(warning_codes(result) == std::vector<std::string>{"discontinuity"});
  const auto& warning = result.warnings.front();
  CHECK(warning.severity == retain::Severity::warning);
  CHECK(warning.place.line == 3);
  CHECK_THAT(warning.message, Contains("customers at the start 91"));
  CHECK_THAT(warning.message, Contains("customers at the end 90"));
}

TEST_CASE("periods with a gap between them need not connect", "[balance]") {
  const auto result = report({row("2026-01", "cs=70 cn=30 ce=90"), row("2026-03", "cs=91 cn=10 ce=95")});
  CHECK(warning_codes(result) == std::vector<std::string>{"missing_period"});
}

TEST_CASE("a discontinuity is told once a row, never again for a sum", "[balance]") {
  const auto result = report({row("2026-01", "cs=70 cn=30 ce=90", "A"), row("2026-01", "cs=10 cn=0 ce=9", "B"),
                              row("2026-02", "cs=91 cn=10 ce=95", "A"), row("2026-02", "cs=8 cn=0 ce=8", "B")});
  CHECK(warning_codes(result) == std::vector<std::string>{"discontinuity", "discontinuity"});
}

TEST_CASE("more customers kept than there were: a warning, and no churn", "[balance]") {
  const auto result = report({row("2019-07", "cs=22 cn=3 ce=26")});
  const auto& sheet = at(result, "2019-07").sheet;
  CHECK(text(sheet[Id::crr]) == "104.54545454545455");
  CHECK(text(sheet[Id::churn]) == "returning_customers");
  CHECK(text(sheet[Id::customers_churned]) == "returning_customers");
  CHECK(text(sheet[Id::annual_churn]) == "returning_customers");
  CHECK(text(sheet[Id::customer_lifespan]) == "returning_customers");
  REQUIRE(warning_codes(result) == std::vector<std::string>{"returning_customers"});
  CHECK_THAT(result.warnings.front().message + result.warnings.front().hint, Contains("customers_reactivated"));
  CHECK(result.warnings.front().place.line == 2);
}

TEST_CASE("a churn that is given beside returning customers is not used", "[balance]") {
  const auto sheet = solve("cs=22 cn=3 ce=26 churn=5");
  CHECK(text(sheet[Id::churn]) == "returning_customers");
  CHECK(sheet.facts().find(Id::churn) == nullptr);
}

TEST_CASE("the customers who came back, counted, settle a rate above 100", "[balance]") {
  const auto result = report({row("2019-07", "cs=22 cn=3 reactivated=1 ce=26")});
  CHECK(text(at(result, "2019-07").sheet[Id::crr]) == "100");
  CHECK(text(at(result, "2019-07").sheet[Id::customers_churned]) == "0");
  CHECK(warning_codes(result).empty());
}

TEST_CASE("returning customers of a segment leave the total's churn unknown, without a second warning", "[balance]") {
  const auto result = report({row("2026-01", "cs=22 cn=3 ce=26", "A"), row("2026-01", "cs=100 cn=10 ce=90", "B")});
  CHECK(text(at(result, "2026-01", "B").sheet[Id::churn]) == "20");
  CHECK(text(at(result, "2026-01").sheet[Id::churn]) == "returning_customers");
  CHECK(text(at(result, "2026-01").sheet[Id::crr]) == "84.42622950819673");
  CHECK(text(overall(result).sheet[Id::churn]) == "returning_customers");
  CHECK(warning_codes(result) == std::vector<std::string>{"returning_customers"});
}
