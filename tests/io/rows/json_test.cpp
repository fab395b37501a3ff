#include "io/rows/json.hpp"

#include <string>
#include <vector>

#include "io/json/reader.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"
#include "support/rows_answer.hpp"
#include "support/rows_runs.hpp"
#include "support/sanitizers.hpp"
#include "support/scratch_folder.hpp"
#include "text/utf8.hpp"

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

/// Rows of many shapes and ways to write them, most of a text alike, and some that are wrong.
class RandomRows {
 public:
  explicit RandomRows(unsigned seed, bool may_be_wild = true) : random_(seed) {
    names_ = random_.one_of<std::vector<std::string>>({{"customer", "date", "amount", "region"},
                                                       {"customer_id", "month", "mrr", "plan"},
                                                       {"customer", "date", "amount", "status", "currency"},
                                                       {"customer", "start", "end", "mrr", "interval"},
                                                       {"customer", "date", "amount", "order_id", "refunded"},
                                                       {"customer", "date", "quantity", "unit_price", "kind"}});
    for (int more = random_.upto(2); more > 0; --more) names_.push_back("extra" + std::to_string(more));
    usual_ = names_;
    random_.shuffle(usual_);
    colon_ = random_.one_of<std::string>({":", ": ", " : "});
    is_wild_ = random_.one_in(2) && may_be_wild;
  }

  std::string line() {
    std::vector<std::string> names = usual_;
    if (is_wild_ && random_.one_in(10)) random_.shuffle(names);
    if (is_wild_ && random_.one_in(15)) names.pop_back();
    if (is_wild_ && random_.one_in(40)) names.push_back(random_.one_of<std::string>({"note", "refund", names.front(), "fee"}));
    std::string text = "{";
    for (const std::string& name : names) {
      text += (text.size() > 1 ? comma_ : "") + quoted(name) + colon_ + value(name);
    }
    text += "}";
    if (is_wild_ && random_.one_in(150)) text.insert(static_cast<std::size_t>(random_.upto(static_cast<int>(text.size()))), anything());
    return text;
  }
  /// A document of such rows, now and then with a byte too much or too few.
  std::string document(bool is_broken) {
    std::string text = random_.one_of<std::string>({"[", " [\n", "{\"data\":[", "{\n\"page\":{\"n\":[1,2],\"rows\" :[\n"});
    if (random_.one_in(3)) comma_ = random_.one_of<std::string>({",\n    ", "\n,"});
    if (random_.one_in(8)) colon_ = " :\n";
    const std::string between = random_.one_of<std::string>({",", ", ", ",\n", "\r\n ,\r\n"});
    const std::string behind = text.find("page") != std::string::npos ? random_.one_of<std::string>({"]},\"has_more\":true}", "\n] }\n}\n"})
                               : text.find("data") != std::string::npos ? random_.one_of<std::string>({"],\"has_more\":false}", "]}"})
                                                                        : random_.one_of<std::string>({"]", "\n]\n"});
    for (int left = random_.upto(40); left >= 0; --left) text += line() + (left > 0 ? between : "");
    text += behind;
    if (!is_broken) return text;
    for (int left = random_.upto(1); left >= 0; --left) {
      const auto place = static_cast<std::size_t>(random_.upto(static_cast<int>(text.size()) - 1));
      const std::string character =
          random_.one_of<std::string>({"{", "}", "[", "]", ",", ":", "\"", "\\", "x", "1", " ", "\n", "null", "e"});
      if (random_.one_in(3)) {
        text.insert(place, character);
      } else if (random_.one_in(2)) {
        text.replace(place, 1, character);
      } else if (random_.one_in(4)) {
        text.resize(place);
      } else {
        text.erase(place, 1);
      }
    }
    return text;
  }
  int upto(int most) { return random_.upto(most); }
  bool one_in(int n) { return random_.one_in(n); }

