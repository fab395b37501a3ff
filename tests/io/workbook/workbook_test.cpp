#include "io/workbook/workbook.hpp"

#include <memory>
#include <string>

#include "io/container/libraries.hpp"
#include "io/csv/reader.hpp"
#include "retain/diagnostic.hpp"
#include "support/catch.hpp"
#include "support/inputs.hpp"
#include "support/packed_bytes.hpp"

using namespace retain;
using namespace retain::io;
using namespace retain::io::testing;
using namespace retain::test;

namespace {

bool reads_workbooks() {
  for (const Library& library : unpacking_libraries()) {
    if (library.version.empty()) {
      WARN("skipped: this build has no " << library.name);
      return false;
    }
  }
  return true;
}

const Limits limits;

std::shared_ptr<const Workbook> open(const std::string& bytes, bool is_file = false) {
  return std::make_shared<const Workbook>(input_of_bytes(bytes, is_file, "book.xlsx"), limits, '.');
}

/// The text of a sheet, with `|` between its cells.
std::string text_of(const std::string& bytes, std::size_t index = 0) {
  std::string text = read_all(input_of(std::make_shared<Sheet>(open(bytes), index)));
  for (char& c : text) {
    if (c == cell_delimiter) c = '|';
  }
  return text;
}

std::string text_of_sheet(const std::string& xml, const std::vector<std::string>& strings = {}, const std::string& settings = {}) {
  return text_of(workbook_of({{"Data", xml}}, strings, settings));
}

SheetFacts facts_of(const std::string& xml, const std::string& settings = {}) {
  return open(workbook_of({{"Data", xml}}, {}, settings))->survey(0);
}

std::string refusal_of(const std::string& bytes) {
  try {
    text_of(bytes);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

std::string refusal_of_sheet(const std::string& xml, const std::vector<std::string>& strings = {}) {
  return refusal_of(workbook_of({{"Data", xml}}, strings));
}

/// The parts of a small workbook, of which one has another text, or is left out where that is empty.
std::string changed(const std::string& path, const std::string& text) {
  Files files;
  for (auto& [name, content] : workbook_parts({{"Data", rows_xml({{"a", "b"}, {"1", "2"}})}})) {
    if (name != path) files.emplace_back(name, content);
  }
  if (!text.empty()) files.emplace_back(path, text);
  return zip_of(files);
}

}  // namespace

TEST_CASE("cells of every type are read as text") {
  if (!reads_workbooks()) return;
  const std::string xml =
      R"(<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>in &amp; out</t></is></c>)"
      R"(<c r="D1" t="str"><f>A1</f><v>x"y</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c></row>)"
      R"(<row r="3"><c r="A3" s="1"><v>46027</v></c><c r="B3" s="2"><v>0.015</v></c><c r="C3" t="d"><v>2026-01-05T00:00:00</v></c>)"
      R"(<c r="D3" t="n"><v>0.30000000000000004</v></c><c r="E3" s="6"><v>1.5</v></c><c r="F3" t="b"><v>0</v></c></row></sheetData>)";
  CHECK(text_of_sheet(xml, {"고객", "<r><t>two</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> runs</t></r><rPh><t>no</t></rPh>"}) ==
        "고객|two runs|in & out|\"x\"\"y\"|TRUE|#N/A\n\n2026-01-05|1.5%|2026-01-05|0.3|1.5|FALSE\n");
  CHECK(text_of_sheet(R"(<sheetData><row r="1"><c r="A1" s="1"><v>44565</v></c></row></sheetData>)", {}, R"(<workbookPr date1904="1"/>)") ==
        "2026-01-05\n");
}

TEST_CASE("rows and cells may lack their references, and stand apart") {
  if (!reads_workbooks()) return;
  CHECK(text_of_sheet("<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row r=\"4\"><c r=\"B4\"><v>4</v></c></row></sheetData>") ==
        "1||3\n\n\n|4|\n");
  CHECK(text_of_sheet("<sheetData/>").empty());
  CHECK(text_of_sheet("<sheetData></sheetData>").empty());
}

TEST_CASE("texts are on one line, with what XML cannot hold") {
  if (!reads_workbooks()) return;
  CHECK(text_of_sheet("<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row></sheetData>",
                      {"two\nlines", "a_x000D_\nb", "_x005F_x0041_"}) == "two lines|a b|_x0041_\n");
}

TEST_CASE("rows are the same whichever way they are read") {
  if (!reads_workbooks()) return;
  const std::string rows =
      R"(<row r="2" spans="1:3"><c r="A2" t="inlineStr"><is><t>é</t></is></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" s="1"><v>46027</v></c></row>)"
      R"(<row r="3" hidden="1"><c r="B3"><v>7</v></c></row><row r="5"/><row r="6"><c r="A6" t="str"><v>a&lt;b</v></c><c r="D6"><v>1</v></c></row>)";
  const std::string expected = "\né|2|2026-01-05|\n|7||\n\n\na<b|||1\n";
  for (const std::string& xml : {
           "<sheetData>" + rows + "</sheetData>",
           "<sheetData><!-- a comment -->" + rows + "</sheetData>",
           "<sheetData><?x y?>" + rows + "<!-- <row r=\"9\"/> --></sheetData>",
           "<sheetViews/><sheetData>\n  " + rows + "\n</sheetData><pageMargins left=\"1\"/>",
       }) {
    INFO(xml);
    CHECK(text_of_sheet(xml) == expected);
    CHECK(facts_of(xml).hidden_rows == 1);
    CHECK(facts_of(xml).first_hidden_row == 3);
    CHECK(facts_of(xml).rows == 3);
    CHECK(facts_of(xml).columns == 4);
  }
}

