#include "core/report/judge.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Reason;
using retain::Report;
using retain::ReportOptions;
using retain::Snapshot;
using retain::test::report;
using retain::test::row;

namespace {

/// Two segments over three months, the last of them incomplete. CRR: A 90, 80, 50; B 95, 70, 50; total 92.5, 75, 50.
std::vector<Snapshot> judged_shop() {
  return {row("2026-01", "cs=100 churned=10", "A"),
          row("2026-01", "cs=100 churned=5", "B"),
          row("2026-02", "cs=100 churned=20", "A"),
          row("2026-02", "cs=100 churned=30", "B"),
          row("2026-03", "cs=100 churned=50 complete=no", "A"),
          row("2026-03", "cs=100 churned=50 complete=no", "B")};
}

Report judged(const std::string& requirement, std::vector<Snapshot> snapshots = judged_shop(), ReportOptions options = {}) {
  options.requirements = {retain::parse_requirement(requirement)};
  return report(std::move(snapshots), options);
}

/// "2026-02 A 80", or the reason in place of the value.
std::vector<std::string> failures(const Report& report) {
  std::vector<std::string> result;
  for (const auto& failure : report.requirements.front().failures) {
    const std::string value = failure.value ? retain::shortest(failure.value->to_double()) : std::string(reason_key(failure.reason));
    result.push_back(failure.period + " " + failure.segment + " " + value);
  }
  return result;
}

using Failures = std::vector<std::string>;

}  // namespace

TEST_CASE("a requirement is of every shown complete period, segment and total", "[judge]") {
  const auto result = judged("crr >= 80");
  CHECK_FALSE(result.requirements.front().met);
  CHECK_FALSE(result.requirements_met());
  CHECK(failures(result) == Failures{"2026-02 B 70", "2026-02  75"});
  CHECK(judged("crr >= 70").requirements_met());
}

TEST_CASE("last: is the newest complete period", "[judge]") {
  CHECK(failures(judged("last:crr > 80")) == Failures{"2026-02 A 80", "2026-02 B 70", "2026-02  75"});
  CHECK(judged("last:crr >= 70").requirements_met());
}

TEST_CASE("total: is the whole base", "[judge]") {
  CHECK(failures(judged("total:crr >= 80")) == Failures{"2026-02  75"});
  CHECK(judged("total:crr >= 75").requirements_met());
  CHECK(failures(judged("last:total:crr >= 99")) == Failures{"2026-02  75"});
}

TEST_CASE("overall: is the sums over the complete periods", "[judge]") {
  CHECK(failures(judged("overall:crr >= 85")) == Failures{"overall B 82.5", "overall  83.75"});
  CHECK(failures(judged("overall:total:crr >= 85")) == Failures{"overall  83.75"});
  CHECK(judged("overall:total:crr >= 83.75").requirements_met());
}

TEST_CASE("an undefined value does not meet a requirement", "[judge]") {
  const auto result = judged("ndr >= 100");
  CHECK_FALSE(result.requirements_met());
  CHECK(failures(result).front() == "2026-01 A missing_input");
  CHECK(failures(judged("crr >= 50", {row("2026-01", "cs=0 cn=5 ce=5")})) == Failures{"2026-01  zero_start_customers"});
  CHECK_FALSE(judged("ndr != 5").requirements_met());
}

TEST_CASE("nothing to judge is not met", "[judge]") {
  const std::vector<Snapshot> open{row("2026-01", "cs=100 churned=1 complete=no")};
  for (const char* requirement : {"crr >= 50", "last:crr >= 50", "overall:crr >= 50"}) {
    CAPTURE(requirement);
    const auto result = judged(requirement, open);
    CHECK_FALSE(result.requirements_met());
    CHECK(failures(result).empty());
  }
}

TEST_CASE("only what is shown is judged", "[judge]") {
  ReportOptions options;
  options.until = "2026-01";
  CHECK(judged("crr >= 90", judged_shop(), options).requirements_met());
  CHECK(failures(judged("last:total:crr >= 99", judged_shop(), options)) == Failures{"2026-01  92.5"});
}

TEST_CASE("a metric that is not shown is judged all the same", "[judge]") {
  ReportOptions options;
  options.metrics = {retain::Id::ndr};
  CHECK(judged("crr >= 70", judged_shop(), options).requirements_met());
}

TEST_CASE("a fact can be required", "[judge]") { CHECK(failures(judged("last:customers_churned <= 40")) == Failures{"2026-02  50"}); }

