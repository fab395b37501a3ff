#include "core/report/timeline.hpp"

#include <string>
#include <vector>

#include "core/sheet/place.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::arrange;
using retain::Granularity;
using retain::Period;
using retain::Snapshot;
using retain::Timeline;
using retain::test::Contains;
using retain::test::row;
using retain::test::rows;

namespace {

using Labels = std::vector<std::string>;

Timeline arranged(std::vector<Snapshot> snapshots, Granularity asked = Granularity::unknown) {
  return arrange(rows(std::move(snapshots)), asked);
}

Timeline dated_snapshots(const Labels& labels, Granularity asked = Granularity::unknown) {
  std::vector<Snapshot> snapshots;
  for (const std::string& label : labels) snapshots.push_back(row(label, ""));
  return arranged(std::move(snapshots), asked);
}

Labels order(const Timeline& timeline) {
  Labels result;
  for (const Snapshot& snapshot : timeline.rows) result.push_back(snapshot.period.to_string() + " " + snapshot.segment);
  return result;
}

Labels periods_of(const Timeline& timeline) {
  Labels result;
  for (const Period& period : timeline.periods) result.push_back(period.to_string());
  return result;
}

Labels codes(const Timeline& timeline) {
  Labels result;
  for (const auto& warning : timeline.warnings) result.push_back(warning.code);
  return result;
}

}  // namespace

TEST_CASE("within a period the segments stand in the order first seen, then the whole base", "[timeline]") {
  const auto timeline = arranged({row("2026-01", ""), row("2026-01", "", "EMEA"), row("2026-01", "", "APAC"), row("2026-02", "", "APAC"),
                                  row("2026-02", ""), row("2026-02", "", "EMEA")});
  CHECK(order(timeline) == Labels{"2026-01 EMEA", "2026-01 APAC", "2026-01 ", "2026-02 EMEA", "2026-02 APAC", "2026-02 "});
  CHECK(timeline.segments == Labels{"EMEA", "APAC"});
  CHECK(codes(timeline).empty());
}

TEST_CASE("rows out of order are sorted, with one warning at the first", "[timeline]") {
  const auto timeline = dated_snapshots({"2026-03", "2026-01", "2026-02"});
  CHECK(periods_of(timeline) == Labels{"2026-01", "2026-02", "2026-03"});
  REQUIRE(codes(timeline) == Labels{"unordered_periods"});
  CHECK(timeline.warnings.front().place.line == 3);
}

TEST_CASE("rows that begin with the newest are in order", "[timeline]") {
  const auto timeline = dated_snapshots({"2026-03", "2026-02", "2026-01"});
  CHECK(periods_of(timeline) == Labels{"2026-01", "2026-02", "2026-03"});
  CHECK(codes(timeline).empty());
  const auto segmented =
      arranged({row("2026-02", "", "EMEA"), row("2026-02", "", "APAC"), row("2026-01", "", "EMEA"), row("2026-01", "", "APAC")});
  CHECK(codes(segmented).empty());
}

TEST_CASE("text labels keep the order of the file, and their granularity is unknown", "[timeline]") {
  const auto timeline = dated_snapshots({"Launch", "Beta", "Alpha"});
  CHECK(periods_of(timeline) == Labels{"Launch", "Beta", "Alpha"});
  CHECK(timeline.granularity == Granularity::unknown);
  CHECK(codes(timeline).empty());
  CHECK(timeline.adjacent(Period::parse("Launch"), Period::parse("Beta")));
  CHECK_FALSE(timeline.adjacent(Period::parse("Launch"), Period::parse("Alpha")));
}

TEST_CASE("a missing period is a warning at the row after it", "[timeline]") {
  const auto timeline = dated_snapshots({"2026-01", "2026-04", "2026-06"});
  REQUIRE(codes(timeline) == Labels{"missing_period", "missing_period"});
  CHECK_THAT(timeline.warnings[0].message, Contains("2026-02") && Contains("2026-03"));
  CHECK(timeline.warnings[0].place.line == 3);
  CHECK_THAT(timeline.warnings[1].message, Contains("2026-05"));
}

TEST_CASE("a gap is told of without a walk through it", "[timeline]") {
  const auto timeline = dated_snapshots({"0001-01-01", "9999-12-31", "9999-12-30"}, Granularity::day);
  REQUIRE(codes(timeline).size() == 2);
  CHECK_THAT(timeline.warnings.back().message, Contains("0001-01-02 to 9999-12-29 are missing"));
}

TEST_CASE("a period that all segments miss is told once, one that a segment misses with its name", "[timeline]") {
  const auto all = arranged({row("2026-01", "", "A"), row("2026-01", "", "B"), row("2026-03", "", "A"), row("2026-03", "", "B")});
  CHECK(codes(all) == Labels{"missing_period"});
  const auto one = arranged(
      {row("2026-01", "", "A"), row("2026-01", "", "B"), row("2026-02", "", "A"), row("2026-03", "", "A"), row("2026-03", "", "B")});
  REQUIRE(codes(one) == Labels{"missing_period"});
  CHECK_THAT(one.warnings.front().message, Contains("B"));
}

TEST_CASE("all rows share one granularity", "[timeline]") {
  CHECK_THROWS_AS(dated_snapshots({"2026-01", "2026-Q2"}), retain::InputError);
  CHECK_THROWS_AS(dated_snapshots({"2026-01", "Launch"}), retain::InputError);
  CHECK_THROWS_AS(dated_snapshots({"2026-01", ""}), retain::InputError);
  CHECK_THROWS_AS(dated_snapshots({"2026", "2026-01"}), retain::InputError);
}

