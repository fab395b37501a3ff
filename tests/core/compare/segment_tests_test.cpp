#include "core/compare/segment_tests.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using Catch::Matchers::WithinRel;
using retain::Id;
using retain::Report;
using retain::test_segments;
using retain::test::Contains;
using retain::test::report;
using retain::test::row;

namespace {

/// Three segments over two months: one falls, one rises, one that is new in the second.
Report three_segments() {
  return report({row("2026-01", "cs=400 churned=20", "north"), row("2026-01", "cs=300 churned=30", "south"),
                 row("2026-02", "cs=400 churned=60", "north"), row("2026-02", "cs=300 churned=21", "south"),
                 row("2026-02", "cs=50 churned=1", "east")});
}

std::string segments_refusal(const std::string& a, const std::string& b, const Report& report = three_segments()) {
  try {
    test_segments(report, a, b, {});
  } catch (const retain::InputError& error) {
    return error.diagnostics().front().code + ": " + error.diagnostics().front().message;
  }
  return {};
}

}  // namespace

TEST_CASE("each segment is tested by itself, and corrected for their number", "[segment_tests]") {
  const auto tests = test_segments(three_segments(), "*:2026-01", "*:2026-02", {Id::crr, Id::grr});
  REQUIRE(tests.segments.size() == 2);
  CHECK(tests.left_out == std::vector<std::string>{"east"});
  CHECK(tests.segments[0].a.segment == "north");
  CHECK(tests.segments[0].b.since == "2026-02");
  const auto& north = tests.segments[0].differences[0];
  const auto& south = tests.segments[1].differences[0];
  CHECK(*north.difference == retain::Number(-10));
  CHECK(*north.p_value == retain::two_proportion_p_value({340, 400}, {380, 400}));
  CHECK_THAT(*north.p_adjusted, WithinRel(2 * *north.p_value, 1e-12));
  CHECK(*south.p_adjusted == *south.p_value);
  CHECK_FALSE(tests.segments[0].differences[1].p_adjusted);
  REQUIRE(tests.warnings.size() == 1);
  CHECK(tests.warnings.front().code == "segments_left_out");
  CHECK(tests.assumptions == std::vector{retain::GroupAssumption::independent_groups});
}

TEST_CASE("segments are compared as two groups are", "[segment_tests]") {
  const auto tests = test_segments(three_segments(), "*:2026-01", "*:2026-02", {});
  const auto one = retain::test_groups(three_segments(), "south:2026-01", "south:2026-02", {});
  const auto& south = tests.segments[1];
  CHECK(south.a.text == one.a.text);
  REQUIRE(south.differences.size() == one.differences.size());
  for (std::size_t i = 0; i < one.differences.size(); ++i) {
    CHECK(south.differences[i].id == one.differences[i].id);
    CHECK(south.differences[i].difference == one.differences[i].difference);
    CHECK(south.differences[i].p_value == one.differences[i].p_value);
  }
}

TEST_CASE("periods that both ranges have are warned of once", "[segment_tests]") {
  const auto tests = test_segments(three_segments(), "*:2026-01..2026-02", "*:2026-02", {Id::crr});
  const auto overlaps = std::count_if(tests.warnings.begin(), tests.warnings.end(),
                                      [](const retain::Diagnostic& warning) { return warning.code == "overlapping_groups"; });
  CHECK(overlaps == 1);
  CHECK(tests.segments.size() == 3);
}

TEST_CASE("each segment needs two ranges of periods", "[segment_tests]") {
  CHECK(retain::is_each_segment("*"));
  CHECK(retain::is_each_segment("*:2026-01"));
  CHECK_FALSE(retain::is_each_segment("north:2026-01"));
  CHECK_FALSE(retain::is_each_segment("*north"));
  CHECK_THAT(segments_refusal("*:2026-01", "total"), Contains("no_such_group") && Contains("\"total\" is not"));
  CHECK_THAT(segments_refusal("2026-01", "*:2026-02"), Contains("\"2026-01\" is not"));
  for (const char* text : {"*", "*:"}) CHECK_THAT(segments_refusal(text, "*:2026-01"), Contains("names no periods"));
  CHECK_THAT(segments_refusal("*:2025-01", "*:2026-01"), Contains("none of the periods"));
  CHECK_THAT(segments_refusal("*:2026-01", "*:2026-02", report({row("2026-01", "cs=10"), row("2026-02", "cs=10")})),
             Contains("the input has none"));
  const Report starred = report({row("2026-01", "cs=10", "*"), row("2026-02", "cs=10", "*")});
  CHECK_THAT(segments_refusal("*:2026-01", "*:2026-02", starred), Contains("ambiguous_group"));
  const Report apart = report({row("2026-01", "cs=10 churned=1", "north"), row("2026-02", "cs=10 churned=1", "south")});
  CHECK_THAT(segments_refusal("*:2026-01", "*:2026-02", apart), Contains("no segment has complete periods"));
}
