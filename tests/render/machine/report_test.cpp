#include "render/machine/report.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using retain::render::report_delimited;

namespace {

ReportOptions only(std::vector<Id> metrics) {
  ReportOptions options;
  options.metrics = std::move(metrics);
  return options;
}

}  // namespace

TEST_CASE("a line has the labels, the inputs present and then the metrics") {
  const Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90 revenue_end=1200.50")}, only({Id::crr, Id::ndr, Id::arpa}));
  CHECK(report_delimited(report, ',') ==
        "period,segment,complete,customers_start,customers_new,customers_churned,customers_end,revenue_end,crr,ndr,arpa\n"
        "2026-01,,true,70,30,10,90,1200.5,85.71428571428571,,13.338888888888889\n");
}

TEST_CASE("tabs part the fields of tsv") {
  const Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90")}, only({Id::crr}));
  CHECK(report_delimited(report, '\t') ==
        "period\tsegment\tcomplete\tcustomers_start\tcustomers_new\tcustomers_churned\tcustomers_end\tcrr\n"
        "2026-01\t\ttrue\t70\t30\t10\t90\t85.71428571428571\n");
}

TEST_CASE("a quantity stated in one row and computed in another is one column") {
  const Report report =
      test::report({test::row("2026-01", "churn=5%"), test::row("2026-02", "cs=200 churned=20 complete=no")}, only({Id::churn}));
  CHECK(report_delimited(report, ',') ==
        "period,segment,complete,customers_start,customers_churned,churn\n"
        "2026-01,,true,,,5\n"
        "2026-02,,false,200,20,10\n");
}

TEST_CASE("reasons of churn have a column each, empty where a row has none") {
  std::vector<Snapshot> snapshots{test::row("2026-01", "cs=70 churned=9"), test::row("2026-02", "cs=61 churned=9")};
  snapshots[0].reasons = {{"churned:price", 3}};
  snapshots[1].reasons = {{"churned:moved", 2}};
  const Report report = test::report(snapshots, only({Id::churn}));
  CHECK(report_delimited(report, ',') ==
        "period,segment,complete,customers_start,customers_churned,churned:price,churned:moved,churn\n"
        "2026-01,,true,70,9,3,,12.857142857142858\n"
        "2026-02,,true,61,9,,2,14.754098360655737\n");
}

TEST_CASE("text that a spreadsheet would run gets an apostrophe, numbers do not") {
  const auto segment_field = [](const std::string& segment) {
    const std::string text = report_delimited(test::report({test::row("2026-01", "cs=70", segment)}, only({Id::crr})), ',');
    const std::size_t begin = text.find("2026-01,") + 8;
    return text.substr(begin, text.find(",true", begin) - begin);
  };
  CHECK(segment_field("=1+1") == "'=1+1");
  CHECK(segment_field("-x") == "'-x");
  CHECK(segment_field("'@x") == "''@x");
  CHECK(segment_field("'x") == "'x");
  CHECK(segment_field("a=b") == "a=b");
  CHECK(segment_field("\tx") == "'\tx");
  const Report growth = test::report({test::row("2026-01", "cs=100 cn=0 ce=90")}, only({Id::customer_growth}));
  CHECK(report_delimited(growth, ',').ends_with(",-10\n"));
}

TEST_CASE("fields with delimiters, quotes or line breaks are quoted") {
  const auto text = [](const std::string& segment, char delimiter) {
    return report_delimited(test::report({test::row("2026-01", "cs=70", segment)}, only({Id::crr})), delimiter);
  };
  CHECK(text("a,\"b\"", ',').find("2026-01,\"a,\"\"b\"\"\",true") != std::string::npos);
  CHECK(text("a,b", '\t').find("2026-01\ta,b\ttrue") != std::string::npos);
  CHECK(text("a\tb", '\t').find("2026-01\t\"a\tb\"\ttrue") != std::string::npos);
  CHECK(text("a\nb", ',').find("2026-01,\"a\nb\",true") != std::string::npos);
}

