#include "render/content/cells.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Texts = std::vector<std::string>;

namespace {

/// The texts of a column below each other.
Texts column(const Report& report, ColumnKind kind, Id id) {
  const Figures figures(report, std::nullopt, Language::english);
  Texts texts;
  for (const TableLine& line : lines_of(report, Language::english)) texts.push_back(make_cell(kind, quantity(id), line, figures).text);
  return texts;
}

Report two_months() {
  return test::report({test::row("2026-09", "cs=1276 cn=88 churned=68 cost_per_lost_customer=10"),
                       test::row("2026-10", "cs=1296 cn=79 churned=96 cost_per_lost_customer=10")});
}

}  // namespace

TEST_CASE("a start is carried from the first period, an end from the last, flows add up") {
  CHECK(column(two_months(), ColumnKind::value, Id::customers_start) == Texts{"1,276", "1,296", "", "1,276"});
  CHECK(column(two_months(), ColumnKind::value, Id::customers_end) == Texts{"1,296", "1,279", "", "1,279"});
  CHECK(column(two_months(), ColumnKind::value, Id::customers_new) == Texts{"88", "79", "", "167"});
}

TEST_CASE("a rate has a weighted mean, and a compounded one where it compounds") {
  CHECK(column(two_months(), ColumnKind::value, Id::crr) == Texts{"94.7", "92.6", "93.6", "87.7"});
  CHECK(column(two_months(), ColumnKind::value, Id::churn) == Texts{"5.3", "7.4", "6.4", ""});
  CHECK(column(two_months(), ColumnKind::range, Id::crr) == Texts{"93.3 - 95.8", "91.0 - 93.9", "92.6 - 94.5", "compounded"});
  CHECK(column(two_months(), ColumnKind::range, Id::churn).back().empty());
}

TEST_CASE("a cost adds up, and a rate of exchange for it does not") {
  CHECK(column(two_months(), ColumnKind::value, Id::churn_cost) == Texts{"680", "960", "", "1,640"});
  CHECK(column(two_months(), ColumnKind::value, Id::cost_per_lost_customer) == Texts{"10", "10", "10", ""});
}

TEST_CASE("a change that is beyond chance is marked and coloured by what is better") {
  const Report report = two_months();
  CHECK(column(report, ColumnKind::change, Id::crr) == Texts{"–  ", "-2.1 *", "", ""});
  const Figures figures(report, std::nullopt, Language::english);
  const TableLine last = lines_of(report, Language::english)[1];
  CHECK(make_cell(ColumnKind::change, quantity(Id::crr), last, figures).tone == Tone::bad);
  CHECK(make_cell(ColumnKind::change, quantity(Id::churn), last, figures).text == "+2.1 *");
  CHECK(make_cell(ColumnKind::change, quantity(Id::churn), last, figures).tone == Tone::bad);
}

TEST_CASE("what is undefined has a mark and a reason") {
  const Report report = test::report({test::row("2026-01", "cs=0 cn=5 ce=5")});
  const Figures figures(report, std::nullopt, Language::english);
  const TableCell cell = make_cell(ColumnKind::value, quantity(Id::crr), lines_of(report, Language::english).front(), figures);
  CHECK(cell.text == "–");
  CHECK(cell.undefined == Reason::zero_start_customers);
}
