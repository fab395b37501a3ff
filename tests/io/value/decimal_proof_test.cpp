#include "io/value/decimal_proof.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

struct Outcome {
  std::optional<DecimalMark> mark;
  std::vector<Diagnostic> errors;
};

/// What numbers, one a line from line 2 on, settle.
Outcome settle(const std::vector<const char*>& numbers, bool commas_separate_fields, bool complete = true) {
  DecimalProof proof("in.csv");
  std::size_t line = 2;
  for (const char* number : numbers) {
    const DecimalEvidence evidence = decimal_evidence(number);
    if (proof.is_news(evidence)) proof.add(evidence, number, {line, 9});
    ++line;
  }
  if (!complete) proof.cut_short();
  Problems problems;
  Outcome outcome{proof.settle(commas_separate_fields, problems), {}};
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
