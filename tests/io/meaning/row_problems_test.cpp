#include "io/meaning/row_problems.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;

namespace {

struct Reported {
  std::vector<Diagnostic> diagnostics;
  std::size_t unlisted = 0;
};

Reported report(const RowProblems& found) {
  Problems problems;
  found.report(problems);
  try {
    return {std::move(problems).finish(), 0};
  } catch (const InputError& error) {
    return {error.diagnostics(), error.unlisted()};
  }
}

std::string brief_report(const RowProblems& found) { return io::testing::briefly(report(found).diagnostics); }

void add(RowProblems& found, std::size_t block, TextPlace place, const std::string& message) {
  found.bad_row({block, place}, {"code", message, "", "row", "excerpt"});
}

DecimalEvidence proof_of(DecimalMark mark) { return {mark, false}; }

}  // namespace

TEST_CASE("places of blocks become places of the input once all lines are counted", "[row_problems]") {
  RowProblems found("in.csv", 2);
  found.set_lines(2, 7);
  add(found, 2, {3, 4}, "third");
  found.set_lines(0, 10);
  add(found, 0, {1, 1}, "first");
  add(found, 1, {5, 9}, "second");
  add(found, 3, {1, 2}, "fourth");
  found.set_lines(1, 20);
  CHECK(brief_report(found) == "2:1 first\n16:9 second\n34:4 third\n39:2 fourth");
  const Diagnostic error = report(found).diagnostics.at(0);
  CHECK(error.place.file == "in.csv");
  CHECK(error.excerpt == "excerpt");
}

TEST_CASE("errors stand in the order of the input, whichever thread was ahead", "[row_problems]") {
  RowProblems found("in.csv", 1);
  for (std::size_t block = 0; block < 3; ++block) found.set_lines(block, 100);
  add(found, 2, {1, 1}, "f");
  add(found, 0, {9, 9}, "c");
  add(found, 0, {9, 2}, "b");
  add(found, 1, {1, 1}, "d");
  add(found, 0, {2, 50}, "a");
  add(found, 1, {99, 1}, "e");
  CHECK(brief_report(found) == "2:50 a\n9:2 b\n9:9 c\n101:1 d\n199:1 e\n201:1 f");
}

TEST_CASE("the first errors are kept and the others counted", "[row_problems]") {
  RowProblems found("in.csv", 1);
  for (std::size_t block = 0; block < 5; ++block) found.set_lines(block, 1000);
  // The last in the input are found first.
  for (std::size_t i = 5000; i-- > 0;) add(found, i / 1000, {i % 1000 + 1, 1}, "error " + std::to_string(i));
  const Reported reported = report(found);
  REQUIRE(reported.diagnostics.size() >= 1000);
  CHECK(reported.diagnostics.size() + reported.unlisted == 5000);
  for (std::size_t i = 0; i < 1000; ++i) {
    if (reported.diagnostics[i].message != "error " + std::to_string(i) || reported.diagnostics[i].place.line != i + 1)
      FAIL("not error " << i);
  }
}

TEST_CASE("after a fault that hides where records begin nothing counts", "[row_problems]") {
  RowProblems found("in.csv", 1);
  found.set_lines(0, 10);
  found.set_lines(1, 10);
  add(found, 0, {5, 1}, "before");
  add(found, 1, {4, 1}, "after, in the same block");
  add(found, 2, {1, 1}, "after");
  found.fatal({1, {3, 2}}, "fatal", "hint", "line");
  found.fatal({2, {1, 1}}, "a later one", "", "");
  CHECK(brief_report(found) == "5:1 before\n13:2 fatal");
  found.fatal({0, {1, 1}}, "an earlier one", "", "");
  CHECK(brief_report(found) == "1:1 an earlier one");
}

