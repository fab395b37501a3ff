#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

namespace {

const std::string text_snapshot = "period,cs,cn,ce\n2026-01,70,30,90\n";
const std::string text_row = "customer,date,amount\nA,2026-01-05,10\n";
const std::string mark = "\xef\xbb\xbf";

/// ASCII text in UTF-16, without a byte order mark.
std::string utf16(const std::string& text, bool big_endian) {
  std::string result;
  for (const char c : text) result += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return result;
}

std::string with_tabs(std::string text) {
  for (char& c : text) {
    if (c == ',') c = '\t';
  }
  return text;
}

}  // namespace

TEST_CASE("bad input 1: an empty file", "[bad-input]") {
  check_refused(read_snapshots(""), {"<stdin>: error: file is empty"});
  check_refused(read_rows(""), {"<stdin>: error: file is empty"});
}

TEST_CASE("bad input 2: blank lines only", "[bad-input]") {
  check_refused(read_snapshots(" \n\n  \n"), {"no header and no rows"});
  check_refused(read_rows(" \n\n  \n"), {"no header and no rows"});
}

TEST_CASE("bad input 3: a header only", "[bad-input]") {
  check_refused(read_snapshots("period,cs,cn,ce\n"), {"no data rows after the header"});
  check_refused(read_rows("customer,date,amount\n"), {"no data rows after the header"});
}

TEST_CASE("bad input 4: one period has nothing before it to compare with", "[bad-input]") {
  const Run run = run_retain({"report", "-f", "json"}, text_snapshot);
  check_read(run);
  CHECK(run.out.find("\"previous\": null") != std::string::npos);
  CHECK(run.out.find("\"ndr\": \"missing_input\"") != std::string::npos);
  check_read(read_rows(text_row));
}

TEST_CASE("bad input 5: a byte order mark changes nothing", "[bad-input]") {
  CHECK(read_snapshots(mark + text_snapshot).out == read_snapshots(text_snapshot).out);
  CHECK(read_rows(mark + text_row).out == read_rows(text_row).out);
  check_read(read_rows(mark + text_row));
}

TEST_CASE("bad input 6: a byte order mark only", "[bad-input]") {
  check_refused(read_snapshots(mark), {"file is empty"});
  check_refused(read_rows(mark), {"file is empty"});
}

TEST_CASE("bad input 7: a second byte order mark", "[bad-input]") {
  check_refused(read_snapshots(mark + mark + text_snapshot), {"<stdin>:1:1:", "\\ufeff"});
  check_refused(read_rows(mark + mark + text_row), {"<stdin>:1:1:", "\\ufeff"});
  check_refused(read_snapshots(text_snapshot + mark + "2026-02,90,30,90\n"), {"<stdin>:3", "\\ufeff"});
  check_refused(read_rows(text_row + "B," + mark + "2026-02-05,10\n"), {"<stdin>:3:3:", "\\ufeff"});
}

TEST_CASE("bad input 7: a byte order mark before an id, as where files were joined", "[bad-input]") {
  check_refused(read_rows(text_row + mark + "A,2026-02-05,10\n"), {"<stdin>:3:1:", "\\ufeff"});
}

TEST_CASE("bad input 8: UTF-16 with tabs, as Excel's Unicode text", "[bad-input]") {
  const std::string start = "\xff\xfe";
  const Run snapshots = read_snapshots(start + utf16(with_tabs(text_snapshot), false));
  check_read(snapshots, {"utf-16"});
  CHECK(cell(snapshots, "customers_end") == "90");
  const Run rows = read_rows(start + utf16(with_tabs(text_row), false));
  check_read(rows, {"utf-16"});
  CHECK(cell(rows, "revenue_end") == "10");
}

TEST_CASE("bad input 9: UTF-16, big-endian", "[bad-input]") {
  const std::string start = "\xfe\xff";
  const Run snapshots = read_snapshots(start + utf16(text_snapshot, true));
  check_read(snapshots);
  CHECK(cell(snapshots, "customers_end") == "90");
  const Run rows = read_rows(start + utf16(text_row, true));
  check_read(rows);
  CHECK(cell(rows, "revenue_end") == "10");
}

TEST_CASE("bad input 10: UTF-16 without a mark or with half a character", "[bad-input]") {
  for (const bool big_endian : {false, true}) {
    check_refused(read_snapshots(utf16(text_snapshot, big_endian)), {"utf-16"});
    check_refused(read_rows(utf16(text_row, big_endian)), {"utf-16"});
  }
  check_refused(read_snapshots("\xff\xfe" + utf16(text_snapshot, false) + "x"), {"utf-16"});
  check_refused(read_rows("\xff\xfe" + utf16(text_row, false) + "x"), {"utf-16"});
}

