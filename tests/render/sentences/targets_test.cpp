#include "render/sentences/targets.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

Report requiring_report(std::vector<Snapshot> snapshots, const std::string& text, Severity severity = Severity::error) {
  ReportOptions options;
  options.requirements = {parse_requirement(text)};
  options.requirements.front().severity = severity;
  return test::report(std::move(snapshots), options);
}

std::string target_line(std::vector<Snapshot> snapshots, const std::string& text, Language language = Language::english,
                        Severity severity = Severity::error) {
  const Report report = requiring_report(std::move(snapshots), text, severity);
  return requirement_lines(report, Figures(report, std::nullopt, language)).front();
}

std::string distance(const std::string& cells, const std::string& requirement, Language language = Language::english) {
  const Report report = requiring_report({test::row("2026-01", cells)}, requirement);
  return distance_text(report.requirements.front(), Figures(report, std::nullopt, language));
}

std::vector<Snapshot> two_months() { return {test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=90 cn=12 ce=95")}; }
std::vector<Snapshot> two_regions() {
  return {test::row("2026-01", "cs=10 churned=5", "EMEA"), test::row("2026-01", "cs=10 churned=0", "APAC")};
}

/// The loss of the second month is beyond chance.
std::vector<Snapshot> fallen() { return {test::row("2026-01", "cs=1000 churned=50"), test::row("2026-02", "cs=1000 churned=100")}; }

}  // namespace

TEST_CASE("a target of one value tells it, the target and by how much", "[targets]") {
  CHECK(target_line(two_months(), "last:crr >= 95") == "Customer retention rate 2026-02: 92.2%, target 95: missed by 2.8 points");
  CHECK(target_line(two_months(), "last:crr >= 90") == "Customer retention rate 2026-02: 92.2%, target 90: met by 2.2 points");
  CHECK(target_line(two_months(), "overall:crr >= 95") == "Customer retention rate overall: 89.4%, target 95: missed by 5.6 points");
  CHECK(target_line({test::row("", "cs=70 cn=30 ce=90")}, "crr >= 90") ==
        "Customer retention rate: 85.7%, target 90: missed by 4.3 points");
  CHECK(target_line(two_months(), "last:ndr >= 95") ==
        "Net dollar retention 2026-02: undefined (the input does not hold what it needs), target 95: not met");
  CHECK(target_line(two_months(), "last:crr >= 95", Language::korean) == "고객 유지율 2026-02: 92.2%, 목표 95: 2.8%p 차이로 미달성");
}

TEST_CASE("a target is told in words where it is not to have more of what is good", "[targets]") {
  const auto line = [](const std::string& text) { return target_line({test::row("2026-01", "cs=100 churned=10")}, text); };
  CHECK(line("churn <= 5") == "Churn rate 2026-01: 10.0%, target 5: missed by 5.0 points");
  CHECK(line("churn >= 5") == "Churn rate 2026-01: 10.0%, target at least 5: met by 5.0 points");
  CHECK(line("churn < 10") == "Churn rate 2026-01: 10.0%, target below 10: missed, at the bound");
  CHECK(line("crr > 90") == "Customer retention rate 2026-01: 90.0%, target above 90: missed, at the bound");
  CHECK(line("crr >= 90") == "Customer retention rate 2026-01: 90.0%, target 90: met");
  CHECK(line("crr <= 80") == "Customer retention rate 2026-01: 90.0%, target at most 80: missed by 10.0 points");
  CHECK(line("crr == 80") == "Customer retention rate 2026-01: 90.0%, target exactly 80: missed by 10.0 points");
  CHECK(line("crr != 80") == "Customer retention rate 2026-01: 90.0%, target other than 80: met");
  CHECK(line("customer_lifespan > 12") == "Customer lifespan 2026-01: 10.0 months, target above 12: missed by 2.0 months");
}

TEST_CASE("a target of many values tells which miss it, the newest first", "[targets]") {
  CHECK(target_line(two_months(), "crr >= 85") ==
        "Customer retention rate, target 85: met in 2 of 2; newest: 2026-02 92.2%, met by 7.2 points");
  CHECK(target_line(two_months(), "crr >= 90") ==
        "Customer retention rate 2026-01: 85.7%, target 90: missed by 4.3 points; newest: 2026-02 92.2%, met by 2.2 points");
  CHECK(target_line(two_months(), "crr >= 95") ==
        "Customer retention rate, target 95: missed in 2 of 2: 2026-02 92.2% by 2.8 points, 2026-01 85.7% by 9.3 points");
  CHECK(target_line(two_regions(), "last:crr >= 60") == "Customer retention rate 2026-01: EMEA 50.0%, target 60: missed by 10.0 points");
  CHECK(target_line(two_regions(), "last:crr >= 90") ==
        "Customer retention rate 2026-01, target 90: missed in 2 of 3: total 75.0% by 15.0 points, EMEA 50.0% by 40.0 points");
  std::vector<Snapshot> months;
  for (int month = 1; month <= 9; ++month) months.push_back(test::row("2026-0" + std::to_string(month), "cs=10 churned=5"));
  CHECK(target_line(months, "crr >= 90").ends_with("2026-05 50.0% by 40.0 points and 4 more"));
  CHECK(target_line({test::row("2026-01", "cs=10 churned=1 complete=no")}, "crr >= 90") ==
        "Customer retention rate, target 90: not met: there is nothing to judge");
}

TEST_CASE("what is only warned of is a warning line", "[targets]") {
  CHECK(target_line(two_months(), "last:crr >= 95", Language::english, Severity::warning) ==
        "Customer retention rate 2026-02: 92.2%, warning line 95: missed by 2.8 points");
  CHECK(target_line(fallen(), "last:crr not worse", Language::english, Severity::warning) ==
        "Customer retention rate 2026-02: 90.0%, warning rule not worse: missed, -5.0 points on the month before, more than chance (p < "
        "0.001)");
}

TEST_CASE("a target about the change tells it and whether it is chance", "[targets]") {
  CHECK(target_line(fallen(), "last:crr not worse") ==
        "Customer retention rate 2026-02: 90.0%, target not worse: missed, -5.0 points on the month before, more than chance (p < 0.001)");
  CHECK(target_line(fallen(), "last:crr not better").find("target not better: met, -5.0 points") != std::string::npos);
  CHECK(target_line({test::row("2026-01", "cs=100 churned=1")}, "last:crr not worse") ==
        "Customer retention rate 2026-01: 99.0%, target not worse: not met: no complete period before to compare with");
  CHECK(
      target_line({test::row("2026-01", "churn=10%"), test::row("2026-02", "churn=11%")}, "last:crr not worse") ==
      "Customer retention rate 2026-02: 89.0%, target not worse: not met: -1.0 points on the month before, which cannot be tested without "
      "numbers of customers");
  CHECK(target_line(fallen(), "last:crr not worse", Language::korean) ==
        "고객 유지율 2026-02: 90.0%, 목표 악화 없음: 미달성, 전월 대비 -5.0%p, 유의한 변화 (p < 0.001)");
}

TEST_CASE("a value is printed with enough digits to be seen below its bound", "[targets]") {
  CHECK(target_line({test::row("2026-01", "cs=10000 churned=1004")}, "crr >= 90") ==
        "Customer retention rate 2026-01: 89.96%, target 90: missed by 0.04 points");
  CHECK(target_line({test::row("2026-01", "cs=7 churned=1")}, "crr == 85.7") ==
        "Customer retention rate 2026-01: 85.71%, target exactly 85.7: missed by 0.01 points");
}

TEST_CASE("the tone of a requirement tells met from missed and warned of", "[targets]") {
  const auto tone = [](const std::string& text, Severity severity) {
    return tone_of(requiring_report(two_months(), text, severity).requirements.front());
  };
  CHECK(tone("last:crr >= 90", Severity::error) == Tone::good);
  CHECK(tone("last:crr >= 95", Severity::error) == Tone::bad);
  CHECK(tone("last:crr >= 95", Severity::warning) == Tone::caution);
}

TEST_CASE("the distance of a requirement is told in its unit and direction", "[targets]") {
  CHECK(distance("cs=200 churned=23", "crr >= 85") == "3.5 points above");
  CHECK(distance("cs=200 churned=23", "crr >= 95") == "6.5 points below");
  CHECK(distance("cs=200 churned=23", "churn <= 20") == "8.5 points below");
  CHECK(distance("cs=2000 cn=0 churned=0", "customers_end >= 900") == "1,100 above");
  CHECK(distance("cs=100 churned=10", "customer_lifespan > 12") == "2.0 months below");
  CHECK(distance("cs=100 churned=10", "crr >= 90") == "at the bound");
  CHECK(distance("cs=0 churned=0", "crr >= 90").empty());
  CHECK(distance("cs=100 churned=10", "crr not worse").empty());
  CHECK(distance("cs=200 churned=23", "crr >= 85", Language::korean) == "목표보다 3.5%p 높음");
}

TEST_CASE("a distance is never told as nothing", "[targets]") {
  CHECK(distance("cs=10000 churned=1004", "crr >= 90") == "0.04 points below");
  CHECK(distance("cs=1000000000000 churned=1", "crr >= 100") == "1e-10 points below");
}
