// The program against the naive model, on random customer rows with fixed seeds.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/instructions.hpp"
#include "support/random_rows.hpp"
#include "support/run_retain.hpp"
#include "support/sanitizers.hpp"
#include "support/scratch_folder.hpp"

using nlohmann::json;
using retain::test::Case;
using retain::test::Form;
using retain::test::random_case;
using retain::test::Run;
using retain::test::run_retain;
using retain::test::sampled;
using retain::test::Size;

namespace {

std::vector<std::string> arguments(const std::string& command, const Case& test, const std::vector<std::string>& more) {
  std::vector<std::string> result{command, "-"};
  for (const auto& words : {more, retain::test::flags(test)}) result.insert(result.end(), words.begin(), words.end());
  return result;
}

/// The double nearest to an amount.
double nearest(retain::int128 millionths) { return std::strtod(retain::test::decimal(millionths).c_str(), nullptr); }

json periods(const Case& test, const std::vector<retain::naive::Snapshot>& snapshots) {
  json result = json::array();
  for (const auto& snapshot : snapshots) {
    json inputs(snapshot.facts.counts);
    for (const auto& [name, amount] : snapshot.facts.money) inputs[name] = nearest(amount);
    json& period = result.emplace_back();
    period = {{"period", label(snapshot.period)}, {"segment", nullptr}, {"complete", snapshot.complete}, {"inputs", inputs}};
    if (snapshot.segment) period["segment"] = *snapshot.segment;
    if (test.question.window != 1) period["window"] = test.question.window;
  }
  return result;
}

/// The first difference between lists of periods; empty: none.
std::string difference(const json& expected, const json& found) {
  for (std::size_t i = 0; i < std::min(expected.size(), found.size()); ++i) {
    if (expected[i] == found[i]) continue;
    return "expected " + expected[i].dump() + "\nfound    " + found[i].dump() +
           "\nto become what was found: " + json::diff(expected[i], found[i]).dump();
  }
  if (expected.size() == found.size()) return "";
  return "expected " + std::to_string(expected.size()) + " periods and segments, found " + std::to_string(found.size());
}

std::string refusal(const Run& run) { return "exit status " + std::to_string(run.status) + "\n" + run.err; }

Run snapshots_as_json(const Case& test, const std::string& rows, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"-f", "json"};
  words.insert(words.end(), more.begin(), more.end());
  return run_retain(arguments("snapshot", test, words), rows);
}

Run in_another_order(const Case& test) {
  Case shuffled = test;
  std::shuffle(shuffled.records.begin(), shuffled.records.end(), std::mt19937(test.seed));
  return snapshots_as_json(shuffled, csv(shuffled), {"--threads", "1"});
}

Run on_four_threads(const Case& test) { return snapshots_as_json(test, csv(test), {"--threads", "4"}); }

Run in_little_memory(const Case& test) { return snapshots_as_json(test, csv(test), {"--threads", "4", "--memory", "1M"}); }

Run from_json_lines(const Case& test) { return snapshots_as_json(test, json_lines(test)); }

Run from_json_list(const Case& test) {
  std::string text = "[" + json_lines(test);
  std::ranges::replace(text, '\n', ',');
  text.back() = ']';
  return snapshots_as_json(test, text, {"--threads", "4"});
}

/// From two files with their columns in another order.
Run from_two_files(const Case& test) {
  if (test.records.size() < 2) return snapshots_as_json(test, csv(test));
  Case first = test;
  Case second = test;
  const auto middle = static_cast<std::ptrdiff_t>(test.records.size() / 2);
  first.records.erase(first.records.begin() + middle, first.records.end());
  second.records.erase(second.records.begin(), second.records.begin() + middle);
  std::reverse(second.columns.begin(), second.columns.end());
  const retain::test::ScratchFolder folder;
  std::vector<std::string> words = arguments("snapshot", test, {"-f", "json"});
  words[1] = folder.write("first.csv", csv(first));
  words.insert(words.begin() + 2, folder.write("second.csv", csv(second)));
  return run_retain(words);
}

