#include "io/rows/load.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/rows_runs.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using test::errors_of;
using test::movements_of;
using test::Run;
using test::run_retain;
using Lines = std::vector<std::string>;

namespace {

const std::string dated_header = "customer,date,amount\n";

Run movements(const std::string& input, std::vector<std::string> flags = {}) {
  flags.insert(flags.begin(), {"movements", "-f", "csv"});
  return run_retain(flags, input);
}

/// So many rows that say nothing about the decimal mark.
std::string whole_amounts(std::size_t count) {
  std::string text = "customer;date;amount\n";
  for (std::size_t i = 0; i < count; ++i) text += "C" + std::to_string(1'000'000 + i) + ";2026-01-15;-1\n";
  return text;
}

}  // namespace

TEST_CASE("one proof of the decimal mark holds for all rows, and those before it are read again", "[load_rows]") {
  CHECK(movements_of("customer;date;amount\nA1;2026-01;1.234\nB1;2026-01;5,25\n") ==
        "A1,,2026-01,new,0,1234,1234\nB1,,2026-01,new,0,5.25,5.25\n");
  CHECK(movements_of("customer;date;amount\nA1;2026-01;1.234\nB1;2026-01;5.25\n") ==
        "A1,,2026-01,new,0,1.234,1.234\nB1,,2026-01,new,0,5.25,5.25\n");
  CHECK(movements_of("customer;date;amount\nA1;2026-01;1,234\nB1;2026-01;1.234,5\n") ==
        "A1,,2026-01,new,0,1.234,1.234\nB1,,2026-01,new,0,1234.5,1234.5\n");
  CHECK(movements_of(dated_header + "A1,2026-01,\"1,234\"\nB1,2026-01,1.234\n") ==
        "A1,,2026-01,new,0,1234,1234\nB1,,2026-01,new,0,1.234,1.234\n");
  CHECK(movements_of(dated_header + "A1,2026-01,1.234\nB1,2026-01,\"12,5\"\n") ==
        "A1,,2026-01,new,0,1234,1234\nB1,,2026-01,new,0,12.5,12.5\n");
}

