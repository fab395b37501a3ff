#include "support/catch.hpp"
#include "support/run_retain.hpp"

using namespace retain;
using test::Run;
using test::run_retain;

TEST_CASE("calc computes from flags and reads nothing") {
  const Run run = run_retain({"calc", "crr", "--start", "70", "--new", "30", "--end", "90", "-f", "value"}, "period,cs\nnonsense");
  CHECK(run.status == 0);
  CHECK(run.out == "85.71428571428571\n");
  CHECK(run.err.empty());
}

TEST_CASE("calc takes values as people write them") {
  CHECK(run_retain({"calc", "arpa", "--revenue-end", "$9,000.50", "--customers-end", "90", "-f", "value"}).out == "100.00555555555556\n");
  CHECK(run_retain({"calc", "ltv", "--arpa", "100", "--churn-rate", "5%", "-f", "value"}).out == "2000\n");
  CHECK(run_retain({"calc", "cltv", "--apv", "10", "--frequency", "12/year", "--lifespan", "20 months", "--period", "month", "-f", "value"})
            .out == "200\n");
}

TEST_CASE("calc of a period knows its length") {
  CHECK(run_retain({"calc", "annual_churn", "--start", "100", "--lost", "10", "--period", "year", "-f", "value"}).out == "10\n");
  const Run unknown = run_retain({"calc", "annual_churn", "--start", "100", "--lost", "10", "-f", "value"});
  CHECK(unknown.out == "\n");
  CHECK(unknown.status == 1);
}

TEST_CASE("a value that is no number is wrong usage") {
  const Run run = run_retain({"calc", "--start", "7x"});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err.starts_with("retain: error: customers at the start: \"7x\" is not a whole number\nhint: "));
}

TEST_CASE("a fraction where percent is meant is wrong usage") {
  const Run run = run_retain({"calc", "annual_churn", "--churn-rate", "0.05", "--period", "month"});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err.find("0.05") != std::string::npos);
  CHECK(run_retain({"calc", "annual_churn", "--churn-rate", "0.05%", "--period", "month"}).status == 0);
}

TEST_CASE("values that contradict each other are wrong input") {
  const Run identity = run_retain({"calc", "--start", "70", "--new", "30", "--end", "95", "--churned", "10"});
  CHECK(identity.status == 3);
  CHECK(identity.out.empty());
  CHECK(identity.err.starts_with("retain: error: "));
  CHECK(run_retain({"calc", "churn", "--start", "70", "--churned", "10", "--churn-rate", "15"}).status == 3);
  CHECK(run_retain({"calc", "churn", "--start", "70", "--churned", "10", "--churn-rate", "14.3"}).status == 0);
}

TEST_CASE("calc without a quantity says how it is done") {
  const Run run = run_retain({"calc", "crr"});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err == "retain: error: calc needs quantities to compute from\nhint: for example: retain calc --start 70 --new 30 --end 90\n");
}

TEST_CASE("calc that can compute nothing says what the nearest metrics lack") {
  const Run run = run_retain({"calc", "--start", "70"});
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(run.err ==
        "retain: nothing can be computed from customers at the start alone: customer retention rate and churn rate need lost customers "
        "(--customers-churned); customer growth needs customers at the end (--customers-end)\n");
  CHECK(run_retain({"calc", "--passives", "5", "--responses", "3"}).err ==
        "retain: nothing can be computed from passives and responses: first response time needs sum of response times "
        "(--response-time-total); "
        "net promoter score needs promoters (--promoters) and detractors (--detractors)\n");
  CHECK(
      run_retain({"calc", "--new", "30"}).err ==
      "retain: nothing can be computed from new customers alone: customer acquisition cost needs acquisition spend (--acquisition-spend); "
      "customer retention rate needs customers at the start (--customers-start) and customers at the end (--customers-end)\n");
  CHECK(run_retain({"calc", "--gross-margin", "80"}).err.find("lifetime value of a subscription needs ") != std::string::npos);
  const Run reason = run_retain({"calc", "--churned:price", "3"});
  CHECK(reason.status == 1);
  CHECK(reason.err.starts_with("retain: nothing can be computed from churned:price alone: "));
}

TEST_CASE("a metric that is asked for and lacks its input is told by the answer, or beside it where that has no words") {
  const std::vector<std::string> args = {"calc", "crr", "nps", "--new", "30"};
  const auto run_as = [&args](const std::string& format) {
    std::vector<std::string> words = args;
    words.insert(words.end(), {"-f", format});
    return run_retain(words);
  };
  for (const std::string format : {"table", "markdown", "json", "ndjson"}) {
    INFO(format);
    CHECK(run_as(format).status == 1);
    CHECK_FALSE(run_as(format).out.empty());
    CHECK(run_as(format).err.empty());
  }
  CHECK(run_as("csv").status == 1);
  CHECK(run_as("csv").err ==
        "retain: nothing can be computed from new customers alone: customer retention rate needs customers at the start "
        "(--customers-start) and "
        "customers at the end (--customers-end); net promoter score needs promoters (--promoters), passives (--passives) and detractors "
        "(--detractors)\n");
  CHECK(run_retain({"calc", "--start", "70", "-f", "json"}).status == 1);
  CHECK(run_retain({"calc", "crr", "nps", "--start", "70", "--lost", "10"}).status == 0);
}

TEST_CASE("reasons of churn are parts of the lost") {
  const Run run =
      run_retain({"calc", "crr", "--start", "70", "--churned", "10", "--churned:price", "4", "--churned:service=1", "-f", "csv"});
  CHECK(run.status == 0);
  CHECK(
      run.out ==
      "period,segment,complete,customers_start,customers_churned,churned:price,churned:service,crr\n,,true,70,10,4,1,85.71428571428571\n");
  CHECK(run_retain({"calc", "--start", "70", "--churned", "10", "--churned:price", "11"}).status == 3);
  CHECK(run_retain({"calc", "--start", "70", "--churned", "10", "--churned:price", "x"}).status == 2);
  CHECK(run_retain({"calc", "--churned:price", "1", "--churned:price", "2"}).err == "retain: error: --churned:price is given twice\n");
}

TEST_CASE("an amount with more than six decimals is rounded with a warning, and refused when strict") {
  const Run run = run_retain({"calc", "arpa", "--revenue-end", "1.0000005", "--customers-end", "1", "-f", "value"});
  CHECK(run.status == 0);
  CHECK(run.out == "1\n");
  CHECK(run.err == "retain: warning: revenue at the end \"1.0000005\" is rounded to 6 decimals\n");
  const Run strict = run_retain({"calc", "arpa", "--revenue-end", "1.0000005", "--customers-end", "1", "--strict"});
  CHECK(strict.status == 3);
  CHECK(strict.out.empty());
}

TEST_CASE("calc judges a requirement") {
  const Run run = run_retain({"calc", "crr", "--start", "70", "--churned", "10", "--require", "crr >= 90", "-f", "value"});
  CHECK(run.status == 1);
  CHECK(run.out == "85.71428571428571\n");
  CHECK(run.err == "retain: Customer retention rate: 85.7%, target 90: missed by 4.3 points\n");
}

TEST_CASE("the table of calc is a metric a line with its formula worked when asked") {
  const Run run = run_retain({"calc", "crr", "--start", "70", "--new", "30", "--end", "90", "--explain"});
  CHECK(run.status == 0);
  CHECK(run.out.starts_with("Kept 60 of 70 customers, lost 10, won 30; 90 at the end.\n"));
  CHECK(run.out.find("(90 − 30 − 0) / 70 × 100 = 85.7%") != std::string::npos);
}