TEST_CASE("elements may have a prefix, and the text another encoding") {
  if (!reads_workbooks()) return;
  const std::string prefixed =
      "<x:worksheet xmlns:x=\"urn:x\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
  CHECK(text_of(changed("xl/worksheets/sheet1.xml", prefixed)) == "1\n");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<worksheet><sheetData><row><c><v>12</v></c></row></sheetData></worksheet>"))
    wide.append(1, c).append(1, '\0');
  CHECK(text_of(changed("xl/worksheets/sheet1.xml", wide)) == "12\n");
}

TEST_CASE("names of columns in two rows, of which the upper is merged, become one") {
  if (!reads_workbooks()) return;
  const std::string merged = R"(<mergeCells count="2"><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/></mergeCells>)";
  CHECK(text_of_sheet(rows_xml({{"period", "customers", "", "note"}, {"", "start", "end"}, {"2026-01", "70", "90", "x"}}) + merged) ==
        "\nperiod|customers start|customers end|note\n2026-01|70|90|x\n");
  // Rows that come later are no names, however they are merged.
  CHECK(text_of_sheet(rows_xml({{"name", "team"}, {"A", "x"}, {"B", "y", "z"}, {"C", "y"}}) +
                      R"(<mergeCells><mergeCell ref="B3:C3"/></mergeCells>)") == "name|team|\nA|x|\nB|y|z\nC|y|\n");
  // A title over the table is none.
  CHECK(text_of_sheet(rows_xml({{"Report"}, {"period", "start"}, {"2026-01", "70"}}) +
                      R"(<mergeCells><mergeCell ref="A1:B1"/></mergeCells>)") == "Report|\nperiod|start\n2026-01|70\n");
}

TEST_CASE("a text or date in cells that are merged over rows holds for each, and a number is doubtful") {
  if (!reads_workbooks()) return;
  const std::string rows =
      rows_xml({{"plan", "date", "id", "n"}, {"pro", "<c s=\"1\"><v>46027</v></c>", "a", "7"}, {"", "", "b"}, {"", "", "c"}});
  CHECK(text_of_sheet(rows + R"(<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B4"/><mergeCell ref="D2:D3"/></mergeCells>)") ==
        "plan|date|id|n\npro|2026-01-05|a|7\npro|2026-01-05|b|#MERGED!\n|2026-01-05|c|\n");
}

