#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/run_retain.hpp"

using namespace retain;
using test::Run;
using test::run_retain;

namespace {

const std::string csv = "month,segment,start,lost\n2026-01,north,70,14\n2026-01,south,80,32\n2026-02,north,60,6\n2026-02,south,60,6\n";

Run tested(std::vector<std::string> words, const std::string& input = csv, const cli::Console& console = {}) {
  words.insert(words.begin(), "test");
  return run_retain(words, input, console);
}

}  // namespace

TEST_CASE("a test of two groups is printed with the verdict in words", "[group_test_command]") {
  const Run run = tested({"south:2026-01", "north:2026-01", "--metrics", "crr"});
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(run.out == R"(A: south, 2026-01
B: north, 2026-01

CRR 60.0% in A, 80.0% in B: +20.0 points, more than chance (p 0.008)

Shares         customers  of      %      95% range
CRR     A             48  80   60.0    49.0 - 70.0
        B             56  70   80.0    69.2 - 87.7
        B − A                 +20.0  +5.2 to +33.4
)");
}

TEST_CASE("every key of a test in JSON is present, in its order", "[group_test_command]") {
  const auto json = nlohmann::ordered_json::parse(tested({"south", "north", "-f", "json"}).out);
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"schema", "schema_version", "generator", "granularity", "units", "a", "b", "metrics",
                                         "assumptions", "warnings"});
  CHECK(json["metrics"]["ndr"].dump() == R"({"a":{"value":null,"reason":"missing_input","interval":null,"successes":null,"trials":null},)"
                                         R"("b":{"value":null,"reason":"missing_input","interval":null,"successes":null,"trials":null},)"
                                         R"("difference":null,"interval":null,"p_value":null})");
}

TEST_CASE("a significant difference is coloured on a terminal and nowhere else", "[group_test_command]") {
  cli::Console terminal;
  terminal.stdout_is_terminal = true;
  CHECK(tested({"south", "north"}, csv, terminal).out.find("\x1b[32m") != std::string::npos);
  CHECK(tested({"south", "north"}).out.find('\x1b') == std::string::npos);
  terminal.colour = false;
  CHECK(tested({"south", "north"}, csv, terminal).out.find('\x1b') == std::string::npos);
}

TEST_CASE("groups that share customers are warned of, and refused under --strict", "[group_test_command]") {
  const Run run = tested({"south", "total"});
  CHECK(run.status == 0);
  CHECK(run.err.find("have 2 periods in common") != std::string::npos);
  CHECK(tested({"south", "total", "-q"}).err.empty());
  const Run strict = tested({"south", "total", "--strict"});
  CHECK(strict.status == 3);
  CHECK(strict.out.empty());
}

TEST_CASE("what is no group is wrong usage", "[group_test_command]") {
  for (const char* text : {"sout", "2027-01", "2026-02..2026-01", "south:2026-13"}) {
    CAPTURE(text);
    const Run run = tested({text, "north"});
    CHECK(run.status == 2);
    CHECK(run.out.empty());
  }
  CHECK(tested({"south"}).status == 2);
  const Run without_b = tested({"south", std::string(RETAIN_SOURCE_DIR) + "/examples/monthly.csv"});
  CHECK(without_b.status == 2);
  CHECK(without_b.err.find("is a file, and B is missing") != std::string::npos);
  CHECK(tested({"south", "north", "nowhere.csv"}).status == 4);
}

TEST_CASE("a test is a table of any delimiter", "[group_test]") {
  const Run tabs = tested({"north", "south", "-f", "tsv"});
  CHECK(tabs.status == 0);
  std::string commas = tested({"north", "south", "-f", "csv"}).out;
  std::replace(commas.begin(), commas.end(), ',', '\t');
  CHECK(tabs.out == commas);
}
