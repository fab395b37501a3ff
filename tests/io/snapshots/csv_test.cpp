#include "io/snapshots/csv.hpp"

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;
using namespace retain::io::testing;

namespace {

std::vector<std::string> codes_of(const Loaded& loaded) {
  std::vector<std::string> codes;
  for (const Diagnostic& warning : loaded.warnings) codes.push_back(warning.code);
  return codes;
}

}  // namespace

TEST_CASE("a row becomes a snapshot with the places of its cells", "[snapshots_csv]") {
  const Loaded loaded = load("period,region,complete,CS,mrr_start,churned:price\n2026-01,EMEA,no,70,\"1,234.50\",3\n2026-02,total,,71,,\n");
  REQUIRE(loaded.snapshots.size() == 2);
  const Snapshot& first = loaded.snapshots[0];
  CHECK(first.period == Period::parse("2026-01"));
  CHECK(first.segment == "EMEA");
  CHECK_FALSE(first.complete);
  CHECK(first.place == Place{"in.csv", 2, 0, {}});
  CHECK(value_of(first, Id::customers_start) == "70");
  CHECK(first.find(Id::customers_start)->column == 17);
  CHECK(first.find(Id::revenue_start)->column == 20);
  CHECK(value_of(first, Id::revenue_start) == "1234.5");
  CHECK(first.find(Id::revenue_start)->decimals == 2);
  CHECK(first.reasons == ReasonCounts{{"churned:price", 3}});
  const Snapshot& second = loaded.snapshots[1];
  CHECK(second.segment.empty());
  CHECK(second.complete);
  CHECK(second.find(Id::revenue_start) == nullptr);
  CHECK(second.reasons.empty());
  CHECK(loaded.warnings.empty());
  CHECK(loaded.notes.empty());
}

TEST_CASE("byte order mark, line ends, blank lines and trailing delimiters do not matter", "[snapshots_csv]") {
  for (const char* text :
       {"\xEF\xBB\xBFperiod,cs\r\n2026-01,70\r\n", "period,cs\r2026-01,70", "\n \nperiod,cs,\n\n2026-01,70,\n,,\n\n\n",
        "sep=,\nperiod,cs\n2026-01,70\n", "sep=;\nperiod;cs\n2026-01;70\n", "period\tcs\n2026-01\t70\n", "cs|period\n70|2026-01\n"}) {
    CAPTURE(text);
    const Loaded loaded = load(text);
    REQUIRE(loaded.snapshots.size() == 1);
    CHECK(loaded.snapshots[0].period == Period::parse("2026-01"));
    CHECK(value_of(loaded.snapshots[0], Id::customers_start) == "70");
    CHECK(loaded.warnings.empty());
  }
}

TEST_CASE("places stay exact after quoted line breaks", "[snapshots_csv]") {
  const std::string text = "period,segment,cs\n2026-01,\"a\nb\",70\n2026-02,x,7x\n";
  CHECK(briefly(diagnostics_of(text)) == "4:12 customers at the start: \"7x\" is not a whole number");
  const Loaded loaded = load("period,segment,cs\n2026-01,\"a\nb\",70\n");
  CHECK(loaded.snapshots[0].segment == "a\nb");
  CHECK(loaded.snapshots[0].find(Id::customers_start)->column == 0);
}

TEST_CASE("all bad rows are reported, in order", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of(
            "period,cs,cn,mrr_start\n2026-01,7x,1,2\n2026-02,70,1\n2026-13,70,y,#N/A\n2026-04,70,1,-5\n2026-05,70,1,2,3\n")) ==
        "2:10 customers at the start: \"7x\" is not a whole number\n"
        "3:1 3 fields where the header has 4\n"
        "4:1 period \"2026-13\" has no valid month\n"
        "4:12 new customers: \"y\" is not a whole number\n"
        "4:14 revenue at the start holds an error of Excel: \"#N/A\"\n"
        "5:14 revenue at the start: \"-5\" cannot be negative\n"
        "6:16 5 fields where the header has 4");
}

