#include "io/snapshots/row.hpp"

#include "core/table/column_names.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

Snapshot labelled(Label label, std::string_view text) {
  Snapshot snapshot;
  store_label(snapshot, label, text);
  return snapshot;
}

std::string error_of(Label label, std::string_view text) {
  try {
    labelled(label, text);
  } catch (const CellError& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
  return {};
}

}  // namespace

TEST_CASE("periods are read by the core, which says what is wrong with them", "[snapshot_row]") {
  CHECK(labelled(Label::period, " 2026-03 ").period == Period::parse("2026-03"));
  CHECK(labelled(Label::period, "Launch").period.to_string() == "Launch");
  CHECK(labelled(Label::period, "").period.is_none());
  CHECK(error_of(Label::period, "2026-13").starts_with("period \"2026-13\" has no valid month | "));
  CHECK(error_of(Label::period, "#REF!") == "period holds an error of Excel: \"#REF!\" | mend the formula");
}

TEST_CASE("a totals row is no period", "[snapshot_row]") {
  for (const char* text : {"Total", "TOTALS", "합계", "총계", "Summe", "Grand Total", "전체"}) {
    CAPTURE(text);
    CHECK(error_of(Label::period, text) ==
          "not a period: \"" + std::string(text) + "\" looks like a totals row | remove the row: sums are computed from the others");
  }
}

TEST_CASE("segments are trimmed and composed, and words for the whole base are none", "[snapshot_row]") {
  CHECK(labelled(Label::segment, "  EMEA ").segment == "EMEA");
  CHECK(labelled(Label::segment, "\xE1\x84\x80\xE1\x85\xA1").segment == "가");
  CHECK(labelled(Label::segment, "Total").segment.empty());
  CHECK(labelled(Label::segment, "전체").segment.empty());
}

TEST_CASE("complete is true or false", "[snapshot_row]") {
  for (const char* text : {"true", "TRUE", "yes", "1", ""}) CHECK(labelled(Label::complete, text).complete);
  for (const char* text : {"false", "False", "no", "0"}) CHECK_FALSE(labelled(Label::complete, text).complete);
  CHECK(error_of(Label::complete, "maybe") == "complete: \"maybe\" is neither true nor false | write true or false");
}

TEST_CASE("the header's unit settles what the cell leaves open", "[snapshot_row]") {
  Column column{Field(Id::churn), {.percent = true}, false};
  CHECK(read_number(column, "0.8", DecimalMark::point).cell.unit_settled);
  column = {Field(Id::customer_lifespan), {.time_unit = Granularity::year}, false};
  CHECK(read_number(column, "5", DecimalMark::point).cell.time_unit == Granularity::year);
  CHECK(read_number(column, "5 months", DecimalMark::point).cell.time_unit == Granularity::month);
  column = {Field(Id::revenue_start), {.shift = 4, .currency = "KRW"}, false};
  CHECK(read_number(column, "1.25", DecimalMark::point).cell.value == Number(12'500));
  CHECK(read_number(column, "1.25", DecimalMark::point).currency == "KRW");
}

TEST_CASE("values go where their column says", "[snapshot_row]") {
  Snapshot snapshot;
  const Column reason{Field(ReasonColumn{"churned:price"}), {}, false};
  store_number(snapshot, reason, read_number(reason, "3", DecimalMark::point).cell);
  const Column start{Field(Id::customers_start), {}, false};
  store_number(snapshot, start, read_number(start, "70", DecimalMark::point).cell);
  CHECK(snapshot.reasons == ReasonCounts{{"churned:price", 3}});
  CHECK(snapshot.find(Id::customers_start)->value == Number(70));
  CHECK_THROWS_WITH(read_number(reason, "3.5", DecimalMark::point), "churned:price: \"3.5\" is not a whole number");
}

TEST_CASE("a window is a number of periods", "[snapshot_row]") {
  CHECK(labelled(Label::window, "12").window == 12);
  for (const char* text : {"x", "0", "-1", "1.5", "12 months"}) {
    CHECK(error_of(Label::window, text) ==
          "window: \"" + std::string(text) + "\" is not a number of periods | write 12 for the trailing year of a month");
  }
}
