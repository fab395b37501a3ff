#include <string>

#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

namespace {

Run read_dates(std::initializer_list<std::string> dates, const std::vector<std::string>& flags = {}) {
  std::string text = "customer,date,amount\n";
  for (const std::string& date : dates) text += "A," + date + ",1\n";
  return read_rows(text, flags);
}

Run read_periods(std::initializer_list<std::string> periods, const std::vector<std::string>& flags = {}) {
  std::string text = "period,cs,cn,ce\n";
  for (const std::string& period : periods) text += period + ",70,20,70\n";
  return read_snapshots(text, flags);
}

}  // namespace

TEST_CASE("bad input 66: composed and decomposed Hangul", "[bad-input]") {
  const std::string composed = "가";
  const std::string decomposed = "\u1100\u1161";
  const Run rows = read_rows("customer,date,amount\n" + composed + ",2026-01-05,1\n" + decomposed + ",2026-01-06,1\n");
  CHECK(cell(rows, "customers_end") == "1");
  const Run segments =
      read_rows("customer,plan,date,amount\nA," + composed + ",2026-01-05,1\nB," + decomposed + ",2026-01-06,1\n", {"--by", "plan"});
  CHECK(cell(segments, "customers_end") == "2");
  const std::string decomposed_period = "\u1100\u1175\u1100\u1161\u11ab";
  CHECK(cell(read_snapshots(decomposed_period + ",cs,ce\n2026-01,70,90\n"), "period") == "2026-01");
}

TEST_CASE("bad input 67: ids with zeros in front and spaces behind", "[bad-input]") {
  const Run run = read_rows("customer,date,amount\n007,2026-01-05,1\n7,2026-01-06,1\n7 ,2026-01-06,1\n");
  check_read(run, {"<stdin>:4:1: warning:", "spaces around it"});
  CHECK(cell(run, "customers_end") == "2");
}

TEST_CASE("bad input 68: ids that a spreadsheet has shortened", "[bad-input]") {
  check_read(read_rows("customer,date,amount\n1.23E+11,2026-01-05,1\n1.24E+11,2026-01-06,1\n"), {"<stdin>:2:1: warning:", "1.23E+11"});
}