TEST_CASE("bad input 11: cp949 beyond EUC-KR", "[bad-input]") {
  const std::string id = "\x94\xee";
  const Run snapshots = read_snapshots("period,segment,cs,cn,ce\n2026-01," + id + ",70,30,90\n2026-01,B,70,30,90\n");
  check_read(snapshots, {"cp949"});
  CHECK(cell(snapshots, "segment") == "뷁");
  const Run rows = run_retain({"movements", "-f", "csv"}, "customer,date,amount\n" + id + ",2026-01-05,10\n");
  check_read(rows, {"cp949"});
  CHECK(cell(rows, "customer") == "뷁");
}

TEST_CASE("bad input 12: euc-kr is read as cp949", "[bad-input]") {
  const Run run = run_retain({"movements", "-f", "csv", "--encoding=euc-kr"}, "customer,date,amount\n\x94\xee,2026-01-05,10\n");
  check_read(run);
  CHECK(cell(run, "customer") == "뷁");
}

TEST_CASE("bad input 13: cp949 that ends within a character", "[bad-input]") {
  check_refused(read_snapshots("period,segment,cs,cn,ce\n2026-01,\xb0\xa1\xb0,70,30,90\n", {"--encoding", "cp949"}), {"<stdin>:2:10:"});
  check_refused(read_rows("customer,date,amount\n\xb0\xa1\xb0,2026-01-05,10\n", {"--encoding", "cp949"}), {"<stdin>:2:2:"});
}

TEST_CASE("bad input 14: windows-1252", "[bad-input]") {
  const Run snapshots = read_snapshots("period,segment,cs,cn,ce\n2026-01,M\xfcller,70,30,90\n2026-01,B,70,30,90\n");
  check_read(snapshots, {"windows-1252"});
  CHECK(cell(snapshots, "segment") == "Müller");
  const Run rows = run_retain({"movements", "-f", "csv"}, "customer,date,amount\nM\xfcller,2026-01-05,10\n");
  check_read(rows, {"windows-1252"});
  CHECK(cell(rows, "customer") == "Müller");
}

TEST_CASE("bad input 15: one bad byte behind a megabyte of UTF-8", "[bad-input]") {
  std::string snapshots = "period,segment,cs,cn,ce\n";
  std::string rows = "customer,date,amount\n";
  for (int i = 0; i < 40'000; ++i) {
    snapshots += "2026-01,서울" + std::to_string(i) + ",70,30,90\n";
    rows += "고객 번호" + std::to_string(i) + ",2026-01-05,10\n";
  }
  check_refused(read_snapshots(snapshots + "2026-01,\xff,70,30,90\n"), {"<stdin>:40002:9:", "0xFF"});
  check_refused(read_rows(rows + "\xff,2026-01-05,10\n"), {"<stdin>:40002:1:", "0xFF"});
}

TEST_CASE("bad input 16: bytes that UTF-8 forbids", "[bad-input]") {
  for (const char* bytes : {"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80"}) {
    check_refused(read_snapshots("period,segment,cs,cn,ce\n2026-01,서울,70,30,90\n2026-01," + std::string(bytes) + ",70,30,90\n"),
                  {"<stdin>:3:9:", "not UTF-8"});
    check_refused(read_rows("customer,date,amount\n고객,2026-01-05,10\n" + std::string(bytes) + ",2026-01-05,10\n"),
                  {"<stdin>:3:1:", "not UTF-8"});
  }
}

TEST_CASE("bad input 81: binary files", "[bad-input]") {
  const std::string nul(1, '\0');
  check_refused(read_snapshots("period,cs,cn,ce\n2026-01,7" + nul + "0,30,90\n"), {"<stdin>:2:10:", "binary file: a NUL byte"});
  check_refused(read_rows("customer,date,amount\nA,2026-01-05,1" + nul + "0\n"), {"<stdin>:2:15:", "binary file: a NUL byte"});
  for (const auto& run : {read_snapshots, read_rows}) {
    check_refused(run("PK\x03\x04\x14" + nul, {}), {"workbook"});
    check_refused(run("\x1f\x8b\x08" + nul, {}), {"gzip"});
    check_refused(run("%PDF-1.4\n", {}), {"binary file", "PDF", "export the table as .xlsx or CSV"});
    check_refused(run("BZh91AY", {}), {"binary file", "bzip2", "bzip2 -dc"});
    check_refused(run("\xFD"
                      "7zXZ" +
                          nul,
                      {}),
                  {"binary file", "xz -dc"});
    check_refused(run("PAR1" + nul, {}), {"binary file: Parquet"});
    check_refused(run("\xD0\xCF\x11\xE0" + nul, {}), {"binary file: an .xls workbook", "save it as .xlsx"});
    std::string locked = "\xD0\xCF\x11\xE0";
    for (const char c : std::string("EncryptedPackage")) locked += c + nul;
    check_refused(run(locked, {}), {"locked with a password", "without one"});
  }
}

