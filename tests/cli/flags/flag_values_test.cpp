#include "cli/flags/flag_values.hpp"

#include <functional>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::cli;
using Words = std::vector<std::string>;

namespace {

/// "message | hint" of the usage error.
std::string refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const UsageError& error) {
    return error.hint().empty() ? error.what() : error.what() + (" | " + error.hint());
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a whole number within its range is read") {
  CHECK(parse_whole("--precision", "0", 0, 15) == 0);
  CHECK(parse_whole("--precision", "15", 0, 15) == 15);
}

TEST_CASE("any other number is refused with the range") {
  const std::string text = GENERATE("16", "-1", "2x", "", " 2", "+2", "1.5", "99999999999999999999", "1e1");
  CHECK(refusal([&] { parse_whole("--precision", text, 0, 15); }) == "--precision takes a whole number from 0 to 15, not \"" + text + "\"");
}

TEST_CASE("lists are parted at commas and trimmed") {
  CHECK(split_list("crr, ndr ,grr") == Words{"crr", "ndr", "grr"});
  CHECK(split_list("crr,") == Words{"crr", ""});
  CHECK(split_list("") == Words{""});
}

TEST_CASE("metrics are named by id or alias, and all is every computed quantity") {
  CHECK(parse_metrics("--metrics", "crr, NRR") == std::vector{Id::crr, Id::ndr});
  const std::vector<Id> all = parse_metrics("--metrics", "all");
  for (const Quantity& row : quantities()) {
    CAPTURE(row.key);
    CHECK((std::find(all.begin(), all.end(), row.id) != all.end()) == !row.is_fact());
  }
}

TEST_CASE("what is no metric is refused with the way out") {
  CHECK(refusal([] { parse_metrics("--metrics", "crr,chrn"); }) ==
        "unknown metric \"chrn\"; did you mean \"churn\"? | `retain metrics` lists them");
  CHECK(refusal([] { parse_metrics("--metrics", "xyzzy"); }) == "unknown metric \"xyzzy\" | `retain metrics` lists them");
  CHECK(refusal([] { parse_metrics("--metrics", "crr,,ndr"); }) ==
        "--metrics has an empty name: \"crr,,ndr\" | write the names with commas between them, or all");
  CHECK(refusal([] { parse_metric("start"); }) == "\"start\" is an input, not a metric | `retain metrics` lists both");
}

TEST_CASE("a word that a flag does not take is refused with the nearest and all") {
  const std::vector<std::pair<std::string, int>> choices = {{"auto", 0}, {"point", 1}, {"comma", 2}};
  CHECK(parse_choice("--decimal", "comma", choices) == 2);
  CHECK(refusal([&] { parse_choice("--decimal", "coma", choices); }) ==
        "unknown value \"coma\" of --decimal; did you mean \"comma\"? | --decimal takes auto, point or comma");
}

TEST_CASE("periods are read, and a date that is none is refused") {
  CHECK(parse_period("--since", "2026-03").to_string() == "2026-03");
  CHECK(parse_period("--since", "Launch").to_string() == "Launch");
  CHECK(refusal([] { parse_period("--since", "2026-13"); }).starts_with("--since: "));
}
