// The examples that stand in the public headers, run against the library as it is installed.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "retain/customer_rows.hpp"
#include "retain/diff.hpp"
#include "retain/version.hpp"
#include "retain/what_if.hpp"

#if RETAIN_VERSION_MAJOR == 0 && RETAIN_VERSION_MINOR < 1
#error "customer rows came with 0.1"
#endif

namespace {

void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::exit(EXIT_FAILURE);
}

retain::Snapshot snapshot(const char* period, int start, int came, int end) {
  retain::Snapshot snapshot;
  snapshot.period = retain::Period::parse(period);
  snapshot.set(retain::Id::customers_start, start);
  snapshot.set(retain::Id::customers_new, came);
  snapshot.set(retain::Id::customers_end, end);
  return snapshot;
}

void values() {
  expect((retain::Number::fraction(60, 70) * 100).to_fixed(1) == "85.7", "number");
  const retain::Amount amount = retain::Amount::parse("1200.50").value().amount;
  expect((amount + amount).to_string() == "2401", "amount");
  const retain::Period march = retain::Period::parse("März 2026");
  expect(march.next().to_string() == "2026-04", "period");
  const retain::Interval range = retain::wilson_interval({60, 70});
  expect(range.low > 75.6 && range.high < 92.2, "statistics");
  expect(retain::Wording("{0} is the first period", {{"2026-01"}}).english() == "2026-01 is the first period", "wording");
}

void table() {
  const retain::Quantity& arpa = retain::quantity(retain::find_quantity("ARPU").value());
  expect(retain::formula_text(arpa) == "E / CE", "quantity");
  constexpr retain::Formula lost = retain::Formula(retain::Id::customers_churned) / retain::Id::customers_start * 100;
  expect(lost.begin() != lost.end(), "formula");
}

void reports() {
  retain::ReportOptions options;
  options.requirements.push_back(retain::parse_requirement("last:crr >= 85%"));
  const retain::Report report = retain::make_report({snapshot("2026-01", 70, 30, 90)}, options);
  expect(report.requirements_met(), "requirement");
  const retain::ReportRow& row = *report.newest();
  const retain::Value& crr = row.sheet[retain::Id::crr];
  expect((crr.number ? crr.number->to_fixed(1) : std::string(retain::reason_text(crr.reason))) == "85.7", "worksheet");
  expect(row.proportions.at(retain::Id::crr).successes == 60, "id_map");

  const retain::WhatIf answer = retain::suppose(report, {retain::parse_premise("churn -1pp")}, std::nullopt);
  expect(answer.rows.back().after[retain::Id::customers_end].number > retain::Number(90), "what_if");
  const retain::Report restated = retain::make_report({snapshot("2026-01", 70, 29, 90)}, {});
  const retain::Diff diff = retain::compare(report, restated, retain::parse_tolerance("0.1%"), false);
  expect(retain::diff_status_key(diff.rows.front().status) == "restated", "diff");
}

void rows() {
  retain::CustomerRows rows;
  rows.add("ada", retain::Period::parse("2026-01-15"), retain::Amount::parse("100")->amount, "EU");
  rows.add("bob", retain::Period::parse("2026-01-20"), retain::Amount::parse("50")->amount, "US");
  rows.add("ada", retain::Period::parse("2026-02-20"), retain::Amount::parse("120")->amount, "EU");
  const retain::Report report = retain::make_report(rows.snapshots(), {});
  expect(report.newest()->sheet[retain::Id::crr].number == retain::Number(50), "customer_rows");
}

void errors() {
  try {
    retain::make_report({}, {});
    expect(false, "no rows are no report");
  } catch (const retain::InputError& error) {
    expect(error.diagnostics().front().message == "there are no rows", "diagnostic");
  }
  try {
    retain::Period::parse("2026-13");
    expect(false, "no month 13");
  } catch (const retain::Error& error) {
    expect(!error.hint().empty(), "error");
  }
}

}  // namespace

int main() {
  values();
  table();
  reports();
  rows();
  errors();
  std::puts("retain " RETAIN_VERSION ": the examples hold");
}
