#include <string>

#include "support/catch.hpp"
#include "support/rows_runs.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using test::errors_of;
using test::movements_of;
using test::run_retain;

namespace {

const std::string spans_head = "customer,start,end,mrr\n";

}  // namespace

TEST_CASE("ends are proved by spans that follow each other", "[shapes]") {
  // The day on which the next begins: the end is not covered.
  CHECK(movements_of(spans_head + "A,2026-01-10,2026-01-31,10\nA,2026-01-31,2026-02-28,10\n") ==
        "A,,2026-01,new,0,10,10\nA,,2026-02,churned,10,0,-10\n");
  CHECK(movements_of(spans_head + "A,2026-01-10,2026-01-30,10\nA,2026-01-31,2026-02-28,10\n") == "A,,2026-01,new,0,10,10\n");
  // Nobody shows it: the last day.
  CHECK(movements_of(spans_head + "A,2026-01-10,2026-01-31,10\nB,2026-01-10,2026-02-28,1\n") ==
        "A,,2026-01,new,0,10,10\nA,,2026-02,churned,10,0,-10\nB,,2026-01,new,0,1,1\n");
  CHECK(movements_of(spans_head + "A,2026-01-10,2026-01-31,10\nB,2026-01-10,2026-02-28,1\n", {"--end", "exclusive"}) ==
        "B,,2026-01,new,0,1,1\nB,,2026-02,churned,1,0,-1\n");
  const std::string both =
      spans_head + "A,2026-01-10,2026-01-31,10\nA,2026-01-31,2026-02-28,10\nB,2026-01-10,2026-01-31,10\nB,2026-02-01,2026-02-28,10\n";
  CHECK(errors_of(both).find("--end inclusive or --end exclusive") != std::string::npos);
}

TEST_CASE("an end with a time covers its day from 23:59 on", "[shapes]") {
  CHECK(movements_of(spans_head +
                     "A,2026-01-10 08:00,2026-01-31 23:59:59,10\nB,2026-01-10 08:00,2026-01-31 12:00,5\nC,2026-02-01 00:00,,1\n") ==
        "A,,2026-01,new,0,10,10\nA,,2026-02,churned,10,0,-10\nC,,2026-02,new,0,1,1\n");
}

TEST_CASE("trials extend no periods, and spans that do not count extend them to their ends", "[shapes]") {
  CHECK(movements_of("customer,start,end,mrr,trial_end\nA,2026-01-10,,10,\nB,2026-01-12,,5,2026-12-15\n") == "A,,2026-01,new,0,10,10\n");
  const test::Run run = run_retain({"snapshot", "-f", "csv", "-q"},
                                   "customer,start,end,mrr,status\nA,2026-01-05,,10,active\nB,2026-01-06,2026-04-30,20,incomplete\n");
  CHECK(run.out.find("\n2026-04,") != std::string::npos);
}

TEST_CASE("a page without an end goes with one that has some", "[shapes]") {
  const test::ScratchFolder folder;
  const std::string first = folder.write("1.ndjson", R"({"customer":"A","start":"2026-01-05","end":"2026-02-10","mrr":10})");
  const std::string second = folder.write("2.ndjson", R"({"customer":"B","start":"2026-01-05","mrr":5})");
  const test::Run run = run_retain({"movements", "-f", "csv", "-q", first, second});
  CHECK(run.out.find("A,,2026-02,churned,10,0,-10") != std::string::npos);
  CHECK(run_retain({"movements", second}).err.find("who left cannot be told") != std::string::npos);
}

TEST_CASE("overlapping spans of a customer add up", "[shapes]") {
  CHECK(movements_of(spans_head + "A,2026-01-10,2026-03-31,10\nA,2026-02-10,2026-02-28,5\n") ==
        "A,,2026-01,new,0,10,10\nA,,2026-02,expanded,10,15,5\nA,,2026-03,contracted,15,10,-5\n");
}