 private:
  std::string quoted(const std::string& name) {
    if (!is_wild_ || !random_.one_in(60)) return '"' + name + '"';
    return "\"\\u00" + std::string("0123456789abcdef").substr(static_cast<std::size_t>(name.front()) / 16, 1) +
           "0123456789abcdef"[name.front() % 16] + name.substr(1) + '"';
  }
  std::string anything() {
    return random_.one_of<std::string>({"null",
                                        "true",
                                        "false",
                                        "[]",
                                        "{}",
                                        "[1,{\"a\":2}]",
                                        "{\"id\":\"A\",\"x\":1}",
                                        "\"\"",
                                        "0",
                                        "-0",
                                        "1e3",
                                        "\" \"",
                                        "\"N/A\"",
                                        "\"\\u0000\"",
                                        ",",
                                        "\"",
                                        "\xFF",
                                        "\"\\ud83d\\ude00\"",
                                        "007",
                                        "1234567.1234567",
                                        "\"1,234\"",
                                        "12345678901234567890",
                                        "\"C1\\n\"",
                                        "\"서울\"",
                                        "\"total\""});
  }
  std::string value(const std::string& name) {
    if (is_wild_ && random_.one_in(50)) return anything();
    const std::string number = std::to_string(random_.upto(50));
    if (name == "customer") return random_.one_in(9) ? number : "\"C" + number + '"';
    if (name == "customer_id")
      return random_.one_of<std::string>({"\"가" + number + '"', "\"\\uac00" + number + '"', "\"x-" + number + '"'});
    if (name == "month") return "\"2026-0" + std::to_string(1 + random_.upto(5)) + '"';
    if (name == "end" && random_.one_in(3)) return "null";
    if (name == "date" || name == "start")
      return "\"2026-0" + std::to_string(1 + random_.upto(2)) + "-1" + std::to_string(random_.upto(9)) + '"';
    if (name == "end") return "\"2026-0" + std::to_string(4 + random_.upto(2)) + "-1" + std::to_string(random_.upto(9)) + '"';
    if (name == "region" || name == "plan")
      return random_.one_of<std::string>({"\"kr\"", "\"u\\u0073\"", "null", "\"d/e\"", "7", "\"한국\""});
    if (name == "status") return random_.one_of<std::string>({"\"paid\"", "\"paid\"", "\"failed\"", "\"succeeded\""});
    if (name == "currency") return "\"USD\"";
    if (name == "interval") return random_.one_of<std::string>({"\"month\"", "\"year\""});
    if (name == "refunded") return random_.one_of<std::string>({"false", "false", "true"});
    if (name == "kind") return random_.one_of<std::string>({"\"sale\"", "\"refund\""});
    if (name == "order_id") return std::to_string(1000 + random_.upto(3000));
    if (name == "quantity") return std::to_string(1 + random_.upto(3));
    if (name.starts_with("extra"))
      return random_.one_of<std::string>({"{\"a\":1,\"b\":null}", "null", "\"x\\\"y\"", "[1,\"]\",{}]", "3.5"});
    const std::string amount = number + "." + std::to_string(10 + random_.upto(80));
    return random_.one_in(20) ? '"' + amount + '"' : random_.one_in(20) ? "-" + amount : amount;
  }

  test::Random random_;
  std::vector<std::string> names_;
  std::vector<std::string> usual_;
  std::string colon_;
  std::string comma_ = ",";
  bool is_wild_ = false;
};

}  // namespace

