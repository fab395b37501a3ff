#include "core/period/period_range.hpp"

#include <string>

#include "retain/diagnostic.hpp"
#include "support/catch.hpp"

using namespace retain;
using Range = std::pair<std::size_t, std::size_t>;

namespace {

std::vector<Period> periods_of(const std::vector<std::string>& labels) {
  std::vector<Period> periods;
  for (const std::string& label : labels) periods.push_back(Period::parse(label));
  return periods;
}

const std::vector<Period> range_months = periods_of({"2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04"});

std::string error_of(const std::vector<Period>& periods, const PeriodCut& cut) {
  try {
    shown_range(periods, cut);
  } catch (const InputError& error) {
    CHECK(error.diagnostics().at(0).code == "no_such_period");
    return error.diagnostics().at(0).message + " | " + error.diagnostics().at(0).hint;
  }
  return "none";
}

}  // namespace

TEST_CASE("without a cut all periods are shown", "[period_range]") {
  CHECK(shown_range(range_months, {}) == Range{0, 6});
  CHECK(shown_range(periods_of({"2026-01"}), {}) == Range{0, 1});
}

TEST_CASE("a cut is by labels and by number", "[period_range]") {
  CHECK(shown_range(range_months, {"2026-01", "", {}}) == Range{2, 6});
  CHECK(shown_range(range_months, {"", "2026-01", {}}) == Range{0, 3});
  CHECK(shown_range(range_months, {"2025-12", "2026-02", {}}) == Range{1, 4});
  CHECK(shown_range(range_months, {"2026-03", "2026-03", {}}) == Range{4, 5});
  CHECK(shown_range(range_months, {"", "", 2}) == Range{4, 6});
  CHECK(shown_range(range_months, {"", "", 100}) == Range{0, 6});
  CHECK(shown_range(range_months, {"", "2026-02", 2}) == Range{2, 4});
  CHECK(shown_range(range_months, {"2026-02", "", 5}) == Range{3, 6});
}

TEST_CASE("a label of another length cuts where it begins and ends", "[period_range]") {
  CHECK(shown_range(range_months, {"2026", "", {}}) == Range{2, 6});
  CHECK(shown_range(range_months, {"", "2025", {}}) == Range{0, 2});
  CHECK(shown_range(range_months, {"2026-Q1", "2026-Q1", {}}) == Range{2, 5});
  // A month that has begun before the day is not wholly since then, and one that ends after it not wholly until then.
  CHECK(shown_range(range_months, {"2026-01-15", "2026-03-30", {}}) == Range{3, 4});
  CHECK(shown_range(range_months, {"2026-01-01", "2026-03-31", {}}) == Range{2, 5});
}

TEST_CASE("labels beyond the periods leave all or none", "[period_range]") {
  CHECK(shown_range(range_months, {"2020-01", "2030-01", {}}) == Range{0, 6});
  const std::string hint = " | the input has 2025-11 to 2026-04";
  CHECK(error_of(range_months, {"2026-05", "", {}}) == "no period is left to show" + hint);
  CHECK(error_of(range_months, {"", "2025-10", {}}) == "no period is left to show" + hint);
  CHECK(error_of(range_months, {"2026-02", "2026-01", {}}) == "no period is left to show" + hint);
  CHECK(error_of(range_months, {"", "2025-10", 3}) == "no period is left to show" + hint);
}

TEST_CASE("periods that have text for labels are cut by position", "[period_range]") {
  const std::vector<Period> texts = periods_of({"Launch", "Autumn", "Winter"});
  CHECK(shown_range(texts, {"Autumn", "", {}}) == Range{1, 3});
  CHECK(shown_range(texts, {"", "Autumn", {}}) == Range{0, 2});
  CHECK(error_of(texts, {"Spring", "", {}}) == "there is no period \"Spring\" | the input has Launch to Winter");
  CHECK(error_of(texts, {"", "2026-01", {}}) == "there is no period \"2026-01\" | the input has Launch to Winter");
  CHECK(error_of(range_months, {"Launch", "", {}}) == "there is no period \"Launch\" | the input has 2025-11 to 2026-04");
  CHECK(error_of(texts, {"Winter", "Launch", {}}) == "no period is left to show | the input has Launch to Winter");
}