TEST_CASE("bad input 82: control characters and reversed text in an id", "[bad-input]") {
  const std::string text =
      "customer,date,amount\n\x1b]0;x\x07,2026-01-05,1\n\x1b[31mred,2026-01-05,1\n\xc2\x9bx,2026-01-05,1\n\xe2\x80\xaex,2026-01-05,";
  const auto check_harmless = [](const Run& shown) {
    check_read(shown);
    for (const char* raw : {"\x1b", "\x07", "\xc2\x9b", "\xe2\x80\xae"}) CHECK(shown.out.find(raw) == std::string::npos);
  };
  check_harmless(run_retain({"movements", "-f", "table"}, text + "1\n"));
  for (const char* format : {"table", "markdown"}) {
    check_harmless(run_retain({"report", "-f", format, "--by", "customer"}, text + "1\n"));
  }
  CHECK(run_retain({"movements", "-f", "json"}, text + "1\n").out.find("\"\\u001b[31mred\"") != std::string::npos);
  const Run refused = read_rows(text + "y\n");
  check_refused(refused, {"\\u202ex,2026-01-05,y"});
  CHECK(refused.err.find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("bad input 82: no machine format carries what a terminal would act on", "[bad-input]") {
  const std::string id = "\u009b31m\u202eevil\u2066\u061c\u200f";
  const std::string rows = "customer,plan,date,amount\n" + id + "," + id + ",2026-01-05,10\n";
  for (const std::string command : {"movements", "snapshot", "report"}) {
    for (const std::string format : {"json", "ndjson"}) {
      CAPTURE(command, format);
      const Run run = run_retain({command, "-", "-f", format, "--by", "plan", "-q"}, rows);
      if (run.status == 2) continue;
      CAPTURE(run.out);
      CHECK(run.out.find(R"(\u009b31m\u202eevil\u2066\u061c\u200f)") != std::string::npos);
      CHECK(run.out.find("\xC2\x9B") == std::string::npos);
      CHECK(run.out.find("\u202e") == std::string::npos);
    }
  }
}

TEST_CASE("bad input 82: white space of Unicode around an id or a label is none of it", "[bad-input]") {
  for (const std::string space : {"\u0085", "\u00A0", "\u1680", "\u2007", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"}) {
    CAPTURE(space);
    const std::string text = "customer,plan,date,amount\nA,p,2026-01-05,1\n" + space + "A" + space + "," + space + "p," + space +
                             "2026-01-06" + space + "," + space + "2" + space + "\n";
    const Run run = read_rows(text, {"--by", "plan"});
    check_read(run);
    CHECK(cell(run, "segment", 0) == "p");
    CHECK(cell(run, "customers_end", 1) == "1");
    CHECK(cell(run, "revenue_end", 1) == "3");
    const Run snapshots = read_snapshots(space + "period" + space + ",cs,cn,ce\n" + space + "2026-01" + space + ",70" + space + ",30,90\n");
    check_read(snapshots);
    CHECK(cell(snapshots, "period") == "2026-01");
  }
}

TEST_CASE("bad input 83: ids that a spreadsheet would run", "[bad-input]") {
  const Run run = run_retain({"movements", "-f", "csv"},
                             "customer,date,amount\n=cmd|'/c calc'!A1,2026-01-05,1\n+1,2026-01-05,1\n@x,2026-01-05,1\n-2,2026-01-05,1\n"
                             "A,2026-01-05,2\nA,2026-02-05,1\n");
  check_read(run);
  for (const char* id : {"\n'=cmd|'/c calc'!A1,", "\n'+1,", "\n'@x,", "\n'-2,"}) CHECK(run.out.find(id) != std::string::npos);
  CHECK(run.out.find(",-1\n") != std::string::npos);
}

TEST_CASE("bad input 85: ids that would break a row of Markdown", "[bad-input]") {
  const Run run = run_retain({"report", "-f", "markdown"}, "period,segment,cs,cn,ce\n2026-01,\"a|b`c\nd\",70,30,90\n2026-01,e,7,3,9\n");
  check_read(run);
  CHECK(run.out.find("| a\\|b\\`c\\\\nd |") != std::string::npos);
}
