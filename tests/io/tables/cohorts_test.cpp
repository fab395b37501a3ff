#include <string>

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using test::Contains;
using test::Run;
using test::run_retain;

namespace {

std::string cohort_csv(const std::string& table, std::vector<std::string> flags = {}) {
  flags.insert(flags.begin(), {"cohort", "-f", "csv", "-q"});
  const Run run = run_retain(flags, table);
  CAPTURE(run.err);
  CHECK(run.status == 0);
  return run.out;
}

std::string cohort_error(const std::string& table, std::vector<std::string> flags = {}) {
  flags.insert(flags.begin(), {"cohort", "-f", "csv"});
  const Run run = run_retain(flags, table);
  CHECK(run.status >= 2);
  CHECK(run.out.empty());
  return run.err;
}

const std::string monthly =
    "cohort,segment,complete,size,month_0,month_1,month_2\n"
    "2026-01,,true,120,120,75,58\n"
    "2026-02,,true,80,80,44,\n";

}  // namespace

TEST_CASE("cohort tables are read as they are drawn", "[cohort_tables]") {
  CHECK(cohort_csv("Cohort,Customers,Month 0,Month 1,Month 2\n2026-01,120,100%,62.5%,48.333333333333336%\n2026-02,80,100%,55%,\n") ==
        monthly);
  CHECK(cohort_csv("Cohort,Size,Month 0,Month 1,Month 2\nJan 2026,120,120,75,58\nFeb 2026,80,80,44,-\n") == monthly);
  CHECK(cohort_csv("Cohort,Users,< 1 Month,1 Month,2 Months\nAll users,200,100%,60%,\n2026-01,120,100%,62.5%,48.333333333333336%\n"
                   "2026-02,80,100%,55%,\nWeighted avg,,100%,60%,\n") == monthly);
  CHECK(cohort_csv("Cohort;Customers;Month 0;Month 1;Month 2\n2026-01;120;100%;62,5%;48,333333333333336%\n2026-02;80;100%;55%;\n") ==
        monthly);
  CHECK(cohort_csv("Cohort,Customers,Month 0,Month 1,Month 2\n2026-01,120,1,0.625,0.48333333333333334\n2026-02,80,1,0.55,\n") == monthly);
  CHECK(cohort_csv("Cohort,Customers,Month 0 (%),Month 1 (%),Month 2 (%)\n2026-01,120,100,62.5,48.333333333333336\n2026-02,80,100,55,\n") ==
        monthly);
  // Without age 0, beside a size, and with the newest cohort first.
  CHECK(cohort_csv("Cohort,Customers,Month 1,Month 2\n2026-02,80,55%,\n2026-01,120,62.5%,48.333333333333336%\n") == monthly);
  // Under the periods of the calendar.
  CHECK(cohort_csv("cohort,2026-01,2026-02,2026-03\n2026-01,120,75,58\n2026-02,,80,44\nTotal,120,155,102\n") == monthly);
  CHECK_THAT(cohort_csv("Cohort,Customers,0,1\n2026-01 ~,120,120,75\n2026-02,80,80,\n"), Contains("2026-01,,false,120,120,75"));
  // An age a row.
  CHECK(cohort_csv("month,2026-01,2026-02,Total\n0,120,80,200\n1,75,44,119\n2,58,,58\n") == monthly);
  CHECK(cohort_csv("cohort,month,survivors\n2026-01,0,120\n2026-01,1,75\n2026-01,2,58\n2026-02,0,80\n2026-02,1,44\n") == monthly);
}

TEST_CASE("cohorts that are written are read back the same", "[cohort_tables]") {
  const std::string rows =
      "customer,date,amount,plan\nA,2026-01-03,10,pro\nB,2026-01-05,10,basic\nA,2026-02-03,10,pro\nC,2026-02-03,10,pro\nC,2026-03-03,1,"
      "pro\n"
      "A,2026-03-31,2,pro\n";
  for (const char* type : {"period", "on-or-after", "full"}) {
    CAPTURE(type);
    const std::string written = cohort_csv(rows, {"--type", type, "--by", "plan"});
    CHECK(cohort_csv(written) == written);
    CHECK_THAT(written, Contains("2026-01,pro,false,1,1,1,1\n"));
    const Run json = run_retain({"cohort", "-f", "json", "-q"}, written);
    CHECK(json.out.find("\"type\": \"" + std::string(type) + "\"") != std::string::npos);
    CHECK(json.out.find("\"complete\": false") != std::string::npos);
  }
  CHECK_THAT(cohort_error(cohort_csv(rows, {"--measure", "revenue"})), Contains("a table of the revenue of cohorts"));
  CHECK_THAT(cohort_error(run_retain({"cohort", "-f", "long", "-q"}, rows).out), Contains("long CSV (-f long)"));
}