TEST_CASE("a line that never ends is no record", "[rows_json]") {
  const std::string row = R"({"customer":"A","date":"2026-01-05","amount":1})";
  CHECK(problems_in(row + "\n" + R"({"customer":")" + std::string(600'000, 'x'), {"--max-field", "1K"}) ==
        "<stdin>:2:13: error: a text of more than 1 KiB (at /customer)\n");
  CHECK(problems_in(row + "\n" + R"({"customer":[)" + std::string(600'000, '['), {"--max-field", "1K"})
            .starts_with("<stdin>:2:76: error: more than 64 levels of nesting"));
  std::string numbers = row + "\n{\"customer\":[";
  while (numbers.size() < 600'000) numbers += "1,";
  CHECK(problems_in(numbers, {"--max-field", "1K"}) == "<stdin>:2:1: error: a record of more than 4 KiB\n");
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
        "<stdin>:2:43: error: amount: the text \"x\" is not a number (at /amount)\n"
        "<stdin>:3:43: error: not valid JSON: unexpected '}'; expected '[', '{', or a literal (at /amount)\n"
        "<stdin>:4:1: error: customer rows need a column of the customer, the date and the amount: no date, amount\n"
        "<stdin>:5:13: error: customer is empty (at /customer)\n"
        "<stdin>:5:44: error: amount: true is not an amount (at /amount)\n"
        "<stdin>:6:43: error: amount is neither a text nor a number (at /amount)\n"
        "<stdin>:8:1: error: not a row of a customer, a date and an amount\n");
}

TEST_CASE("faults of rows in a list have their place in it", "[rows_json]") {
  CHECK(problems_in(
            "[\n{\"customer\":\"A\",\"date\":\"2026-01\",\"amount\":5},\n  {\"customer\":\"가\",\"date\":\"2026-13\",\"amount\":\"x\"}]") ==
        "<stdin>:3:26: error: period \"2026-13\" has no valid month (at /1/date)\n"
        "<stdin>:3:45: error: amount: the text \"x\" is not a number (at /1/amount)\n");
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
              {"--threads", threads}) == "<stdin>:" + here + ":46: error: amount: the text \"x\" is not a number (at /amount)\n<stdin>:" +
                                             std::to_string(line + 1) + ":14: error: not UTF-8: byte 0xFF\n");
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

TEST_CASE("rows in an envelope have their places in the document", "[rows_json]") {
  CHECK(movements_of(R"({"has_more":false,"data":[{"customer":{"id":"A"},"date":"2026-01","amount":5}]})").find("A,,2026-01,new,0,5,5") ==
        0);
  CHECK(problems_in("{\"data\": [{\"customer\": {\"id\": \"A\"}, \"date\": \"2026-01\", \"amount\": 5},\n"
                    "{\"customer\": {\"id\": null}, \"date\": \"2026-13\", \"amount\": 5}]}") ==
        "<stdin>:2:21: error: customer is empty (at /data/1/customer/id)\n"
        "<stdin>:2:36: error: period \"2026-13\" has no valid month (at /data/1/date)\n");
  CHECK(problems_in(R"({"data":[{"customer":{"id":"A","-id":"B"},"date":"2026-01","amount":5}]})")
            .starts_with(
                "<stdin>:1:32: error: two columns for customer: \"customer.id\" at 1:23 and \"customer.-id\" (at /data/0/customer/-id)"));
}

TEST_CASE("pages are read one a line and as several files", "[rows_json]") {
  const std::string first = R"({"data":[{"customer":"A","date":"2026-01","amount":5}],"has_more":true})";
  const std::string second = R"({"data":[{"customer":"A","date":"2026-02","amount":5}],"has_more":false})";
  const std::string both = "A,,2026-01,new,0,5,5\n";
  CHECK(movements_of(first + "\n" + second + "\n") == both);
  CHECK(movements_of(R"({"data":[],"has_more":true})"
                     "\n" +
                     first + "\n" + second + "\n") == both);
  const Run cut = run_retain({"snapshot", "-f", "csv"}, second + "\n" + first);
  CHECK(cut.status == 0);
  CHECK(cut.err.find("<stdin>:2:67: warning: more pages follow, which are not in the input: has_more is true (at /has_more)") !=
        std::string::npos);
  const test::ScratchFolder folder;
  const std::string one = folder.write("1.json", first);
  const std::string two = folder.write("2.json", second);
  const std::string none = folder.write("3.json", R"({"data":[],"has_more":false})");
  for (const std::vector<std::string>& files : {std::vector{one, two}, {one, none}, {none, one, two}}) {
    std::vector<std::string> words{"snapshot", "-q"};
    words.insert(words.end(), files.begin(), files.end());
    const Run run = run_retain(words);
    CHECK(run.status == 0);
    CHECK(run.err.empty());
  }
  CHECK(run_retain({"snapshot", two, one}).err.find("has_more is true") != std::string::npos);
  CHECK(problems_in(first + "\n{\"items\":[{\"customer\":\"A\",\"date\":\"2026-02\",\"amount\":5}]}\n" + second) ==
        "<stdin>:2:1: error: no list of objects at /data, where the first page has its records\n");
}

TEST_CASE("a row with a list of objects in it is a row", "[rows_json]") {
  const std::string row = R"({"customer":"A","date":"2026-01","amount":5,"lines":[{"sku":"x"}]})";
  CHECK(movements_of(row) == "A,,2026-01,new,0,5,5\n");
  CHECK(movements_of(row + "\n" + row) == "A,,2026-01,new,0,10,10\n");
}

TEST_CASE("of several lists the user picks one", "[rows_json]") {
  const std::string text =
      R"({"data":[{"customer":"A","date":"2026-01","amount":5}],"refunds":[{"customer":"A","date":"2026-01","amount":9}]})";
  CHECK(problems_in(text) == "<stdin>:1:1: error: several lists of objects: /data (1 object), /refunds (1 object)\n");
  CHECK(movements_of(text, {"--records", "/refunds"}) == "A,,2026-01,new,0,9,9\n");
  CHECK(problems_in(text, {"--records", "/x"}) == "<stdin>:1:1: error: no list of objects at /x\n");
  CHECK(run_retain({"snapshot", "--records", "data"}, text).status == 2);
  CHECK(run_retain({"snapshot", "--records", "/data", "--input-format", "csv"}, text).status == 2);
  CHECK(run_retain({"snapshot", "--records", "/data"}, "customer,date,amount\nA,2026-01,5\n").status != 0);
}

TEST_CASE("rows that are read at speed say what they say when read with care", "[rows_json]") {
  std::size_t read = 0;
  for (unsigned seed = 0; seed < test::sampled(600); ++seed) {
    RandomRows rows(seed);
    std::string text;
    for (int left = rows.upto(150); left >= 0; --left) text += rows.line() + (rows.one_in(30) ? "\r\n" : rows.one_in(50) ? "\n \n" : "\n");
    if (rows.one_in(4)) text.pop_back();
    io::LoadOptions options;
    options.format = io::InputFormat::ndjson;
    options.wanted = io::Wanted::rows;
    options.bad_rows.skip = rows.one_in(2);
    if (text.find("\"region\"") != std::string::npos && rows.one_in(2)) options.by = {"region"};
    if (rows.one_in(4)) options.filters = {{"customer", false, {"C7", "가7"}}};
    const std::string careful = test::careful_answer_of_rows(text, options);
    CAPTURE(seed, text);
    REQUIRE(test::answer_of_rows(text, options) == careful);
    read += careful.starts_with("period,") || careful.find("\nperiod,") != std::string::npos ? 1U : 0U;
  }
  CHECK(read > test::sampled(200));
}

TEST_CASE("a list of rows says what the same rows say one a line", "[rows_json]") {
  io::LoadOptions options;
  options.wanted = io::Wanted::rows;
  std::size_t read = 0;
  for (unsigned seed = 0; seed < test::sampled(300); ++seed) {
    RandomRows rows(seed);
    const std::string text = rows.document(false);
    CAPTURE(seed, text);
    const std::string answer = test::answer_of_rows(text, options);
    REQUIRE(answer == test::careful_answer_of_rows(text, options));
    options.threads = 3;
    REQUIRE(answer == test::answer_of_rows(text, options));
    options.threads = 1;
    read += answer.find("period,segment,complete") != std::string::npos ? 1U : 0U;
  }
  CHECK(read > test::sampled(100));
}

TEST_CASE("a document that is not JSON is refused as one that is read whole", "[rows_json]") {
  io::LoadOptions options;
  options.wanted = io::Wanted::rows;
  options.format = io::InputFormat::json;
  std::size_t broken = 0;
  for (unsigned seed = 0; seed < test::sampled(3000); ++seed) {
    RandomRows rows(seed, false);
    const std::string text = rows.document(true);
    // Another encoding would be looked for.
    if (find_invalid_utf8(text)) continue;
    std::string fault;
    try {
      io::read_json(text);
      continue;
    } catch (const io::JsonError& error) {
      fault = std::to_string(error.place().line) + ':' + std::to_string(error.place().column) + ' ' + error.pointer() + "  " +
              error.what() + '\n' + error.hint() + '\n';
    }
    ++broken;
    const std::string answer = test::answer_of_rows(text, options);
    // What is wrong with the columns is told before they are read.
    if (answer.find("two columns for") != std::string::npos) continue;
    CAPTURE(seed, text, answer, fault);
    REQUIRE(answer.find(fault) != std::string::npos);
  }
  CHECK(broken > test::sampled(1000));
}

TEST_CASE("places in a list on one line are exact behind many blocks", "[rows_json]") {
  std::string text = "{\"data\":[";
  std::size_t count = 0;
  for (; text.size() < 2'500'000; ++count)
    text += "{\"customer\":\"고객" + std::to_string(count % 1000) + "\",\"date\":\"2026-01-15\",\"amount\":12.5}, ";
  const std::size_t column = count_code_points(text) + 1;
  const std::string bad = "{\"customer\":\"A\",\"date\":\"2026-01-15\",\"amount\":\"x\"},";
  const std::string good = bad.substr(0, bad.size() - 5) + "7}";
  const std::string here = "<stdin>:1:" + std::to_string(column + 45) + ": error: amount: the text \"x\" is not a number (at /data/" +
                           std::to_string(count) + "/amount)\n";
  for (const char* threads : {"1", "4"}) {
    CHECK(problems_in(text + bad + good + "]}", {"--threads", threads}) == here);
    CHECK(problems_in(text + bad + good + ",]}", {"--threads", threads}) ==
          here + "<stdin>:1:" + std::to_string(column + bad.size() + good.size() + 1) +
              ": error: not valid JSON: unexpected ']'; expected '[', '{', or a literal (at /data/" + std::to_string(count + 2) + ")\n");
    CHECK(problems_in(text + bad + good + "]\n,\"has_more\":tru}", {"--threads", threads}) ==
          here + "<stdin>:2:16: error: not valid JSON: invalid literal (at /has_more)\n");
    CHECK(problems_in(text + bad + good + " x]}", {"--threads", threads}) ==
          here + "<stdin>:1:" + std::to_string(column + bad.size() + good.size() + 1) +
              ": error: not valid JSON: invalid literal; expected ']' (at /data)\n");
    CHECK(problems_in(text + good + "],\"refunds\":[{},{}]}", {"--threads", threads}) ==
          "<stdin>:1:1: error: several lists of objects: /data (" + std::to_string(count + 1) + " objects), /refunds (2 objects)\n");
  }
  const Run more = run_retain({"snapshot"}, text + good + "],\"has_more\":true}");
  CHECK(more.err.find("<stdin>:1:" + std::to_string(column + good.size() + 13) + ": warning: more pages follow") != std::string::npos);
}
