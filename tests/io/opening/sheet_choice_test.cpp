#include "io/opening/sheet_choice.hpp"

#include <string>

#include "io/container/libraries.hpp"
#include "support/catch.hpp"
#include "support/packed_bytes.hpp"
#include "support/run_retain.hpp"

using namespace retain;
using namespace retain::test;

namespace {

bool can_read_workbooks() {
  for (const io::Library& library : io::unpacking_libraries()) {
    if (library.version.empty()) {
      WARN("skipped: this build has no " << library.name);
      return false;
    }
  }
  return true;
}

SheetXml snapshots(const std::string& name, const std::string& start, const std::string& state = "visible") {
  return {name, rows_xml({{"period", "start", "new", "end"}, {"2026-Q1", start, "30", "90"}}), state};
}
SheetXml texts(const std::string& name) {
  return {name, rows_xml({{"what", "meaning"}, {"start", "at the start"}, {"end", "at the end"}})};
}

/// The retention rate that the program prints of a workbook at standard input, or what is wrong.
std::string crr_of(const std::string& workbook, const std::vector<std::string>& flags = {}) {
  std::vector<std::string> args = {"report", "--metrics", "crr", "-f", "value", "-q"};
  args.insert(args.end(), flags.begin(), flags.end());
  const Run run = run_retain(args, workbook);
  return run.out.empty() ? run.err.substr(0, run.err.find('\n')) : run.out.substr(0, run.out.size() - 1);
}

}  // namespace

TEST_CASE("of a workbook the first sheet is read whose columns are known", "[sheets]") {
  if (!can_read_workbooks()) return;
  const std::string book =
      workbook_of({texts("Read me"), snapshots("Hidden", "60", "hidden"), snapshots("Now", "75"), snapshots("Old", "80")});
  CHECK(crr_of(book) == "80");
  CHECK(crr_of(book, {"--sheet", "Old"}) == "75");
  CHECK(crr_of(book, {"--sheet", "old"}) == "75");
  CHECK(crr_of(book, {"--sheet", "4"}) == "75");
  CHECK(crr_of(book, {"--sheet", "Hidden"}) == "100");
  CHECK(crr_of(book, {"--sheet", "5"}) == "retain: error: no sheet \"5\"");
  const Run run = run_retain({"report"}, book);
  CHECK(run.err.find("the sheet \"Now\" is read; also there: \"Read me\", \"Hidden\" (hidden), \"Old\" (--sheet NAME)") !=
        std::string::npos);
  CHECK(run_retain({"report", "-f", "json"}, book).out.find("the sheet \\\"Now\\\" is read, and not \\\"Old\\\"") != std::string::npos);
  CHECK(run_retain({"report", "--sheet", "Now"}, book).err.empty());
  CHECK(crr_of(workbook_of({texts("A"), {"B", "<sheetData/>"}})).find("no column holds a quantity") != std::string::npos);
  CHECK(crr_of(workbook_of({{"A", "<sheetData/>"}, {"B", "<sheetData/>"}})) == "<stdin>: error: no sheet that is shown holds a table");
}

TEST_CASE("a damaged sheet is refused where it may be the one, and does no harm behind it", "[sheets]") {
  if (!can_read_workbooks()) return;
  const SheetXml damaged{"Bad", "<sheetData><row>"};
  CHECK(crr_of(workbook_of({snapshots("Now", "75"), damaged})) == "80");
  CHECK(crr_of(workbook_of({damaged, snapshots("Now", "75")})).find("a damaged workbook") != std::string::npos);
  CHECK(crr_of(workbook_of({damaged, snapshots("Now", "75")}), {"--sheet", "Now"}) == "80");
}