struct Way {
  const char* name;
  Run (*run)(const Case&);
};

/// What is wrong with the answer to a case; empty: nothing. All `ways` to ask must give the same bytes.
std::string fault_of_snapshot(const Case& test, const std::vector<Way>& ways) {
  const Run run = snapshots_as_json(test, csv(test));
  const auto snapshots = expected(test);
  if (snapshots.empty()) return run.status == 3 && run.out.empty() ? "" : "expected exit status 3, found " + refusal(run);
  if (run.status != 0) return refusal(run);
  const std::string found = difference(periods(test, snapshots), json::parse(run.out)["periods"]);
  if (!found.empty()) return found;
  for (const Way& way : ways) {
    const Run other = way.run(test);
    if (other.status != 0) return way.name + (": " + refusal(other));
    if (other.out != run.out)
      return way.name + (": other bytes\n" + difference(json::parse(run.out)["periods"], json::parse(other.out)["periods"]));
  }
  return "";
}

std::string fault_of_small(const Case& test) {
  std::vector<Way> ways{{"in another order", in_another_order}, {"on four threads", on_four_threads}};
  if (test.seed % 4 == 0) ways.push_back({"from JSON", from_json_lines});
  if (test.seed % 4 == 2) ways.push_back({"from a list of JSON", from_json_list});
  if (test.seed % 8 == 1) ways.push_back({"from two files", from_two_files});
  return fault_of_snapshot(test, ways);
}

std::string fault_of_large(const Case& test) {
  return fault_of_snapshot(test, {{"in another order", in_another_order},
                                  {"on four threads", on_four_threads},
                                  {"in little memory", in_little_memory},
                                  {"from JSON", from_json_lines},
                                  {"from a list of JSON", from_json_list},
                                  {"from two files", from_two_files}});
}

/// The fields of a line without quotes.
std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> result(1);
  for (const char c : line) c == ',' ? static_cast<void>(result.emplace_back()) : result.back().push_back(c);
  return result;
}

/// What is wrong with the decimals of a case without segments.
std::string fault_of_decimals(const Case& test) {
  std::istringstream lines(run_retain(arguments("snapshot", test, {"-f", "csv"}), csv(test)).out);
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> header = fields(line);
  for (const auto& snapshot : expected(test)) {
    if (!std::getline(lines, line)) return "too few lines";
    const std::vector<std::string> cells = fields(line);
    for (const auto& [name, amount] : snapshot.facts.money) {
      const auto column = static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
      if (cells.at(column) != retain::test::decimal(amount))
        return name + ": expected " + retain::test::decimal(amount) + ", found " + line;
    }
  }
  return "";
}

/// What is wrong with a report of the snapshots of a case, beside the report of its rows.
std::string fault_of_report(const Case& test) {
  const std::string input = csv(test);
  const Run direct = run_retain(arguments("report", test, {"-f", "json"}), input);
  if (direct.status != 0) return refusal(direct);
  const json expected = json::parse(direct.out);
  for (const std::string format : {"csv", "tsv", "json", "ndjson"}) {
    const Run snapshots = run_retain(arguments("snapshot", test, {"--full", "-f", format}), input);
    if (snapshots.status != 0) return format + ": " + refusal(snapshots);
    const Run report = run_retain({"report", "-", "-f", "json"}, snapshots.out);
    if (report.status != 0) return format + ": " + refusal(report) + snapshots.out;
    const json found = json::parse(report.out);
    for (const char* key : {"periods", "overall"}) {
      const std::string text = difference(expected[key], found[key]);
      if (!text.empty()) return format + ", " + key + ": " + text + "\n" + snapshots.out;
    }
  }
  return "";
}

using Fault = std::string (*)(const Case&);

/// A few rows in which nobody comes twice are no history: the program refuses them where they recur.
bool has_history(const Case& test) {
  std::set<std::string> customers;
  return std::ranges::any_of(test.records, [&](const auto& record) { return !customers.insert(record.customer).second; });
}