TEST_CASE("the first wrong character of a quoted cell is found", "[snapshots_csv]") {
  const auto errors = diagnostics_of("period,mrr_start,mrr_churned,cl\n2025-03,50000.00,\"1,2O0.00\",12\n");
  CHECK(briefly(errors) == "2:22 lost revenue: \"1,2O0.00\" is not an amount");
  CHECK(errors[0].hint == "use digits and at most 6 decimals, for example 1200.00");
}

TEST_CASE("a structural error ends the file, and rows before it are reported too", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of("period,cs\n2026-01,x\n2026-02,\"7\n2026-03,y\n")) ==
        "2:9 customers at the start: \"x\" is not a whole number\n3:9 a quote opens here and never closes");
}

TEST_CASE("unquoted thousands in a comma file get a hint", "[snapshots_csv]") {
  const auto errors = diagnostics_of("period,mrr_start,cs\n2026-01,1,234.50,5\n");
  CHECK(briefly(errors) == "2:18 4 fields where the header has 3");
  CHECK(errors[0].hint == "put numbers with a thousands separator or a decimal comma in quotes: \"1,234.50\"");
  CHECK(diagnostics_of("period;cs\n2026-01;5;6\n")[0].hint == "give every row as many fields as the header has; a field may be empty");
}

TEST_CASE("the decimal mark is proved by the file", "[snapshots_csv]") {
  const auto start_of = [](const char* text, DecimalMark mark = DecimalMark::unknown) {
    LoadOptions options;
    options.decimal = mark;
    return value_of(load(text, options).snapshots.at(0), Id::revenue_start);
  };
  CHECK(start_of("period;mrr_start\n2026-01;1.234,50\n") == "1234.5");
  CHECK(start_of("period;mrr_start;mrr_new\n2026-01;1.234;12,5\n") == "1234");
  CHECK(start_of("period;mrr_start;mrr_new\n2026-01;1.234;12.5\n") == "1.234");
  CHECK(start_of("period,mrr_start\n2026-01,\"1,234.50\"\n") == "1234.5");
  CHECK(start_of("period,mrr_start\n2026-01,\"1,234\"\n") == "1234");
  CHECK(start_of("period,mrr_start\n2026-01,\"1,234\"\n2026-02,\"12,5\"\n") == "1.234");
  CHECK(start_of("period;mrr_start;note\n2026-01;1.234;12,5\n", DecimalMark::point) == "1.234");
  CHECK(start_of("period;mrr_start\n2026-01;1.234\n", DecimalMark::comma) == "1234");
  CHECK(load("period;mrr_start\n2026-01;12,5\n").notes == std::vector<std::string>{"in.csv: the decimal mark is the comma"});
}

TEST_CASE("a decimal mark that nothing proves, or that two numbers contradict, is an error", "[snapshots_csv]") {
  const auto ambiguous = diagnostics_of("period;mrr_start;note\n2026-01;1.234;12,5\n");
  CHECK(briefly(ambiguous) ==
        "2:9 ambiguous number \"1.234\": its mark may be a decimal mark or group digits, and nothing in the file tells");
  CHECK(ambiguous[0].hint == "pass --decimal point or --decimal comma");
  CHECK(briefly(diagnostics_of("period|cs\n2026-01|1,234\n")).starts_with("2:9 ambiguous number"));
  CHECK(briefly(diagnostics_of("period;mrr_start\n2026-01;1.234,5\n2026-02;1,234.5\n")) ==
        "3:9 two decimal marks in one file: \"1,234.5\" has a point, \"1.234,5\" at 2:9 a comma");
  CHECK(briefly(diagnostics_of("period,mrr_start,mrr_new\n2026-01,\"12,5\",12.5\n")).starts_with("2:16 two decimal marks"));
}

TEST_CASE("a number that cannot be read proves nothing of the decimal mark", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of("period,mrr_start,mrr_new\n2026-01,50.5,\"1,2 pieces\"\n")) ==
        "2:19 new revenue: \"1,2 pieces\" is not an amount");
}