TEST_CASE("messages name the cells of a sheet", "[sheets]") {
  if (!can_read_workbooks()) return;
  const auto first_error = [](const std::vector<std::vector<std::string>>& rows) {
    return crr_of(workbook_of({{"Data", rows_xml(rows)}}));
  };
  CHECK(first_error({{"", "period", "start", "end"}, {"", "2026-Q1", "70", "x"}}).starts_with("<stdin>!Data:D2: error: "));
  CHECK(first_error({{"customer", "date", "amount"}, {"A", "<c s=\"1\"><v>46027</v></c>", "<c t=\"e\"><v>#DIV/0!</v></c>"}}) ==
        "<stdin>!Data:C2: error: amount holds an error of Excel: \"#DIV/0!\"");
  CHECK(first_error({{"customer", "date", "amount"}, {"A", "<c s=\"1\"><v>46027</v></c>", "<c><f>1+1</f></c>"}}) ==
        "<stdin>!Data:C2: error: amount holds a formula that was saved without its value");
  const Run json = run_retain({"validate", "-f", "json"}, workbook_of({{"Data", rows_xml({{"period", "start"}, {"2026-Q1", "x"}})}}));
  CHECK(json.out.find("\"pointer\": \"B2\"") != std::string::npos);
  CHECK(json.out.find("\"column\": 2") != std::string::npos);
}

TEST_CASE("labels of snapshots are as fine as their cells show them, and dates of rows are days", "[sheets]") {
  if (!can_read_workbooks()) return;
  const auto dates = [](const std::string& style) { return std::vector<std::string>{"<c s=\"" + style + "\"><v>46023</v></c>"}; };
  const std::string month = workbook_of({{"D", rows_xml({{"period", "start", "end"}, {dates("3")[0], "70", "70"}})}});
  CHECK(run_retain({"report", "-f", "csv"}, month).out.find("\n2026-01,") != std::string::npos);
  const std::string year = workbook_of({{"D", rows_xml({{"period", "start", "end"}, {dates("4")[0], "70", "70"}})}});
  CHECK(run_retain({"report", "-f", "csv"}, year).out.find("\n2026,") != std::string::npos);
  const std::string spans = workbook_of({{"D", rows_xml({{"customer", "start", "end", "mrr"},
                                                         {"A", "<c s=\"3\"><v>46023</v></c>", "<c s=\"3\"><v>46054</v></c>", "10"},
                                                         {"B", "<c s=\"3\"><v>46023</v></c>", "<c s=\"1\"><v>46100</v></c>", "10"}})}});
  const Run run = run_retain({"snapshot", "-f", "csv", "--end", "inclusive"}, spans);
  CHECK(run.status == 0);
  CHECK(run.err.find("is a month") == std::string::npos);
}

TEST_CASE("names of columns below merged groups are read with the group, or without where that says nothing", "[sheets]") {
  if (!can_read_workbooks()) return;
  const std::string merged = R"(<mergeCells><mergeCell ref="B1:C1"/></mergeCells>)";
  const std::string date = "<c s=\"1\"><v>46027</v></c>";
  CHECK(crr_of(workbook_of({{"D", rows_xml({{"", "customers"}, {"period", "start", "lost"}, {"2026-Q1", "80", "20"}}) + merged}})) == "75");
  const Run rows =
      run_retain({"snapshot", "-f", "csv", "-q"},
                 workbook_of({{"D", rows_xml({{"", "Payment"}, {"customer", "date", "amount"}, {"A", date, "10"}}) + merged}}));
  CHECK(rows.out.find("2026-01,,") != std::string::npos);
}

TEST_CASE("sniff lists the sheets, on a terminal too", "[sheets]") {
  if (!can_read_workbooks()) return;
  cli::Console terminal;
  terminal.stderr_is_terminal = true;
  const Run run = run_retain({"sniff"}, workbook_of({texts("Read me"), snapshots("Now", "75", "visible")}), terminal);
  CHECK(run.out.find("Read me (rows: 3, columns: 2), Now (rows: 2, columns: 4)") != std::string::npos);
  const Run json = run_retain({"sniff", "-f", "json"}, workbook_of({snapshots("Now", "75")}));
  CHECK(json.out.find("\"sheet\": \"Now\"") != std::string::npos);
}

TEST_CASE("flags of text are refused where there is none, and the sheet where there is no workbook", "[sheets]") {
  if (!can_read_workbooks()) return;
  const std::string book = workbook_of({snapshots("Now", "75")});
  CHECK(run_retain({"report", "--delimiter", ";"}, book).err.find("--delimiter is for text, and the input is a workbook") !=
        std::string::npos);
  CHECK(run_retain({"report", "--encoding", "cp949"}, book).status == 2);
  CHECK(run_retain({"report", "--sheet", "Now"}, "period,start,end\n2026-Q1,75,60\n").status == 2);
}
