#include "io/load.hpp"

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;
using namespace retain::io::testing;
using namespace std::string_literals;

TEST_CASE("the format is recognised by content, whatever the name", "[load]") {
  const Loaded json = load(R"([{"period":"2026-01","cs":70}])", {}, "in.csv");
  CHECK(value_of(json.snapshots.at(0), Id::customers_start) == "70");
  CHECK(json.notes == std::vector<std::string>{"in.csv: read as JSON, which it holds"});
  const Loaded csv = load("period,cs\n2026-01,70\n", {}, "in.json");
  CHECK(csv.snapshots.size() == 1);
  CHECK(csv.notes == std::vector<std::string>{"in.json: read as CSV, which it holds"});
  CHECK(load("\xEF\xBB\xBF \n{\"cs\":70}", {}, "<stdin>").notes.empty());
}

TEST_CASE("the user may settle format and delimiter", "[load]") {
  LoadOptions options;
  options.format = InputFormat::tsv;
  CHECK(load("period\tcs;x\tce\n2026-01\t1\t2\n", options).snapshots.size() == 1);
  options.format = InputFormat::csv;
  options.delimiter = '|';
  CHECK(value_of(load("period|cs\n2026-01|70\n", options).snapshots.at(0), Id::customers_start) == "70");
  LoadOptions lines;
  lines.format = InputFormat::ndjson;
  CHECK(briefly(diagnostics_of("[\n{\"cs\":1}]\n", lines)).find("not valid JSON") != std::string::npos);
}

TEST_CASE("several sources are one input, in their order", "[load]") {
  const std::vector<Source> sources{{"a.csv", "period,cs,x,mrr_new\n2026-02,70,1,0.1234567\n"},
                                    {"b.json", R"({"period":"2026-01","cs":"60","y":1,"mrr_new":0.1234567})"}};
  const Loaded loaded = load_texts(sources, {});
  REQUIRE(loaded.snapshots.size() == 2);
  CHECK(loaded.snapshots[0].place.file == "a.csv");
  CHECK(loaded.snapshots[1].period == Period::parse("2026-01"));
  REQUIRE(loaded.warnings.size() == 4);
  CHECK(loaded.warnings[0].message == "unknown column \"x\"");
  CHECK(loaded.warnings[1].message == "unknown column \"y\"");
  CHECK(loaded.warnings[2].message == "2 amounts have more than six decimals and are rounded, the first here");
  CHECK(loaded.warnings[2].place.file == "a.csv");
  CHECK(loaded.warnings[3].code == "number_as_text");
}

TEST_CASE("the errors of all sources are reported together", "[load]") {
  const std::vector<Source> sources{{"a.csv", ""}, {"b.csv", "period,cs\n2026-01,x\n"}, {"c.json", "[1"}};
  try {
    load_texts(sources, {});
    FAIL("nothing was thrown");
  } catch (const InputError& error) {
    REQUIRE(error.diagnostics().size() == 3);
    CHECK(error.diagnostics()[0].place.file == "a.csv");
    CHECK(error.diagnostics()[1].place.file == "b.csv");
    CHECK(error.diagnostics()[2].place.file == "c.json");
  }
}

TEST_CASE("each file proves its own decimal mark", "[load]") {
  const std::vector<Source> sources{{"a.csv", "period;mrr_new\n2026-01;12,5\n"}, {"b.csv", "period;mrr_new\n2026-02;12.5\n"}};
  const Loaded loaded = load_texts(sources, {});
  CHECK(value_of(loaded.snapshots.at(0), Id::revenue_new) == "12.5");
  CHECK(value_of(loaded.snapshots.at(1), Id::revenue_new) == "12.5");
}

TEST_CASE("a column that --column names may stand in one of the files", "[load]") {
  LoadOptions options;
  options.columns = {{"cs", "Anfang"}};
  const std::vector<Source> sources{{"a.csv", "period,Anfang\n2026-01,5\n"}, {"b.json", R"({"period":"2026-02","cn":1})"}};
  CHECK(value_of(load_texts(sources, options).snapshots.at(0), Id::customers_start) == "5");
}

