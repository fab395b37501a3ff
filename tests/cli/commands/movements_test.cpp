#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using test::Run;
using test::run_retain;

namespace {

const std::string rows =
    "customer,date,amount,region\nA,2026-01,100,kr\nB,2026-01,50,us\nA,2026-02,1120.5,kr\n=C,2026-02,30,\"u,s\"\nA,2026-03,20,kr\nB,2026-"
    "03,50,us\n";

const std::string all_movements =
    "customer,segment,period,movement,before,after,change\n"
    "'=C,,2026-02,new,0,30,30\n"
    "'=C,,2026-03,churned,30,0,-30\n"
    "A,,2026-01,new,0,100,100\n"
    "A,,2026-02,expanded,100,1120.5,1020.5\n"
    "A,,2026-03,contracted,1120.5,20,-1100.5\n"
    "B,,2026-01,new,0,50,50\n"
    "B,,2026-02,churned,50,0,-50\n"
    "B,,2026-03,reactivated,0,50,50\n";

Run movements(std::vector<std::string> flags, const std::string& input = rows) {
  flags.insert(flags.begin(), "movements");
  return run_retain(flags, input);
}

}  // namespace

TEST_CASE("movements are listed as CSV and TSV", "[movements_command]") {
  const Run run = movements({"-f", "csv"});
  CHECK(run.status == 0);
  CHECK(run.out == all_movements);
  CHECK(run.err.empty());
  std::string tabs = all_movements;
  for (char& c : tabs) c = c == ',' ? '\t' : c;
  CHECK(movements({"-f", "tsv"}).out == tabs);
}

TEST_CASE("movements are listed as objects", "[movements_command]") {
  const std::string churned =
      "{\"customer\":\"B\",\"segment\":null,\"period\":\"2026-02\",\"movement\":\"churned\",\"before\":50,\"after\":0,\"change\":-50}";
  const std::string contracted =
      "{\"customer\":\"A\",\"segment\":\"kr\",\"period\":\"2026-03\",\"movement\":\"contracted\",\"before\":1120.5,\"after\":20,\"change\":"
      "-1100.5}";
  CHECK(movements({"-f", "ndjson", "--only", "churned", "--until", "2026-02"}).out == churned + "\n");
  CHECK(movements({"-f", "ndjson", "--only", "contracted", "--by", "region"}).out == contracted + "\n");
  const std::string start =
      "{\n  \"schema\": \"retain.movements\",\n  \"schema_version\": 1,\n  \"generator\": {\n    \"name\": \"retain\",\n";
  const Run document = movements({"-f", "json", "--only", "churned,contracted"});
  CHECK(document.out.starts_with(start));
  CHECK(document.out.ends_with(
      "  \"granularity\": \"month\",\n  \"movements\": [\n"
      "    "
      "{\"customer\":\"=C\",\"segment\":null,\"period\":\"2026-03\",\"movement\":\"churned\",\"before\":30,\"after\":0,\"change\":-30},\n"
      "    "
      "{\"customer\":\"A\",\"segment\":null,\"period\":\"2026-03\",\"movement\":\"contracted\",\"before\":1120.5,\"after\":20,\"change\":-"
      "1100.5},\n"
      "    " +
      churned + "\n  ],\n  \"warnings\": []\n}\n"));
  const Run none = movements({"-f", "json", "--only", "reactivated", "--until", "2026-01"});
  CHECK(none.out.ends_with("  \"movements\": [],\n  \"warnings\": []\n}\n"));
}

TEST_CASE("movements are a table for people", "[movements_command]") {
  CHECK(movements({"--only", "expanded,churned", "--by", "region"}).out ==
        "Customer  segment  period   movement  before     after    change\n"
        "=C        u,s      2026-03  churned    30.00      0.00    -30.00\n"
        "A         kr       2026-02  expanded  100.00  1,120.50  1,020.50\n"
        "B         us       2026-02  churned    50.00      0.00    -50.00\n");
  CHECK(movements({}, "customer,date,amount\n고객,2026-01,5\nB,2026-01,1000\n").out ==
        "Customer  period   movement  before  after  change\n"
        "B         2026-01  new            0  1,000   1,000\n"
        "고객      2026-01  new            0      5       5\n");
  CHECK(movements({"--only", "reactivated", "--until", "2026-02"}).out == "No movements.\n");
}

TEST_CASE("movements that are wanted are listed and no others", "[movements_command]") {
  const std::string heading = all_movements.substr(0, all_movements.find('\n') + 1);
  CHECK(movements({"-f", "csv", "--only", "new", "--last", "2"}).out == heading + "'=C,,2026-02,new,0,30,30\n");
  CHECK(movements({"-f", "csv", "--only", "churned,new", "--since", "2026-03"}).out == heading + "'=C,,2026-03,churned,30,0,-30\n");
  CHECK(movements({"-f", "csv", "--only", "paused"}).out == heading);
  const Run typo = movements({"--only", "churnd"});
  CHECK(typo.status == 2);
  CHECK(typo.err.starts_with("retain: error: unknown value \"churnd\" of --only; did you mean \"churned\"?\n"));
  CHECK(movements({"--since", "2026-04"}).status == 3);
}