TEST_CASE("a snapshot without a period is judged", "[judge]") {
  CHECK(judged("crr >= 85", {row("", "cs=70 cn=30 ce=90")}).requirements_met());
  CHECK(failures(judged("crr >= 86", {row("", "cs=70 cn=30 ce=90")})) == Failures{"  85.71428571428571"});
}

TEST_CASE("every requirement has its result, in the order asked", "[judge]") {
  ReportOptions options;
  options.requirements = {retain::parse_requirement("crr >= 99"), retain::parse_requirement("churn >= 0")};
  const auto result = report(judged_shop(), options);
  REQUIRE(result.requirements.size() == 2);
  CHECK(result.requirements[0].requirement.text == "crr >= 99");
  CHECK_FALSE(result.requirements[0].met);
  CHECK(result.requirements[1].met);
  CHECK_FALSE(result.requirements_met());
  CHECK(report(judged_shop()).requirements_met());
}

TEST_CASE("a requirement tells the newest value that was judged and its distance from the bound", "[judge]") {
  const auto text = [](const std::string& requirement, std::vector<Snapshot> snapshots = judged_shop()) {
    const auto result = judged(requirement, std::move(snapshots)).requirements.front();
    const auto shown = [](const std::optional<retain::Number>& number) { return number ? retain::shortest(number->to_double()) : "-"; };
    return shown(result.value) + " " + shown(result.distance);
  };
  CHECK(text("crr >= 80") == "75 -5");
  CHECK(text("crr >= 70") == "75 5");
  CHECK(text("last:total:churn <= 20.5") == "25 4.5");
  CHECK(text("overall:crr >= 85") == "83.75 -1.25");
  CHECK(text("ndr >= 100") == "- -");
  CHECK(text("crr >= 85", {row("2026-01", "cs=100 churned=1"), row("2026-02", "cs=0 cn=5 ce=5")}) == "- -");
  CHECK(text("crr >= 50", {row("2026-01", "cs=100 churned=1 complete=no")}) == "- -");
  CHECK(text("crr >= 85", {row("", "cs=70 cn=30 ce=90")}) == "85.71428571428571 0.7142857142857143");
}

TEST_CASE("what is not worse is no more than chance below the period before", "[judge]") {
  const std::vector<Snapshot> fall{row("2026-01", "cs=1000 churned=50"), row("2026-02", "cs=1000 churned=55"),
                                   row("2026-03", "cs=1000 churned=100")};
  const auto one = [&](const std::string& text, ReportOptions options = {}) { return judged(text, fall, options).requirements.front(); };
  const auto worse = one("last:crr not worse");
  CHECK_FALSE(worse.met);
  CHECK(worse.judged == 1);
  CHECK(*worse.value == retain::Number(90));
  CHECK(worse.change->to_fixed(1) == "-4.5");
  CHECK(*worse.p_value < 0.001);
  CHECK_FALSE(worse.distance);
  CHECK(one("last:crr not better").met);
  CHECK_FALSE(one("last:churn not worse").met);
  CHECK(one("last:churn not better").met);
  ReportOptions until;
  until.until = "2026-02";
  CHECK(one("last:crr not worse", until).met);
  ReportOptions of_another;
  of_another.metrics = {retain::Id::ndr};
  of_another.last = 1;
  CHECK(one("crr not worse", of_another).change->to_fixed(1) == "-4.5");
}

TEST_CASE("without a complete period before, or a test, nothing is known not to be worse", "[judge]") {
  CHECK(failures(judged("crr not worse", {row("2026-01", "cs=100 churned=10"), row("2026-02", "cs=100 churned=10")})).empty());
  CHECK_FALSE(judged("crr not worse", {row("2026-01", "cs=100 churned=10")}).requirements_met());
  CHECK_FALSE(judged("last:crr not worse", {row("2026-01", "cs=100 churned=10"), row("2026-03", "cs=100 churned=10")}).requirements_met());
  CHECK_FALSE(judged("last:crr not worse", {row("2026-01", "cs=100 churned=10 complete=no"), row("2026-02", "cs=100 churned=10")})
                  .requirements_met());
  CHECK_FALSE(judged("last:crr not worse", {row("2026-01", "churn=10%"), row("2026-02", "churn=10%")}).requirements_met());
  CHECK_FALSE(judged("last:crr not worse", {row("2026-01", "cs=100 churned=10"), row("2026-02", "cs=0 churned=0")}).requirements_met());
}

TEST_CASE("two customers who leave are no fall beyond chance", "[judge]") {
  CHECK(judged("last:crr not worse", {row("2026-01", "cs=2 churned=0"), row("2026-02", "cs=2 churned=2")}).requirements_met());
}
