#include "io/snapshots/evidence.hpp"

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;
using namespace retain::io::testing;

namespace {

/// What the bare column of churn of a table was read as: "KEY VALUE" of its first row, and what was assumed.
std::string churn_of(const std::string& text) {
  const Loaded loaded = load(text);
  std::string read;
  for (const Id id : {Id::churn, Id::customers_churned, Id::revenue_churned}) {
    if (const std::string value = value_of(loaded.snapshots.at(0), id); value != "-") read += std::string(quantity(id).key) + ' ' + value;
  }
  for (const Assumption& assumption : loaded.assumptions) read += " | " + assumption.text.english();
  return read;
}

constexpr const char* open_churn = "may be churn rate or lost customers: the other columns prove neither";

}  // namespace

TEST_CASE("a bare churn that balances is a count", "[evidence]") {
  const std::string count = "customers_churned 12 | \"Churn\" is lost customers, as its values show";
  CHECK(churn_of("Month,Start,New,Churn,End\n2026-01,200,20,12,208\n") == count);
  CHECK(churn_of("Month,Start,Churn\n2026-01,200,12\n2026-02,188,11\n") == count);
  CHECK(churn_of("Month,New,Churn,End\n2026-02,20,12,208\n2026-01,20,10,200\n").starts_with("customers_churned 12"));
  CHECK(churn_of("Month,Region,Start,Churn\n2026-01,A,200,12\n2026-01,B,90,5\n2026-02,A,188,11\n2026-02,B,85,4\n") == count);
  CHECK(churn_of("Month,Start,Churn\n2026-01-31,200,12\n2026-02-28,188,11\n") == count);
}

TEST_CASE("a bare churn that agrees with the losses is a rate", "[evidence]") {
  const std::string rate = "churn 6 | \"Churn\" is churn rate, as its values show";
  CHECK(churn_of("Month,Start,New,Churn,End\n2026-01,200,20,6,208\n2026-02,208,15,5,212\n") == rate);
  CHECK(churn_of("Month,Start,Churn\n2026-01,200,6\n2026-02,188,5\n") == rate);
}

TEST_CASE("a value that is none of the other proves what a bare churn is", "[evidence]") {
  CHECK(churn_of("Month,Start,Churn\n2026-01,200,6\n2026-02,210,5.2\n").starts_with("churn 6 | "));
  CHECK(churn_of("Month,Start,Churn\n2026-01,200,6%\n2026-02,210,5%\n").starts_with("churn 6 | "));
  CHECK(churn_of("Month,Start,Churn\n2026-01,2000,60\n2026-02,2500,120\n").starts_with("customers_churned 60 | "));
  CHECK(churn_of("Month,Start,Churn\n2026-01,5,20\n2026-02,4,10\n").starts_with("churn 20 | "));
  CHECK(churn_of("월,기초고객수,이탈\n2026-01,200,6명\n").starts_with("customers_churned 6 | "));
}

TEST_CASE("a bare churn of which nothing is proved is refused with both flags", "[evidence]") {
  for (const char* text : {
           "Month,Start,Churn\n2026-01,200,6\n",
           "Month,Start,Churn\n2026-01,200,6\n2026-03,194,5\n",                   // a month is missing
           "Month,Start,New,Churn,End\n2026-01,200,20,7,208\n",                   // neither balances
           "Month,Customers,Churn\n2026-01,200,5\n",                              // what the customers are is not known
           "Month,Start,Churn\n2026-01,100,5\n2026-02,95,4\n",                    // of 100 a count is its rate
           "Month,Start,New,Churn,End\n2026-01,,,120,\n2026-02,200,20,6%,208\n",  // a count above, a rate below
       }) {
    CAPTURE(text);
    const auto errors = diagnostics_of(text);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].message == "\"Churn\" " + std::string(open_churn));
    CHECK(errors[0].hint == "--column churn=Churn or --column customers_churned=Churn says which");
  }
  LoadOptions count;
  count.columns = {{"customers_churned", "Churn"}};
  CHECK(value_of(load("Month,Start,Churn\n2026-01,200,6\n", count).snapshots[0], Id::customers_churned) == "6");
}

TEST_CASE("where the start is 100, a count that is proved agrees with its rate", "[evidence]") {
  CHECK(churn_of("Month,Start,New,Churn,End\n2026-01,100,10,5,105\n").starts_with("customers_churned 5 | "));
}

