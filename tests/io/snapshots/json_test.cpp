#include "io/snapshots/json.hpp"

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;
using namespace retain::io::testing;

TEST_CASE("a list, one object, an object with periods and lines of objects hold the same", "[snapshots_json]") {
  for (const char* text : {R"([{"period":"2026-01","cs":70},{"period":"2026-02","cs":90}])",
                           R"({"periods":[{"period":"2026-01","cs":70},{"period":"2026-02","cs":90}],"author":"x"})",
                           "{\"period\":\"2026-01\",\"cs\":70}\n\n{\"period\":\"2026-02\",\"cs\":90}\n",
                           "[\n{\"period\":\"2026-01\",\"cs\":70},\n{\"period\":\"2026-02\",\"cs\":90}\n]"}) {
    CAPTURE(text);
    const Loaded loaded = load(text, {}, "in.json");
    REQUIRE(loaded.snapshots.size() == 2);
    CHECK(loaded.snapshots[1].period == Period::parse("2026-02"));
    CHECK(value_of(loaded.snapshots[1], Id::customers_start) == "90");
    CHECK(loaded.warnings.empty());
  }
  CHECK(load(R"({"period":"2026-01","cs":70})").snapshots.size() == 1);
}

TEST_CASE("values carry their pointers, and their columns where they share the row's line", "[snapshots_json]") {
  const Loaded loaded = load("[{\"period\":\"2026-01\",\"기초 고객수\":70,\n\"a/b\":1,\"cn\":2}]");
  const Snapshot& row = loaded.snapshots.at(0);
  CHECK(row.place == Place{"in.csv", 1, 2, "/0"});
  CHECK(row.find(Id::customers_start)->column == 31);
  CHECK(row.find(Id::customers_start)->pointer == "/0/기초 고객수");
  CHECK(row.find(Id::customers_new)->column == 0);
  CHECK(row.find(Id::customers_new)->pointer == "/0/cn");
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0].place == Place{"in.csv", 2, 1, "/0/a~1b"});
}

TEST_CASE("of the program's own documents the inputs are read", "[snapshots_json]") {
  const char* row = R"({"period":"2026-01","segment":null,"complete":false,"inputs":{"customers_start":70,"churn":0.5,"churned:price":3},)"
                    R"("metrics":{"customers_start":1,"crr":99.5},"reasons":{},"change":{"cs":1}})";
  for (const std::string& text :
       {R"({"schema":"retain.report","granularity":"month","periods":[)" + std::string(row) + R"(],"overall":[],"warnings":[]})",
        std::string(row)}) {
    const Loaded loaded = load(text);
    REQUIRE(loaded.snapshots.size() == 1);
    const Snapshot& snapshot = loaded.snapshots[0];
    CHECK(value_of(snapshot, Id::customers_start) == "70");
    CHECK(snapshot.cells.size() == 2);
    CHECK(snapshot.find(Id::churn)->unit_settled);
    CHECK(snapshot.reasons == ReasonCounts{{"churned:price", 3}});
    CHECK_FALSE(snapshot.complete);
    CHECK(snapshot.segment.empty());
    CHECK(loaded.warnings.empty());
  }
  CHECK_FALSE(load(R"({"churn":0.5})").snapshots[0].find(Id::churn)->unit_settled);
}

TEST_CASE("numbers are exact from their text", "[snapshots_json]") {
  const Loaded loaded = load(R"([{"cs":12.0,"cn":1e5,"mrr_start":123456789012345678.123456,"mrr_new":1.1234565}])");
  const Snapshot& row = loaded.snapshots.at(0);
  CHECK(value_of(row, Id::customers_start) == "12");
  CHECK(value_of(row, Id::customers_new) == "100000");
  CHECK(value_of(row, Id::revenue_start) == "123456789012345678.123456");
  CHECK(value_of(row, Id::revenue_new) == "1.123456");
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0].code == "rounded_amounts");
  CHECK(loaded.warnings[0].place.pointer == "/0/mrr_new");
}