TEST_CASE("values are bare numbers by row and metric, in the order asked for, and an empty line where undefined") {
  ReportOptions options;
  options.metrics = {Id::crr, Id::ndr, Id::customer_growth};
  const Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=90 cn=12 ce=81")}, options);
  CHECK(render::report_values(report) == "85.71428571428571\n\n28.571428571428573\n76.66666666666667\n\n-10\n");
}

namespace {

const std::string tidy_header = "period,segment,complete,metric,value,low,high,change,p_previous,reason,contribution\n";

}  // namespace

TEST_CASE("tidy data has a record for each period, segment and quantity, inputs first") {
  const Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90", "A"), test::row("2026-01", "cs=10 cn=0 ce=9", "B")},
                                     only({Id::customer_growth, Id::crr}));
  CHECK(render::report_tidy(report) == tidy_header +
                                           "2026-01,A,true,customers_start,70,,,,,,\n"
                                           "2026-01,A,true,customers_new,30,,,,,,\n"
                                           "2026-01,A,true,customers_churned,10,,,,,,\n"
                                           "2026-01,A,true,customers_end,90,,,,,,\n"
                                           "2026-01,A,true,customer_growth,28.571428571428573,,,,,,\n"
                                           "2026-01,A,true,crr,85.71428571428571,75.66158011633325,92.0510582829334,,,,\n"
                                           "2026-01,B,true,customers_start,10,,,,,,\n"
                                           "2026-01,B,true,customers_new,0,,,,,,\n"
                                           "2026-01,B,true,customers_churned,1,,,,,,\n"
                                           "2026-01,B,true,customers_end,9,,,,,,\n"
                                           "2026-01,B,true,customer_growth,-10,,,,,,\n"
                                           "2026-01,B,true,crr,90,59.584997320476155,98.2123786904927,,,,\n"
                                           "2026-01,,true,customers_start,80,,,,,,\n"
                                           "2026-01,,true,customers_new,30,,,,,,\n"
                                           "2026-01,,true,customers_churned,11,,,,,,\n"
                                           "2026-01,,true,customers_end,99,,,,,,\n"
                                           "2026-01,,true,customer_growth,23.75,,,,,,\n"
                                           "2026-01,,true,crr,86.25,77.0328999330134,92.1452856756609,,,,\n");
}

TEST_CASE("tidy data has the change and its p-value, and the reason where a value is undefined") {
  const Report report = test::report({test::row("2026-01", "cs=200 churned=20"), test::row("2026-02", "cs=180 churned=9 complete=no")},
                                     only({Id::churn, Id::ndr}));
  CHECK(render::report_tidy(report) == tidy_header +
                                           "2026-01,,true,customers_start,200,,,,,,\n"
                                           "2026-01,,true,customers_churned,20,,,,,,\n"
                                           "2026-01,,true,churn,10,6.5670448669095896,14.940581243271737,,,,\n"
                                           "2026-01,,true,ndr,,,,,,missing_input,\n"
                                           "2026-02,,false,customers_start,180,,,,,,\n"
                                           "2026-02,,false,customers_churned,9,,,,,,\n"
                                           "2026-02,,false,churn,5,2.652513848300719,9.228080964644455,-5,0.06680380703619093,,\n"
                                           "2026-02,,false,ndr,,,,,,missing_input,\n");
}

TEST_CASE("tidy data has the reasons of churn, guards texts, and has the same columns whatever the window") {
  std::vector<Snapshot> snapshots{test::row("2026-01", "cs=70 churned=9", "=A"), test::row("2026-02", "cs=61 churned=9", "=A")};
  snapshots[0].reasons = {{"churned:price", 3}};
  for (Snapshot& snapshot : snapshots) snapshot.window = 12;
  const std::string text = render::report_tidy(test::report(snapshots, only({Id::crr})));
  CHECK(text.starts_with(tidy_header));
  CHECK_THAT(
      text, Catch::Contains("\n2026-01,'=A,true,customers_churned,9,,,,,,\n2026-01,'=A,true,churned:price,3,,,,,,\n2026-01,'=A,true,crr,"));
  CHECK_THAT(text, Catch::Contains("\n2026-02,'=A,true,churned:price,,,,,,missing_input,\n"));
}