TEST_CASE("texts that cannot be read say what they are", "[load]") {
  struct Row {
    std::string text;
    const char* message;
  };
  const Row rows[] = {
      {"", "0:0 file is empty"},
      {"\xEF\xBB\xBF", "0:0 file is empty"},
      {"\n \r\n\t\n", "0:0 no header and no rows"},
      {"\xEF\xBB\xBF\xEF\xBB\xBFperiod,cs\n2026-01,1\n", "1:1 a second byte order mark (\\ufeff) at the start of the text"},
      {"PK\x03\x04zzz", "0:0 a damaged workbook or zip archive: not a zip archive"},
      {"\x1F\x8B\x08", "0:0 the gzip stream is cut off: the file ends behind byte 3, and the stream does not"},
      {"%PDF-1.7", "0:0 binary file: a PDF document"},
      {"\xD0\xCF\x11\xE0", "0:0 binary file: an .xls workbook"},
      {"\xFF\xFEp\0e"s, "1:2 not utf-16le: the text ends within a unit, after byte 0x65"},
      {"\xFE\xFF\0p\xD8\0"s, "1:2 not utf-16be: half a surrogate pair, bytes 0xD8 0x00"},
      {"p\0e\0"s, "0:0 the text looks like UTF-16, without a byte order mark"},
      {"\0p\0e"s, "0:0 the text looks like UTF-16, without a byte order mark"},
      {"period,cs\n2026-01,5\0\n"s, "2:10 binary file: a NUL byte"},
      {"period,cs\n기간,\xB1\n", "2:4 not UTF-8: byte 0xB1"},
      {"\xEF\xBB\xBF\xC0\xAF", "1:1 not UTF-8: byte 0xC0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto errors = diagnostics_of(row.text);
    CHECK(briefly(errors) == row.message);
    CHECK_FALSE(errors.at(0).hint.empty());
  }
  std::string late(1'000'000, '\n');
  CHECK(briefly(diagnostics_of("period,cs\n" + late + "2026-01,\xED\xA0\x80")) == "1000002:9 not UTF-8: byte 0xED");
}

TEST_CASE("excerpts are the lines that the diagnostics speak of", "[load]") {
  const std::vector<Source> sources{{"a.csv", "\xEF\xBB\xBFone\r\ntwo\rthree\n\nfive"}, {"b.csv", std::string(20'000, 'x') + "\nshort"}};
  std::vector<Diagnostic> diagnostics(8);
  const std::vector<Place> places{{"a.csv", 3, 1, {}}, {"a.csv", 1, 1, {}}, {"a.csv", 2, 1, {}}, {"a.csv", 5, 9, {}},
                                  {"a.csv", 6, 1, {}}, {"b.csv", 1, 1, {}}, {"b.csv", 2, 1, {}}, {"c.csv", 1, 1, {}}};
  for (std::size_t i = 0; i < places.size(); ++i) diagnostics[i].place = places[i];
  add_excerpts(diagnostics, sources);
  std::vector<std::string> excerpts;
  for (const Diagnostic& diagnostic : diagnostics) excerpts.push_back(diagnostic.excerpt);
  CHECK(excerpts == std::vector<std::string>{"three", "one", "two", "five", "", "", "short", ""});
}

TEST_CASE("the columns of --by make the segments of snapshots", "[load]") {
  LoadOptions options;
  options.by = {"plan"};
  const std::string text = "month,plan,region,start\n2026-01,basic,KR,10\n2026-01,plus,US,20\n";
  const Loaded loaded = load_texts({{"in.csv", text}}, options);
  REQUIRE(loaded.snapshots.size() == 2);
  CHECK(loaded.snapshots[1].segment == "plus");
  options.by = {"region", "plan"};
  const auto segments_of = [&](const std::string& input) {
    std::vector<std::string> segments;
    for (const Snapshot& snapshot : load_texts({{"in", input}}, options).snapshots) segments.push_back(snapshot.segment);
    return segments;
  };
  using Names = std::vector<std::string>;
  CHECK(segments_of(text) == Names{"KR / basic", "US / plus"});
  CHECK(segments_of("month,plan,region,start\n2026-01,basic,,10\n2026-01,,,20\n") == Names{"(none) / basic", ""});
  CHECK(segments_of("month,plan,region,start\n2026-01,total,Total,10\n") == Names{""});
  CHECK(segments_of(R"([{"month": "2026-01", "plan": "basic", "region": "KR", "start": 10}])") == Names{"KR / basic"});
  CHECK(segments_of(R"([{"month": "2026-01", "plan": "a", "start": 1}, {"month": "2026-01", "plan": "a", "region": "KR", "start": 2}])") ==
        Names{"(none) / a", "KR / a"});
  CHECK_THROWS_WITH(segments_of("month,plan,region,start\n2026-01,total,KR,10\n"), "\"total\" looks like a totals row");
  CHECK_THROWS_WITH(segments_of(R"([{"month": "2026-01", "plan": "Total", "region": "KR", "start": 10}])"),
                    "\"Total\" looks like a totals row");
  options.by = {};
  options.columns = {{"segment", "plan"}, {"segment", "tier"}};
  const std::vector<Source> two{{"a.csv", "month,plan,start\n2026-01,a,1\n"}, {"b.csv", "month,tier,start\n2026-01,b,2\n"}};
  CHECK(load_texts(two, options).snapshots[1].segment == "b");
  options.columns.clear();
  options.by = {"plan", "size"};
  CHECK_THROWS_AS(load_texts({{"in.csv", text}}, options), retain::InputError);
}
