#include "io/value/date_proof.hpp"

#include <string>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

void add(DateProof& proof, std::string_view date, std::size_t line) { proof.add(order_evidence(date), date, {line, 3}); }

/// The order that is settled, or what is wrong.
std::string settled(const DateProof& proof) {
  Problems problems;
  if (const auto order = proof.settle(problems)) {
    return *order == DateOrder::day_first ? "day first" : *order == DateOrder::month_first ? "month first" : "unknown";
  }
  const Diagnostic& error = problems.error_list().at(0);
  return std::to_string(error.place.line) + ": " + error.message + " | " + error.hint;
}

}  // namespace

TEST_CASE("one date that has one reading alone settles the order", "[date_proof]") {
  DateProof proof("in.csv");
  CHECK(settled(proof) == "unknown");
  add(proof, "01/02/2026", 2);
  CHECK(settled(proof) ==
        "2: ambiguous date \"01/02/2026\": the day or the month may be first, and nothing in the file tells | pass --day-first or "
        "--month-first");
  add(proof, "13/02/2026", 9);
  CHECK(settled(proof) == "day first");
  DateProof other("in.csv");
  add(other, "02/13/2026", 2);
  CHECK(settled(other) == "month first");
}

TEST_CASE("dates that prove both orders are an error with both places", "[date_proof]") {
  DateProof proof("in.csv");
  add(proof, "02/13/2026", 7);
  add(proof, "13/02/2026", 5);
  CHECK(settled(proof) ==
        "7: two orders of dates in one file: \"02/13/2026\" has the month first, \"13/02/2026\" at 5:3 the day | write all dates of a file "
        "alike");
}

TEST_CASE("a file that is cut short proves no doubt", "[date_proof]") {
  DateProof proof("in.csv");
  add(proof, "01/02/2026", 2);
  proof.cut_short();
  CHECK(settled(proof) == "unknown");
}

TEST_CASE("only the first date of a kind is news", "[date_proof]") {
  DateProof proof("in.csv");
  for (const char* date : {"01/02/2026", "13/02/2026", "02/13/2026"}) {
    CAPTURE(date);
    CHECK(proof.is_news(order_evidence(date)));
    add(proof, date, 2);
    CHECK_FALSE(proof.is_news(order_evidence(date)));
  }
  CHECK_FALSE(proof.is_news(order_evidence("2026-01-02")));
}
