#include "core/compare/group_comparison.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using Catch::Matchers::WithinRel;
using retain::Id;
using retain::Report;
using retain::Snapshot;
using retain::test_groups;
using retain::test::Contains;
using retain::test::report;
using retain::test::row;

namespace {

/// Three months of two segments, the last of them incomplete.
Report shop() {
  return report({row("2026-01", "cs=40 churned=10 mrr_start=400 mrr_churned=40", "north"), row("2026-01", "cs=40 churned=8", "south"),
                 row("2026-02", "cs=30 churned=4 mrr_start=600 mrr_churned=60", "north"), row("2026-02", "cs=40 churned=24", "south"),
                 row("2026-03", "cs=100 churned=90 complete=no", "north"), row("2026-03", "cs=100 churned=90 complete=no", "south")});
}

/// "48 of 80" of the customers that a group kept.
std::string kept(const retain::Group& group) {
  const auto share = group.proportions.at(Id::crr);
  return std::to_string(static_cast<long>(share.successes)) + " of " + std::to_string(static_cast<long>(share.trials));
}

std::string kept(const std::string& text, const Report& report = shop()) { return kept(test_groups(report, text, text, {}).a); }

std::string group_refusal(const std::string& text, const Report& report = shop()) {
  try {
    test_groups(report, text, text, {});
  } catch (const retain::InputError& error) {
    CHECK(error.diagnostics().front().code == "no_such_group");
    return error.diagnostics().front().message + "; " + error.diagnostics().front().hint;
  }
  return {};
}

}  // namespace

// 56 of 70 against 48 of 80 is an example of Newcombe 1998: 0.20, 0.0524 to 0.3339.
TEST_CASE("two groups differ by points, with an interval and a p-value", "[group_test]") {
  const auto test = test_groups(shop(), "south", "north", {});
  CHECK(kept(test.a) == "48 of 80");
  CHECK(kept(test.b) == "56 of 70");
  REQUIRE(test.differences.size() == 4);
  const auto& crr = test.differences.front();
  CHECK(crr.id == Id::crr);
  CHECK(*crr.difference == retain::Number(20));
  CHECK_THAT(crr.interval->low, WithinRel(5.243147240236498, 1e-12));
  CHECK_THAT(crr.interval->high, WithinRel(33.3872654036906, 1e-12));
  CHECK(*crr.p_value == retain::two_proportion_p_value({56, 70}, {48, 80}));
  const auto& churn = test.differences[1];
  CHECK(churn.id == Id::churn);
  CHECK(*churn.difference == retain::Number(-20));
  CHECK(churn.interval->low == -crr.interval->high);
  CHECK_THAT(*churn.p_value, WithinRel(*crr.p_value, 1e-12));
}

TEST_CASE("amounts differ without a test", "[group_test]") {
  const auto test = test_groups(shop(), "north:2026-01", "north:2026-02", {Id::grr, Id::ltv});
  REQUIRE(test.differences.size() == 2);
  CHECK(*test.differences[0].difference == retain::Number(0));
  CHECK_FALSE(test.differences[0].interval);
  CHECK_FALSE(test.differences[0].p_value);
  CHECK_FALSE(test.differences[1].difference);
}

TEST_CASE("a group is a segment, periods, or both, of complete periods", "[group_test]") {
  CHECK(kept("north") == "56 of 70");
  CHECK(kept("total") == "104 of 150");
  CHECK(kept("2026-01") == "62 of 80");
  CHECK(kept("2026-01..2026-02") == "104 of 150");
  CHECK(kept("2026-Q1") == "104 of 150");
  CHECK(kept("2026") == "104 of 150");
  CHECK(kept("2026-02..") == "42 of 70");
  CHECK(kept("..2026-01") == "62 of 80");
  CHECK(kept("north:2026-02") == "26 of 30");
  CHECK(kept("north:2026-01..2026-02") == "56 of 70");
  CHECK(kept("전체:2026-01") == "62 of 80");
  const auto test = test_groups(shop(), "2026", "north:2026-02", {});
  CHECK(test.a.since == "2026-01");
  CHECK(test.a.until == "2026-02");
  CHECK(test.a.periods == 2);
  CHECK(test.b.segment == "north");
}

TEST_CASE("a segment named like a period is told from it by a colon", "[group_test]") {
  const auto odd = report({row("2026-01", "cs=10 churned=1", "2026-01"), row("2026-01", "cs=10 churned=3", "a"),
                           row("2026-02", "cs=10 churned=5", "a"), row("2026-02", "cs=10 churned=6", "2026-01")});
  CHECK(kept("2026-01:", odd) == "13 of 20");
  CHECK(kept("total:2026-01", odd) == "16 of 20");
  CHECK(kept("total:", odd) == "25 of 40");
  try {
    test_groups(odd, "2026-01", "a", {});
    FAIL_CHECK("taken for one of them");
  } catch (const retain::InputError& error) {
    CHECK(error.diagnostics().front().code == "ambiguous_group");
    CHECK(error.diagnostics().front().message == "\"2026-01\" is a segment, and a period of the whole base");
    CHECK(error.diagnostics().front().hint == "write \"2026-01:\" for the segment, \"total:2026-01\" for the period");
  }
}