TEST_CASE("a bare churn of zeros may be either", "[evidence]") {
  CHECK(churn_of("Month,Start,Churn\n2026-01,200,0\n") == "customers_churned 0");
}

TEST_CASE("churn beside movements of revenue is an amount where it balances", "[evidence]") {
  CHECK(churn_of("Month,Starting MRR,New,Churn,Ending MRR\n2026-01,1000,100,50,1050\n") ==
        "revenue_churned 50 | \"New\" is new revenue, as the table speaks of revenue | \"Churn\" is lost revenue, as its values show");
  CHECK(diagnostics_of("Month,Starting MRR,New,Churn,Ending MRR\n2026-01,1000,100,5,1050\n").size() == 1);
  CHECK(churn_of("Month,Starting MRR,Ending MRR,Churn\n2026-01,1000,1040,5\n") == "churn 5");
}

TEST_CASE("the unit of a table is that of a bare churn too", "[evidence]") {
  const std::string rows = "2026-01,1000,100,50,1050\n";
  CHECK(churn_of("월,기초매출(천원),신규,이탈,기말매출(천원)\n" + rows).starts_with("revenue_churned 50000 | "));
  CHECK(churn_of("(단위: 천원)\n월,기초매출,신규,이탈,기말매출\n" + rows).starts_with("revenue_churned 50000 | "));
}

TEST_CASE("rows of one load prove the churn of each other", "[evidence]") {
  const Loaded loaded =
      load_texts({{"a.csv", "Month,Start,Churn\n2026-01,200,12\n"}, {"b.csv", "Month,Start,Churn\n2026-02,188,11\n2026-03,177,9\n"}});
  CHECK(value_of(loaded.snapshots[0], Id::customers_churned) == "12");
  CHECK(value_of(loaded.snapshots[2], Id::customers_churned) == "9");
}

TEST_CASE("JSON and tables that are turned are read alike", "[evidence]") {
  CHECK(churn_of(R"([{"month":"2026-01","start":200,"new":20,"churn":12,"end":208}])").starts_with("customers_churned 12 | \"churn\""));
  CHECK(churn_of("{\"start\":200,\"new\":20,\"churn\":6,\"end\":208}\n").starts_with("churn 6 | "));
  CHECK(churn_of(R"([{"inputs":{"customers_start":200,"churn":12}}])") == "churn 12");
  CHECK(churn_of("period,segment,complete,customers_start,churn\n2026-01,,true,200,12\n") == "churn 12");
  LoadOptions turned;
  turned.transpose = true;
  const Loaded loaded =
      load("Month,2026-01,2026-02\nStarting MRR,1000,1050\n+ New,100,90\n- Churn,-50,-40\n= Ending MRR,1050,1100\n", turned);
  CHECK(value_of(loaded.snapshots[1], Id::revenue_churned) == "40");
  CHECK(diagnostics_of(R"([{"start":200},{"start":200,"mrr_end":5}])").size() == 1);
}

TEST_CASE("losses that are written with a minus throughout are read without it", "[evidence]") {
  const Loaded loaded = load("Month,Starting MRR,Contraction,MRR churned,Lost (명)\n2026-01,1000,-20,(50),-3\n2026-02,1000,0,-40,-2\n");
  CHECK(value_of(loaded.snapshots[0], Id::revenue_contraction) == "20");
  CHECK(value_of(loaded.snapshots[0], Id::revenue_churned) == "50");
  CHECK(value_of(loaded.snapshots[1], Id::customers_churned) == "2");
  REQUIRE(loaded.assumptions.size() == 3);
  CHECK(loaded.assumptions[0].text.english() == "contraction revenue is written with a minus throughout, and read without it");
}

TEST_CASE("losses of both signs are refused", "[evidence]") {
  CHECK(briefly(diagnostics_of("month,mrr_start,mrr_churned\n2026-01,1000,-20\n2026-02,1000,5\n")) ==
        "2:14 lost revenue: \"-20\" cannot be negative");
  LoadOptions lenient;
  lenient.bad_rows = {true, 10};
  CHECK(load("month,mrr_start,mrr_churned\n2026-01,1000,-20\n2026-02,1000,5\n", lenient).snapshots.size() == 1);
  CHECK(briefly(diagnostics_of("month,mrr_start\n2026-01,-20\n")) == "2:9 revenue at the start: \"-20\" cannot be negative");
}
