#include "io/value/proof.hpp"

#include <string>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

void add(DateProof& proof, std::string_view date, std::size_t line) { proof.add(order_evidence(date), date, {line, 3}); }

/// The order that is settled, or what is wrong.
std::string settled(const DateProof& proof) {
  Problems problems;
  if (const auto order = proof.settle("in.csv", false, problems)) {
    return order->value == DateOrder::day_first ? "day first" : order->value == DateOrder::month_first ? "month first" : "unknown";
  }
  const Diagnostic& error = problems.error_list().at(0);
  return std::to_string(error.place.line) + ": " + error.message + " | " + error.hint;
}

}  // namespace

TEST_CASE("one date that has one reading alone settles the order", "[date_proof]") {
  DateProof proof;
  CHECK(settled(proof) == "unknown");
  add(proof, "01/02/2026", 2);
  CHECK(settled(proof) ==
        "2: ambiguous date \"01/02/2026\": the day or the month may be first, and nothing in the file tells | pass --day-first or "
        "--month-first");
  add(proof, "13/02/2026", 9);
  CHECK(settled(proof) == "day first");
  DateProof other;
  add(other, "02/13/2026", 2);
  CHECK(settled(other) == "month first");
}

TEST_CASE("dates that prove both orders are an error with both places", "[date_proof]") {
  DateProof proof;
  add(proof, "02/13/2026", 7);
  add(proof, "13/02/2026", 5);
  CHECK(settled(proof) ==
        "7: two orders of dates in one file: \"02/13/2026\" has the month first, \"13/02/2026\" at 5:3 the day | write all dates of a file "
        "alike");
}

TEST_CASE("a file that is cut short proves no doubt", "[date_proof]") {
  DateProof proof;
  add(proof, "01/02/2026", 2);
  proof.cut_short();
  CHECK(settled(proof) == "unknown");
}

TEST_CASE("only the first date of a kind is news", "[date_proof]") {
  DateProof proof;
  for (const char* date : {"01/02/2026", "13/02/2026", "02/13/2026"}) {
    CAPTURE(date);
    CHECK(proof.is_news(order_evidence(date)));
    add(proof, date, 2);
    CHECK_FALSE(proof.is_news(order_evidence(date)));
  }
  CHECK_FALSE(proof.is_news(order_evidence("2026-01-02")));
}

namespace {

struct Outcome {
  std::optional<DecimalMark> mark;
  std::vector<Diagnostic> errors;
};

/// What numbers, one a line from line 2 on, settle.
Outcome settle(const std::vector<const char*>& numbers, bool commas_separate_fields, bool complete = true) {
  DecimalProof proof;
  std::size_t line = 2;
  for (const char* number : numbers) {
    const DecimalEvidence evidence = decimal_evidence(number);
    if (proof.is_news(evidence)) proof.add(evidence, number, {line, 9});
    ++line;
  }
  if (!complete) proof.cut_short();
  Problems problems;
  Outcome outcome;
  if (const auto mark = proof.settle("in.csv", commas_separate_fields, problems)) outcome.mark = mark->value;
  try {
    static_cast<void>(std::move(problems).finish());
  } catch (const InputError& error) {
    outcome.errors = error.diagnostics();
  }
  return outcome;
}

}  // namespace

TEST_CASE("one proof settles all numbers of a file", "[decimal_proof]") {
  CHECK(settle({"1.234", "7", "1.234,50"}, false).mark == DecimalMark::comma);
  CHECK(settle({"1.234", "12.5"}, false).mark == DecimalMark::point);
  CHECK(settle({"1,234", "12,5"}, true).mark == DecimalMark::comma);
}

TEST_CASE("without a proof the point stands, where nothing is ambiguous or commas separate fields", "[decimal_proof]") {
  CHECK(settle({"7", "1200"}, false).mark == DecimalMark::point);
  CHECK(settle({"1,234"}, true).mark == DecimalMark::point);
  CHECK(settle({"1.234"}, false, false).mark == DecimalMark::point);
}

TEST_CASE("what stays ambiguous names the flag", "[decimal_proof]") {
  const Outcome outcome = settle({"7", "1.234", "2.500"}, false);
  CHECK_FALSE(outcome.mark);
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].message ==
        "ambiguous number \"1.234\": its mark may be a decimal mark or group digits, and nothing in the file tells");
  CHECK(outcome.errors[0].hint == "pass --decimal point or --decimal comma");
  CHECK(outcome.errors[0].place == Place{"in.csv", 3, 9, {}});
}

TEST_CASE("two proofs that disagree are an error with both places", "[decimal_proof]") {
  const Outcome outcome = settle({"1.234,5", "7", "1,234.5"}, false);
  CHECK_FALSE(outcome.mark);
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].message == "two decimal marks in one file: \"1,234.5\" has a point, \"1.234,5\" at 2:9 a comma");
  CHECK(outcome.errors[0].place.line == 4);
  CHECK(settle({"12.5", "12,5"}, true).errors.at(0).message ==
        "two decimal marks in one file: \"12,5\" has a comma, \"12.5\" at 2:9 a point");
}