TEST_CASE("for how long the amount of a span pays is known or asked for", "[shapes]") {
  const std::string year = "customer,start,end,amount\nA,2026-01-01,2026-12-31,120\n";
  CHECK(errors_of(year).find("--amount-per month, quarter, year, week or span") != std::string::npos);
  CHECK(movements_of(year, {"--amount-per", "year"}).starts_with("A,,2026-01,new,0,10,10\n"));
  CHECK(movements_of(year, {"--amount-per", "span"}).starts_with("A,,2026-01,new,0,10,10\n"));
  CHECK(movements_of(year, {"--amount-per", "month"}).starts_with("A,,2026-01,new,0,120,120\n"));
  CHECK(movements_of("customer,start,end,amount,interval\nA,2026-01-01,2026-12-31,120,year\n").starts_with("A,,2026-01,new,0,10,10\n"));
  CHECK(movements_of("customer,start,end,price,quantity,interval\nA,2026-01-01,2026-02-28,5,3,month\n") == "A,,2026-01,new,0,15,15\n");
  CHECK(movements_of("customer,start,end,amount\nA,2026-01-01,2026-01-31,7\n") == "A,,2026-01,new,0,7,7\n");
  CHECK(errors_of("customer,start,amount\nA,2026-01-01,5\n").find("--column end=") != std::string::npos);
  CHECK(movements_of("customer,start,mrr\nA,2026-01-01,5\n", {"--column", "end="}) == "A,,2026-01,new,0,5,5\n");
  CHECK(errors_of("customer,start,cancelled_at,mrr\nA,2026-01-01,2026-02-05,5\n").find("--column end=cancelled_at") != std::string::npos);
}

TEST_CASE("changes add up to what a customer pays", "[shapes]") {
  const std::string head = "date,customer,type,amount\n";
  const std::string log =
      head + "2026-01-04,A,new,100\n2026-02-10,A,expansion,20\n2026-02-15,B,new,50\n2026-03-02,B,churn,-50\n2026-04-02,A,contraction,-30\n";
  const std::string expected =
      "A,,2026-01,new,0,100,100\nA,,2026-02,expanded,100,120,20\nA,,2026-04,contracted,120,90,-30\n"
      "B,,2026-02,new,0,50,50\nB,,2026-03,churned,50,0,-50\n";
  CHECK(movements_of(log) == expected);
  // Newest first, two of one day.
  CHECK(movements_of(head + "2026-03-02,A,churn,-30\n2026-02-02,A,expansion,20\n2026-02-02,A,new,10\n") ==
        "A,,2026-02,new,0,30,30\nA,,2026-03,churned,30,0,-30\n");
  CHECK(errors_of(head + "2026-01-04,A,new,100\n2026-02-15,A,churn,-60\n").find("<stdin>:3:1") != std::string::npos);
  CHECK(errors_of(head + "2026-01-04,A,new,100\n2026-02-15,A,churn,-160\n").find("would pay -60") != std::string::npos);
}

TEST_CASE("levels hold until the next row", "[shapes]") {
  CHECK(movements_of(
            "customer,date,mrr,movement\nA,2026-01-04,100,new\nA,2026-03-04,80,downgrade\nA,2026-05-01,0,churned\nB,2026-05-02,1,new\n") ==
        "A,,2026-01,new,0,100,100\nA,,2026-03,contracted,100,80,-20\nA,,2026-05,churned,80,0,-80\nB,,2026-05,new,0,1,1\n");
  CHECK(movements_of("customer,date,amount\nA,2026-01-04,100\nB,2026-02-04,1\nA,2026-03-01,0\n", {"--amounts", "levels"}) ==
        "A,,2026-01,new,0,100,100\nA,,2026-03,churned,100,0,-100\nB,,2026-02,new,0,1,1\n");
}

TEST_CASE("levels hold across segments", "[shapes]") {
  const test::Run run = run_retain({"movements", "-f", "csv", "-q", "--by", "plan"},
                                   "customer,date,mrr,movement,plan\nA,2026-01-04,100,new,Pro\nA,2026-03-04,80,downgrade,Basic\n"
                                   "A,2026-05-01,0,churned,Basic\n");
  CHECK(run.err.empty());
  CHECK(run.out.find("A,Basic,2026-05,churned,80,0,-80") != std::string::npos);
}

TEST_CASE("a schedule has a column a period", "[shapes]") {
  // A bad month leaves the whole row out.
  const std::string bad = "Customer,2026-01,2026-02\nA,10,x\nB,10,5\n";
  const test::Run run = run_retain({"movements", "-f", "csv", "-q", "--on-bad-row", "skip"}, bad);
  CHECK(run.out.find("A,") == std::string::npos);
  CHECK(movements_of("Customer,Plan,2026-01,2026-02,2026-03\nA,Pro,10,10,\nB,Pro,,5,7\nTotal,,10,15,7\n") ==
        "A,,2026-01,new,0,10,10\nA,,2026-03,churned,10,0,-10\nB,,2026-02,new,0,5,5\nB,,2026-03,expanded,5,7,2\n");
}