TEST_CASE("bad input 68: an apostrophe is a guard against formulas in files for spreadsheets alone", "[bad-input]") {
  const auto customers = [](const std::string& text, const std::vector<std::string>& flags = {}) {
    return cell(read_rows(text, flags), "customers_end");
  };
  CHECK(customers("customer,date,amount\n'-7,2026-01-05,1\n-7,2026-01-06,1\n") == "1");
  CHECK(customers("customer,date,amount\n''-7,2026-01-05,1\n'-7,2026-01-06,1\n") == "2");
  const std::string json = R"([{"customer":"'-7","date":"2026-01-05","amount":1},{"customer":"-7","date":"2026-01-06","amount":1}])";
  CHECK(customers(json) == "2");
  const Run rows = read_rows(R"({"customer":"A","plan":"'=x","date":"2026-01-05","amount":1}
{"customer":"B","plan":"=x","date":"2026-01-06","amount":1})",
                             {"--by", "plan", "-f", "json"});
  CHECK(rows.out.find(R"("segment": "'=x")") != std::string::npos);
  CHECK(rows.out.find(R"("segment": "=x")") != std::string::npos);
  // What stands in another file is taken as that file writes it.
  const ScratchFolder folder;
  folder.write("a.json", R"([{"customer":"A","plan":"'=x","date":"2026-01-05","amount":1}])");
  folder.write("b.csv", "customer,plan,date,amount\nB,'=x,2026-01-06,2\nC,'=x,2026-01-06,3\n");
  const Run both = run_shell(folder, "retain snapshot a.json b.csv --by plan -f json");
  check_read(both);
  CHECK(both.out.find(R"("segment": "'=x")") != std::string::npos);
  CHECK(both.out.find(R"("segment": "=x")") != std::string::npos);
}

TEST_CASE("bad input 68: segments of snapshots keep their apostrophes", "[bad-input]") {
  const Run csv = read_snapshots("period,segment,cs,cn,ce\n2026-01,''=x,7,1,8\n2026-01,'=x,7,1,8\n");
  check_read(csv);
  // As they are written again, guarded.
  CHECK(cell(csv, "segment", 0) == "''=x");
  CHECK(cell(csv, "segment", 1) == "'=x");
  const Run parts = read_snapshots("period,segment,plan,cs,cn,ce\n2026-01,''=x,a,7,1,8\n2026-01,'=x,a,7,1,8\n", {"--by", "segment,plan"});
  check_read(parts);
  CHECK(cell(parts, "segment", 0) == "''=x / a");
  CHECK(cell(parts, "segment", 1) == "'=x / a");
  const Run json = read_snapshots(R"([{"period":"2026-01","segment":"'=x","cs":7,"cn":1,"ce":8}])");
  CHECK(cell(json, "segment") == "''=x");
}

TEST_CASE("bad input 69: rows of a customer in a period add up", "[bad-input]") {
  CHECK(cell(read_dates({"2026-01", "2026-01"}), "revenue_end") == "2");
}

TEST_CASE("bad input 70: one file given twice", "[bad-input]") {
  const ScratchFolder folder;
  const std::string rows = folder.write("rows.csv", "customer,date,amount\nA,2026-01-05,1\n");
  const std::string snapshots = folder.write("snapshots.csv", "period,cs,cn,ce\n2026-01,70,30,90\n");
  check_refused(run_retain({"snapshot", rows, rows}), 3, {"rows.csv", "twice"});
  check_refused(run_retain({"report", snapshots, snapshots}), 3, {"snapshots.csv", "twice"});
  check_refused(run_retain({"snapshot", rows, folder.path("./rows.csv")}), 3, {"./rows.csv", "twice"});
  std::filesystem::create_symlink("rows.csv", folder.path("link.csv"));
  check_refused(run_retain({"snapshot", rows, folder.path("link.csv")}), 3, {"link.csv", "twice"});
}

TEST_CASE("bad input 70: one file by its name and on standard input", "[bad-input]") {
  const ScratchFolder folder;
  folder.write("F", "customer,date,amount\nA,2026-01-05,1\n");
  folder.write("G", "customer,date,amount\nB,2026-01-05,1\n");
  for (const std::string names : {"F /dev/stdin", "F /proc/self/fd/0", "F /dev/fd/0", "F -", "G F -"}) {
    CAPTURE(names);
    check_refused(run_shell(folder, "retain report " + names + " <F"),
                  {"the same file as \"F\", named twice", "each row would count twice"});
  }
  check_refused(run_shell(folder, "retain report - F <F"), {"F: error: the same file as standard input, named twice"});
  check_refused(run_shell(folder, "cat F | retain report - /dev/stdin"), {"the same file as standard input, named twice"});
  check_read(run_shell(folder, "retain report F - <G"));
  check_read(run_shell(folder, "cat F | retain report F -"));
}

TEST_CASE("bad input 71: days and months that nothing tells apart", "[bad-input]") {
  check_refused(read_dates({"01/02/2024"}), {"<stdin>:2:3:", "01/02/2024"});
  check_refused(read_periods({"01/02/2024"}), {"<stdin>:2:1:", "01/02/2024"});
}

TEST_CASE("bad input 71: the flags for days and months", "[bad-input]") {
  check_refused(read_dates({"01/02/2024"}), {"ambiguous", "--day-first", "--month-first"});
  check_refused(read_periods({"01/02/2024"}), {"ambiguous", "--day-first", "--month-first"});
  CHECK(cell(read_dates({"01/02/2024"}, {"--day-first"}), "period") == "2024-02");
  CHECK(cell(read_dates({"01/02/2024"}, {"--month-first"}), "period") == "2024-01");
}

TEST_CASE("bad input 72: days first and months first in one column", "[bad-input]") {
  check_refused(read_dates({"13/02/2024", "02/13/2024"}), {"<stdin>:3:3:"});
  check_refused(read_periods({"13/02/2024", "02/13/2024"}), {"<stdin>:3:1:"});
}

TEST_CASE("bad input 72: both places are told", "[bad-input]") {
  check_refused(read_dates({"13/02/2024", "02/13/2024"}), {"<stdin>:3:3:", "13/02/2024", "at 2:3"});
  check_refused(read_periods({"13/02/2024", "02/13/2024"}), {"<stdin>:3:1:", "13/02/2024", "at 2:1"});
}

TEST_CASE("bad input 73: days and months that do not exist", "[bad-input]") {
  for (const std::string date : {"2024-02-30", "2024-13", "0000-01"}) {
    check_refused(read_dates({date}), {"<stdin>:2:3:", date});
    check_refused(read_periods({date}), {"<stdin>:2:1:", date});
  }
  CHECK(cell(read_dates({"2024-1-1"}), "period") == "2024-01");
  CHECK(cell(read_periods({"2024-1"}), "period") == "2024-01");
}

TEST_CASE("bad input 74: years of two digits", "[bad-input]") {
  check_refused(read_dates({"24-01"}), {"<stdin>:2:3:", "24-01", "four digits", "hint:"});
  check_refused(read_periods({"24-01"}), {"<stdin>:2:1:", "24-01", "four digits", "hint:"});
}

TEST_CASE("bad input 75: dates as they are written in Korea", "[bad-input]") {
  CHECK(cell(read_dates({"2024. 1. 31."}), "period") == "2024-01");
  CHECK(cell(read_dates({"2024년 1월"}), "period") == "2024-01");
  CHECK(cell(read_periods({"2024년 1월"}), "period") == "2024-01");
  CHECK(cell(read_periods({"2024. 1. 31."}), "period") == "2024-01-31");
}

TEST_CASE("bad input 76: a spreadsheet's serial number of a day", "[bad-input]") {
  check_refused(read_dates({"45292"}), {"<stdin>:2:3:", "45292", "serial number"});
  check_refused(read_periods({"45292"}), {"<stdin>:2:1:", "45292", "serial number"});
}

TEST_CASE("bad input 76: the day that a serial number stands for", "[bad-input]") {
  check_refused(read_dates({"45292"}), {"2024-01-01"});
  check_refused(read_periods({"45292"}), {"2024-01-01"});
}

TEST_CASE("bad input 77: periods in disorder", "[bad-input]") {
  const Run run = read_periods({"2024-02", "2024-01", "2024-03"});
  check_read(run, {"<stdin>:3: warning:", "2024-01 stands after a later one"});
  CHECK(cell(run, "period") == "2024-01");
  check_read(read_dates({"2024-02", "2024-01"}));
}

TEST_CASE("bad input 78: one period twice", "[bad-input]") {
  check_refused(read_periods({"2024-01", "2024-01"}), {"<stdin>:3: error:", "2024-01 stands twice (<stdin>:2)"});
}

TEST_CASE("bad input 79: a month that is missing", "[bad-input]") {
  check_read(read_periods({"2024-01", "2024-03"}), {"<stdin>:3: warning:", "2024-02 is missing"});
  CHECK(cell(read_dates({"2024-01", "2024-03"}), "customers_churned", 1) == "1");
}

TEST_CASE("bad input 80: months and quarters in one column", "[bad-input]") {
  check_refused(read_periods({"2024-01", "2024-Q2"}), {"<stdin>:3", "2024-Q2", "2024-01"});
  check_refused(read_dates({"2024-01", "2024-Q2"}), {"<stdin>:3:3:", "2024-Q2"});
}
