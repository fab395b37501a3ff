#include "render/sentences/drivers.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using test::row;

namespace {

std::string told(std::vector<Snapshot> snapshots, Language language = Language::english) {
  const Report report = test::report(std::move(snapshots));
  return driver_sentence(report, Figures(report, std::nullopt, language));
}

std::vector<Snapshot> months(const std::string& before, const std::string& after) {
  return {row("2026-01", "cs=500 churned=20", "Starter"), row("2026-01", before, "Team"), row("2026-02", "cs=500 churned=60", "Starter"),
          row("2026-02", after, "Team")};
}

}  // namespace

TEST_CASE("the segment that did most is told with its part of the change, then the others") {
  CHECK(told(months("cs=500 churned=10", "cs=500 churned=15")) ==
        "Starter: -8.0 points, more than chance (p < 0.001); it brings -4.0 of the -4.5 points, Team -0.5");
  CHECK(told(months("cs=500 churned=10", "cs=500 churned=15"), Language::korean) ==
        "Starter: -8.0%p, 유의한 변화 (p < 0.001); 전체 -4.5%p 중 -4.0%p 기여, Team -0.5");
}

TEST_CASE("of a change that others work against no part is told") {
  CHECK(told(months("cs=500 churned=25", "cs=500 churned=5")) ==
        "Starter: -8.0 points, more than chance (p < 0.001); it brings -4.0 points, Team +2.0");
}

TEST_CASE("many segments are summed") {
  std::vector<Snapshot> snapshots;
  for (const char* period : {"2026-01", "2026-02"}) {
    const bool is_first = snapshots.empty();
    for (const char* name : {"a", "b", "c", "d", "e", "f"})
      snapshots.push_back(row(period, is_first ? "cs=100 churned=10" : "cs=100 churned=16", name));
  }
  CHECK(told(std::move(snapshots)) ==
        "a: -6.0 points, may be chance (p 0.21); it brings -1.0 of the -6.0 points, b -1.0, c -1.0, 3 others -3.0");
}

TEST_CASE("where nothing changed there is nothing to tell") {
  CHECK(told({row("2026-01", "cs=10 churned=1", "a"), row("2026-01", "cs=10 churned=2", "b")}).empty());
  CHECK(told({row("2026-01", "cs=10 churned=1", "a"), row("2026-01", "cs=10 churned=2", "b"), row("2026-02", "cs=10 churned=1", "a"),
              row("2026-02", "cs=10 churned=2", "b")})
            .empty());
}
