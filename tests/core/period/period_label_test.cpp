#include <string>

#include "retain/period.hpp"
#include "support/catch.hpp"

using retain::DateOrder;
using retain::order_evidence;
using retain::Period;

namespace {

std::string read(const std::string& label, DateOrder order = DateOrder::unknown) { return Period::parse(label, order).to_string(); }

/// What is said of a label that is refused; empty where it is not.
std::string label_refusal(const std::string& label, DateOrder order = DateOrder::unknown) {
  try {
    Period::parse(label, order);
  } catch (const retain::PeriodError& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
  return {};
}

}  // namespace

TEST_CASE("periods are read as people write them in English, German and Korean", "[period_label]") {
  const auto [label, canonical] = GENERATE(table<std::string, std::string>({
      {"Mar 2026", "2026-03"},
      {"March 2026", "2026-03"},
      {"mar-2026", "2026-03"},
      {"2026 Mar", "2026-03"},
      {"März 2026", "2026-03"},
      {"Mrz. 2026", "2026-03"},
      {"Januar 2026", "2026-01"},
      {"Mai 2026", "2026-05"},
      {"Dez 2026", "2026-12"},
      {"15 Mar 2026", "2026-03-15"},
      {"15-Mar-2026", "2026-03-15"},
      {"15. März 2026", "2026-03-15"},
      {"March 15, 2026", "2026-03-15"},
      {"2026-Mar-15", "2026-03-15"},
      {"15.3.2026", "2026-03-15"},
      {"15.03.2026", "2026-03-15"},
      {"01.02.2026", "2026-02-01"},
      {"1. 2. 2026", "2026-02-01"},
      {"15/03/2026", "2026-03-15"},
      {"03/15/2026", "2026-03-15"},
      {"3/3/2026", "2026-03-03"},
      {"03.2026", "2026-03"},
      {"3/2026", "2026-03"},
      {"03-2026", "2026-03"},
      {"2026/03", "2026-03"},
      {"2026.03.15", "2026-03-15"},
      {"2026-3-1", "2026-03-01"},
      {"Q1 2026", "2026-Q1"},
      {"1Q2026", "2026-Q1"},
      {"1Q 2026", "2026-Q1"},
      {"2026Q1", "2026-Q1"},
      {"2026-q4", "2026-Q4"},
      {"Q1/2026", "2026-Q1"},
      {"1. Quartal 2026", "2026-Q1"},
      {"2026년 1분기", "2026-Q1"},
      {"1분기 2026", "2026-Q1"},
      {"KW 5 2026", "2026-W05"},
      {"KW05/2026", "2026-W05"},
      {"2026-W5", "2026-W05"},
      {"2026W53", "2026-W53"},
      {"2026년 3월", "2026-03"},
      {"2026년", "2026"},
      {"2026. 3. 15.", "2026-03-15"},
      {"202603", "2026-03"},
      {"20260315", "2026-03-15"},
  }));
  CAPTURE(label);
  CHECK(read(label) == canonical);
}

TEST_CASE("a date that means two days is read in the order that is settled, and refused without one", "[period_label]") {
  CHECK(read("01/02/2026", DateOrder::day_first) == "2026-02-01");
  CHECK(read("01/02/2026", DateOrder::month_first) == "2026-01-02");
  CHECK(read("1-2-2026", DateOrder::month_first) == "2026-01-02");
  CHECK(read("01.02.2026", DateOrder::month_first) == "2026-01-02");
  CHECK(label_refusal("01/02/2026") ==
        "period \"01/02/2026\" is 2026-02-01 or 2026-01-02 | write the year first (for an input, --day-first or --month-first settles it)");
  CHECK(label_refusal("13/02/2026", DateOrder::month_first).starts_with("period \"13/02/2026\" is no date with the month first"));
  CHECK(label_refusal("02/13/2026", DateOrder::day_first).starts_with("period \"02/13/2026\" is no date with the day first"));
  CHECK(label_refusal("31/02/2026").starts_with("period \"31/02/2026\" is a day that does not exist"));
  CHECK(label_refusal("31.02.2026").starts_with("period \"31.02.2026\" is a day that does not exist"));
  CHECK(label_refusal("13/13/2026").starts_with("period \"13/13/2026\" is a day that does not exist"));
}

TEST_CASE("a date tells which order its input has", "[period_label]") {
  const auto proves = [](const char* label) { return order_evidence(label).proves; };
  CHECK(proves("13/02/2026") == DateOrder::day_first);
  CHECK(proves("02/13/2026") == DateOrder::month_first);
  CHECK(proves(" 13-2-2026 ") == DateOrder::day_first);
  CHECK(proves("01.02.2026") == DateOrder::day_first);
  CHECK(proves("02.13.2026") == DateOrder::month_first);
  CHECK(order_evidence("01/02/2026").ambiguous);
  for (const char* label : {"01/02/2026", "02/02/2026", "31/02/2026", "2026-03-15", "01/2026", "01/02/26", "Launch", "", "1Q2026"}) {
    CAPTURE(label);
    CHECK(proves(label) == DateOrder::unknown);
  }
  for (const char* label : {"02/02/2026", "31/02/2026", "2026-01-02", "01/02/26"}) {
    CAPTURE(label);
    CHECK_FALSE(order_evidence(label).ambiguous);
  }
}

TEST_CASE("a year of two digits is refused, with the way out", "[period_label]") {
  for (const char* label : {"26-01", "01/26", "26-01-31", "31.01.26", "Jan-26", "Mar 26", "26년 1월", "1Q26", "Q1 26", "Q1'26",
                            "26년 1분기", "15 Mar 26", "KW 5 26"}) {
    CAPTURE(label);
    const std::string said = label_refusal(label);
    CHECK(said.find("has no year of four digits") != std::string::npos);
    CHECK(said.find("--date-format") != std::string::npos);
  }
}

TEST_CASE("a fiscal period is the one that it names", "[period_label]") {
  for (const char* label : {"FY25 Q1", "FY2025-Q1", "FY2025Q1", "Q1 FY25", "fy25 q1", "FY25/Q1", "Q1-FY2025"}) {
    CAPTURE(label);
    CHECK(read(label) == "2025-Q1");
  }
  CHECK(read("FY25") == "2025");
  CHECK(read("FY 2025") == "2025");
  CHECK(read("FY98") == "1998");
  CHECK(label_refusal("FY25 Q5").starts_with("period \"FY25 Q5\" has no valid quarter"));
  // Parts of a fiscal year that no calendar has.
  for (const char* label : {"FY25 H1", "FY25/26", "Mar FY25", "FY25 W5", "FY", "FY25 26 27"}) {
    CAPTURE(label);
    CHECK(read(label) == label);
  }
}

TEST_CASE("what is no day, month or year is refused", "[period_label]") {
  for (const char* label : {"2026-03-", "2026-03-15-", "2026-13", "2026-02-30", "2026-03/15", "2026-03-15x", "Q5 2026", "5. Quartal 2026",
                            "KW 54 2026", "32 Mar 2026", "2026-03-15T10:30", "0000-01", "2026-123", "123-2026", "240131", "10000101"}) {
    CAPTURE(label);
    CHECK_FALSE(label_refusal(label).empty());
  }
  CHECK(label_refusal("45292") ==
        "period \"45292\" may be a spreadsheet's serial number of a day | format the cells as dates and export again: it would be "
        "2024-01-01");
  CHECK(label_refusal("1234567").starts_with("period \"1234567\" may be a spreadsheet's serial number of a day | write"));
}

TEST_CASE("words beside a number are text unless they are those of a date", "[period_label]") {
  for (const char* label :
       {"Launch", "Q1", "Mar", "Phase 2", "Marathon 3", "Plan Q1 2026", "Week 3", "Batch 2026", "분기", "Mar 2026 Apr"}) {
    CAPTURE(label);
    CHECK_FALSE(Period::parse(label).is_calendar());
    CHECK(read(label) == label);
  }
}

TEST_CASE("words of dates are known in capitals and decomposed", "[period_label]") {
  CHECK(read("MÄRZ 2026") == "2026-03");
  CHECK(read("15. MÄRZ 2026") == "2026-03-15");
  CHECK(read("MA\u0308RZ 2026") == "2026-03");
  CHECK(read("ma\u0308rz 2026") == "2026-03");
  CHECK(read("JÄNNER 2026") == "2026-01");
  CHECK(read("1. QUARTAL 2026") == "2026-Q1");
  CHECK(read("2026\u1102\u1167\u11AB 3\u110B\u116F\u11AF") == "2026-03");
  CHECK(read("2026\u1102\u1167\u11AB 1\u1107\u116E\u11AB\u1100\u1175") == "2026-Q1");
  // What is no date stays as it is written, and so does what a message quotes.
  CHECK(read("MÄRZ") == "MÄRZ");
  CHECK(read("Ma\u0308rz-Aktion 1") == "Ma\u0308rz-Aktion 1");
  CHECK(label_refusal("32. MÄRZ 2026").starts_with("period \"32. MÄRZ 2026\" is a day"));
}