TEST_CASE("a test is rough where fewer than five customers are expected on a side", "[group_test]") {
  const auto sizes = [](const char* a, const char* b) {
    return test_groups(report({row("2026-01", a, "a"), row("2026-01", b, "b")}), "a", "b", {Id::crr});
  };
  const auto small = sizes("cs=10 churned=2", "cs=20 churned=0");
  CHECK(small.differences.front().is_rough);
  CHECK(*small.differences.front().p_value < 0.05);
  CHECK(small.differences.front().interval->low < 0);
  REQUIRE(small.warnings.size() == 1);
  CHECK(small.warnings.front().code == "small_groups");
  CHECK_FALSE(sizes("cs=50 churned=5", "cs=50 churned=5").differences.front().is_rough);
  CHECK(sizes("cs=49 churned=5", "cs=51 churned=5").differences.front().is_rough);
  CHECK(sizes("cs=50 churned=45", "cs=49 churned=45").differences.front().is_rough);
}

TEST_CASE("without customers all is compared that has a value", "[group_test]") {
  const auto service =
      report({row("2026-01", "promoters=50 passives=30 detractors=20"), row("2026-02", "promoters=60 passives=30 detractors=10")});
  const auto test = test_groups(service, "2026-01", "2026-02", {});
  REQUIRE(test.differences.size() == 1);
  CHECK(test.differences.front().id == Id::nps);
  CHECK(*test.differences.front().difference == retain::Number(20));
  CHECK(test.assumptions.empty());
}

TEST_CASE("the colons of a segment are its own", "[group_test]") {
  const auto odd =
      report({row("2026-01", "cs=10 churned=1", "b"), row("2026-01", "cs=10 churned=2", "a:b"), row("2026-01", "cs=10 churned=3", "a"),
              row("2026-02", "cs=10 churned=4", "a:b"), row("2026-02", "cs=10 churned=5", "a"), row("2026-02", "cs=10 churned=6", "b")});
  CHECK(kept("a:b", odd) == "14 of 20");
  CHECK(kept("a:b:2026-01", odd) == "8 of 10");
  CHECK(kept("a:2026-01", odd) == "7 of 10");
  const auto named = report({row("before", "cs=10 churned=1"), row("after", "cs=10 churned=2")});
  CHECK(kept("before", named) == "9 of 10");
  CHECK(kept("before..after", named) == "17 of 20");
}

TEST_CASE("what is no group is refused with what there is", "[group_test]") {
  CHECK(
      group_refusal("nroth") ==
      "\"nroth\" is no segment and no period; did you mean \"north\"?; the periods are 2026-01 to 2026-03; the segments are north, south");
  CHECK_THAT(group_refusal("sout:2026-01"), Contains("\"sout\" is no segment and no period; did you mean \"south\"?"));
  CHECK_THAT(group_refusal("north", report({row("2026-01", "cs=10 churned=1")})),
             Contains("no segments (customer rows get them by --by COLUMN)"));
  CHECK_THAT(group_refusal("2027-01"), Contains("none of the periods \"2027-01\" is in the input; it has 2026-01 to 2026-03"));
  CHECK_THAT(group_refusal("2026-02..2026-01"), Contains("a range goes from the earlier to the later"));
  CHECK_THAT(group_refusal("2026-03"), Contains("\"2026-03\" has no complete period"));
  CHECK_THAT(group_refusal(".."), Contains("names no period"));
  CHECK_THAT(group_refusal("2026-13"), Contains("2026-13"));
  CHECK_THAT(group_refusal("north:2026-01..sp"), Contains("\"sp\" is no segment and no period"));
}

TEST_CASE("customers that are in both groups are told", "[group_test]") {
  const auto warnings = [](const char* a, const char* b) {
    const auto test = test_groups(shop(), a, b, {});
    return test.warnings.empty() ? std::string() : test.warnings.front().code + ": " + test.warnings.front().message;
  };
  CHECK(warnings("north", "south").empty());
  CHECK(warnings("2026-01", "2026-02").empty());
  CHECK_THAT(warnings("north", "total"), Contains("overlapping_groups: \"north\" and \"total\" have 2 periods in common"));
  CHECK_THAT(warnings("2026-01", "north:2026-01"), Contains("have a period in common"));
  CHECK(test_groups(shop(), "north", "south", {}).assumptions.size() == 1);
  CHECK(test_groups(shop(), "north:2026-01", "south:2026-01", {}).assumptions.empty());
  CHECK(test_groups(shop(), "2026-01", "2026-02", {}).assumptions.size() == 1);
}
