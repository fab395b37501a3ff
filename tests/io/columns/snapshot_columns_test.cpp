#include "io/columns/snapshot_columns.hpp"

#include "core/table/column_names.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

using Pins = std::vector<std::pair<std::string, std::string>>;

std::vector<Header> headers_called(const std::vector<std::string>& texts) {
  std::vector<Header> headers;
  for (const std::string& text : texts) headers.push_back({text, {"in.csv", 1, headers.size() + 1, {}}});
  return headers;
}

std::string errors_in(Problems problems) {
  try {
    static_cast<void>(std::move(problems).finish());
  } catch (const InputError& error) {
    std::string text;
    for (const Diagnostic& diagnostic : error.diagnostics()) {
      text += std::to_string(diagnostic.place.column) + ' ' + diagnostic.message + " | " + diagnostic.hint + '\n';
    }
    return text;
  }
  return {};
}

std::string find_errors(const std::vector<std::string>& texts, const Pins& pins = {}) {
  Problems problems;
  ColumnNames names(pins, problems);
  names.find(headers_called(texts), problems);
  names.check_pinned(problems);
  return errors_in(std::move(problems));
}

std::vector<Column> find(const std::vector<std::string>& texts, const Pins& pins = {}) {
  Problems problems;
  ColumnNames names(pins, problems);
  return names.find(headers_called(texts), problems);
}

}  // namespace