TEST_CASE("with a gap a pause is a movement, and each tells what was last paid", "[movements_command]") {
  const std::string heading = "customer,segment,period,movement,before,after,change,last_paid\n";
  CHECK(movements({"-f", "csv", "--gap", "2"}).out == heading +
                                                          "'=C,,2026-02,new,0,30,30,\n"
                                                          "'=C,,2026-03,paused,30,0,-30,30\n"
                                                          "A,,2026-01,new,0,100,100,\n"
                                                          "A,,2026-02,expanded,100,1120.5,1020.5,100\n"
                                                          "A,,2026-03,contracted,1120.5,20,-1100.5,1120.5\n"
                                                          "B,,2026-01,new,0,50,50,\n"
                                                          "B,,2026-02,paused,50,0,-50,50\n"
                                                          "B,,2026-03,expanded,0,50,50,50\n");
  const std::string left = "customer,date,amount\nA,2026-01,5\nB,2026-01,1\nB,2026-03,1.5\n";
  CHECK(movements({"-f", "csv", "--gap", "2", "--only", "churned"}, left).out == heading + "A,,2026-03,churned,0,0,0,5\n");
  CHECK(
      movements({"-f", "ndjson", "--gap", "2", "--only", "new,churned", "--by", "customer"}, left).out ==
      "{\"customer\":\"A\",\"segment\":\"A\",\"period\":\"2026-01\",\"movement\":\"new\",\"before\":0,\"after\":5,\"change\":5,\"last_"
      "paid\":null}\n"
      "{\"customer\":\"A\",\"segment\":\"A\",\"period\":\"2026-03\",\"movement\":\"churned\",\"before\":0,\"after\":0,\"change\":0,\"last_"
      "paid\":5}\n"
      "{\"customer\":\"B\",\"segment\":\"B\",\"period\":\"2026-01\",\"movement\":\"new\",\"before\":0,\"after\":1,\"change\":1,\"last_"
      "paid\":null}\n");
  CHECK(movements({"--gap", "2", "--only", "paused,churned"}, left).out ==
        "Customer  period   movement  before  after  change  last paid\n"
        "A         2026-02  paused         5      0      -5          5\n"
        "A         2026-03  churned        0      0       0          5\n"
        "B         2026-02  paused         1      0      -1          1\n");
}

TEST_CASE("what pauses counts against revenue retention once, when it stops", "[movements_command]") {
  const std::string left = "customer,date,amount\nA,2026-01,40\nB,2026-01,60\nB,2026-02,60\nB,2026-03,60\nB,2026-04,60\n";
  const auto run = [&left](const std::string& metric) {
    return run_retain({"report", "-", "-q", "--gap", "3", "-f", "value", "--metrics", metric, "--since", "2026-02"}, left).out;
  };
  CHECK(run("crr") == "100\n100\n50\n");
  CHECK(run("grr") == "60\n100\n100\n");
  CHECK(run("ndr") == "60\n100\n100\n");
}

TEST_CASE("the ending of each file picks its format, and each gets all movements", "[movements_command]") {
  const test::ScratchFolder folder;
  const Run run = movements({"-o", folder.path("a.csv"), "-o", folder.path("a.ndjson"), "-o", folder.path("a.json"), "-o", "-"});
  CHECK(run.status == 0);
  CHECK(run.out == movements({}).out);
  CHECK(folder.read("a.csv") == all_movements);
  CHECK(folder.read("a.ndjson") == movements({"-f", "ndjson"}).out);
  CHECK(folder.read("a.json") == movements({"-f", "json"}).out);
}

TEST_CASE("more movements than one piece of output are all written", "[movements_command]") {
  std::string text = "customer,date,amount\n";
  std::string expected = "customer,segment,period,movement,before,after,change\n";
  for (int i = 10'000; i < 20'000; ++i) {
    text += "C" + std::to_string(i) + ",2026-01,7\n";
    expected += "C" + std::to_string(i) + ",,2026-01,new,0,7,7\n";
  }
  CHECK((movements({"-f", "csv"}, text).out == expected));
  const std::string lines = movements({"-f", "ndjson"}, text).out;
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 10'000);
  const std::string document = movements({"-f", "json"}, text).out;
  CHECK(document.find("{\"customer\":\"C10000\",") < document.find("{\"customer\":\"C19999\","));
  CHECK(document.find("\"movement\":\"new\",\"before\":0,\"after\":7,\"change\":7}\n  ],\n  \"warnings\": [") != std::string::npos);
}

TEST_CASE("movements of snapshots are none", "[movements_command]") {
  const Run run = movements({}, "period,cs,cn,ce\n2026-01,70,30,90\n");
  CHECK(run.status == 3);
  CHECK(run.out.empty());
  CHECK(run.err.starts_with("<stdin>: error: movements needs customer rows, and the input is period snapshots\n"));
}

TEST_CASE("amounts that a double does not hold are told where JSON is written", "[movements_command]") {
  const std::string large = "customer,date,amount\nA,2026-01,123456789012345678.25\n";
  CHECK(movements({"-f", "csv"}, large).err.empty());
  const Run run = movements({"-f", "json"}, large);
  CHECK(run.status == 0);
  CHECK(run.out.find("\"code\": \"inexact_json\"") != std::string::npos);
  CHECK(movements({"-f", "json", "--strict"}, large).status == 3);
}
