// The program against the naive model, on random exports with fixed seeds.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/random_exports.hpp"
#include "support/random_rows.hpp"
#include "support/run_retain.hpp"
#include "support/sanitizers.hpp"
#include "support/scratch_folder.hpp"

using nlohmann::json;
using retain::test::Export;
using retain::test::ExportOf;
using retain::test::random_export;
using retain::test::Run;
using retain::test::run_retain;
using retain::test::sampled;

namespace {

std::vector<std::string> arguments(const Export& table, const std::vector<std::string>& inputs) {
  std::vector<std::string> result{"snapshot", "-f", "json", "-q"};
  for (const auto& words : {inputs, table.flags}) result.insert(result.end(), words.begin(), words.end());
  return result;
}

json expected_inputs(const Export& table) {
  json result = json::array();
  for (const auto& snapshot : table.expected) {
    json inputs(snapshot.facts.counts);
    for (const auto& [name, amount] : snapshot.facts.money) inputs[name] = std::strtod(retain::test::decimal(amount).c_str(), nullptr);
    result.push_back({{"period", label(snapshot.period)}, {"inputs", inputs}});
  }
  return result;
}

json found_inputs(const std::string& text) {
  const json answer = json::parse(text);
  json result = json::array();
  for (const json& period : answer.at("periods")) result.push_back({{"period", period["period"]}, {"inputs", period["inputs"]}});
  return result;
}

/// Two files, of which the second begins with the last order of the first again.
Run from_overlapping_files(const Export& table) {
  const std::size_t middle = table.ends_of_orders.size() / 2;
  const std::size_t first_end = table.ends_of_orders[middle];
  const std::size_t second_start = middle == 0 ? 0 : table.ends_of_orders[middle - 1];
  const retain::test::ScratchFolder folder;
  return run_retain(arguments(table, {folder.write("first.csv", csv(table, 0, first_end)),
                                      folder.write("second.csv", csv(table, second_start, table.rows.size()))}));
}

void check(const Export& table, bool orders_are_told = false) {
  const std::string rows = csv(table, 0, table.rows.size());
  std::string words;
  for (const std::string& flag : table.flags) words += " " + flag;
  INFO("seed " << table.seed << ", flags" << words << "\n" << (table.rows.size() < 60 ? rows : std::string()));
  const auto holds = [&](const char* way, const Run& run) {
    INFO(way << ": " << run.err);
    if (table.expected.empty()) {
      REQUIRE(run.status == 3);
      return;
    }
    REQUIRE(run.status == 0);
    REQUIRE(json::diff(expected_inputs(table), found_inputs(run.out)).dump() == "[]");
  };
  holds("from CSV", run_retain(arguments(table, {"-"}), rows));
  holds("from JSON", run_retain(arguments(table, {"-"}), json_lines(table)));
  holds("on four threads", run_retain(arguments(table, {"-", "--threads", "4"}), rows));
  if (orders_are_told && std::ranges::find(table.headers, "order_id") != table.headers.end())
    holds("from overlapping files", from_overlapping_files(table));
}

}  // namespace

TEST_CASE("random exports of payments give the snapshots of the naive model", "[differential]") {
  for (unsigned seed = 1; seed <= sampled(600); ++seed) check(random_export(ExportOf::payments, seed, 40), true);
}

TEST_CASE("large exports of payments give the snapshots of the naive model", "[differential]") {
  for (unsigned seed = 1; seed <= sampled(8); ++seed) check(random_export(ExportOf::payments, seed, 30'000));
}

TEST_CASE("random logs of movements give the snapshots of the naive model", "[differential]") {
  for (const ExportOf what : {ExportOf::levels, ExportOf::changes}) {
    for (unsigned seed = 1; seed <= sampled(200); ++seed) check(random_export(what, seed, 40));
  }
}