TEST_CASE("headers are known in many spellings", "[columns]") {
  struct Row {
    const char* header;
    Field field;
  };
  const Row rows[] = {
      {"customers_start", Id::customers_start},
      {" Customers Start ", Id::customers_start},
      {"CS", Id::customers_start},
      {"기초고객수", Id::customers_start},
      {"기초 고객수 (명)", Id::customers_start},
      {"\xE1\x84\x80\xE1\x85\xB5\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xAB", Label::period},
      {"Month", Label::period},
      {"기준월", Label::period},
      {"Period (month)", Label::period},
      {"Region", Label::segment},
      {"complete", Label::complete},
      {"MRR-Start", Id::revenue_start},
      {"arr_expansion", Id::revenue_expansion},
      {"이탈매출 (원)", Id::revenue_churned},
      {"churned:Price", ReasonColumn{"churned:Price"}},
      {"이탈:가격 (명)", ReasonColumn{"이탈:가격"}},
      {"churned:price (monthly)", ReasonColumn{"churned:price (monthly)"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const Column column = find({row.header}).at(0);
    CHECK(column.field == row.field);
    CHECK_FALSE(column.unknown);
  }
}

TEST_CASE("the brackets of a header hold the unit", "[columns]") {
  CHECK(find({"기초매출(만원)"})[0].unit.shift == 4);
  CHECK(find({"MRR start (k€)"})[0].unit.shift == 3);
  CHECK(find({"MRR start (k€)"})[0].unit.currency == "EUR");
  CHECK(find({"mrr_start [$M]"})[0].unit.shift == 6);
  CHECK(find({"mrr_start（천원）"})[0].unit.shift == 3);
  CHECK(find({"churn (%)"})[0].unit.percent);
  CHECK(find({"customer_lifespan (months)"})[0].unit.time_unit == Granularity::month);
  CHECK(find({"purchase_frequency (/year)"})[0].unit.time_unit == Granularity::year);
  CHECK(find_errors({"mrr_start (furlongs)"}) ==
        "1 unknown unit \"furlongs\" in the header of revenue at the start | money takes a currency, and 천원, 만원, 백만원, 억원, K, "
        "Tsd., M, "
        "Mio. or bn scale "
        "it\n");
  CHECK(find_errors({"x", "cs (K)"}) == "2 unknown unit \"K\" in the header of customers at the start | counts take 명 or 건\n");
  for (const auto& [header, hint] : std::vector<std::pair<std::string, std::string>>{
           {"churn", "percents take %"},
           {"frt", "hours take h"},
           {"customer_lifespan", "numbers of periods take days, weeks, months, quarters or years"},
           {"purchase_frequency", "frequencies take /day, /week, /month, /quarter or /year"},
           {"nps", "it takes none"},
       }) {
    CHECK(find_errors({header + " (kg)"}) ==
          "1 unknown unit \"kg\" in the header of " + std::string(quantity(*find_quantity(header)).name) + " | " + hint + "\n");
  }
}

TEST_CASE("computed metrics are recomputed in silence, other names are unknown", "[columns]") {
  const auto columns = find({"ndr", "foo"});
  CHECK_FALSE(columns[0].field);
  CHECK_FALSE(columns[0].unknown);
  CHECK_FALSE(columns[1].field);
  CHECK(columns[1].unknown);
  CHECK(find({"churn"})[0].field == Field(Id::churn));
}

TEST_CASE("two columns for one field are an error with both places", "[columns]") {
  CHECK(find_errors({"cs", "x", "Customers Start"}) ==
        "3 two columns for customers at the start: \"cs\" at 1:1 and \"Customers Start\" | rename or remove one, or give one with --column "
        "customers_start=cs\n");
  CHECK(find_errors({"month", "date"}).starts_with("2 two columns for period: \"month\" at 1:1 and \"date\""));
  CHECK(find_errors({"churned:price", "churned:price"}).starts_with("2 two columns for churned:price"));
  CHECK(find_errors({"x", "x", "ndr", "ndr", "", ""}).empty());
}

TEST_CASE("two segment columns name the flags", "[columns]") {
  CHECK(find_errors({"period", "region", "plan", "cs"}) ==
        "3 two segment columns: region, plan | give one with --column segment=region (several need --by)\n");
}

TEST_CASE("the user says what a column holds", "[columns]") {
  const auto columns =
      find({"region", "Plan", "Anfang (€)", "cs", "start"}, {{"segment", "plan"}, {"mrr_start", "anfang"}, {"CS", "start"}});
  CHECK_FALSE(columns[0].field);
  CHECK_FALSE(columns[0].unknown);
  CHECK(columns[1].field == Field(Label::segment));
  CHECK(columns[2].field == Field(Id::revenue_start));
  CHECK(columns[2].unit.currency == "EUR");
  CHECK_FALSE(columns[3].field);
  CHECK(columns[4].field == Field(Id::customers_start));
  CHECK(find({"Preis"}, {{"churned:price", "Preis"}})[0].field == Field(ReasonColumn{"churned:price"}));
}

TEST_CASE("what the user says must make sense", "[columns]") {
  CHECK(find_errors({"a"}, {{"custmers_start", "a"}}) ==
        "0 --column names no field: \"custmers_start\"; did you mean \"customers_start\"? | `retain metrics` lists the fields\n");
  // Whether there are rows after all is known when the input was read.
  CHECK(find_errors({"a"}, {{"amount", "a"}}) == "0 --column names no field: \"amount\" | `retain metrics` lists the fields\n");
  CHECK(find_errors({"a"}, {{"ndr", "a"}}) == "0 --column: ndr is computed and not read | \n");
  CHECK(find_errors({"a"}, {{"cs", "b"}}) ==
        "0 no column \"b\", which --column gives for customers_start | write the header as the input has it\n");
}

TEST_CASE("unknown columns are one warning with the nearest names", "[columns]") {
  Problems problems;
  warn_of_unknown(headers_called({"churned_mrrr", "Custmers Start", "zzzz", "mrr_expnasion", "perod"}), problems);
  const auto warnings = std::move(problems).finish();
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].code == "unknown_column");
  CHECK(warnings[0].place == Place{"in.csv", 1, 1, {}});
  CHECK(
      warnings[0].message ==
      "unknown columns \"churned_mrrr\" (did you mean \"churned_mrr\"?), \"Custmers Start\" (did you mean \"customers_start\"?), \"zzzz\", "
      "\"mrr_expnasion\" (did you mean \"mrr_expansion\"?), \"perod\" (did you mean \"period\"?)");
  Problems none;
  warn_of_unknown({}, none);
  CHECK(std::move(none).finish().empty());
}

TEST_CASE("an input without a quantity is told what was found", "[columns]") {
  Problems problems;
  report_no_quantity(headers_called({"period", "custmers_start", ""}), problems);
  CHECK(errors_in(std::move(problems)) ==
        "1 no column holds a quantity; found \"period\", \"custmers_start\" (did you mean \"customers_start\"?), one without a name at "
        "column 3 | "
        "`retain metrics` lists the quantities and their names; --column FIELD=HEADER says what a column holds\n");
  std::vector<std::string> many(25, "zzzz");
  Problems long_list;
  report_no_quantity(headers_called(many), long_list);
  CHECK(errors_in(std::move(long_list)).find("\"zzzz\" and 5 more |") != std::string::npos);
}