TEST_CASE("the program's own output reads back without doubt", "[snapshots_csv]") {
  const Loaded loaded =
      load("period,segment,complete,sales,churn,arpa,crr\n2026-01,'=A1,true,1.234,0.5,1e-8,99.5\n2026-01,,false,1.234,0.25,1.5,99\n");
  REQUIRE(loaded.snapshots.size() == 2);
  CHECK(loaded.snapshots[0].segment == "=A1");
  CHECK(value_of(loaded.snapshots[0], Id::sales) == "1.234");
  CHECK(loaded.snapshots[0].find(Id::churn)->unit_settled);
  CHECK(loaded.snapshots[0].find(Id::crr) == nullptr);
  CHECK_FALSE(loaded.snapshots[1].complete);
  CHECK(loaded.warnings.empty());
  const Loaded tabbed = load("period\tsegment\tcomplete\tsales\tchurn\n2026-01\t\ttrue\t1.234\t0.5\n");
  CHECK(value_of(tabbed.snapshots[0], Id::sales) == "1.234");
  CHECK_FALSE(load("period,segment,churn\n2026-01,,0.5\n").snapshots[0].find(Id::churn)->unit_settled);
}

TEST_CASE("one quote that keeps spreadsheets from running a text is taken off", "[snapshots_csv]") {
  const auto segment = [](const std::string& cell) { return load("period,segment,cs\n2026-01," + cell + ",1\n").snapshots.at(0).segment; };
  CHECK(segment("'=1+1") == "=1+1");
  CHECK(segment("''@x") == "'@x");
  CHECK(segment("'-x") == "-x");
  CHECK(segment("'x") == "'x");
  CHECK(segment("=1") == "=1");
  CHECK(segment("'") == "'");
}

TEST_CASE("units of headers scale, and settle percents and times", "[snapshots_csv]") {
  const Loaded loaded = load("기간,기초매출(만원),MRR new [k],churn (%),lifespan (months),cs (명)\n2026-01,1.25,2.5,0.8,20,\"1,200명\"\n");
  const Snapshot& row = loaded.snapshots.at(0);
  CHECK(value_of(row, Id::revenue_start) == "12500");
  CHECK(value_of(row, Id::revenue_new) == "2500");
  CHECK(row.find(Id::churn)->unit_settled);
  CHECK(row.find(Id::customer_lifespan)->time_unit == Granularity::month);
  CHECK(value_of(row, Id::customers_start) == "1200");
  CHECK(briefly(diagnostics_of("period,mrr_start (furlongs)\n2026-01,3\n")) ==
        "1:8 unknown unit \"furlongs\" in the header of revenue at the start");
}

TEST_CASE("one file holds one currency", "[snapshots_csv]") {
  CHECK(diagnostics_of("period,mrr_start,mrr_new\n2026-01,$5,7\n2026-02,5 USD,6\n").empty());
  CHECK(briefly(diagnostics_of("period,mrr_start,mrr_new\n2026-01,$5,€5\n")) == "2:12 two currencies: EUR here, USD at 2:9");
  CHECK(briefly(diagnostics_of("period,mrr_start\n2026-01,$5\n2026-02,€6\n2026-03,7\n")) == "3:9 two currencies: EUR here, USD at 2:9");
  CHECK(briefly(diagnostics_of("period,mrr_start (원)\n2026-01,5\n2026-02,$6\n")) == "3:9 an amount in USD in a column of KRW");
}

