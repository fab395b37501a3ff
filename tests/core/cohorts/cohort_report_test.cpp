#include "retain/cohort_report.hpp"

#include "support/catch.hpp"

using namespace retain;
using Catch::Matchers::WithinAbs;

namespace {

Cohort cohort_of(std::string label, std::int64_t size, const std::vector<std::int64_t>& later, bool complete = true) {
  Cohort cohort{std::move(label), {}, complete, Number(size), 0, 0, {Number(size)}, {}};
  for (const std::int64_t value : later) cohort.values.emplace_back(Number(value));
  return cohort;
}

CohortTable three_cohorts() {
  return {Granularity::month,
          CohortMeasure::customers,
          CohortType::period,
          {cohort_of("2026-01", 200, {120, 100}), cohort_of("2026-02", 300, {150, 120}), cohort_of("2026-03", 400, {260})},
          {}};
}

double mean_at(const CohortReport& report, std::size_t age) { return report.summaries.at(0).means.at(age).value.to_double(); }

}  // namespace

TEST_CASE("means of cohorts are weighted by size over those that have reached the age", "[cohort_report]") {
  const CohortReport report = make_cohort_report(three_cohorts(), {});
  REQUIRE(report.lines.size() == 3);
  CHECK(report.lines[2].cells[1].percent == Number(65));
  CHECK_THAT(mean_at(report, 1), WithinAbs(100.0 * 530 / 900, 1e-12));
  CHECK_THAT(mean_at(report, 2), WithinAbs(44, 1e-12));
  CHECK(report.summaries[0].means[2].cohorts == 2);
  CHECK(report.summaries[0].means[2].customers == Number(500));
  CHECK(report.summaries[0].means.size() == 3);
}

// The Wilson interval, the two-proportion test and Holm's correction of these counts, computed apart from this program.
TEST_CASE("a cohort is compared with those before it together", "[cohort_report]") {
  const CohortReport report = make_cohort_report(three_cohorts(), {});
  CHECK_THAT(report.lines[0].cells[1].interval->low, WithinAbs(53.083672039, 1e-6));
  CHECK_THAT(report.lines[0].cells[1].interval->high, WithinAbs(66.539421433, 1e-6));
  CHECK_FALSE(report.lines[0].cells[1].p_value);
  CHECK_THAT(*report.lines[1].cells[1].p_value, WithinAbs(0.027953744613591555, 1e-9));
  CHECK(report.lines[1].cells[1].beyond_chance == -1);
  CHECK_THAT(*report.lines[2].cells[1].p_value, WithinAbs(0.0017204410556675527, 1e-9));
  CHECK(report.lines[2].cells[1].beyond_chance == 1);
  CHECK_THAT(*report.lines[1].cells[2].p_value, WithinAbs(0.027325443941614264, 1e-9));
}

TEST_CASE("the newer half of cohorts stands beside the older half", "[cohort_report]") {
  const CohortReport report = make_cohort_report(three_cohorts(), {});
  const NewerCohorts& halves = *report.summaries[0].newer;
  CHECK(halves.age == 1);
  CHECK(halves.newer_cohorts == 2);
  CHECK(halves.older == Number(60));
  CHECK_THAT(halves.newer.to_double(), WithinAbs(100.0 * 410 / 700, 1e-12));
  CHECK_THAT(*halves.p_value, WithinAbs(0.7172648982077451, 1e-9));
}

TEST_CASE("the cohort with which rows begin is in no mean and no comparison unless it is kept", "[cohort_report]") {
  CohortTable table = three_cohorts();
  table.cohorts[0].complete = false;
  const CohortReport report = make_cohort_report(table, {});
  CHECK_FALSE(report.lines[0].counts);
  CHECK_THAT(mean_at(report, 1), WithinAbs(100.0 * 410 / 700, 1e-12));
  CHECK_FALSE(report.lines[1].cells[1].p_value);
  CohortRules kept;
  kept.keep_first = true;
  const CohortReport with_first = make_cohort_report(table, kept);
  CHECK_THAT(mean_at(with_first, 1), WithinAbs(100.0 * 530 / 900, 1e-12));
  CHECK_FALSE(with_first.lines[0].complete);

  table.cohorts.resize(1);
  CHECK(make_cohort_report(table, {}).summaries[0].means.empty());
}

TEST_CASE("cohorts that could still come back are not tested, and their newest age is open", "[cohort_report]") {
  CohortTable table = three_cohorts();
  table.type = CohortType::on_or_after;
  const CohortReport report = make_cohort_report(table, {});
  for (const CohortLine& line : report.lines) {
    for (const CohortCell& cell : line.cells) CHECK_FALSE(cell.p_value);
    CHECK(line.cells.back().is_open);
    CHECK_FALSE(line.cells.front().is_open);
  }
  CHECK_FALSE(report.summaries[0].newer);
}