TEST_CASE("a text that many cells share is not repeated without end") {
  if (!reads_workbooks()) return;
  std::string cells;
  for (int i = 0; i < 100; ++i) cells += "<c t=\"s\"><v>0</v></c>";
  const std::string shared(100'000, 'x');
  CHECK(refusal_of_sheet("<sheetData><row>" + cells + "</row></sheetData>", {shared}) == "a record of more than 4 MiB in row 1");
}

TEST_CASE("elements of other languages are passed") {
  if (!reads_workbooks()) return;
  CHECK(text_of_sheet("<sheetData><row><c><z:v xmlns:z=\"urn:z\">7</z:v><v>100</v></c></row></sheetData>") == "100\n");
}

TEST_CASE("what a person sees and a table does not show is counted") {
  if (!reads_workbooks()) return;
  const SheetFacts facts = facts_of(R"(<cols><col min="2" max="3" hidden="1"/><col min="9" max="9" width="3"/></cols>)" +
                                    rows_xml({{"a", "b"}, {"<c><f>A1</f></c>", "<c><f>B1</f><v></v></c>"}}) +
                                    R"(<mergeCells><mergeCell ref="A1:B2"/></mergeCells>)");
  CHECK(facts.hidden_columns == std::vector<std::pair<std::size_t, std::size_t>>{{2, 3}});
  CHECK(facts.formulas_without_value == 2);
  CHECK(facts.first_formula == "A2");
  REQUIRE(facts.merged.size() == 1);
  CHECK(facts.merged.front().last_row == 2);
  CHECK(text_of_sheet(rows_xml({{"a", "<c><f>B1</f></c>"}})) == "a|#NOT_CALCULATED!\n");
  // An empty text is a value.
  CHECK(facts_of(rows_xml({{"a", "<c t=\"str\"><f>B1</f><v></v></c>"}})).formulas_without_value == 0);
  // Programs that cannot compute write zeros, and ask others to.
  const std::string zeros = rows_xml({{"a", "<c><f>B1</f><v>0</v></c>"}});
  CHECK(facts_of(zeros).formulas_without_value == 0);
  CHECK(facts_of(zeros, R"(<calcPr fullCalcOnLoad="1"/>)").formulas_without_value == 1);
}

TEST_CASE("sheets are listed by name, hidden ones as such") {
  if (!reads_workbooks()) return;
  const auto book =
      open(workbook_of({{"One", rows_xml({{"a"}})}, {"Zwei &amp; drei", rows_xml({{"b", "c"}, {"1", "2"}}), "hidden"}}), true);
  REQUIRE(book->sheets().size() == 2);
  CHECK(book->sheets()[1].name == "Zwei & drei");
  CHECK(book->sheets()[1].is_hidden);
  Sheet one(book, 0);
  CHECK_FALSE(one.holds_table());
  one.rewind();
  Sheet two(book, 1);
  CHECK(two.holds_table());
  CHECK(two.full_name() == "book.xlsx!Zwei & drei");
}

TEST_CASE("what a sheet shows is known when it is done with, and its file is open only while it is read") {
  if (!reads_workbooks()) return;
  const std::string bytes =
      workbook_of({{"One", rows_xml({{"a", "b"}, {"1", "2"}}) + R"(<mergeCells><mergeCell ref="A1:A2"/></mergeCells>)"}});
  Input input = input_of_bytes(bytes, true, "book.xlsx");
  const auto is_open = std::make_shared<bool>(false);
  input.read_at = [is_open, read = input.read_at](std::uint64_t offset, std::span<char> to) { return *is_open = true, read(offset, to); };
  input.rewind = [is_open, rewind = input.rewind] { return *is_open = false, rewind(); };
  const Limits limits;
  const auto sheet = std::make_shared<Sheet>(std::make_shared<const Workbook>(input, limits, '.'), 0);
  CHECK(*is_open);
  for (int pass = 0; pass < 2; ++pass) {
    read_all(input_of(sheet));
    CHECK(*is_open);
    sheet->rewind();
    CHECK_FALSE(*is_open);
    CHECK(sheet->facts().rows == 2);
    CHECK(sheet->facts().merged.size() == 1);
    CHECK(sheet->fills_merged());
  }
}

TEST_CASE("a workbook that is damaged is refused") {
  if (!reads_workbooks()) return;
  CHECK(refusal_of_sheet("<sheetData><row><c t=\"s\"><v>9</v></c></row></sheetData>", {"a"}).find("A1 of ") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row><c><v>1x</v></c></row></sheetData>").find("\"1x\" is no value") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>").find("out of order") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row r=\"99999999\"/></sheetData>").find("out of order") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row><c r=\"B1\"/><c r=\"A1\"/></row></sheetData>").find("out of order") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row><c r=\"XFE1\"><v>1</v></c></row></sheetData>").find("out of order") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row r=\"3\"><c r=\"A4\"><v>1</v></c></row></sheetData>").find("out of place") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row><c s=\"99\"><v>1</v></c></row></sheetData>").find("is no value") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row><c t=\"b\"><v>7</v></c></row></sheetData>").find("is no value") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row><c t=\"x\"><v>7</v></c></row></sheetData>").find("is no value") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row></sheetData>").find("mismatched tag") != std::string::npos);
  CHECK(refusal_of_sheet("<sheetData><row><c><v>\xFF</v></c></row></sheetData>").find("not well-formed") != std::string::npos);
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  CHECK(refusal_of_sheet(deep).find("nested too deeply") != std::string::npos);
}

