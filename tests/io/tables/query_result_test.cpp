#include "io/tables/query_result.hpp"

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using test::Contains;
using test::Run;
using test::run_retain;

namespace {

const std::string header = "PERIOD,SEGMENT,COMPLETE,CUSTOMERS_START,CUSTOMERS_CHURNED,RESULT_ROWS,REFUSED_ROWS,REFUSED_FOR\n";
const std::string january = "2026-01,,false,0,0,2,0,\n";
const std::string february = "2026-02,,true,10,1,2,0,\n";

std::string error_of(const std::string& input, std::vector<std::string> flags = {}) {
  flags.insert(flags.begin(), "report");
  const Run run = run_retain(flags, input);
  CHECK(run.status == 3);
  CHECK(run.out.empty());
  return run.err;
}

}  // namespace

TEST_CASE("the result of a query is read whole", "[query_result]") {
  const Run run = run_retain({"report", "-", "-f", "csv"}, header + january + february);
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK_THAT(run.out, Contains("2026-02,,true,10,1,90,10,"));
  CHECK_THAT(error_of(header + january),
             Contains("<stdin>:2:20: error: the query made a result of 2 rows, and here it has 1") && Contains("run the query again"));
  CHECK_THAT(error_of(header + january + february + "2026-03,,true,9,1,2,0,\n"), Contains("a result of 2 rows, and here it has 3"));
  CHECK_THAT(error_of(header + january + "2026-02,,true,10,1,3,0,\n"), Contains("result_rows is 3 here, and 2 above"));
  CHECK_THAT(error_of(header + january + "2026-02,,true,10,1,two,0,\n"), Contains("\"two\" is not a number of rows"));
}

TEST_CASE("rows that a query could not count are told", "[query_result]") {
  const std::string refused = header + "2026-01,,false,0,0,1,37,status\n";
  CHECK_THAT(error_of(refused), Contains("37 rows of the table could not be counted, the first reason: status") && Contains("--where"));
  const std::string json = R"([{"period": "2026-01", "customers_start": 5, "customers_churned": 1, "result_rows": 2, "refused_rows": 0}])";
  CHECK_THAT(error_of(json), Contains("the query made a result of 2 rows, and here it has 1") && Contains("/0/result_rows"));
}

TEST_CASE("an engine may write a result as several files", "[query_result]") {
  const test::ScratchFolder folder;
  const std::string first = folder.write("part-0.csv", header + january);
  const std::string second = folder.write("part-1.csv", header + february);
  CHECK(run_retain({"report", first, second}, "").status == 0);
  CHECK(run_retain({"report", second}, "").status == 3);
}

TEST_CASE("rows are counted against what the user expects", "[query_result]") {
  const std::string table = "period,customers_start,customers_churned\n2026-01,10,1\n2026-02,9,1\n";
  CHECK(run_retain({"report", "-", "--expect-rows", "2"}, table).status == 0);
  CHECK_THAT(error_of(table, {"-", "--expect-rows", "3"}), Contains("rows: 2, where --expect-rows has 3"));
  CHECK(run_retain({"report", "-", "--expect-rows", "2"}, "customer,date,amount\nA,2026-01-01,1\nB,2026-02-01,1\n").status == 2);
}

TEST_CASE("cohorts of a query are read", "[query_result]") {
  const std::string cohorts =
      "COHORT,SEGMENT,COMPLETE,AGE,SURVIVORS,REVENUE,RESULT_ROWS,REFUSED_ROWS,REFUSED_FOR\n"
      "2026-01,,false,0,9,90.000000,3,0,\n2026-01,,false,1,7,70.000000,3,0,\n2026-02,,true,0,5,50.000000,3,0,\n";
  const Run run = run_retain({"cohort", "-", "-f", "csv"}, cohorts);
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(run.out == "cohort,segment,complete,size,month_0,month_1\n2026-01,,false,9,9,7\n2026-02,,true,5,5,\n");
  const Run cut = run_retain({"cohort", "-"}, cohorts.substr(0, cohorts.rfind("2026-02")));
  CHECK(cut.status == 3);
  CHECK_THAT(cut.err, Contains("the query made a result of 3 rows, and here it has 2"));
}