TEST_CASE("what is doubtful is warned of once, with a count and the first place", "[snapshots_csv]") {
  const Loaded loaded = load("period,mrr_start,mrr_new,x,custmers_start,,\n2026-01,1.12345678,1e5,1,2,,3\n2026-02,0.0000001,2E3,1,2,,4\n");
  REQUIRE(codes_of(loaded) == std::vector<std::string>{"unknown_column", "rounded_amounts", "scientific_notation"});
  CHECK(loaded.warnings[0].message ==
        "unknown columns \"x\", \"custmers_start\" (did you mean \"customers_start\"?), one without a name at column 44");
  CHECK(loaded.warnings[0].place == Place{"in.csv", 1, 26, {}});
  CHECK(loaded.warnings[1].message == "2 amounts have more than six decimals and are rounded, the first here");
  CHECK(loaded.warnings[1].place == Place{"in.csv", 2, 9, {}});
  CHECK(loaded.warnings[2].place == Place{"in.csv", 2, 20, {}});
  CHECK(value_of(loaded.snapshots[0], Id::revenue_new) == "100000");
}

TEST_CASE("columns that the user settles are read, the others of their field are not", "[snapshots_csv]") {
  LoadOptions options;
  options.columns = {{"segment", "plan"}, {"customers_start", "Anfang"}};
  const Loaded loaded = load("period,region,plan,cs,Anfang\n2026-01,EMEA,Pro,1,70\n", options);
  CHECK(loaded.snapshots[0].segment == "Pro");
  CHECK(value_of(loaded.snapshots[0], Id::customers_start) == "70");
  CHECK(loaded.warnings.empty());
  options.columns = {{"segment", "plna"}};
  CHECK(briefly(diagnostics_of("period,plan,cs\n2026-01,Pro,1\n", options)) ==
        "0:0 no column \"plna\", which --by or --column gives for segment");
}

TEST_CASE("tables that are none say what they lack", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of("period,cs\n")) == "0:0 no data rows after the header");
  CHECK(briefly(diagnostics_of("period,cs\n\n,\n")) == "0:0 no data rows after the header");
  CHECK(briefly(diagnostics_of("2026-01,70,30\n2026-02,70,30\n")) == "1:1 no header recognised: the first line looks like data");
  const auto preamble = diagnostics_of("a,b,c\nperiod,cs,ce,d\n2026-01,5,5,1\n");
  CHECK(briefly(preamble) == "1:1 no header recognised");
  CHECK(preamble[0].hint == "line 2 looks like the header: --skip 1");
  CHECK(briefly(diagnostics_of("period,custmers_start\n2026-01,5\n")) ==
        "1:1 no column holds a quantity; found \"period\", \"custmers_start\" (did you mean \"customers_start\"?)");
  CHECK(briefly(diagnostics_of("period,region,plan,cs\n2026-01,a,b,1\n")) == "1:15 two segment columns: region, plan");
  CHECK(briefly(diagnostics_of("period,cs,start\n2026-01,1,1\n")) ==
        "1:11 two columns for customers at the start: \"cs\" at 1:8 and \"start\"");
}

TEST_CASE("rows that are no snapshots say what they are", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of("period,cs\n2026-01,5\nTotal,5\n합계,5\n")) ==
        "3:1 not a period: \"Total\" looks like a totals row\n4:1 not a period: \"합계\" looks like a totals row");
  CHECK(briefly(diagnostics_of("period,cs\n2026-01,5\n\nperiod,cs\n2026-02,5\n")) == "4:1 the header again");
  CHECK(briefly(diagnostics_of("period,cs,complete\n2026-01,5,maybe\n")) == "2:11 complete: \"maybe\" is neither true nor false");
}

TEST_CASE("a second byte order mark is data", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of("period,cs\n2026-01,\xEF\xBB\xBF"
                               "7\n")) ==
        "2:9 customers at the start: \"\xEF\xBB\xBF"
        "7\" is not a whole number");
}

TEST_CASE("a totals row among the segments is refused, the words for the whole base are not", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of("segment,cs\nA,1\nGrand Total,1\n")) == "3:1 \"Grand Total\" looks like a totals row");
  CHECK(briefly(diagnostics_of("segment,cs\nA,1\n총계,1\n")) == "3:1 \"총계\" looks like a totals row");
  CHECK(load("segment,cs\nA,1\n전체,1\n").snapshots.back().segment.empty());
}

TEST_CASE("a unit scales once", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of("period,mrr_start (K)\n2026-01,15K\n")) ==
        "2:9 revenue at the start: \"15K\" has a unit, and so has its header");
}