TEST_CASE("texts are numbers only to the letter, with one warning", "[snapshots_json]") {
  const Loaded loaded = load(R"([{"cs":"70","sales":"-0.50"},{"cs":"71"}])");
  CHECK(value_of(loaded.snapshots[1], Id::customers_start) == "71");
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0].code == "number_as_text");
  CHECK(loaded.warnings[0].message == "3 numbers are written as text, the first here");
  CHECK(loaded.warnings[0].place == Place{"in.csv", 1, 8, "/0/cs"});
  CHECK(briefly(diagnostics_of(R"({"cs":"12 "})")) == "1:7 customers at the start: the text \"12 \" is not a number");
  CHECK(briefly(diagnostics_of(R"({"mrr_start":"1,200"})")) == "1:14 revenue at the start: the text \"1,200\" is not a number");
  CHECK(briefly(diagnostics_of(R"({"cs":""})")) == "1:7 customers at the start: \"\" is not a whole number");
}

TEST_CASE("texts may state the units that numbers cannot", "[snapshots_json]") {
  const Loaded loaded = load(R"({"lifespan":"20 months","frequency":"12/year","churn":"0.8%"})");
  CHECK(loaded.warnings.empty());
  CHECK(loaded.snapshots[0].find(Id::customer_lifespan)->time_unit == Granularity::month);
  CHECK(loaded.snapshots[0].find(Id::purchase_frequency)->time_unit == Granularity::year);
  CHECK(loaded.snapshots[0].find(Id::churn)->unit_settled);
}

TEST_CASE("null is an empty cell, other kinds of values are errors", "[snapshots_json]") {
  const Loaded loaded = load(R"({"period":null,"segment":null,"complete":null,"cs":null,"cn":1})");
  CHECK(loaded.snapshots[0].period.is_none());
  CHECK(loaded.snapshots[0].complete);
  CHECK(loaded.snapshots[0].find(Id::customers_start) == nullptr);
  CHECK(briefly(diagnostics_of(R"({"cs":true,"cn":[1],"ce":{"a":1},"period":false,"segment":[],"lost":"x"})")) ==
        "1:7 customers at the start: true is not a number\n1:17 new customers: a list is not a number\n1:26 customers at the end: an "
        "object is not a number\n"
        "1:43 period is not a text but false\n1:59 segment is not a text but a list\n1:69 lost customers: \"x\" is not a whole number");
}

TEST_CASE("labels may be whole numbers, which mean what they say", "[snapshots_json]") {
  const Loaded loaded = load(R"([{"year":2025,"plan":1,"cs":1,"complete":0},{"year":"2026","plan":"2","cs":1,"complete":"yes"}])");
  CHECK(loaded.snapshots[0].period == Period::parse("2025"));
  CHECK(loaded.snapshots[0].segment == "1");
  CHECK_FALSE(loaded.snapshots[0].complete);
  CHECK(loaded.snapshots[1].complete);
  CHECK(briefly(diagnostics_of(R"({"month":2026.10,"cs":1})")) == "1:10 month is not a text but 2026.10");
}

TEST_CASE("every bad row is reported with its pointer", "[snapshots_json]") {
  const auto errors = diagnostics_of("[{\"period\":\"2026-13\",\"cs\":1},\n 5,\n {\"period\":\"2026-02\",\"cs\":-1}]");
  CHECK(briefly(errors) ==
        "1:12 period \"2026-13\" has no valid month\n2:2 5 where an object was expected\n3:27 customers at the start: \"-1\" cannot be "
        "negative");
  CHECK(errors[0].place.pointer == "/0/period");
  CHECK(errors[1].place.pointer == "/1");
  CHECK(errors[2].place.pointer == "/2/cs");
}

TEST_CASE("lines of JSON are read one by one, past the bad ones", "[snapshots_json]") {
  const auto errors = diagnostics_of(
      "{\"period\":\"2026-01\",\"cs\":7x}\n{\"period\":\"2026-02\",\"cs\":NaN}\r\n{\"period\":\"2026-03\",\"cs\":70}\n{\"cs\":");
  CHECK(briefly(errors) ==
        "1:27 not valid JSON: invalid literal; expected '}'\n2:26 not valid JSON: invalid literal\n"
        "4:7 not valid JSON: unexpected end of input; expected '[', '{', or a literal");
}