TEST_CASE("a comma that proves itself late restarts a file, and a pipe as long as it is held", "[load_rows]") {
  const std::string threads = GENERATE(as<std::string>(), "1", "4");
  const std::string late = whole_amounts(120'000) + "A1;2026-01-16;1.234\nA2;2026-01-16;12,50\n";  // about 2.7 MB
  const std::string expected = "A1,,2026-01,new,0,1234,1234\nA2,,2026-01,new,0,12.5,12.5\n";
  CHECK(movements_of(late, {"--threads", threads}) == expected);
  const test::ScratchFolder folder;
  const std::string later = whole_amounts(420'000) + "A1;2026-01-16;1.234\nA2;2026-01-16;12,50\n";  // about 9.7 MB
  const std::string file = folder.write("rows.csv", later);
  CHECK(movements_of("", {file, "--threads", threads}) == expected);
  const std::string errors = errors_of(later, {"--threads", threads});
  CHECK(errors.starts_with("<stdin>: error: the decimal mark is the comma, "));
  CHECK(errors.find("--decimal comma") != std::string::npos);
  CHECK(movements_of(later, {"--decimal", "comma", "--threads", threads}) == expected);
}

TEST_CASE("one proof of the order of dates holds for all rows, wherever it stands", "[load_rows]") {
  const std::string doubtful = dated_header + "A1,01/02/2026,1\n";
  CHECK(movements_of(doubtful + "B1,13/03/2026,2\n") == "A1,,2026-02,new,0,1,1\nA1,,2026-03,churned,1,0,-1\nB1,,2026-03,new,0,2,2\n");
  CHECK(movements_of(doubtful + "B1,03/13/2026,2\n") == "A1,,2026-01,new,0,1,1\nA1,,2026-02,churned,1,0,-1\nB1,,2026-03,new,0,2,2\n");
  CHECK(movements_of(doubtful, {"--day-first"}) == "A1,,2026-02,new,0,1,1\n");
  CHECK(movements_of(doubtful, {"--month-first"}) == "A1,,2026-01,new,0,1,1\n");
  CHECK(movements_of(doubtful, {"--date-format", "%m/%d/%Y"}) == "A1,,2026-01,new,0,1,1\n");
  CHECK(errors_of(doubtful).starts_with("<stdin>:2:4: error: ambiguous date \"01/02/2026\": "));
  CHECK(errors_of(doubtful).ends_with("hint: pass --day-first or --month-first\n"));
  CHECK(
      errors_of(doubtful + "A1,13/02/2026,1\nA1,02/13/2026,1\n")
          .starts_with(
              "<stdin>:4:4: error: two orders of dates in one file: \"02/13/2026\" has the month first, \"13/02/2026\" at 3:4 the day\n"));
}

TEST_CASE("a date that proves its order late restarts a file, and a pipe as long as it is held", "[load_rows]") {
  const std::string threads = GENERATE(as<std::string>(), "1", "4");
  const auto rows = [](std::size_t count) {
    std::string text = dated_header;
    for (std::size_t i = 0; i < count; ++i) text += "C" + std::to_string(1'000'000 + i) + ",01/02/2026,-1\n";
    return text + "A1,03/02/2026,5\n";
  };
  const std::string late = rows(120'000);  // about 2.7 MB
  CHECK(movements_of(late + "A2,02/13/2026,6\n", {"--threads", threads}) ==
        "A1,,2026-03,new,0,5,5\nA2,,2026-02,new,0,6,6\nA2,,2026-03,churned,6,0,-6\n");
  CHECK(movements_of(late + "A2,13/02/2026,6\n", {"--threads", threads}) == "A1,,2026-02,new,0,5,5\nA2,,2026-02,new,0,6,6\n");
  CHECK(errors_of(late, {"--threads", threads}).starts_with("<stdin>:2:10: error: ambiguous date \"01/02/2026\": "));
  CHECK(errors_of(late + "A2,02/13/2026,6\nA2,13/02/2026,6\n", {"--threads", threads})
            .starts_with("<stdin>:120004:4: error: two orders of dates in one file: "));
  const std::string later = rows(420'000) + "A2,02/13/2026,6\n";  // about 9.7 MB
  const std::string errors = errors_of(later, {"--threads", threads});
  CHECK(errors.starts_with("<stdin>: error: dates have the month first, which is seen too late to read the pipe again\n"));
  CHECK(errors.ends_with("hint: pass --month-first\n"));
}

TEST_CASE("each file has its own order of dates", "[load_rows]") {
  const test::ScratchFolder folder;
  const std::string german = folder.write("a.csv", dated_header + "A1,01/02/2026,1\nA1,13/02/2026,1\n");
  const std::string american = folder.write("b.csv", dated_header + "B1,01/02/2026,1\nB1,01/13/2026,1\n");
  const std::string doubtful = folder.write("c.csv", dated_header + "C1,01/02/2026,1\n");
  const std::string expected = "A1,,2026-02,new,0,2,2\nB1,,2026-01,new,0,2,2\nB1,,2026-02,churned,2,0,-2\n";
  CHECK(movements_of("", {german, american}) == expected);
  CHECK(movements_of("", {american, german}) == expected);
  CHECK(errors_of("", {german, doubtful}).starts_with(doubtful + ":2:4: error: ambiguous date "));
  CHECK(errors_of("", {doubtful, american}).starts_with(doubtful + ":2:4: error: ambiguous date "));
}

TEST_CASE("amounts of two currencies are not added, in one file or in several", "[load_rows]") {
  const test::ScratchFolder folder;
  const std::string dollars = folder.write("a.csv", dated_header + "A1,2026-01,$5\n");
  const std::string euros = folder.write("b.csv", dated_header + "A1,2026-01,€5\n");
  CHECK(errors_of("", {dollars, euros}).starts_with(euros + ":2:12: error: two currencies: EUR here, USD at " + dollars + ":2:12\n"));
  CHECK(errors_of(dated_header + "A1,2026-01,$5\nA1,2026-01,€5\n")
            .starts_with("<stdin>:3:12: error: two currencies: EUR here, USD at 2:12\n"));
}

TEST_CASE("columns of rows that resemble a field, and ids that were shortened, are a warning", "[load_rows]") {
  const auto warnings_of = [](const std::string& text) { return movements(text).err; };
  CHECK(warnings_of("customer,date,amount,amuont\nA1,2026-01,1,2\n")
            .starts_with("<stdin>:1:22: warning: unknown column \"amuont\", which resembles the amount that is read from \"amount\"\n"));
  CHECK(warnings_of("customer,date,amount,rate,country\nA1,2026-01,1,2,DE\n").empty());
  CHECK(warnings_of(dated_header + "A1,2026-01,1\n1.23E+11,2026-01,1\n1.24E+11,2026-01,1\n")
            .starts_with("<stdin>:3:1: warning: customer id \"1.23E+11\" was shortened by a spreadsheet: "));
  CHECK(warnings_of(dated_header + "E+1,2026-01,1\nA1E+2,2026-01,1\n1E+,2026-01,1\n").empty());
}

TEST_CASE("tables of rows begin where their header does, and end where another begins", "[load_rows]") {
  CHECK(movements("Report\n\n" + dated_header + "A1,2026-01,5\n").err ==
        "retain: note: <stdin>: line 3 is taken for the header, and what stands above it is left out (--skip 2)\n");
  CHECK(movements_of("Report\n\n" + dated_header + "A1,2026-01,5\n", {"--skip", "2"}) == "A1,,2026-01,new,0,5,5\n");
  CHECK(movements_of("(단위: 만원)\n" + dated_header + "A1,2026-01,5\n") == "A1,,2026-01,new,0,50000,50000\n");
  CHECK(errors_of("Unit: lakh\n" + dated_header + "A1,2026-01,5\n")
            .starts_with("<stdin>:1:1: error: unknown unit \"lakh\" above the table\n"));
  CHECK(errors_of("Report\n\n" + dated_header + "A1,2026-01,x\n").starts_with("<stdin>:4:12: error: amount: \"x\" is not an amount\n"));
  CHECK(movements_of("A1;2026-01;5\nA1;2026-02;5\n",
                     {"--no-header", "--column", "customer=1", "--column", "date=2", "--column", "amount=3"}) == "A1,,2026-01,new,0,5,5\n");
  CHECK(errors_of("A1;2026-01;5\n").starts_with("<stdin>:1:1: error: no header recognised: the first line looks like data\n"));
  CHECK(errors_of(dated_header + "id,yyyy-mm,EUR\nA1,2026-01,5\n").starts_with("<stdin>:2:1: error: a second row of the header\n"));
  CHECK(errors_of(dated_header + "A1,2026-01,5\n\nmonth,start,lost\n2026-01,1,1\n")
            .starts_with("<stdin>:4:1: error: another header: a second table begins here\n"));
  CHECK(errors_of(dated_header + "A1,2026-01,5\nTotal,,5\n").starts_with("<stdin>:3:1: error: \"Total\" looks like a totals row\n"));
  CHECK(errors_of("'customer','date','amount'\n'A1','2026-01','5'\n").starts_with("<stdin>:1:1: error: fields are in single quotes"));
}

TEST_CASE("two decimal marks in one file are an error with both places", "[load_rows]") {
  CHECK(errors_of("customer;date;amount\nA1;2026-01;1.5\nB1;2026-01;5,25\n")
            .starts_with("<stdin>:3:12: error: two decimal marks in one file: \"5,25\" has a comma, \"1.5\" at 2:12 a point\n"));
  CHECK(errors_of("customer;date;amount\nA1;2026-01;1,5\nB1;2026-01;5.25\n")
            .starts_with("<stdin>:3:12: error: two decimal marks in one file: \"5.25\" has a point, \"1,5\" at 2:12 a comma\n"));
  // In a file with commas between its fields the point proves itself only when the comma is tried.
  CHECK(errors_of("customer,date,amount\nA1,2026-01,100\nB1,2026-01,1234.56\nC1,2026-01,\"1234,56\"\n")
            .starts_with("<stdin>:4:12: error: two decimal marks in one file: \"1234,56\" has a comma, \"1234.56\" at 3:12 a point\n"));
  // Files need not be alike.
  const test::ScratchFolder folder;
  const std::string first = folder.write("a.csv", "customer;date;amount\nA1;2026-01;1,5\n");
  const std::string second = folder.write("b.csv", "customer;date;amount\nB1;2026-01;5.25\n");
  CHECK(movements_of("", {first, second}) == "A1,,2026-01,new,0,1.5,1.5\nB1,,2026-01,new,0,5.25,5.25\n");
  CHECK(movements_of("", {second, first}) == "A1,,2026-01,new,0,1.5,1.5\nB1,,2026-01,new,0,5.25,5.25\n");
}

TEST_CASE("what stays ambiguous in rows names the flag", "[load_rows]") {
  const std::string text = "customer;date;amount\nA1;2026-01;7\nB1;2026-01;1.234\nB2;2026-01;2.500\n";
  CHECK(errors_of(text).starts_with("<stdin>:3:12: error: ambiguous number \"1.234\": "));
  CHECK(errors_of(text).ends_with("hint: pass --decimal point or --decimal comma\n"));
  CHECK(movements_of(text, {"--decimal", "comma"}) == "A1,,2026-01,new,0,7,7\nB1,,2026-01,new,0,1234,1234\nB2,,2026-01,new,0,2500,2500\n");
  CHECK(movements_of(text, {"--decimal", "point"}) == "A1,,2026-01,new,0,7,7\nB1,,2026-01,new,0,1.234,1.234\nB2,,2026-01,new,0,2.5,2.5\n");
}

TEST_CASE("several files are one input: customer rows", "[load_rows]") {
  const test::ScratchFolder folder;
  const std::string first = folder.write("a.csv", dated_header + "A1,2026-02,5\nB,2026-01,7\n");
  const std::string second = folder.write(
      "b.json", "[{\"customer\":\"A1\",\"month\":\"2026-01\",\"mrr\":1},{\"customer\":\"B\",\"month\":\"2026-02\",\"mrr\":7}]");
  const std::string third = folder.write("c.tsv", "매출\t고객\t월\r\n2\tB\t2026-02\r\n");
  const std::string expected = "A1,,2026-01,new,0,1,1\nA1,,2026-02,expanded,1,5,4\nB,,2026-01,new,0,7,7\nB,,2026-02,expanded,7,9,2\n";
  CHECK(movements_of("", {first, second, third}) == expected);
  CHECK(movements_of("", {third, first, second}) == expected);
  CHECK(movements_of("매출\t고객\t월\n2\tB\t2026-02\n", {second, "-", first}) == expected);
}

TEST_CASE("the faults of several files are told in their order", "[load_rows]") {
  const test::ScratchFolder folder;
  const std::string first = folder.write("a.csv", dated_header + "A1,2026-01,x\n");
  const std::string second = folder.write("b.csv", dated_header + "A1,2026-01,5\n,2026-01,5\n");
  const std::string empty = folder.write("c.csv", "");
  const std::string errors = errors_of("", {first, second, empty});
  CHECK(errors.find(first + ":2:12: error: amount: \"x\" is not an amount\n") == 0);
  CHECK(errors.find("\n" + second + ":3:1: error: customer is empty\n") != std::string::npos);
  CHECK(errors.find("\n" + empty + ": error: file is empty\n") != std::string::npos);
}

TEST_CASE("rows and snapshots are not mixed", "[load_rows]") {
  const test::ScratchFolder folder;
  const std::string rows = folder.write("rows.csv", dated_header + "A1,2026-01,5\n");
  const std::string snapshots = folder.write("snapshots.csv", "period,cs,cn,ce\n2026-01,1,2,1\n");
  for (const Lines& files : {Lines{rows, snapshots}, Lines{snapshots, rows}}) {
    for (const char* command : {"report", "snapshot", "movements"}) {
      const Run run = run_retain({command, files[0], files[1]});
      CHECK(run.status == 3);
      CHECK(run.out.empty());
      CHECK(run.err.starts_with(snapshots + ": error: no customer rows, which the other inputs hold\n"));
    }
  }
}

TEST_CASE("payments dated by days add up by month, and it is said", "[load_rows]") {
  const std::string text = dated_header + "A1,2026-01-05,5\nA1,2026-01-31,6\nA1,2026-02-28,4\n";
  const Run run = movements(text);
  CHECK(run.out == "customer,segment,period,movement,before,after,change\nA1,,2026-01,new,0,11,11\nA1,,2026-02,contracted,11,4,-7\n");
  CHECK(run.err == "retain: note: amounts are payments: those of a month add up (--amounts recurring takes the last)\n");
  CHECK(movements_of(text, {"--amounts", "recurring"}) == "A1,,2026-01,new,0,6,6\nA1,,2026-02,contracted,6,4,-2\n");
  CHECK(movements_of(text, {"--period", "quarter"}) == "A1,,2026-Q1,new,0,15,15\n");
  CHECK(movements_of(text, {"--period", "day", "--only", "new,reactivated"}) ==
        "A1,,2026-01-05,new,0,5,5\nA1,,2026-01-31,reactivated,0,6,6\nA1,,2026-02-28,reactivated,0,4,4\n");
}

TEST_CASE("amounts called mrr recur: the latest day of each customer counts", "[load_rows]") {
  const std::string text = "customer,date,mrr\nA1,2026-01-20,80\nA1,2026-01-05,100\nB1,2026-01-03,7\n";
  const Run run = movements(text);
  CHECK(run.out == "customer,segment,period,movement,before,after,change\nA1,,2026-01,new,0,80,80\nB1,,2026-01,new,0,7,7\n");
  CHECK(run.err == "retain: note: amounts recur: each customer's latest day in a month counts (--amounts payments adds them up)\n");
  CHECK(movements_of(text, {"--amounts", "payments"}) == "A1,,2026-01,new,0,180,180\nB1,,2026-01,new,0,7,7\n");
}

TEST_CASE("months grouped into quarters recur: the last month counts for all alike", "[load_rows]") {
  const std::string text = dated_header + "A1,2026-01,10\nA1,2026-02,20\nB1,2026-03,30\n";
  const Run run = movements(text, {"--period", "quarter"});
  CHECK(run.out == "customer,segment,period,movement,before,after,change\nB1,,2026-Q1,new,0,30,30\n");
  CHECK(run.err == "retain: note: amounts recur: the last month in a quarter counts (--amounts payments adds them up)\n");
  CHECK(movements_of(text, {"--period", "quarter", "--amounts", "payments"}) == "A1,,2026-Q1,new,0,30,30\nB1,,2026-Q1,new,0,30,30\n");
  CHECK(movements(text).err.empty());
}

TEST_CASE("days grouped into quarters recur: the last month counts for all alike, in it the latest day of each", "[load_rows]") {
  const std::string text = "customer,date,mrr\nA1,2026-01-20,80\nB1,2026-03-03,7\nB1,2026-03-09,8\nC1,2026-03-31,0\n";
  const Run run = movements(text, {"--period", "quarter"});
  CHECK(run.out == "customer,segment,period,movement,before,after,change\nB1,,2026-Q1,new,0,8,8\n");
  CHECK(run.err ==
        "retain: note: amounts recur: the last month in a quarter counts, in it each customer's latest day (--amounts payments adds them "
        "up)\n");
  CHECK(movements_of(text, {"--period", "week"}) ==
        "A1,,2026-W04,new,0,80,80\nA1,,2026-W05,churned,80,0,-80\nB1,,2026-W10,new,0,7,7\n"
        "B1,,2026-W11,expanded,7,8,1\nB1,,2026-W12,churned,8,0,-8\n");
}

TEST_CASE("dates cannot be grouped into what they do not lie in", "[load_rows]") {
  CHECK(errors_of(dated_header + "A1,2026-W01,1\n", {"--period", "month"})
            .starts_with("<stdin>: error: the dates are weeks, which cannot be grouped into months\n"));
  CHECK(errors_of(dated_header + "A1,2026-01,1\n", {"--period", "day"})
            .starts_with("<stdin>: error: the dates are months, which cannot be grouped into days\n"));
  CHECK(errors_of(dated_header + "A1,2026-01-05,1\nA2,2026-01,1\n")
            .starts_with("<stdin>:3:4: error: date \"2026-01\" is a month, and others are days\n"));
}

TEST_CASE("rows of two kinds are not read as one", "[load_rows]") {
  const test::ScratchFolder folder;
  const std::string dated = folder.write("dated.csv", "customer,date,amount\nA1,2026-01-05,5\n");
  const std::string recurring = folder.write("recurring.csv", "customer,date,mrr\nA1,2026-02-05,5\n");
  const std::string spans = folder.write("spans.csv", "customer,start,end,mrr\nA1,2026-01-05,,5\n");
  Run run = run_retain({"report", dated, spans});
  CHECK(run.status == 3);
  CHECK(run.err == spans + ": error: spans here and payments in another input: see " + dated + "\nhint: read them one by one\n");
  run = run_retain({"report", dated, recurring});
  CHECK(run.status == 3);
  CHECK(run.err.starts_with(recurring + ": error: amounts that recur and amounts that may not in one input: see " + dated + "\n"));
  CHECK(run_retain({"report", dated, recurring, "--amounts", "recurring", "-q"}).status == 0);
}

TEST_CASE("the end of a span must be written like all other dates", "[load_rows]") {
  CHECK(errors_of("customer,start,end,mrr\nA1,01/02/2026,13/05/2026,5\nB1,01/14/2026,02/20/2026,1\n")
            .starts_with("<stdin>:3:4: error: two orders of dates in one file: \"01/14/2026\" has the month first, \"13/05/2026\" at 2:15 "
                         "the day\n"));
  CHECK(errors_of("customer,start,end,mrr\nA1,13/02/2026,14/05/2026,5\nB1,01/02/2026,02/20/2026,1\n")
            .starts_with("<stdin>:3:15: error: two orders of dates in one file: \"02/20/2026\" has the month first, \"13/02/2026\" at 2:4 "
                         "the day\n"));
}

TEST_CASE("a span recurs in each period whose last day it covers", "[load_rows]") {
  // A1 has no end; B1 ends with March; C1 begins and ends inside February; D1 ends a day before January does.
  const std::string text =
      "customer,start,end,mrr\nA1,2026-01-10,,100\nB1,2026-01-31,2026-03-31,50\nC1,2026-02-01,2026-02-20,30\nD1,2026-01-01,2026-01-30,20\n";
  CHECK(movements_of(text) == "A1,,2026-01,new,0,100,100\nB1,,2026-01,new,0,50,50\n");
  CHECK(movements_of(text, {"--as-of", "2026-04-15"}) ==
        "A1,,2026-01,new,0,100,100\nB1,,2026-01,new,0,50,50\nB1,,2026-04,churned,50,0,-50\n");
  CHECK(movements_of("customer,start,end,mrr\nA1,2026-01,2026-02,5\nA1,2026-03,,6\nB1,2026-04-15,2026-05-14,1\n") ==
        "A1,,2026-01,new,0,5,5\nA1,,2026-03,expanded,5,6,1\nB1,,2026-04,new,0,1,1\nB1,,2026-05,churned,1,0,-1\n");
  CHECK(movements_of("customer,start,end,mrr\nA1,2026-01-10,9999-12-31,100\nB1,2026-01-31,2026-03-31,50\n") ==
        movements_of("customer,start,end,mrr\nA1,2026-01-10,,100\nB1,2026-01-31,2026-03-31,50\n"));
  CHECK(errors_of("customer,start,end,mrr\nA1,2026-02-01,2026-01-31,5\n")
            .starts_with("<stdin>:2:15: error: end \"2026-01-31\" is before start 2026-02-01\n"));
}

TEST_CASE("columns may be pinned", "[load_rows]") {
  CHECK(movements_of("who;when;how much\nA1;2026-01;5\n",
                     {"--column", "customer=who", "--column", "date=when", "--column", "amount=how much"}) == "A1,,2026-01,new,0,5,5\n");
  CHECK(errors_of("customer,date,amount,revenue\nA1,2026-01,5,6\n")
            .starts_with("<stdin>:1:22: error: two columns for amount: \"amount\" at 1:15 and \"revenue\"\n"));
  CHECK(movements_of("customer,date,amount,revenue\nA1,2026-01,5,6\n", {"--column", "amount=revenue"}) == "A1,,2026-01,new,0,6,6\n");
  const Run run = movements(dated_header + "A1,2026-01,5\n", {"--by", "amuont"});
  CHECK(run.status == 2);
  CHECK(run.err.starts_with("retain: error: --by: no column \"amuont\"; did you mean \"amount\"?\n"));
}

TEST_CASE("what is no text of rows is refused", "[load_rows]") {
  CHECK(errors_of("").starts_with("<stdin>: error: file is empty\n"));
  CHECK(errors_of(" \n\n").starts_with("<stdin>: error: no header and no rows\n"));
  CHECK(errors_of("BZh9rest").starts_with("<stdin>: error: binary file: "));
  CHECK(errors_of(dated_header + "A1,2026-01,5\xFF\n").starts_with("<stdin>:2:13: error: not UTF-8: byte 0xFF\n"));
  CHECK(errors_of(dated_header + std::string("A\0,2026-01,5\n", 13)).starts_with("<stdin>:2:2: error: binary file: a NUL byte\n"));
}

TEST_CASE("a carriage return ends a row wherever it stands", "[load_rows]") {
  // With a date that was met before, and with one that was not.
  const std::string lone = "c\r1,2026-01,7\n";
  CHECK(errors_of(dated_header + "c9,2026-01,5\n" + lone).starts_with("<stdin>:3:1: error: 1 field where the header has 3\n"));
  CHECK(errors_of(dated_header + lone + "c9,2026-01,5\n").starts_with("<stdin>:2:1: error: 1 field where the header has 3\n"));
}

TEST_CASE("a column that the user names keeps the unit of its header", "[load_rows]") {
  const std::string text = "client,month,mrr (K)\nA,2026-01,5\n";
  CHECK(movements_of(text) == "A,,2026-01,new,0,5000,5000\n");
  CHECK(movements_of(text, {"--column", "amount=mrr (K)"}) == "A,,2026-01,new,0,5000,5000\n");
  CHECK(movements_of(text, {"--column", "amount=mrr"}) == "A,,2026-01,new,0,5000,5000\n");
}