TEST_CASE("a cell far from the table is named") {
  if (!reads_workbooks()) return;
  CHECK(refusal_of_sheet("<sheetData><row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row></sheetData>") ==
        "more than 4096 columns: XFD1");
}

TEST_CASE("parts that are missing, lie outside or define entities are refused") {
  if (!reads_workbooks()) return;
  CHECK(refusal_of(changed("xl/worksheets/sheet1.xml", "")).find("part \"xl/worksheets/sheet1.xml\" is missing") != std::string::npos);
  CHECK(refusal_of(changed("xl/styles.xml", "")).find("is missing") != std::string::npos);
  CHECK(refusal_of(changed("xl/_rels/workbook.xml.rels", "")).find("nothing says where") != std::string::npos);
  CHECK(refusal_of(changed("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><workbook/>")).find("document type") != std::string::npos);
  CHECK(refusal_of(changed("xl/workbook.xml", "<workbook/>")) == "a workbook without a sheet of cells");
  CHECK(refusal_of(changed("../evil.xml", "x")).find("outside of the archive") != std::string::npos);
  CHECK(refusal_of(changed("XL/Styles.XML", "x")).find("two parts of one name") != std::string::npos);
  const std::string outside =
      "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"../../../etc/passwd\"/></Relationships>";
  CHECK(refusal_of(changed("xl/_rels/workbook.xml.rels", outside)).find("outside of the archive") != std::string::npos);
}

TEST_CASE("archives that are no workbooks are named") {
  if (!reads_workbooks()) return;
  CHECK(refusal_of(zip_of({{"data.csv", "a,b\n"}})) == "a zip archive without a workbook, of 1 file, the first of them \"data.csv\"");
  CHECK(refusal_of(zip_of({{"content.xml", "x"}})) == "an OpenDocument file (.ods)");
  CHECK(refusal_of(zip_of({{"xl/workbook.bin", "x"}})) == "an .xlsb workbook, whose binary sheets are not read");
  CHECK(refusal_of(zip_of({})) == "an empty zip archive");
  const std::string whole = workbook_of({{"Data", rows_xml({{"a"}})}});
  for (std::size_t size = 4; size < whole.size(); size += 97) {
    CHECK_FALSE(refusal_of(whole.substr(0, size)).empty());
  }
}
