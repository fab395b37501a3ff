#include "io/rows/json.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/rows_runs.hpp"

using namespace retain;
using test::movements_of;
using test::Run;
using test::run_retain;

namespace {

/// The first lines of what the program says, without hints and excerpts.
std::string problems_in(const std::string& input, const std::vector<std::string>& flags = {}) {
  const std::string said = test::errors_of(input, flags);
  std::string errors;
  for (std::size_t start = 0; start < said.size(); start = said.find('\n', start) + 1) {
    const std::string line = said.substr(start, said.find('\n', start) - start);
    if (line.starts_with("<stdin>")) errors += line + '\n';
  }
  return errors;
}

}  // namespace

TEST_CASE("a line that never ends is no record", "[rows_json]") {
  const std::string row = R"({"customer":"A","date":"2026-01-05","amount":1})";
  CHECK(problems_in(row + "\n" + R"({"customer":")" + std::string(600'000, 'x'), {"--max-field", "1K"}) ==
        "<stdin>:2:1: error: a record of more than 4 KiB\n");
}

TEST_CASE("rows are objects, one a line or in a list", "[rows_json]") {
  const std::string sorted = "7,,2026-01,new,0,2,2\nA1,,2026-01,new,0,8,8\nA2,,2026-01,new,0,0.5,0.5\n";
  CHECK(movements_of(
            "{\"customer\":\"A1\",\"date\":\"2026-01\",\"amount\":5}\n\n{\"customer\":\"A2\",\"date\":\"2026-01\",\"amount\":0.5}\r\n"
            "{\"customer\":7,\"date\":\"2026-01\",\"amount\":2}\n{\"customer\":\"A1\",\"date\":\"2026-01\",\"amount\":3}") == sorted);
  CHECK(movements_of("[{\"customer\":\"A1\",\"date\":\"2026-01\",\"amount\":5},{\"amount\":5e-1,\"customer\":\"A2\",\"x\":[1,{}],\"date\":"
                     "\"2026-01\"},\n"
                     "{\"customer\":7,\"date\":\"2026-01\",\"amount\":2},{\"customer\":\"A1\",\"date\":\"2026-01\",\"amount\":3.0}]") ==
        sorted);
}

TEST_CASE("faults of rows one a line stand at their line and key", "[rows_json]") {
  CHECK(problems_in("{\"customer\":\"A\",\"date\":\"2026-01\",\"amount\":5}\n"
                    "{\"customer\":\"B\",\"date\":\"2026-13\",\"amount\":\"x\"}\n"
                    "{\"customer\":\"B\",\"date\":\"2026-01\",\"amount\":}\n"
                    "{\"customer\":7}\n"
                    "{\"customer\":null,\"date\":\"2026-01\",\"amount\":true}\n"
                    "{\"customer\":\"B\",\"date\":\"2026-01\",\"amount\":[5]}\n"
                    "[]\n"
                    "5\n") ==
        "<stdin>:2:24: error: period \"2026-13\" has no valid month (at /date)\n"
        "<stdin>:2:43: error: amount is not a number but the text \"x\" (at /amount)\n"
        "<stdin>:3:43: error: not valid JSON: unexpected '}'; expected '[', '{', or a literal (at /amount)\n"
        "<stdin>:4:1: error: customer rows need a column of the customer, the date and the amount: no date, amount\n"
        "<stdin>:5:13: error: customer is empty (at /customer)\n"
        "<stdin>:5:44: error: amount is not an amount: true (at /amount)\n"
        "<stdin>:6:43: error: amount is neither a text nor a number (at /amount)\n"
        "<stdin>:8:1: error: not a row of a customer, a date and an amount\n");
}

TEST_CASE("faults of rows in a list have their place in it", "[rows_json]") {
  CHECK(problems_in(
            "[\n{\"customer\":\"A\",\"date\":\"2026-01\",\"amount\":5},\n  {\"customer\":\"가\",\"date\":\"2026-13\",\"amount\":\"x\"}]") ==
        "<stdin>:3:26: error: period \"2026-13\" has no valid month (at /1/date)\n"
        "<stdin>:3:45: error: amount is not a number but the text \"x\" (at /1/amount)\n");
}

TEST_CASE("places of lines are exact behind many blocks that several threads read", "[rows_json]") {
  std::string text;
  std::size_t line = 1;
  for (; text.size() < 2'500'000; ++line) {
    text += "{\"customer\":\"C" + std::to_string(line) + "\",\"date\":\"2026-01-15\",\"amount\":12.5}\n";
    if (line % 1000 == 0) {
      text += "\n";
      ++line;
    }
  }
  const std::string here = std::to_string(line);
  for (const char* threads : {"1", "4"}) {
    CHECK(problems_in(
              text + "{\"customer\":\"A\",\"date\":\"2026-01-15\",\"amount\":\"x\"}\n{\"customer\":\"\xFF\",\"date\":\"2026-01\"}\n" + text,
              {"--threads", threads}) ==
          "<stdin>:" + here + ":46: error: amount is not a number but the text \"x\" (at /amount)\n<stdin>:" + std::to_string(line + 1) +
              ":14: error: not UTF-8: byte 0xFF\n");
  }
}

TEST_CASE("two members for one field are an error", "[rows_json]") {
  CHECK(problems_in("{\"customer\":\"A\",\"date\":\"2026-01\",\"amount\":5,\"revenue\":6}\n") ==
        "<stdin>:1:45: error: two columns for amount: \"amount\" at 1:34 and \"revenue\" (at /revenue)\n");
}

TEST_CASE("amounts that are texts are read and counted", "[rows_json]") {
  const Run run = run_retain(
      {"movements", "-f", "csv"},
      "{\"customer\":\"A\",\"date\":\"2026-01\",\"amount\":\"1234.50\"}\n{\"customer\":\"B\",\"date\":\"2026-01\",\"amount\":\"2\"}\n");
  CHECK(run.out == "customer,segment,period,movement,before,after,change\nA,,2026-01,new,0,1234.5,1234.5\nB,,2026-01,new,0,2,2\n");
  CHECK(run.err == "<stdin>:1:43: warning: 2 numbers are written as text, the first here\nhint: write numbers without quotes\n");
}

TEST_CASE("segments and spans of objects", "[rows_json]") {
  CHECK(movements_of("[{\"customer\":\"A\",\"date\":\"2026-01\",\"amount\":5,\"region\":\"kr\"},{\"customer\":\"A\",\"date\":\"2026-01\","
                     "\"amount\":6,\"region\":null}]",
                     {"--by", "region"}) == "A,(none),2026-01,new,0,6,6\nA,kr,2026-01,new,0,5,5\n");
  CHECK(movements_of("[{\"customer\":\"A\",\"start\":\"2026-01-15\",\"end\":\"2026-02-28\",\"mrr\":5},{\"customer\":\"B\",\"start\":\"2026-"
                     "02-01\",\"end\":null,\"mrr\":7},"
                     "{\"customer\":\"C\",\"start\":\"2026-03-01\",\"end\":\"2026-03-31\",\"mrr\":1}]") ==
        "A,,2026-01,new,0,5,5\nA,,2026-03,churned,5,0,-5\nB,,2026-02,new,0,7,7\nC,,2026-03,new,0,1,1\n");
}
