// The program against the naive model, on random customer rows with fixed seeds.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "random_rows.hpp"
#include "run_retain.hpp"
#include "scratch_folder.hpp"

using nlohmann::json;
using retain::test::Case;
using retain::test::Form;
using retain::test::random_case;
using retain::test::Run;
using retain::test::run_retain;

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

/// What is wrong with the answer to a case; empty: nothing.
std::string fault_of_snapshot(const Case& test) {
  const std::string input = csv(test);
  const Run run = run_retain(arguments("snapshot", test, {"-f", "json"}), input);
  const auto snapshots = expected(test);
  if (snapshots.empty()) return run.status == 3 && run.out.empty() ? "" : "expected exit status 3, found " + refusal(run);
  if (run.status != 0) return refusal(run);
  const std::string found = difference(periods(test, snapshots), json::parse(run.out)["periods"]);
  if (!found.empty()) return found;

  Case shuffled = test;
  std::shuffle(shuffled.records.begin(), shuffled.records.end(), std::mt19937(test.seed));
  if (run_retain(arguments("snapshot", test, {"-f", "json", "--threads", "1"}), csv(shuffled)).out != run.out)
    return "another order of the rows differs";
  if (run_retain(arguments("snapshot", test, {"-f", "json", "--threads", "4"}), input).out != run.out) return "several threads differ";
  return "";
}

/// What is wrong with a report of the snapshots of a case, beside the report of its rows.
std::string fault_of_report(const Case& test) {
  const std::string input = csv(test);
  const Run direct = run_retain(arguments("report", test, {"-f", "json"}), input);
  if (direct.status != 0) return refusal(direct);
  const json expected = json::parse(direct.out);
  for (const std::string format : {"csv", "json", "ndjson"}) {
    const Run snapshots = run_retain(arguments("snapshot", test, {"-f", format}), input);
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

/// A case with as few rows as still have a fault.
Case shrunk(Case test, Fault fault) {
  for (std::size_t i = 0; i < test.records.size() && test.records.size() > 1;) {
    Case smaller = test;
    smaller.records.erase(smaller.records.begin() + static_cast<std::ptrdiff_t>(i));
    if (fault(smaller).empty()) {
      ++i;
    } else {
      test = smaller;
      i = 0;
    }
  }
  return test;
}

void check(const Case& test, Fault fault) {
  if (fault(test).empty()) return;
  const Case small = shrunk(test, fault);
  std::string words;
  for (const std::string& word : flags(small)) words += " " + word;
  FAIL("seed " << test.seed << ", flags" << words << "\n" << csv(small) << fault(small));
}

}  // namespace

TEST_CASE("random rows on days give the snapshots of the naive model", "[differential]") {
  for (unsigned seed = 1; seed <= 2000; ++seed) check(random_case(Form::days, seed), fault_of_snapshot);
}

TEST_CASE("random rows on longer periods give the snapshots of the naive model", "[differential]") {
  for (unsigned seed = 1; seed <= 1000; ++seed) check(random_case(Form::longer_labels, seed), fault_of_snapshot);
}

TEST_CASE("random spans give the snapshots of the naive model", "[differential]") {
  for (unsigned seed = 1; seed <= 1000; ++seed) check(random_case(Form::spans, seed), fault_of_snapshot);
}

TEST_CASE("a report of the snapshots of random rows is the report of the rows", "[differential]") {
  for (const Form form : {Form::days, Form::longer_labels, Form::spans}) {
    for (unsigned seed = 1; seed <= 50; ++seed) {
      Case test = random_case(form, seed);
      // What was cut off is no longer known, doubles hold no huge amounts, and nothing can be said of what is refused.
      test.since = test.until = "";
      test.last = 0;
      if (!test.huge && !expected(test).empty()) check(test, fault_of_report);
    }
  }
}
