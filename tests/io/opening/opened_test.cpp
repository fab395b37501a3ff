#include "io/opening/opened.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;

namespace {

Opened opened_text(const std::string& text, const LoadOptions& options = {}) {
  Problems problems;
  ColumnNames names(options.columns, problems, options.by);
  return open_input("in.csv", text, Encoding::detect, options, names);
}

std::string fields_of(const Opened& opened) {
  std::string fields;
  for (std::size_t i = 0; i < opened.headers.size(); ++i) fields += (i == 0 ? "" : ",") + opened.field_of(i);
  return fields;
}

}  // namespace

TEST_CASE("a table of customer rows is understood by its head", "[opened]") {
  const std::string text = "\xEF\xBB\xBFMy report\n(in k€)\nClient;Plan;Datum;MRR\nA1;basic;03/04/2026;1,5\nA2;plus;14/04/2026;2\n";
  LoadOptions options;
  options.by = {"plan"};
  const Opened opened = opened_text(text, options);
  CHECK(opened.kind == InputKind::customer_rows);
  CHECK(opened.format == InputFormat::csv);
  CHECK(opened.encoding.value == Encoding::utf_8);
  CHECK_FALSE(opened.encoding.is_certain);
  CHECK(opened.table.delimiter == ';');
  CHECK(opened.table.table_place.line == 3);
  CHECK(text.substr(opened.table.rows_offset).starts_with("A1;"));
  CHECK(opened.table.units.at(0).text == "k€");
  CHECK(opened.row_columns.amount_unit.text.shift == 3);
  CHECK(fields_of(opened) == "customer,segment,date,amount");
  CHECK(opened.problems.empty());
  CHECK_FALSE(opened.refusal);
}

TEST_CASE("how values are written is presumed until the user or a value says it", "[opened]") {
  const Opened presumed = opened_text("customer,date,amount\nA1,03/04/2026,5\n");
  CHECK(presumed.mark.value == DecimalMark::point);
  CHECK_FALSE(presumed.mark.is_certain);
  CHECK(presumed.order.value == DateOrder::unknown);
  CHECK(presumed.dates.order == DateOrder::day_first);
  const Opened shown = opened_text("customer,date,amount\nA1,03/04/2026,5\nA2,04/14/2026,5\n");
  CHECK(shown.order.value == DateOrder::month_first);
  CHECK_FALSE(shown.order.is_certain);
  CHECK(shown.order.witness.text == "04/14/2026");
  CHECK(shown.order.witness.place == TextPlace{3, 4});
  CHECK(shown.dates.order == DateOrder::month_first);
  LoadOptions options;
  options.decimal = DecimalMark::comma;
  options.dates.order = DateOrder::month_first;
  const Opened settled = opened_text("customer,date,amount\nA1,03/04/2026,5\n", options);
  CHECK(settled.mark.value == DecimalMark::comma);
  CHECK(settled.mark.is_certain);
  CHECK(settled.order.is_certain);
  CHECK(settled.dates.order == DateOrder::month_first);
}

TEST_CASE("snapshots are told from rows by their columns", "[opened]") {
  const Opened csv = opened_text("month,start,lost,note\n2026-01,200,12,x\n");
  CHECK(csv.kind == InputKind::snapshots);
  CHECK(fields_of(csv) == "period,customers_start,customers_churned,");
  CHECK_FALSE(csv.lacks);
  const Opened own = opened_text("period,segment,complete,customers_start\n2026-01,,true,200\n");
  CHECK(own.is_own_output);
  CHECK(own.mark.is_certain);
  CHECK(opened_text(R"([{"client":"A1","date":"2026-01","amount":5},{"cl)").kind == InputKind::customer_rows);
  CHECK(fields_of(opened_text("{\"client\":\"A1\",\"date\":\"2026-01\",\"amount\":5}\n{}\n")) == "customer,date,amount");
  CHECK(opened_text(R"([{"period":"2026-01","cs":5}])").kind == InputKind::snapshots);
  LoadOptions turned;
  turned.transpose = true;
  CHECK(opened_text("customer,date,amount\n", turned).kind == InputKind::snapshots);
}

TEST_CASE("an input that cannot be read says why", "[opened]") {
  CHECK(opened_text("BZh9...").refusal->message == "binary file: compressed with bzip2");
  CHECK(opened_text("").refusal->message == "file is empty");
  CHECK(opened_text("customer,amount\nA1,5\n").lacks->message.starts_with("customer rows need a column of the customer"));
  CHECK(opened_text("a,b\n1,2\n").problems.at(0).message.starts_with("no column holds a quantity"));
  CHECK(opened_text("customer,date,amount,revenue\n").problems.at(0).message.starts_with("two columns for amount"));
}

TEST_CASE("a disproof makes another of what was opened", "[opened]") {
  const std::string head = "customer;date;amount\nA1;03/04/2026;5\n";
  Problems problems;
  ColumnNames names({}, problems);
  const Opened before = open_input("in.csv", head, Encoding::detect, {}, names);
  Disproof disproof;
  disproof.mark = Finding<DecimalMark>{DecimalMark::comma, false, Witness{true, "1,5", {9, 3}}};
  disproof.order = Finding<DateOrder>{DateOrder::month_first};
  const Opened after = open_again(before, disproof, head, {}, names);
  CHECK(after.mark.value == DecimalMark::comma);
  CHECK(after.mark.witness.place == TextPlace{9, 3});
  CHECK(after.dates.order == DateOrder::month_first);
  CHECK(after.row_columns[RowField::amount] == std::size_t{2});
  Disproof encoding;
  encoding.encoding = Encoding::cp949;
  const Opened decoded = open_again(before, encoding, "고객;date;amount\n", {}, names);
  CHECK(decoded.encoding.value == Encoding::cp949);
  CHECK(decoded.encoding.is_certain);
  CHECK(decoded.headers.at(0).text == "고객");
  CHECK(decoded.notes == std::vector<std::string>{"in.csv: read as cp949 (--encoding settles it)"});
}
