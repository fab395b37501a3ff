#include "render/sentences/opening.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

const std::vector<Snapshot> two_periods = {test::row("2026-01", "cs=1000 cn=50 churned=40"),
                                           test::row("2026-02", "cs=1010 cn=50 churned=90")};

Sentences score_of(std::initializer_list<const char*> targets, std::initializer_list<const char*> warnings = {},
                   Language language = Language::english) {
  ReportOptions options;
  for (const char* target : targets) options.requirements.push_back(parse_requirement(target));
  for (const char* warning : warnings) {
    options.requirements.push_back(parse_requirement(warning));
    options.requirements.back().severity = Severity::warning;
  }
  return score(test::report(two_periods, options), language);
}

}  // namespace

TEST_CASE("one sentence counts the targets that are missed and the warnings that are raised") {
  CHECK(score_of({}).texts.empty());
  CHECK(score_of({"crr >= 99"}).texts.front() == "Target missed");
  CHECK(score_of({"crr >= 99", "churn < 50"}).texts.front() == "1 of 2 targets missed");
  CHECK(score_of({"crr >= 99", "churn < 50"}).tones.front() == Tone::bad);
  CHECK(score_of({"crr >= 50", "churn < 50"}).texts.front() == "All 2 targets met");
  CHECK(score_of({"crr >= 50"}).tones.front() == Tone::good);
  CHECK(score_of({"crr >= 50"}, {"crr >= 95"}).texts.front() == "Target met; 1 warning line crossed");
  CHECK(score_of({"crr >= 50"}, {"crr >= 95"}).tones.front() == Tone::caution);
  CHECK(score_of({}, {"crr >= 50"}).texts.front() == "No warning line crossed");
  CHECK(score_of({"crr >= 99", "churn < 50"}, {}, Language::korean).texts.front() == "목표 2개 중 1개 미달성");
}

TEST_CASE("a report says which files it is from, without their folders, and until when") {
  const Report report = test::report(two_periods);
  CHECK(source_line(report, {"/home/me/monthly.csv"}, Language::english) == "Source: monthly.csv · data to 2026-02-28");
  CHECK(source_line(report, {"-"}, Language::english) == "Data to 2026-02-28");
  CHECK(source_line(report, {"a", "b", "c", "d", "e"}, Language::english).starts_with("Source: a, b, c and 2 more · "));
  CHECK(source_line(test::report({test::row("Launch", "cs=10")}), {"a\x1b"}, Language::english) == "Source: a\\x1b");
  CHECK(source_line(test::report({test::row("2026-01", "cs=10 cn=0 churned=1"), test::row("2026-02", "cs=9 complete=no")}), {},
                    Language::english) == "Complete to 2026-01-31");
}

TEST_CASE("changes name the period that they are on") {
  CHECK(base_of_changes(test::report(two_periods), {Id::crr}, Language::english) == "Changes are on 2026-01.");
  CHECK(base_of_changes(test::report({two_periods.front()}), {Id::crr}, Language::english).empty());
  CHECK(base_of_changes(test::report({two_periods.front()}), {Id::customers_end}, Language::english) ==
        "Changes are since the start of the period.");
}