TEST_CASE("a period stands once for each segment", "[timeline]") {
  CHECK_THROWS_WITH(dated_snapshots({"2026-01", "2026-01"}), Contains("2026-01") && Contains("in.csv:2"));
  CHECK_THROWS_AS(dated_snapshots({"Launch", "Launch"}), retain::InputError);
  CHECK_THROWS_AS(dated_snapshots({"", ""}), retain::InputError);
  CHECK_NOTHROW(arranged({row("2026-01", "", "A"), row("2026-01", "", "B"), row("2026-01", "")}));
}

TEST_CASE("a single snapshot needs no period", "[timeline]") {
  const auto timeline = dated_snapshots({""});
  CHECK(timeline.granularity == Granularity::unknown);
  CHECK(timeline.rows.front().period.is_none());
  CHECK(dated_snapshots({""}, Granularity::month).granularity == Granularity::month);
}

TEST_CASE("snapshots dated by days that lie a month, quarter or year apart are of that length, with a note", "[timeline]") {
  using Case = std::tuple<Labels, Granularity, Labels>;
  const auto [labels, granularity, expected] = GENERATE(values<Case>({
      {{"2026-01-31", "2026-02-28", "2026-03-31"}, Granularity::month, {"2026-01", "2026-02", "2026-03"}},
      {{"2026-01-01", "2026-02-01", "2026-04-01"}, Granularity::month, {"2026-01", "2026-02", "2026-04"}},
      {{"2026-03-31", "2026-06-30", "2026-09-30"}, Granularity::quarter, {"2026-Q1", "2026-Q2", "2026-Q3"}},
      {{"2024-12-31", "2025-12-31"}, Granularity::year, {"2024", "2025"}},
  }));
  const auto timeline = dated_snapshots(labels);
  CHECK(timeline.granularity == granularity);
  CHECK(periods_of(timeline) == expected);
  REQUIRE(timeline.notes.size() == 1);
  CHECK_THAT(timeline.notes.front(), Contains(std::string(granularity_key(granularity))));
}

TEST_CASE("other days are days", "[timeline]") {
  CHECK(dated_snapshots({"2026-01-01", "2026-01-02"}).granularity == Granularity::day);
  CHECK(dated_snapshots({"2026-01-05", "2026-01-12", "2026-01-19"}).granularity == Granularity::day);
  CHECK(dated_snapshots({"2026-01-31", "2026-02-07"}).granularity == Granularity::day);
  CHECK(dated_snapshots({"2026-03-15"}).granularity == Granularity::day);
  CHECK(dated_snapshots({"2026-03-15"}).notes.empty());
  CHECK(dated_snapshots({"2026-01-01", "2026-02-01"}, Granularity::day).granularity == Granularity::day);
}

TEST_CASE("snapshots are never regrouped", "[timeline]") {
  CHECK_THROWS_AS(dated_snapshots({"2026-01", "2026-02"}, Granularity::quarter), retain::InputError);
  CHECK_THROWS_AS(dated_snapshots({"2026-01-31", "2026-02-28"}, Granularity::quarter), retain::InputError);
  CHECK_THROWS_AS(dated_snapshots({"2026-01-01", "2026-01-02"}, Granularity::month), retain::InputError);
  CHECK(dated_snapshots({"2026-01", "2026-02"}, Granularity::month).granularity == Granularity::month);
  CHECK(dated_snapshots({"2026-01-31", "2026-02-28"}, Granularity::month).granularity == Granularity::month);
  CHECK(dated_snapshots({"Launch"}, Granularity::month).granularity == Granularity::month);
}

TEST_CASE("no rows are no report", "[timeline]") { CHECK_THROWS_AS(dated_snapshots({}), retain::InputError); }

TEST_CASE("the text of a place", "[timeline]") {
  CHECK(retain::place_text({"monthly.csv", 4, 22, ""}) == "monthly.csv:4");
  CHECK(retain::place_text({"monthly.json", 0, 0, "/0"}) == "monthly.json");
  CHECK(retain::place_text({}).empty());
}

TEST_CASE("a segment that ends before the others is told of, because sums are without it", "[timeline]") {
  const auto timeline =
      retain::arrange({row("2026-01", "cs=1", "A"), row("2026-01", "cs=1", "B"), row("2026-02", "cs=1", "A")}, Granularity::unknown);
  REQUIRE(timeline.warnings.size() == 1);
  CHECK(timeline.warnings.front().code == "missing_period");
  CHECK(timeline.warnings.front().message == "segment B ends with 2026-01");
}

TEST_CASE("a lone date is of the period that is asked for", "[timeline]") {
  CHECK(retain::arrange({row("2026-01-31", "cs=1")}, Granularity::month).rows.front().period.to_string() == "2026-01");
  CHECK(retain::arrange({row("2026-01-31", "cs=1")}, Granularity::unknown).granularity == Granularity::day);
}

TEST_CASE("snapshots of different windows are not one history", "[timeline]") {
  std::vector<Snapshot> snapshots{row("2026-01", ""), row("2026-02", "")};
  snapshots.front().window = 12;
  CHECK_THROWS_WITH(arranged(snapshots), Contains("a window of 1 where others have 12"));
}