TEST_CASE("what is doubtful in a table of cohorts is refused", "[cohort_tables]") {
  CHECK_THAT(cohort_error("Cohort,Customers,Month 1,Month 2\n2026-01,120,100%,60%\n2026-02,80,100%,55%\n"), Contains("begin with 1"));
  CHECK_THAT(cohort_error("Cohort,Customers,Month 1,Month 2\n2026-01,220,62,60\n2026-02,180,70,55\n"), Contains("62 customers, or 62%?"));
  CHECK_THAT(cohort_error("Cohort,Customers,Month 0,Month 1\n2026-01,120,100%,110%\n"), Contains("more customers at age 1"));
  CHECK_THAT(cohort_error("Cohort,Month 0,Month 1,Month 2\n2026-01,120,100,90\n2026-02,80,70,0\n2026-03,80,0,0\n"),
             Contains("not reached yet?"));
  // The newest first, two alone, as columns, and each with an age a row.
  CHECK_THAT(cohort_error("Cohort,0,1,2\n2026-03,80,0,0\n2026-02,80,70,0\n2026-01,120,100,90\n"),
             Contains("2:12: error: cohort \"2026-03\""));
  CHECK_THAT(cohort_error("Cohort,0,1,2\n2026-02,80,70,0\n2026-01,120,100,90\n"),
             Contains("cohort \"2026-02\" has 0 customers from age 2"));
  CHECK_THAT(cohort_error("age,2026-02,2026-01\n0,80,120\n1,70,100\n2,0,90\n"), Contains("not reached yet?"));
  CHECK_THAT(cohort_error("cohort,age,survivors\n2026-01,0,120\n2026-01,1,100\n2026-02,0,80\n2026-02,1,0\n"), Contains("not reached yet?"));
  // Cohorts of months that lie apart; and zeros that are no such stairs.
  CHECK_THAT(cohort_error("Cohort,0,1,2,3\n2026-01,90,80,70,60\n2026-03,80,70,0,0\n"), Contains("not reached yet?"));
  CHECK_THAT(cohort_csv("Cohort,0,1,2\n2026-01,9,8,7\n2026-02,9,0,0\n"), Contains("2026-02,,true,9,9,0,0"));
  CHECK_THAT(cohort_error("Cohort,0,1\n2026-01,9,8\nLaunch,9,\n"), Contains("3:1: error: \"Launch\" is no month"));
  CHECK_THAT(cohort_error("Cohort,0,1\n2026-01,9,8\n2026-Q2,9,\n2026-03,9,\n"), Contains("\"2026-Q2\" is no month"));
  CHECK_THAT(cohort_error("Cohort,Size,Month 0,Month 0 %,Month 1,Month 1 %\n2026-01,120,120,100%,60,50%\n"), Contains("--ignore"));
  CHECK_THAT(cohort_error("Cohort,Customers,Month 0,Month 1\n,300,300,100\n2026-02,280,280,70\n"), Contains("without a name"));
  CHECK_THAT(cohort_error("cohort,2026-01,2026-02\n2026-01,120,75\n2026-02,3,80\n"), Contains("before it began"));
  CHECK_THAT(cohort_error("plan,cohort,size,Week 0,Week 1\npro,2026-01-05,50,50,40\nbasic,2026-01-05,50,50,30\n"),
             Contains("--by names it"));
}

TEST_CASE("rows that sum up cohorts are no cohorts", "[cohort_tables]") {
  for (const char* label : {"Total", "합계", "Average", "평균", "Weighted average retention", "Grand total", "Mean", "전체 평균", "Avg."}) {
    CAPTURE(label);
    CHECK(cohort_csv(std::string("Cohort,Size,Month 0,Month 1,Month 2\n2026-01,120,120,75,58\n2026-02,80,80,44,\n") + label +
                     ",200,200,119,58\n") == monthly);
  }
}

TEST_CASE("numbers of cohorts are refused in the words of other tables", "[cohort_tables]") {
  const auto error_of = [](const std::string& cell) { return cohort_error("Cohort,Size,0,1\n2026-01,2000,2000,\"" + cell + "\"\n"); };
  CHECK_THAT(error_of("$12"), Contains("survivors: \"$12\" is not a number"));
  CHECK_THAT(error_of("(12)"), Contains("survivors: \"(12)\" cannot be negative"));
  CHECK_THAT(error_of("1O"), Contains("survivors: \"1O\" is not a number"));
  CHECK_THAT(cohort_csv("Cohort,Size,0,1\n2026-01,2000,2000,\"1,200\"\n2026-02,\"1e3\",1000,nan\n"), Contains("2026-02,,true,1000,1000,"));
}

