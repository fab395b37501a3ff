#include "io/meaning/row_meaning.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/rows_runs.hpp"
#include "text/words.hpp"

using namespace retain;
using test::errors_of;
using test::movements_of;
using test::run_retain;

namespace {

/// A value of a snapshot of rows: the cells of one column, a period each, the whole base.
std::string ends_of_rows(const std::string& input, std::vector<std::string> flags = {}) {
  flags.insert(flags.begin(), {"report", "-f", "csv", "-q"});
  const test::Run run = run_retain(flags, input);
  CHECK(run.err.empty());
  std::string ends;
  const std::string head = run.out.substr(0, run.out.find('\n'));
  const auto column =
      static_cast<std::size_t>(std::count(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(head.find("revenue_end")), ','));
  for (std::size_t start = head.size() + 1; start < run.out.size(); start = run.out.find('\n', start) + 1) {
    const std::string line = run.out.substr(start, run.out.find('\n', start) - start);
    std::size_t from = 0;
    for (std::size_t i = 0; i < column; ++i) from = line.find(',', from) + 1;
    ends += (ends.empty() ? "" : " ") + line.substr(from, line.find(',', from) - from);
  }
  return ends;
}

/// Each rule is asked of CSV and of the same rows as lines of JSON.
std::string as_json_lines(const std::string& csv) {
  std::vector<std::vector<std::string>> records;
  for (const std::string& line : split(csv, "\n")) {
    if (!line.empty()) records.push_back(split(line, ","));
  }
  std::string text;
  for (std::size_t i = 1; i < records.size(); ++i) {
    std::string members;
    for (std::size_t j = 0; j < records[i].size(); ++j) {
      const std::string& cell = records[i][j];
      const bool is_number =
          !cell.empty() && cell.find_first_not_of("0123456789.-") == std::string::npos && cell.find('-', 1) == std::string::npos;
      members += (members.empty() ? "\"" : ",\"") + records[0][j] + "\":" + (is_number ? cell : cell.empty() ? "null" : '"' + cell + '"');
    }
    text += '{' + members + "}\n";
  }
  return text;
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

struct Rule {
  const char* what;
  const char* rows;
  const char* revenue;  // at the end of each period
  std::vector<std::string> flags{};
};

}  // namespace

TEST_CASE("what a column does to an amount", "[row_meaning]") {
  const Rule rule = GENERATE(
      Rule{"a status by its word", "customer,date,amount,status\nA,2026-01-05,10,paid\nB,2026-01-06,20,Failed\nA,2026-02-05,30,succeeded\n",
           "10 30"},
      Rule{"a row that is left out extends the periods", "customer,date,amount,status\nA,2026-01-05,10,paid\nB,2026-03-06,20,void\n",
           "10 0 0"},
      Rule{"several columns of status",
           "customer,date,amount,주문상태,클레임상태\nA,2026-01-05,10,구매확정,\nB,2026-01-06,20,구매확정,반품완료\nA,2026-02-01,5,배송중,"
           "\n",
           "10 5"},
      Rule{"a column of refunds",
           "customer,date,amount,amount_refunded\nA,2026-01-05,10,0\nB,2026-01-06,20,5\nB,2026-02-06,20,20\nA,2026-02-07,10,0\n", "25 10"},
      Rule{"rows of refunds whatever their sign",
           "customer,date,amount,type\nA,2026-01-05,40,sale\nA,2026-01-09,15,refund\nA,2026-02-05,40,sale\nA,2026-02-06,-10,refund\n",
           "25 30"},
      Rule{"what is neither a sale nor a refund",
           "customer,date,amount,type\nA,2026-01-05,40,sale\nA,2026-01-06,3,fee\nA,2026-01-07,37,payout\n", "40"},
      Rule{"refunds once: a refunded row beside its refund",
           "customer,date,amount,status,order_id\nA,2026-01-05,40,refunded,o1\nA,2026-02-06,-40,refund,o1\nB,2026-01-06,5,paid,o2\nB,2026-"
           "02-06,5,paid,o3\n",
           "45 5"},
      Rule{"a refunded row alone does not count", "customer,date,amount,status\nA,2026-01-05,40,refunded\nB,2026-01-06,5,paid\n", "5"},
      Rule{"unit price and quantity", "customer,date,unit_price,quantity\nA,2026-01-05,2.50,4\nB,2026-01-06,3,1\n", "13"},
      Rule{"a price alone", "customer,date,price\nA,2026-01-05,2.50\n", "2.5"},
      Rule{"an interval of a dated payment",
           "customer,date,amount,interval\nA,2026-01-05,100,quarter\nB,2026-01-06,10,month\nB,2026-03-06,10,month\nB,2026-04-06,10,month\n",
           "43.333333 33.333333 43.333334 10"},
      Rule{"an interval and its count", "customer,date,amount,interval,interval_count\nA,2026-01-05,30,month,3\nB,2026-04-06,1,month,1\n",
           "10 10 10 1"},
      Rule{"a refund of a payment that is spread",
           "customer,date,amount,interval,refund\nA,2026-01-05,130,year,10\nB,2026-02-05,1,month,0\n", "10 11"},
      Rule{"a test is no sale", "customer,date,amount,livemode\nA,2026-01-05,10,true\nB,2026-01-06,20,false\n", "10"},
      Rule{"a trial pays nothing", "customer,date,amount,is_trial\nA,2026-01-05,10,no\nB,2026-01-06,20,yes\n", "10"},
      Rule{"a date of a refund leaves out", "customer,date,amount,refunded_at\nA,2026-01-05,10,\nB,2026-01-06,20,2026-01-09\n", "10"},
      Rule{"rows by a column",
           "customer,date,amount,channel\nA,2026-01-05,10,web\nB,2026-01-06,20,store\nC,2026-01-06,5,app\n",
           "15",
           {"--where", "channel=web,app"}},
      Rule{"rows by what a column is not",
           "customer,date,amount,channel\nA,2026-01-05,10,web\nB,2026-01-06,20,store\nC,2026-02-06,5,\n",
           "10",
           {"--where", "channel!=store", "--where", "channel!="}},
      Rule{"a word that a filter names is settled",
           "customer,date,amount,status\nA,2026-01-05,10,on hold\nB,2026-01-06,20,paid\n",
           "10",
           {"--where", "status=on hold"}},
      Rule{"a column that is ignored",
           "customer,date,amount,status\nA,2026-01-05,10,on hold\nB,2026-01-06,20,failed\n",
           "30",
           {"--ignore", "status"}},
      Rule{"one currency of several",
           "customer,date,amount,currency\nA,2026-01-05,10,USD\nB,2026-01-06,20,EUR\n",
           "20",
           {"--where", "currency=EUR"}},
      Rule{"minor units by the currency", "customer,date,amount,currency\nA,2026-01-05,1050,usd\n", "10.5", {"--minor-units"}},
      Rule{"a twelfth of ARR", "customer,date,arr\nA,2026-01-05,120\n", "10"},
      Rule{"a status under another name",
           "customer,date,amount,Charge Status\nA,2026-01-05,10,succeeded\nB,2026-01-06,20,failed\nA,2026-02-05,5,succeeded\n", "10 5"},
      Rule{"a date of cancellation of a payment", "customer,date,amount,cancelled_at\nA,2026-01-05,10,\nB,2026-01-06,20,2026-01-07\n",
           "10"},
      Rule{"a column of refunds under another name", "customer,date,amount,refunded_total\nA,2026-01-05,10,2.5\nA,2026-02-05,10,0\n",
           "7.5 10"},
      Rule{"an interval by its words", "customer,date,amount,Frequency\nA,2026-01-05,12,Annual\nA,2026-02-05,1,Monthly\n", "1 2"},
      Rule{"new business is sold", "customer,date,amount,type\nA,2026-01-05,10,New Business\nA,2026-02-05,12,Renewal\n", "10 12"},
      Rule{"a kind that a filter names",
           "customer,date,amount,type\nA,2026-01-05,10,sale\nA,2026-01-06,2,adjustment\nA,2026-02-05,7,fee\n",
           "12",
           {"--where", "type=sale,adjustment"}},
      Rule{"what recurs and has ended", "customer,date,mrr,status\nA,2026-01-31,10,active\nB,2026-01-31,5,canceled\n", "10"},
      Rule{"cents without a currency", "customer,date,amount_cents\nA,2026-01-05,1050\n", "10.5"},
      Rule{"refunds once: a column beside a row of its order",
           "order_id,customer,date,status,amount,amount_refunded\n4,B,2026-01-06,paid,50,20\n4,B,2026-01-09,refund,-20,0\n", "30"},
      Rule{"refunds once, in cents",
           "order_id,customer,date,status,amount_cents,amount_refunded\n4,B,2026-01-06,paid,5000,2000\n4,B,2026-01-09,refund,-2000,0\n",
           "30"},
      Rule{"a year for which payments are", "customer,date,amount\nA,2026-01-05,120\nB,2026-02-05,12\n", "10 11", {"--amount-per", "year"}},
      Rule{"a refund in another unit than the amount",
           "customer,date,amount,refund (in thousands)\nA,2026-01-05,5000,1\nA,2026-02-05,5000,0\n", "4000 5000"},
      Rule{"a refund in the unit of the amount", "customer,date,amount_cents,refund\nA,2026-01-05,5000,1000\nA,2026-02-05,5000,0\n",
           "40 50"},
      Rule{"late fees are no arrears of a year", "customer,date,Arrears\nA,2026-01-05,120\n", "120", {"--column", "amount=Arrears"}},
      Rule{"a pinned flag that says the opposite",
           "customer,date,amount,livemode\nA,2026-01-05,10,true\nB,2026-01-06,20,false\n",
           "10",
           {"--column", "test=livemode"}},
      Rule{"payers by the year in quarters",
           "customer,date,amount,interval\nA,2026-01-05,120,year\nB,2026-04-06,12,month\n",
           "30 42",
           {"--period", "quarter"}},
      Rule{"a year for which MRR is, on days that were met before",
           "customer,date,mrr\nA,2026-01-05,120\nB,2026-01-05,120\nA,2026-02-05,120\n",
           "20 10",
           {"--amount-per", "year"}},
      Rule{"a part that was paid back on a day",
           "customer,date,amount,refunded_at,refund_amount\nA,2026-01-05,50,2026-01-09,10\nB,2026-01-07,50,,0\n", "90"},
      Rule{"money that was paid back is no flag", "customer,date,amount,Refund total\nA,2026-01-05,50,10\nB,2026-01-06,5,1\n", "44"},
      Rule{"a refund of a status that takes back", "customer,date,amount,status\nA,2026-01-05,50,결제완료\nA,2026-01-06,-20,취소완료\n",
           "30"},
      Rule{"a price in a currency beside the one that was paid in",
           "customer,date,price_in_usd,purchased_currency\nA,2026-01-05,10,EUR\nB,2026-01-06,5,USD\n", "15"},
      Rule{"a letter is no interval", "customer,date,amount,payment_plan\nA,2026-01-05,120,Y\nA,2026-02-05,120,Y\n", "120 120"},
      Rule{"a count under the name of an interval",
           "customer,date,amount,billing_period,billing_interval\nA,2026-01-05,60,month,3\nB,2026-03-05,1,month,1\n", "20 20 21"},
      Rule{"ARR by the pin",
           "customer,date,annual_value,billing_frequency\nA,2026-01-05,120,annual\n",
           "10",
           {"--column", "arr=annual_value"}},
      Rule{"a shop's prefix of a status", "customer,date,amount,status\nA,2026-01-05,10,wc-completed\nB,2026-01-06,20,wc-failed\n", "10"},
      Rule{"MRR of months beside the dates of contracts",
           "customer,month,mrr,start_date,end_date\nA,2026-01,100,2025-05-01,\nB,2026-01,50,2025-06-01,2026-01-31\nA,2026-02,100,2025-05-"
           "01,\n",
           "150 100"},
      Rule{"a date that is pinned beside the dates of contracts",
           "customer,date,amount,subscription_start,subscription_end\nA,2026-01-05,100,2025-05-01,\nA,2026-02-05,50,2025-05-01,\n",
           "100 50",
           {"--column", "date=date"}},
      Rule{"a pledge is no gift", "constituent_id,gift_date,gift_amount,gift_type\nA,2026-01-05,100,Cash\nA,2026-01-06,1200,Pledge\n",
           "100"},
      Rule{"MRR before ARR", "customer,date,arr,mrr\nA,2026-01-05,120,11\n", "11"});
  CAPTURE(rule.what);
  CHECK(ends_of_rows(rule.rows, rule.flags) == rule.revenue);
  CHECK(ends_of_rows(as_json_lines(rule.rows), rule.flags) == rule.revenue);
}

TEST_CASE("lines of an order are one purchase", "[row_meaning]") {
  const auto purchases = [](const std::string& rows, std::vector<std::string> flags = {}) {
    flags.insert(flags.begin(), {"snapshot", "-f", "json", "-q"});
    const test::Run run = run_retain(flags, rows);
    const std::size_t start = run.out.find("\"purchases\": ");
    return start == std::string::npos ? run.err : run.out.substr(start + 13, run.out.find_first_of(",\n", start) - start - 13);
  };
  CHECK(purchases("customer,date,amount,order_id\nA,2026-01-05,10,o1\nA,2026-01-05,20,o1\nB,2026-01-06,5,o2\n") == "2");
  CHECK(purchases("customer,date,amount\nA,2026-01-05,10\nA,2026-01-05,20\nB,2026-01-06,5\n") == "3");
  // The total of an order on each of its lines counts once, and amounts that differ are of lines.
  CHECK(movements_of("customer,date,order_total,order_id\nA,2026-01-05,30,o1\nA,2026-01-05,30,o1\nB,2026-01-06,5,o2\n") ==
        "A,,2026-01,new,0,30,30\nB,,2026-01,new,0,5,5\n");
  CHECK(movements_of("customer,date,amount,order_id\nA,2026-01-05,30,o1\nA,2026-01-05,10,o1\nB,2026-01-06,5,o2\n") ==
        "A,,2026-01,new,0,40,40\nB,,2026-01,new,0,5,5\n");
  CHECK(errors_of("customer,date,amount,order_id\nA,2026-01-05,30,o1\nA,2026-01-05,30,o1\nB,2026-01-06,5,o2\n").find("--unique order_id") !=
        std::string::npos);
  CHECK(movements_of("customer,date,amount,order_id\nA,2026-01-05,30,o1\nA,2026-01-05,30,o1\n", {"--ignore", "order_id"}) ==
        "A,,2026-01,new,0,60,60\n");
}

TEST_CASE("lines behind one that does not count are parts of its order", "[row_meaning]") {
  const std::string orders =
      "order,customer,date,amount,status\n1,A,2026-01-05,10,paid\n2,B,2026-01-06,20,voided\n2,,,,\n3,C,2026-01-07,5,refunded\n3,,,,\n";
  CHECK(ends_of_rows(orders) == "10");
  // One that does not count leaves the lines of its order together.
  CHECK(ends_of_rows(
            "customer,date,order_total,order_id,status\nA,2026-01-05,9,o1,paid\nA,2026-01-05,9,o1,failed\nA,2026-01-05,9,o1,paid\n") ==
        "9");
}

TEST_CASE("records without the keys of later ones have empty cells", "[row_meaning]") {
  CHECK(ends_of_rows("{\"customer\":\"A\",\"date\":\"2026-01-05\",\"amount\":1}\n"
                     "{\"customer\":\"A\",\"date\":\"2026-01-06\",\"amount\":12,\"interval\":\"year\"}\n") == "2");
}

TEST_CASE("lines of an order go on from block to block", "[row_meaning]") {
  // Blocks of this many bytes begin within orders: in lines of nothing, in blank ones, behind a line that does not count.
  const std::string purchase = "C1,2026-01-05,o1,0,paid\n" + repeated("C1,2026-01-05,o1,,paid\n", 9) + "C1,2026-01-05,o1,7,paid\n" +
                               repeated("C1,2026-01-05,o1,,paid\n", 5) + "C2,2026-01-06,o2,3,voided\n" +
                               repeated("C2,2026-01-06,o2,,paid\n", 8);
  constexpr int times = 6'000;
  const test::Run run = run_retain({"snapshot", "-f", "csv", "-q"}, "customer,date,order_id,amount,status\n" + repeated(purchase, times));
  CHECK(run.err.empty());
  CHECK(run.out.find(",42000,6000,1,") != std::string::npos);
}

TEST_CASE("what settles nothing is refused with the ways out", "[row_meaning]") {
  const std::string status =
      errors_of("customer,date,amount,status\nA,2026-01-05,10,on hold\nB,2026-01-06,20,placed\nC,2026-01-07,5,placed\n");
  CHECK(status.find("status does not settle whether a row counts in 3 rows: \"on hold\" (1), \"placed\" (2)") != std::string::npos);
  CHECK(status.find("--ignore status") != std::string::npos);
  CHECK(errors_of("customer,date,amount,interval\nA,2026-01-05,10,week\n").find("\"week\" (1)") != std::string::npos);
  CHECK(errors_of("customer,date,amount,interval\nA,2026-01-05,10,12\nB,2026-01-05,10,month\n").find("\"12\" (1)") != std::string::npos);
  CHECK(errors_of("customer,date,amount,interval,interval_count\nA,2026-01-05,10,week,52\n").find("\"week\" (1)") != std::string::npos);
  CHECK(errors_of("customer,date,amount,plan\nA,2026-01-05,10,Basic\nB,2026-01-05,10,Annual\n").find("\"Basic\" (1)") != std::string::npos);
  CHECK(errors_of("customer,start,end,mrr\nA,2026-01-05,,10\nB,2026-01-05,2026-02-09,0\n").find("--column amount=") != std::string::npos);
  CHECK(errors_of("customer,start,end_date,churn_date,mrr\nA,2026-01-05,2027-01-05,2026-03-05,10\n").find("--column end=churn_date") !=
        std::string::npos);
  // The hint names every word, as a shell and the list take it.
  const std::string words = "customer,date,amount,status\nA,2026-01-05,10,\"on hold, it's\"\nB,2026-01-06,20,placed\nC,2026-01-07,5,paid\n";
  CHECK(errors_of(words).find(R"(--where 'status!="on hold, it'\''s",placed' leaves)") != std::string::npos);
  CHECK(ends_of_rows(words, {"--where", "status!=\"on hold, it's\",placed"}) == "5");
  CHECK(errors_of("customer,date,amount,billing_period\nA,2026-01-05,10,12\n").find("\"billing_period\" counts intervals") !=
        std::string::npos);
  CHECK(errors_of("customer,start,end,amount,unit_price,quantity,interval\nA,2026-01-01,,20,10,2,month\nB,2026-01-01,,10,9,2,month\n")
            .find("unit price times the quantity in 1 row and not in 1") != std::string::npos);
  CHECK(errors_of("customer,date,amount,quantity,unit_price\nA,2026-01-05,10,x,1\n").find("<stdin>:2:17: error") != std::string::npos);
  const std::string currencies = errors_of("customer,date,amount,currency\nA,2026-01-05,10,USD\nB,2026-01-06,20,EUR\n");
  CHECK(currencies.find("\"EUR\" (1), \"USD\" (1)") != std::string::npos);
  CHECK(currencies.find("--rates FILE --currency EUR") != std::string::npos);
  CHECK(errors_of("customer,date,amount,status\nA,2026-01-05,10,failed\n").find("no row counts") != std::string::npos);
  CHECK(errors_of("customer,date,amount,channel\nA,2026-01-05,10,web\n", {"--where", "channel=x"}).find("--where leaves none") !=
        std::string::npos);
  CHECK(errors_of("customer,date,amount\nguest,2026-01-05,10\n").find("--where 'customer!=guest'") != std::string::npos);
  CHECK(errors_of("customer,date,unit_price,quantity\nA,2026-01-05,-2,-3\n").find("both negative") != std::string::npos);
}

TEST_CASE("a word that comes after the first rows is read or refused", "[row_meaning]") {
  const auto with_late_row = [](const std::string& head, const std::string& word, const std::string& late) {
    std::string rows = head;
    for (int i = 0; i < 400; ++i) rows += "C" + std::to_string(i % 40) + ",2026-0" + std::to_string(1 + i / 200) + "-05,10," + word + "\n";
    return rows + late;
  };
  const std::string head = "customer,date,amount,type\n";
  CHECK(errors_of(with_late_row(head, "card", "C1,2026-02-09,10,refund\n")).find("type does not settle whether a row counts in 1 row") !=
        std::string::npos);
  CHECK(ends_of_rows(with_late_row(head, "card", "C1,2026-02-09,10,wire\n")) == "2000 2010");
  CHECK(errors_of(with_late_row(head, "new", "C1,2026-02-09,-10,churn\n")).find("--amounts changes, levels") != std::string::npos);
  CHECK(errors_of(with_late_row(head, "charge", "C1,2026-02-08,10,new\nC1,2026-02-09,10,churn\n")).find("a log of movements") !=
        std::string::npos);
  CHECK(errors_of(with_late_row("customer,date,mrr,type\n", "new", "C1,2026-02-09,10,renewal\n")).find("whether a row counts") !=
        std::string::npos);
  CHECK(errors_of(with_late_row("customer,date,amount,mode\n", "", "C1,2026-02-09,10,sandbox?\n")).find("sandbox?") != std::string::npos);
  CHECK(ends_of_rows(with_late_row("customer,date,amount,mode\n", "", "C1,2026-02-09,10,test\n")) == "2000 2000");
  CHECK(errors_of(with_late_row("customer,date,mrr,type\n", "existing", "C1,2026-02-09,10,churn\n")).find("what a row is") !=
        std::string::npos);
  CHECK(ends_of_rows(with_late_row(head, "sale", "C1,2026-02-09,10,refund\n")) == "2000 1990");
  // A member of JSON that a column stands for already changes nothing.
  const std::string line = R"({"customer":"C1","date":"2026-01-05","amount":1})";
  const auto with_late_member = [&](const char* member) {
    return repeated(line + '\n', 400) + line.substr(0, line.size() - 1) + "," + member + "}\n";
  };
  CHECK(ends_of_rows(with_late_member("\"company\":\"X\"")) == "401");
  CHECK(errors_of(with_late_member("\"payment_result\":\"failed\"")).find("stands in none of the first rows") != std::string::npos);
  const std::string refund = with_late_member("\"refund\":1");
  CHECK(errors_of(refund).find("--ignore refund leaves it out") != std::string::npos);
  CHECK(ends_of_rows(refund, {"--ignore", "refund"}) == "401");
  // Rows that --where leaves out tell nothing of the others.
  CHECK(ends_of_rows(with_late_row("customer,date,amount,plan\n", "old", "C1,2026-02-09,10,new\n"), {"--where", "plan=new"}) == "10");
}

TEST_CASE("what would count twice, or for another, is refused or told", "[row_meaning]") {
  CHECK(errors_of("customer,month,mrr\nA,2026-01,10\nTotal,2026-01,10\n").find("\"Total\" looks like a totals row") != std::string::npos);
  CHECK(ends_of_rows("customer,2026-01,2026-02\nA,10,20\nB,1,2\nTotal MRR,11,22\n") == "11 22");
  CHECK(errors_of("customer,2026-01,2026-02,2026-01\nA,10,20,1\n").find("two columns for 2026-01") != std::string::npos);
  CHECK(errors_of("customer,currency,2026-01,2026-02\nA,USD,10,20\nB,EUR,1,2\n").find("several currencies") != std::string::npos);
  CHECK(errors_of("customer,churned\nA,Yes\nA,No\n").find("says something else than at <stdin>:2") != std::string::npos);
  CHECK(run_retain({"report"}, "customer,churned\nA,Yes\nA,Yes\nB,No\n").err.find("1 row came again and counts once") != std::string::npos);
  CHECK(errors_of("customer,date,amount\n\\N,2026-01-05,10\n").find("customer is not known") != std::string::npos);
  CHECK(errors_of("customer,date,item_price,quantity\nA,2026-01-05,10,2\n").find("of one piece or of the whole line") != std::string::npos);
  CHECK(run_retain({"report"}, "customer,start,end,mrr,status\nA,2026-01-01,,10,canceled\n").err.find("1 span has ended by its status") !=
        std::string::npos);
}

TEST_CASE("a flag of no use to the rows is the user's mistake", "[row_meaning]") {
  const char* const payments = "customer,date,amount\nA,2026-01-05,10\n";
  for (const std::vector<std::string>& flags : std::vector<std::vector<std::string>>{{"report", "--unique", "id"},
                                                                                     {"report", "--ignore", "plan"},
                                                                                     {"report", "--end", "inclusive"},
                                                                                     {"report", "--column", "tenure=amount"},
                                                                                     {"report", "--amount-per", "span"}}) {
    CHECK(run_retain(flags, payments).status == 2);
  }
}

TEST_CASE("events without amounts neither expand nor contract", "[row_meaning]") {
  CHECK(movements_of("user_id,event,timestamp\nu1,a,2026-01-03\nu1,a,2026-01-04\nu1,a,2026-02-04\n") == "u1,,2026-01,new,,,\n");
}

TEST_CASE("a column of a filter that is not there is the user's mistake", "[row_meaning]") {
  const test::Run run = run_retain({"report", "--where", "chanel=x"}, "customer,date,amount,channel\nA,2026-01-05,10,web\n");
  CHECK(run.status == 2);
  CHECK(run.err.find("did you mean \"channel\"?") != std::string::npos);
}

TEST_CASE("facts of a period agree in its rows", "[row_meaning]") {
  CHECK(errors_of("customer,date,mrr,gross_margin\nA,2026-01-05,10,80\nB,2026-01-06,20,75\n").find("in another row of the period") !=
        std::string::npos);
  CHECK(run_retain({"report"}, "customer,start,end,mrr,gross_margin\nA,2026-01-01,,10,80\n").err.find("\"gross_margin\" is not read") !=
        std::string::npos);
  const test::Run run =
      run_retain({"report", "-f", "json", "-q"}, "customer,date,amount,acquisition_spend\nA,2026-01-05,10,100\nB,2026-01-06,20,100\n");
  CHECK(run.out.find("\"acquisition_spend\": 100") != std::string::npos);
  CHECK(
      errors_of("customer,date,amount,gross_margin\nA,2026-01-05,10,80\nB,2026-01-06,20,75\n").find("80.00 in another row of the period") !=
      std::string::npos);
}

TEST_CASE("segments of several currencies have no money in their total", "[row_meaning]") {
  const test::Run run =
      run_retain({"report", "-f", "json", "-q", "--by", "currency"},
                 "customer,date,amount,currency\nA,2026-01-05,10,USD\nB,2026-01-06,20,EUR\nA,2026-02-05,10,USD\nB,2026-02-06,15,EUR\n");
  CHECK(run.status == 0);
  CHECK(run.out.find("\"ndr\": \"mixed_currencies\"") != std::string::npos);
  CHECK(run.out.find("\"customers_end\": 2") != std::string::npos);
}

TEST_CASE("a list of customers has ages where they are asked for", "[row_meaning]") {
  const std::string roster = "customer,tenure,churned\nA,3,yes\nB,x,no\n";
  CHECK(run_retain({"report"}, roster).status == 0);
  CHECK(run_retain({"survival"}, roster).err.find("tenure: \"x\" is not a number") != std::string::npos);
  CHECK(run_retain({"survival"}, "customer,tenure,churned\nA,3,yes\nA,4,yes\n").err.find("says something else") != std::string::npos);
  const test::Run run = run_retain({"survival", "--on-bad-row", "skip", "-f", "csv"}, roster + "C,5,no\n");
  CHECK(run.out.find(",3,2,1,50,") != std::string::npos);
  CHECK(run_retain({"survival", "-f", "csv"}, "tenure,churned\n\"1.5\",yes\n2,no\n").out.find(",2,2,1,50,") != std::string::npos);
}