TEST_CASE("a document that is broken is one error", "[snapshots_json]") {
  CHECK(briefly(diagnostics_of("[{\"cs\":1},\n{\"cs\":2,}]")) == "2:9 not valid JSON: unexpected '}'; expected string literal");
  CHECK(briefly(diagnostics_of("[{\"cs\":1,\"cs\":2}]")) == "1:10 duplicate key \"cs\"");
}

TEST_CASE("unknown keys are one warning, computed metrics none", "[snapshots_json]") {
  const Loaded loaded = load(R"([{"cs":1,"ndr":2,"custmers_start":3},{"cs":1,"custmers_start":3,"x":4}])");
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0].message == "unknown columns \"custmers_start\" (did you mean \"customers_start\"?), \"x\"");
  CHECK(loaded.warnings[0].place.pointer == "/0/custmers_start");
}

TEST_CASE("two keys for one field are an error, also in different rows for segments", "[snapshots_json]") {
  CHECK(briefly(diagnostics_of(R"([{"cs":1,"start":2}])")) == "1:10 two columns for customers at the start: \"cs\" at 1:3 and \"start\"");
  CHECK(briefly(diagnostics_of(R"({"region":"a","plan":"b","cs":1})")).find("two segment columns: region, plan") != std::string::npos);
  CHECK(briefly(diagnostics_of(R"([{"region":"a","cs":1},{"plan":"b","cs":1}])")) == "1:25 two segment columns: region, plan");
  CHECK(diagnostics_of(R"([{"cs":1},{"start":1}])").empty());
}

TEST_CASE("documents without rows or quantities say so", "[snapshots_json]") {
  for (const char* text : {"[]", "{}", R"({"periods":[]})"}) {
    CAPTURE(text);
    CHECK(briefly(diagnostics_of(text)) == "0:0 no rows");
  }
  CHECK(
      briefly(diagnostics_of(R"([{"perod":"2026-01","custmers_start":3}])")) ==
      "1:3 no column holds a quantity; found \"perod\" (did you mean \"period\"?), \"custmers_start\" (did you mean \"customers_start\"?)");
}

TEST_CASE("snapshots in an envelope, with members of objects by dotted names", "[snapshots_json]") {
  const Loaded loaded = load(R"({"meta":{"next":null},"rows":[{"month":"2026-01","customers":{"start":70,"new":5}}]})");
  REQUIRE(loaded.snapshots.size() == 1);
  CHECK(value_of(loaded.snapshots[0], Id::customers_start) == "70");
  CHECK(value_of(loaded.snapshots[0], Id::customers_new) == "5");
  CHECK(loaded.snapshots[0].find(Id::customers_new)->pointer == "/rows/0/customers/new");
  CHECK(loaded.warnings.empty());
  CHECK(loaded.notes == std::vector<std::string>{"in.csv: read as JSON, which it holds", "in.csv: the records are the list /rows"});
  CHECK(briefly(diagnostics_of(R"({"rows":[{"customers":{"start":-1}}]})")) == "1:32 customers at the start: \"-1\" cannot be negative");
}

TEST_CASE("the last page of snapshots says whether others follow", "[snapshots_json]") {
  const std::string first = R"({"rows":[{"month":"2026-01","cs":70}],"has_more":true})";
  const std::string second = R"({"rows":[{"month":"2026-02","cs":70}],"has_more":false})";
  CHECK(load(first + "\n" + second).warnings.empty());
  CHECK(load(first + "\n" + second).snapshots.size() == 2);
  const Loaded files = load_texts({{"1.json", first}, {"2.json", second}, {"3.json", R"({"rows":[]})"}});
  CHECK(files.snapshots.size() == 2);
  CHECK(files.warnings.empty());
  const Loaded cut = load(first);
  REQUIRE(cut.warnings.size() == 1);
  CHECK(cut.warnings[0].code == "has_more");
  CHECK(cut.warnings[0].place == Place{"in.csv", 1, 50, "/has_more"});
}