TEST_CASE("the order of dates is proved by all rows", "[snapshots_csv]") {
  const auto first_of = [](const std::string& text, const LoadOptions& options = {}) {
    return load(text, options).snapshots.at(0).period.to_string();
  };
  const std::string doubtful = "period,cs\n01/02/2026,5\n";
  CHECK(first_of(doubtful + "13/03/2026,5\n") == "2026-02-01");
  CHECK(first_of(doubtful + "03/13/2026,5\n") == "2026-01-02");
  CHECK(first_of("period,cs\n01.02.2026,5\n") == "2026-02-01");
  CHECK(briefly(diagnostics_of(doubtful)) ==
        "2:1 ambiguous date \"01/02/2026\": the day or the month may be first, and nothing in the file tells");
  CHECK(briefly(diagnostics_of(doubtful + "13/03/2026,5\n03/13/2026,5\n")) ==
        "4:1 two orders of dates in one file: \"03/13/2026\" has the month first, \"13/03/2026\" at 3:1 the day");
  LoadOptions options;
  options.dates.order = DateOrder::month_first;
  CHECK(first_of(doubtful, options) == "2026-01-02");
  CHECK(briefly(diagnostics_of("period,cs\n13/03/2026,5\n", options)) == "2:1 period \"13/03/2026\" is no date with the month first");
  options.dates = {DateOrder::unknown, DatePattern("%y-%m")};
  CHECK(first_of("period,cs\n26-02,5\n", options) == "2026-02");
  CHECK(briefly(diagnostics_of("period,cs\n2026-02,5\n", options)) ==
        "2:1 date \"2026-02\" is not written as --date-format \"%y-%m\" says");
}

TEST_CASE("a unit above the table scales its columns of money", "[snapshots_csv]") {
  for (const char* text :
       {"단위: 천원\nperiod,cs,mrr_start\n2026-01,5,7\n", "Report,,\n,,(in thousands)\nperiod,cs,mrr_start\n2026-01,5,7\n"}) {
    CAPTURE(text);
    const Loaded loaded = load(text);
    CHECK(value_of(loaded.snapshots.at(0), Id::revenue_start) == "7000");
    CHECK(value_of(loaded.snapshots.at(0), Id::customers_start) == "5");
    CHECK(loaded.notes.size() == 2);
  }
  CHECK(briefly(diagnostics_of("단위: 천원\nperiod,mrr_start (원)\n2026-01,7\n")) ==
        "2:8 \"mrr_start (원)\" states another unit than the lines above the table");
  CHECK(briefly(diagnostics_of("Unit: lakh\nperiod,mrr_start\n2026-01,7\n")) == "1:1 unknown unit \"lakh\" above the table");
  CHECK(briefly(diagnostics_of("단위: 천원\nperiod,mrr_start\n2026-01,7K\n")) ==
        "3:9 revenue at the start: \"7K\" has a unit, and so has its header");
}

TEST_CASE("another header is named, not taken for numbers", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of("period,cs,ce\n,customers,customers\n2026-01,5,5\n")) == "2:1 a second row of the header");
  CHECK(briefly(diagnostics_of("period,cs,ce\n2026-01,5,5\n\nperiod,segment,cs\n2026-01,a,5\n")) ==
        "4:1 another header: a second table begins here");
  CHECK(briefly(diagnostics_of("period,cs\n2026-01,5\nperiod,cs,ce,cn\n")) == "3:1 another header: a second table begins here");
  CHECK(diagnostics_of("period,segment,cs\n2026-01,new,5\nLaunch,start,\n").empty());
}

TEST_CASE("without a header columns have numbers", "[snapshots_csv]") {
  LoadOptions options;
  options.has_header = false;
  options.columns = {{"period", "1"}, {"cs", "2"}, {"ce", "3"}};
  const Loaded loaded = load("2026-01,70,60\n2026-02,60,61\n", options);
  REQUIRE(loaded.snapshots.size() == 2);
  CHECK(value_of(loaded.snapshots[0], Id::customers_start) == "70");
  CHECK(loaded.snapshots[0].place.line == 1);
  CHECK(load("1,2,3\n", options).snapshots.size() == 1);
  options.columns.clear();
  CHECK(briefly(diagnostics_of("2026-01,70\n", options)) == "1:1 no column holds a quantity; found \"1\", \"2\"");
}