TEST_CASE("a flag that a table of cohorts has no use for is refused", "[cohort_tables]") {
  const std::string table = "Cohort,Customers,Month 0,Month 1\n2026-01,120,100%,62.5%\n";
  CHECK_THAT(cohort_error(table, {"--column", "date=Cohort"}), Contains("has no such field"));
  CHECK_THAT(cohort_error(table, {"--column", "age=Cohort"}), Contains("a column for each age"));
  CHECK_THAT(cohort_error(table, {"--column", "cohort=Month"}), Contains("no column \"Month\""));
  CHECK_THAT(cohort_error(table, {"--by", "plan"}), Contains("no column \"plan\", which --by names"));
  CHECK_THAT(cohort_error(table, {"--type", "full"}), Contains("--type is for customer rows"));
  CHECK_THAT(cohort_error(table, {"--period", "week"}), Contains("each a month"));
  CHECK_THAT(cohort_error(table, {"--measure", "revenue"}), Contains("no revenue"));
  CHECK_THAT(cohort_error(table, {"--cohort", "2026-02"}), Contains("no cohort \"2026-02\""));
  CHECK_THAT(cohort_error(table, {"--customers", "10"}), Contains("--customers"));
  CHECK_THAT(cohort_error(table, {"--where", "plan=pro"}), Contains("--where is for customer rows"));
  CHECK_THAT(cohort_error(table, {"--on-bad-row", "skip"}), Contains("a table is read as a whole"));
  CHECK_THAT(cohort_error(table, {"--keep-first"}), Contains("--keep-first is for customers of whom some began before"));
  CHECK_THAT(cohort_error(table, {"--ignore", "plan"}), Contains("no column \"plan\", which --ignore names"));
  CHECK_THAT(cohort_csv("Cohort,Size,Month 0,Month 0 %,Month 1\n2026-01,120,120,100%,75\n", {"--ignore", "Month 0 %"}),
             Contains("120,120,75"));
  CHECK(cohort_csv("Gruppe,Zahl,Month 0,Month 1\n2026-01,120,100%,62.5%\n", {"--column", "size=Zahl"}).find("2026-01,,true,120,120,75") !=
        std::string::npos);
}

TEST_CASE("other commands say what a table of cohorts is for", "[cohort_tables]") {
  const std::string table = "year,high_end,regular\n0,100,100\n1,86.9,63.1\n";
  const Run report = run_retain({"report"}, table);
  CHECK(report.status == 3);
  CHECK_THAT(report.err, Contains("`retain cohort`"));
  CHECK_THAT(report.err, Contains("`retain survival`"));
  CHECK(report.err.find("how many") == std::string::npos);
  const Run sniff = run_retain({"sniff"}, table);
  CHECK(sniff.status == 0);
  CHECK_THAT(sniff.out, Contains("table of cohorts"));
  CHECK_THAT(sniff.out, Contains("year = age"));
  CHECK_THAT(sniff.out, Contains("retain cohort, retain survival, retain forecast"));
  for (const char* unnamed : {",0,1,2\n2026-01,120,75,58\n2026-02,80,44,\n", "Signups,Month 0,Month 1\n2026-01,120,75\n2026-02,80,\n"}) {
    CAPTURE(unnamed);
    CHECK_THAT(run_retain({"sniff"}, unnamed).out, Contains("table of cohorts"));
    CHECK_THAT(run_retain({"report"}, unnamed).err, Contains("a table of cohorts, which report does not read"));
  }
  const Run json = run_retain({"cohort"}, R"([{"cohort":"2026-01","0":120,"1":75},{"cohort":"2026-02","0":80,"1":44}])");
  CHECK(json.status == 3);
  CHECK_THAT(json.err, Contains("a table of cohorts in JSON is not read"));
  CHECK_THAT(json.err, Contains("jq -r '(.[0]"));
}

TEST_CASE("zeros in ages not reached are found where the table shows no more than the first ages of the oldest") {
  const std::string cut =
      "cohort,size,0,1,2\n2026-01,300,300,180,150\n2026-02,280,280,170,140\n2026-03,200,200,120,0\n2026-04,210,210,0,0\n";
  CHECK_THAT(cohort_error(cut, {}), Contains("cohort \"2026-04\" has 0 customers from age 1 on"));
  // Of a few customers all may leave.
  CHECK(run_retain({"cohort", "-q"}, "cohort,size,0,1\n2026-01,9,9,5\n2026-02,9,9,6\n2026-03,4,4,0\n").status == 0);
}