TEST_CASE("few customers are not tested", "[cohort_report]") {
  const CohortTable table{
      Granularity::month, CohortMeasure::customers, CohortType::period, {cohort_of("2026-01", 6, {1}), cohort_of("2026-02", 7, {6})}, {}};
  const CohortReport report = make_cohort_report(table, {});
  CHECK_FALSE(report.lines[1].cells[1].p_value);
  CHECK_FALSE(report.summaries[0].newer->p_value);
}

TEST_CASE("cohorts are cut by their periods and by how many, and compared with all", "[cohort_report]") {
  CohortTable table = three_cohorts();
  std::swap(table.cohorts[0], table.cohorts[2]);
  const CohortReport newest = make_cohort_report(table, {false, {}, {}, 1});
  REQUIRE(newest.lines.size() == 1);
  CHECK(newest.lines[0].label == "2026-03");
  CHECK(newest.lines[0].cells[1].p_value);
  CHECK(mean_at(newest, 1) == 65);
  const CohortReport middle = make_cohort_report(table, {false, "2026-02", "2026-02", {}});
  REQUIRE(middle.lines.size() == 1);
  CHECK(middle.lines[0].label == "2026-02");
  CHECK_THROWS_AS(make_cohort_report(table, {false, "2027-01", {}, {}}), InputError);
  table.cohorts[0].label = "Launch";
  CHECK_FALSE(make_cohort_report(table, {}).in_order);
  CHECK_THROWS_AS(make_cohort_report(table, {false, "2026-02", {}, {}}), InputError);
}

TEST_CASE("segments are summed up each by itself", "[cohort_report]") {
  CohortTable table = three_cohorts();
  for (Cohort& cohort : three_cohorts().cohorts) {
    cohort.segment = "pro";
    cohort.values[1] = Number(0);
    table.cohorts.push_back(cohort);
  }
  const CohortReport report = make_cohort_report(table, {});
  REQUIRE(report.summaries.size() == 2);
  CHECK(report.summaries[1].segment == "pro");
  CHECK(report.summaries[1].means[1].value.is_zero());
  CHECK(report.summaries[0].means[1].cohorts == 3);
}

TEST_CASE("revenue is told in percent of that at the start, cumulative revenue as it is", "[cohort_report]") {
  CohortTable table = three_cohorts();
  table.measure = CohortMeasure::revenue;
  table.cohorts[0].values = {Number(1000), Number(1100)};
  table.cohorts[0].size = Number(10);
  table.cohorts.resize(1);
  const CohortReport report = make_cohort_report(table, {});
  CHECK(report.lines[0].cells[1].percent == Number(110));
  CHECK_FALSE(report.lines[0].cells[1].interval);
  table.measure = CohortMeasure::cumulative;
  const CohortReport cumulative = make_cohort_report(table, {});
  CHECK_FALSE(cumulative.lines[0].cells[1].percent);
  CHECK(mean_at(cumulative, 1) == 1100);
}

TEST_CASE("cohorts of which some are named by no period are compared with none") {
  CohortTable table{Granularity::unknown, CohortMeasure::customers, CohortType::period, {}, {}};
  table.cohorts = {cohort_of("2026-02", 1000, {900}), cohort_of("Launch", 1000, {500}), cohort_of("2026-01", 1000, {100})};
  const CohortReport mixed = make_cohort_report(table, {});
  CHECK(mixed.odd_label == "Launch");
  CHECK_FALSE(mixed.in_order);
  for (const CohortLine& line : mixed.lines) CHECK_FALSE(line.cells[1].p_value);
  table.cohorts[1].label = "2026-Q1";
  CHECK(make_cohort_report(table, {}).odd_label == "2026-Q1");
  // Names that are none at all stand in the order of the table.
  for (Cohort& cohort : table.cohorts) cohort.label = "wave " + cohort.label;
  const CohortReport named = make_cohort_report(table, {});
  CHECK(named.odd_label.empty());
  CHECK(named.lines[2].cells[1].beyond_chance == -1);
}

TEST_CASE("the mean of the whole is that of all segments where no cohort is of the whole") {
  CohortTable table{Granularity::month, CohortMeasure::customers, CohortType::period, {}, {}};
  table.cohorts = {cohort_of("2026-01", 300, {150}), cohort_of("2026-01", 100, {100})};
  table.cohorts[0].segment = "a";
  table.cohorts[1].segment = "b";
  const CohortReport report = make_cohort_report(table, {});
  CHECK(report.summaries.size() == 2);
  REQUIRE(report.means.size() == 2);
  CHECK(report.means[1].value == Number::fraction(125, 2));
}
