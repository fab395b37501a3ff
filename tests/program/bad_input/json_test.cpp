#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

namespace {

Run read_snapshot(const std::string& members) { return read_snapshots(R"([{"period":"2026-01",)" + members + "}]"); }
Run read_row(const std::string& members) { return read_rows(R"([{"customer":"A","date":"2026-01-05",)" + members + "}]"); }

}  // namespace

TEST_CASE("bad input 90: a hundred thousand brackets", "[bad-input]") {
  check_refused(read_snapshots(std::string(100'000, '[')), {"<stdin>:1:65:", "64 levels"});
  check_refused(read_rows(std::string(100'000, '[')), {"<stdin>:1:65:", "64 levels"});
  check_refused(read_row(R"("amount":1,"x":)" + std::string(100'000, '[')), {"<stdin>:1:", "64 levels"});
}

TEST_CASE("bad input 91: what is not JSON", "[bad-input]") {
  check_refused(read_snapshots(R"([{"period":"2026-01","cs":70)"), {"<stdin>:1:29:", "ends too early"});
  check_refused(read_rows(R"([{"customer":"A","date":"2026-01-05","amount":1})"), {"<stdin>:1:49:", "ends too early"});
  check_refused(read_snapshots(R"([{"period":"2026-01","cs":70},])"), {"<stdin>:1:31:", "(at /1)", "remove the comma"});
  check_refused(read_rows(R"([{"customer":"A","date":"2026-01-05","amount":1},])"), {"<stdin>:1:50:", "(at /1)", "remove the comma"});
  check_refused(read_snapshot(R"(/* x */"cs":70)"), {"<stdin>:1:22:", "(at /0)", "no comments"});
  check_refused(read_row(R"("amount":1/* x */)"), {"<stdin>:1:48:", "(at /0", "no comments"});
  check_refused(read_snapshots("[{'period':'2026-01'}]"), {"<stdin>:1:3:", "double quotes"});
  check_refused(read_snapshot(R"("cs":NaN)"), {"<stdin>:1:27:", "(at /0/cs)", "null"});
  check_refused(read_row(R"("amount":NaN)"), {"<stdin>:1:47:", "(at /0/amount)", "null"});
}

TEST_CASE("bad input 92: one key twice", "[bad-input]") {
  check_refused(read_snapshot("\"cs\":70,\n\"cs\":70"), {"<stdin>:2:1:", "duplicate key \"cs\"", "(at /0/cs)"});
  check_refused(read_row("\"amount\":1,\n\"amount\":1"), {"<stdin>:2:1:", "duplicate key \"amount\"", "(at /0/amount)"});
}

TEST_CASE("bad input 93: numbers written as text", "[bad-input]") {
  const Run snapshots = read_snapshot(R"("cs":"70")");
  check_read(snapshots, {"<stdin>:1:27: warning:", "written as text", "(at /0/cs)"});
  CHECK(cell(snapshots, "customers_start") == "70");
  const Run rows = read_row(R"("amount":"12")");
  check_read(rows, {"<stdin>:1:47: warning:", "written as text"});
  CHECK(cell(rows, "revenue_end") == "12");
  check_refused(read_snapshot(R"("cs":"70 ")"), {"<stdin>:1:27:", "\"70 \"", "(at /0/cs)"});
}

TEST_CASE("bad input 93: a number with a space behind it in customer rows", "[bad-input]") {
  check_refused(read_row(R"("amount":"12 ")"), {"<stdin>:1:47:", "\"12 \"", "(at /0/amount)"});
}

TEST_CASE("bad input 94: counts in other notations", "[bad-input]") {
  const Run run = read_snapshot(R"("cs":1e5,"cn":12.0)");
  check_read(run);
  CHECK(cell(run, "customers_start") == "100000");
  CHECK(cell(run, "customers_new") == "12");
  check_refused(read_snapshot(R"("cs":1.5)"), {"<stdin>:1:27:", "not a whole number", "(at /0/cs)"});
  CHECK(cell(read_row(R"("amount":1e5)"), "revenue_end") == "100000");
}

TEST_CASE("bad input 95: half characters and bytes that are none", "[bad-input]") {
  check_refused(read_snapshot(R"("segment":"\ud800","cs":1)"), {"<stdin>:1:", "surrogate", "(at /0/segment)"});
  check_refused(read_rows(R"([{"customer":"\ud800","date":"2026-01-05","amount":1}])"), {"<stdin>:1:", "surrogate", "(at /0/customer)"});
  check_refused(read_snapshot("\"segment\":\"서울\xff\",\"cs\":1"), {"<stdin>:1:35:", "0xFF"});
  check_refused(read_rows("[{\"customer\":\"고객\xff\",\"date\":\"2026-01-05\",\"amount\":1}]"), {"<stdin>:1:17:", "0xFF"});
}

TEST_CASE("bad input 95: the character U+0000 in a text that is read", "[bad-input]") {
  check_refused(read_row(R"("amount":1,"x":"\u0000"},{"customer":"B\u0000","date":"2026-01-05","amount":1)"),
                {"<stdin>:1:75: error: customer holds the character U+0000 (at /1/customer)"});
  check_read(read_row(R"("amount":1,"x":"\u0000")"));
  check_refused(read_snapshot(R"("segment":"a\u0000","cs":1)"), {"<stdin>:1:32:", "segment holds the character U+0000 (at /0/segment)"});
  check_refused(
      read_rows(
          "{\"customer\":\"A\",\"date\":\"2026-01-05\",\"amount\":1}\n{\"customer\":\"\\u0000\",\"date\":\"2026-01-05\",\"amount\":1}\n"),
      {"<stdin>:2:13:", "(at /customer)"});
}

TEST_CASE("bad input 95: JSON in UTF-16", "[bad-input]") {
  std::string text = "\xff\xfe";
  for (const char c : std::string(R"([{"period":"2026-01","cs":70}])")) text += {c, '\0'};
  CHECK(cell(read_snapshots(text), "customers_start") == "70");
}

TEST_CASE("bad input 96: an object, a list, lines and two documents", "[bad-input]") {
  const std::string snapshot = R"({"period":"2026-01","cs":70})";
  const std::string other = R"({"period":"2026-02","cs":80})";
  for (const std::string& text : {snapshot, "[" + snapshot + "]", R"({"periods":[)" + snapshot + "]}", snapshot + "\n" + other + "\n"}) {
    CHECK(cell(read_snapshots(text), "customers_start") == "70");
  }
  check_refused(read_snapshots(snapshot + " " + other), {"<stdin>:1:30:", "one a line"});
  const std::string row = R"({"customer":"A","date":"2026-01-05","amount":12})";
  for (const std::string& text : {row, "[" + row + "]"}) CHECK(cell(read_rows(text), "revenue_end") == "12");
  CHECK(cell(read_rows(row + "\n" + row + "\n"), "revenue_end") == "24");
  check_refused(read_rows(row + " " + row), {"<stdin>:1:50:", "one a line"});
}

TEST_CASE("bad input 97: an unknown key", "[bad-input]") {
  check_read(read_snapshot(R"("custmers_start":70,"ce":90)"), {"<stdin>:1:22: warning:", "did you mean \"customers_start\"?"});
  check_refused(read_rows(R"([{"custmer":"A","date":"2026-01-05","amount":12}])"), {"\"custmer\""});
}

TEST_CASE("bad input 98: null, and no key at all", "[bad-input]") {
  for (const std::string members : {R"("cs":null,"ce":90)", R"("ce":90)"}) {
    const Run run = read_snapshots("[{\"period\":\"2026-01\"," + members + "}]", {"--metrics", "crr"});
    check_read(run);
    CHECK(cell(run, "crr").empty());
  }
  check_refused(read_row(R"("amount":null)"), {"<stdin>:1:47:", "amount is empty", "(at /0/amount)"});
  check_refused(read_rows(R"([{"customer":"A","date":"2026-01-05","amount":1},{"customer":"A","date":"2026-01-05"}])"),
                {"<stdin>:1:50:", "no amount", "(at /1)"});
}

TEST_CASE("bad input 99: ten megabytes of digits", "[bad-input]") {
  const std::string digits(10'000'000, '1');
  check_refused(read_snapshot("\"cs\":" + digits), {"<stdin>:1:27:", "1,000 characters"});
  check_refused(read_row("\"amount\":" + digits), {"<stdin>:1:47:", "1,000 characters"});
}

TEST_CASE("bad input 100: a name that says another format than the content", "[bad-input]") {
  const ScratchFolder folder;
  const Run csv = run_retain({"report", "-f", "csv", folder.write("s.json", "period,cs\n2026-01,70\n")});
  check_read(csv, {"read as CSV, which it holds"});
  CHECK(cell(csv, "customers_start") == "70");
  const Run json = run_retain({"snapshot", folder.write("r.csv", R"([{"customer":"A","date":"2026-01-05","amount":12}])")});
  CHECK(cell(json, "revenue_end") == "12");
}

TEST_CASE("bad input 100: a name that says another format than customer rows have", "[bad-input]") {
  const ScratchFolder folder;
  check_read(run_retain({"snapshot", folder.write("r.csv", R"([{"customer":"A","date":"2026-01-05","amount":12}])")}),
             {"read as JSON, which it holds"});
}