TEST_CASE("a list with a flag is one snapshot", "[shapes]") {
  const test::Run run =
      run_retain({"report", "-f", "csv", "-q", "--metrics", "churn"}, "id,plan,mrr,churned\n1,a,10,yes\n2,a,20,no\n3,b,5,no\n4,b,5,no\n");
  CHECK(run.status == 0);
  CHECK(run.out.find(",25\n") != std::string::npos);
  CHECK(run_retain({"movements"}, "id,churned\n1,yes\n2,no\n").err.find("without any") != std::string::npos);
}

TEST_CASE("exports that overlap count a row once", "[shapes]") {
  const test::ScratchFolder folder;
  const std::string head = "transaction_id,customer,date,amount\n";
  const std::string first = folder.write("a.csv", head + "t1,A,2026-01-05,10\nt2,B,2026-02-05,20\n");
  const std::string second = folder.write("b.csv", head + "t2,B,2026-02-05,20\nt3,A,2026-02-09,10\n");
  const std::string other = folder.write("c.csv", head + "t2,B,2026-02-05,25\n");
  const test::Run run = run_retain({"movements", "-f", "csv", first, second});
  CHECK(run.out.find("B,,2026-02,new,0,20,20") != std::string::npos);
  CHECK(run.err.find("1 row came again and counts once") != std::string::npos);
  const test::Run contradiction = run_retain({"movements", "-f", "csv", first, other});
  CHECK(contradiction.status == 3);
  CHECK(contradiction.err.find("says something else than at " + first + ":3") != std::string::npos);
  CHECK(run_retain({"movements", "-f", "csv", "-q", first, other, "--newest-wins"}).out.find("B,,2026-02,new,0,25,25") !=
        std::string::npos);
  // What was paid back is added back once too.
  const std::string refunds = "order_id,customer,date,amount,status\n1,A,2026-01-05,40,refunded\n1,A,2026-01-09,-40,refund\n";
  const std::string older = folder.write("d.csv", refunds + "2,B,2026-01-05,5,paid\n");
  const std::string newer = folder.write("e.csv", refunds + "3,C,2026-01-05,5,paid\n");
  CHECK(run_retain({"snapshot", "-f", "csv", "-q", older, newer}).out.find("2026-01,,false,0,2,0,0,2,0,10,") != std::string::npos);
  // Apart in one file only where the user says so.
  const std::string twice = head + "t1,A,2026-01-05,10\nt2,B,2026-01-05,5\nt1,A,2026-01-05,10\n";
  CHECK(movements_of(twice).starts_with("A,,2026-01,new,0,20,20\n"));
  CHECK(run_retain({"movements", "-f", "csv", "-q", "--unique", "transaction_id"}, twice).out.find("A,,2026-01,new,0,10,10\n") !=
        std::string::npos);
}

TEST_CASE("rates convert amounts at constant currency", "[shapes]") {
  const test::ScratchFolder folder;
  const std::string rates = folder.write("rates.csv", "currency,rate,period\nEUR,1.05,2026-01\nEUR,1.10,2026-02\n");
  const std::string rows = folder.write("rows.csv", "customer,date,amount,currency\nA,2026-01-05,10,USD\nB,2026-01-06,20,EUR\n");
  CHECK(run_retain({"movements", "-f", "csv", "-q", rows, "--rates", rates, "--currency", "USD"}).out.find("B,,2026-01,new,0,22,22") !=
        std::string::npos);
  const std::string months = folder.write("months.csv", "customer,currency,2026-01,2026-02\nA,USD,10,10\nB,EUR,20,20\n");
  CHECK(run_retain({"movements", "-f", "csv", "-q", months, "--rates", rates, "--currency", "USD"}).out.find("B,,2026-01,new,0,22,22") !=
        std::string::npos);
  const std::string marked = folder.write("marked.csv",
                                          "\xEF\xBB\xBF"
                                          "currency,rate\nEUR,1.10\n");
  CHECK(run_retain({"movements", "-f", "csv", "-q", rows, "--rates", marked, "--currency", "USD"}).out.find("B,,2026-01,new,0,22,22") !=
        std::string::npos);
  CHECK(run_retain({"movements", rows, "--rates", rates}).status == 2);
  CHECK(run_retain({"movements", rows, "--rates", rates, "--currency", "GBP"}).err.find("no rate for the currency") != std::string::npos);
}