/// Where all spans that have ended pay nothing, the program asks what they paid.
bool tells_what_ended_spans_paid(const Case& test) {
  const auto ended = [](const auto& record) { return record.end.has_value(); };
  const auto paid = [](const auto& record) { return record.millionths != 0; };
  const auto& rows = test.records;
  const bool any_ended_paid = std::ranges::any_of(rows, [&](const auto& record) { return ended(record) && paid(record); });
  const bool any_running_paid = std::ranges::any_of(rows, [&](const auto& record) { return !ended(record) && paid(record); });
  return test.form != Form::spans || any_ended_paid || !any_running_paid || std::ranges::none_of(rows, ended);
}

/// A case with as few rows as still have a fault: without each half, quarter, eighth ... that the fault does not need.
Case shrunk(Case test, Fault fault) {
  for (std::size_t size = test.records.size() / 2; size > 0; size /= 2) {
    for (std::size_t start = 0; start < test.records.size() && size < test.records.size();) {
      Case smaller = test;
      const auto first = smaller.records.begin() + static_cast<std::ptrdiff_t>(start);
      smaller.records.erase(first, first + static_cast<std::ptrdiff_t>(std::min(size, test.records.size() - start)));
      if (!has_history(smaller) || !tells_what_ended_spans_paid(smaller) || fault(smaller).empty()) {
        start += size;
      } else {
        test = smaller;
      }
    }
  }
  return test;
}

/// With the instructions of one processor or another.
void check(const Case& test, Fault fault) {
  const auto all = retain::supported_instructions();
  const retain::ChosenInstructions choice(all[test.seed % all.size()]);
  if (!has_history(test) || !tells_what_ended_spans_paid(test) || fault(test).empty()) return;
  const Case small = shrunk(test, fault);
  std::string words;
  for (const std::string& word : flags(small)) words += " " + word;
  FAIL("seed " << test.seed << ", flags" << words << "\n" << csv(small) << fault(small));
}

}  // namespace

TEST_CASE("random rows on days give the snapshots of the naive model", "[differential]") {
  for (unsigned seed = 1; seed <= sampled(1200); ++seed) check(random_case(Form::days, seed), fault_of_small);
}

TEST_CASE("random rows on longer periods give the snapshots of the naive model", "[differential]") {
  for (unsigned seed = 1; seed <= sampled(800); ++seed) check(random_case(Form::longer_labels, seed), fault_of_small);
}

TEST_CASE("random spans give the snapshots of the naive model", "[differential]") {
  for (unsigned seed = 1; seed <= sampled(700); ++seed) check(random_case(Form::spans, seed), fault_of_small);
}

TEST_CASE("many random rows give the snapshots of the naive model", "[differential]") {
  // Recurring days, huge spans, huge payments, and months in years: all of more than 64 segments.
  check(random_case(Form::days, 14, Size::large), fault_of_large);
  check(random_case(Form::spans, 9, Size::large), fault_of_large);
  if (retain::test::is_sanitized) return;  // each takes a minute there
  check(random_case(Form::days, 2, Size::large), fault_of_large);
  check(random_case(Form::longer_labels, 12, Size::large), fault_of_large);
}

TEST_CASE("sums that no double holds are exact in CSV", "[differential]") {
  for (unsigned seed = 1; seed <= sampled(500); ++seed) {
    Case test = random_case(Form::days, seed);
    test.by.clear();
    test.question.by_segment = false;
    if (test.huge) check(test, fault_of_decimals);
  }
}

TEST_CASE("a report of the snapshots of random rows is the report of the rows", "[differential]") {
  for (const Form form : {Form::days, Form::longer_labels, Form::spans}) {
    for (unsigned seed = 1; seed <= sampled(30); ++seed) {
      Case test = random_case(form, seed);
      // What was cut off is no longer known, doubles hold no huge amounts, and nothing can be said of what is refused.
      test.since = test.until = "";
      test.last = 0;
      if (!test.huge && !expected(test).empty()) check(test, fault_of_report);
    }
  }
}
