// The periods that --since, --until, --last and --expect ask for.
#include "core/report/selection.hpp"

#include <string>
#include <tuple>
#include <vector>

#include "retain/last_period.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Period;
using retain::Report;
using retain::ReportOptions;
using retain::Snapshot;
using retain::test::Contains;
using retain::test::errors;
using retain::test::report;
using retain::test::row;

namespace {

using Labels = std::vector<std::string>;

std::vector<Snapshot> dated(const Labels& labels) {
  std::vector<Snapshot> snapshots;
  for (const std::string& label : labels) snapshots.push_back(row(label, "cs=100 churned=10"));
  return snapshots;
}

Labels shown(const std::vector<Snapshot>& snapshots, const std::string& since, const std::string& until, int last = 0) {
  ReportOptions options;
  options.since = since;
  options.until = until;
  if (last > 0) options.last = last;
  Labels result;
  for (const auto& row : report(snapshots, options).rows) {
    if (row.segment.empty()) result.push_back(row.period.to_string());
  }
  return result;
}

ReportOptions expecting(const std::string& label) {
  ReportOptions options;
  options.expected = Period::parse(label);
  return options;
}

const Labels four_months{"2025-11", "2025-12", "2026-01", "2026-02"};

}  // namespace

TEST_CASE("since and until are both included, and last counts from the end", "[selection]") {
  const auto [since, until, last, expected] = GENERATE(table<std::string, std::string, int, Labels>({
      {"", "", 0, four_months},
      {"2025-12", "", 0, {"2025-12", "2026-01", "2026-02"}},
      {"", "2025-12", 0, {"2025-11", "2025-12"}},
      {"2025-12", "2026-01", 0, {"2025-12", "2026-01"}},
      {"", "", 2, {"2026-01", "2026-02"}},
      {"", "", 9, four_months},
      {"", "2026-01", 2, {"2025-12", "2026-01"}},
      {"2026", "", 0, {"2026-01", "2026-02"}},
      {"", "2025", 0, {"2025-11", "2025-12"}},
      {"2025-Q4", "2025-Q4", 0, {"2025-11", "2025-12"}},
      {"2024-01", "2027-01", 0, four_months},
  }));
  CAPTURE(since, until, last);
  CHECK(shown(dated(four_months), since, until, last) == expected);
}

TEST_CASE("a period is shown only if it lies within the bounds entirely", "[selection]") {
  CHECK(shown(dated({"2026-Q1", "2026-Q2"}), "2026-02", "") == Labels{"2026-Q2"});
  CHECK(shown(dated({"2026-Q1", "2026-Q2"}), "", "2026-05") == Labels{"2026-Q1"});
}

TEST_CASE("text labels are cut by their place in the file", "[selection]") {
  const auto launches = dated({"Launch", "Beta", "Alpha"});
  CHECK(shown(launches, "Beta", "") == Labels{"Beta", "Alpha"});
  CHECK(shown(launches, "", "Beta") == Labels{"Launch", "Beta"});
  CHECK(shown(launches, "", "", 1) == Labels{"Alpha"});
}

TEST_CASE("a cut that no period can meet is an error", "[selection]") {
  CHECK_THROWS_AS(shown(dated(four_months), "2027-01", ""), retain::InputError);
  CHECK_THROWS_AS(shown(dated(four_months), "", "2020-01"), retain::InputError);
  CHECK_THROWS_AS(shown(dated(four_months), "2026-02", "2025-11"), retain::InputError);
  CHECK_THROWS_AS(shown(dated(four_months), "Launch", ""), retain::InputError);
  CHECK_THROWS_AS(shown(dated({"Launch", "Beta"}), "Gamma", ""), retain::InputError);
  CHECK_THROWS_AS(shown(dated({"Launch", "Beta"}), "2026-01", ""), retain::InputError);
}

TEST_CASE("all segments of a shown period are shown", "[selection]") {
  ReportOptions options;
  options.last = 1;
  const auto result = report(
      {row("2026-01", "cs=10", "A"), row("2026-01", "cs=10", "B"), row("2026-02", "cs=10", "A"), row("2026-02", "cs=10", "B")}, options);
  CHECK(result.rows.size() == 3);
  CHECK(result.overall.size() == 3);
}

TEST_CASE("a segment that is not in the shown periods has no sums", "[selection]") {
  ReportOptions options;
  options.last = 1;
  const auto result = report({row("2026-01", "cs=10", "A"), row("2026-01", "cs=10", "B"), row("2026-02", "cs=10", "A")}, options);
  REQUIRE(result.overall.size() == 2);
  CHECK(result.overall.front().segment == "A");
}

TEST_CASE("the newest complete period must be the one expected", "[selection]") {
  CHECK(errors(dated(four_months), expecting("2026-02")).empty());
  const auto found = errors(dated(four_months), expecting("2026-03"));
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front(), Contains("2026-02") && Contains("2026-03") && Contains("in.csv"));
  CHECK(errors(dated(four_months), expecting("2026-01")).size() == 1);
  CHECK_THAT(errors(dated(four_months), expecting("2026-Q1")).front(), Contains("the periods are months, and 2026-Q1 is none"));
}

TEST_CASE("an incomplete period is not the newest one", "[selection]") {
  const std::vector<Snapshot> snapshots{row("2026-01", "cs=10"), row("2026-02", "cs=10 complete=no")};
  CHECK(errors(snapshots, expecting("2026-01")).empty());
  CHECK(errors(snapshots, expecting("2026-02")).size() == 1);
  CHECK(errors({row("2026-01", "cs=10 complete=no")}, expecting("2026-01")).size() == 1);
}

TEST_CASE("what is expected is of the input, not of the cut", "[selection]") {
  auto options = expecting("2026-02");
  options.until = "2025-12";
  CHECK(errors(dated(four_months), options).empty());
}

TEST_CASE("an expectation from a day names it, and the length of the periods", "[selection]") {
  const auto expecting_last = [](retain::Granularity granularity, const std::string& day) {
    ReportOptions options;
    options.today = Period::parse(day).first_day();
    options.expected = retain::last_period(granularity, *options.today);
    return options;
  };
  using retain::Granularity;
  CHECK(errors(dated(four_months), expecting_last(Granularity::month, "2026-03-31")).empty());
  CHECK_THAT(errors(dated(four_months), expecting_last(Granularity::month, "2026-04-01")).front(),
             Contains("expected is 2026-03 (last-month, where today is 2026-04-01)"));
  CHECK_THAT(errors(dated(four_months), expecting_last(Granularity::month, "2026-02-28")).front(),
             Contains("expected is 2026-01 (last-month"));
  CHECK_THAT(errors(dated(four_months), expecting_last(Granularity::month, "2025-12-01")).front(), Contains("expected is 2025-11"));
  CHECK_THAT(errors(dated({"2026-Q1"}), expecting_last(Granularity::month, "2026-04-01")).front(),
             Contains("the periods are quarters, and last-month is a month"));
  CHECK_THAT(errors(dated({"Launch", "Beta"}), expecting_last(Granularity::month, "2026-04-01")).front(), Contains("no calendar periods"));
}