TEST_CASE("an excerpt that nobody would read is left out", "[row_problems]") {
  RowProblems found("in.csv", 1);
  found.bad_row({0, {1, 1}}, {"code", "short", "", "row", std::string(16'384, 'x')});
  found.bad_row({0, {2, 1}}, {"code", "long", "", "row", std::string(16'385, 'x')});
  const Reported reported = report(found);
  CHECK(reported.diagnostics.at(0).excerpt.size() == 16'384);
  CHECK(reported.diagnostics.at(1).excerpt.empty());
}

TEST_CASE("what is counted names the first place", "[row_problems]") {
  RowProblems found("in.csv", 2);
  found.set_lines(0, 10);
  found.count(Tally::rounded_amounts, {1, {4, 7}});
  found.count(Tally::rounded_amounts, {0, {9, 3}}, 5);
  found.count(Tally::rounded_amounts, {1, {1, 1}});
  found.count(Tally::trimmed_ids, {1, {2, 1}});
  CHECK(brief_report(found) ==
        "10:3 7 amounts have more than six decimals and are rounded, the first here\n"
        "13:1 a customer id has spaces around it, which are left out");
}

TEST_CASE("two currencies are an error at the second, which names the first", "[row_problems]") {
  RowProblems found("in.csv", 2);
  found.set_lines(0, 10);
  const auto error_of = [&found](StatedCurrency& stated) {
    Problems problems;
    found.check_currency(stated, problems);
    return io::testing::briefly(problems.error_list());
  };
  StatedCurrency none;
  CHECK(error_of(none).empty());
  CHECK(none.code.empty());
  found.note_currency("USD", {1, {4, 7}});
  found.note_currency("USD", {1, {2, 8}});
  CHECK(error_of(none).empty());
  CHECK(none.code == "USD");
  CHECK(none.place == Place{"in.csv", 13, 8, {}});
  found.note_currency("KRW", {1, {3, 1}});
  found.note_currency("EUR", {1, {9, 1}});
  StatedCurrency first;
  CHECK(error_of(first) == "14:1 two currencies: KRW here, USD at 13:8");
  found.note_currency("KRW", {0, {1, 5}});
  StatedCurrency earlier;
  CHECK(error_of(earlier) == "13:8 two currencies: USD here, KRW at 2:5");
  StatedCurrency of_other_file{"EUR", {"other.csv", 2, 4, {}}};
  CHECK(error_of(of_other_file) == "2:5 two currencies: KRW here, EUR at other.csv:2:4");
}

TEST_CASE("the order of dates is settled by the first proofs in the input", "[row_problems]") {
  RowProblems found("in.csv", 2);
  found.set_lines(0, 10);
  const auto note = [&found](const char* date, BlockPlace place) { found.note(order_evidence(date), date, place); };
  Problems problems;
  note("01/02/2026", {1, {4, 7}});
  CHECK_FALSE(found.orders().settle("in.csv", false, problems).has_value());
  note("13/02/2026", {1, {2, 7}});
  CHECK(found.orders().settle("in.csv", false, problems)->value == DateOrder::day_first);
  note("02/13/2026", {0, {3, 7}});
  CHECK_FALSE(found.orders().settle("in.csv", false, problems).has_value());
  CHECK(io::testing::briefly(problems.error_list()) ==
        "15:7 ambiguous date \"01/02/2026\": the day or the month may be first, and nothing in the file tells\n"
        "13:7 two orders of dates in one file: \"13/02/2026\" has the day first, \"02/13/2026\" at 4:7 the month");
}

TEST_CASE("the decimal mark is settled by the first proofs in the input", "[row_problems]") {
  Problems problems;
  RowProblems found("in.csv", 2);
  found.set_lines(0, 10);
  CHECK(found.marks().settle("in.csv", false, problems)->value == DecimalMark::point);
  found.note(proof_of(DecimalMark::comma), "12,5", {1, {3, 4}});
  CHECK(found.marks().settle("in.csv", false, problems)->value == DecimalMark::comma);
  found.note(proof_of(DecimalMark::comma), "7,5", {1, {2, 4}});
  found.note(proof_of(DecimalMark::point), "9.5", {1, {8, 4}});
  found.note(proof_of(DecimalMark::point), "1.5", {0, {8, 4}});
  CHECK_FALSE(found.marks().settle("in.csv", false, problems));
  CHECK(io::testing::briefly(problems.error_list()) == "13:4 two decimal marks in one file: \"7,5\" has a comma, \"1.5\" at 9:4 a point");
}

TEST_CASE("a number that may mean two things is an error, unless commas part the fields", "[row_problems]") {
  Problems problems;
  RowProblems found("in.csv", 2);
  found.note({DecimalMark::unknown, true}, "2.500", {1, {1, 4}});
  found.set_lines(0, 3);
  found.note({DecimalMark::unknown, true}, "1.234", {0, {2, 9}});
  CHECK(found.marks().settle("in.csv", true, problems)->value == DecimalMark::point);
  CHECK(problems.errors() == 0);
  CHECK_FALSE(found.marks().settle("in.csv", false, problems));
  CHECK(io::testing::briefly(problems.error_list()) ==
        "3:9 ambiguous number \"1.234\": its mark may be a decimal mark or group digits, and nothing in the file tells");
  // Behind a fault that ends the reading there may be a proof.
  found.fatal({1, {2, 1}}, "fatal", "", "");
  CHECK(found.marks().settle("in.csv", false, problems)->value == DecimalMark::point);
}