TEST_CASE("a table with the periods across the top is turned", "[snapshots_csv]") {
  LoadOptions options;
  options.transpose = true;
  const Loaded loaded = load("Report\n\nMetric;Jan 2026;Feb 2026\nCS;70;80\n\nmrr_start (k€);1,5;2\nnotes;;x\n", options);
  REQUIRE(loaded.snapshots.size() == 2);
  CHECK(loaded.snapshots[0].period == Period::parse("2026-01"));
  CHECK(loaded.snapshots[1].period == Period::parse("2026-02"));
  CHECK(value_of(loaded.snapshots[0], Id::customers_start) == "70");
  CHECK(value_of(loaded.snapshots[0], Id::revenue_start) == "1500");
  CHECK(value_of(loaded.snapshots[1], Id::revenue_start) == "2000");
  CHECK(codes_of(loaded) == std::vector<std::string>{"unknown_column"});
  CHECK(loaded.snapshots[1].place == Place{"in.csv", 3, 17, {}});
  CHECK(briefly(diagnostics_of("month,2026-01,2026-02\ncs,70,x\n", options)) == "2:7 customers at the start: \"x\" is not a whole number");
  CHECK(briefly(diagnostics_of("month,2026-01,2026-02\ncs,70\n", options)) == "2:1 2 fields where the header has 3");
  CHECK(briefly(diagnostics_of("month,2026-01,Total\ncs,70,70\n", options)) == "1:15 not a period: \"Total\" looks like a totals row");
  CHECK(briefly(diagnostics_of("month,01/02/2026\ncs,70\n", options)) ==
        "1:7 ambiguous date \"01/02/2026\": the day or the month may be first, and nothing in the file tells");
  CHECK(briefly(diagnostics_of("month,2026-01\n", options)) == "1:1 no column holds a quantity; found \"month\"");
  const auto unturned = diagnostics_of("Metric,2026-01,2026-02\ncs,70,71\n");
  CHECK(briefly(unturned) == "1:1 the periods stand across the top, and each row is a quantity");
  CHECK(unturned[0].hint == "--transpose reads such a table");
  CHECK(briefly(diagnostics_of("foo,2026-01,2026-02\nbar,70,71\n")) == "1:1 no header recognised: the first line looks like data");
  CHECK(briefly(diagnostics_of("month,2026-13\ncs,70\n", options)) == "1:7 period \"2026-13\" has no valid month");
  CHECK(briefly(diagnostics_of("period,2026-01,2026-02\ncs,70,71\n")) ==
        "1:1 the periods stand across the top, and each row is a quantity");
}

TEST_CASE("a column whose header names a currency holds no other", "[snapshots_csv]") {
  CHECK(briefly(diagnostics_of("period,mrr_start (€)\n2026-01,$5\n")) == "2:9 an amount in USD in a column of EUR");
  CHECK(briefly(diagnostics_of("Unit: k€\nperiod,mrr_start\n2026-01,$5\n")) == "3:9 an amount in USD in a column of EUR");
  CHECK(diagnostics_of("period,mrr_start ($)\n2026-01,$5\n2026-02,6\n").empty());
}

TEST_CASE("several files hold one currency", "[snapshots_csv]") {
  const std::vector<Source> sources{{"a.csv", "period,mrr_start\n2026-01,$5\n"}, {"b.csv", "period,mrr_start\n2026-02,€5\n"}};
  try {
    load_texts(sources, {});
    FAIL("two currencies");
  } catch (const InputError& error) {
    CHECK(briefly(error.diagnostics()) == "2:9 two currencies: EUR here, USD at a.csv:2:9");
  }
}
