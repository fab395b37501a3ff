#include "retain/last_period.hpp"

#include <tuple>

#include "support/catch.hpp"

using retain::find_last_period;
using retain::Granularity;
using retain::Period;

TEST_CASE("the last period is the newest that is over", "[last_period]") {
  const auto [word, today, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"yesterday", "2026-03-01", "2026-02-28"},
      {"yesterday", "2024-03-01", "2024-02-29"},
      {"last-week", "2026-11-29", "2026-W47"},
      {"last-week", "2026-11-30", "2026-W48"},
      {"last-week", "2027-01-04", "2026-W53"},
      {"last-month", "2026-11-30", "2026-10"},
      {"last-month", "2026-12-01", "2026-11"},
      {"last-month", "2026-01-31", "2025-12"},
      {"last-quarter", "2026-03-31", "2025-Q4"},
      {"last-quarter", "2026-04-01", "2026-Q1"},
      {"last-year", "2026-12-31", "2025"},
      {"last-year", "2027-01-01", "2026"},
  }));
  CAPTURE(word, today);
  const Period last = retain::last_period(find_last_period(word).value(), Period::parse(today).first_day());
  CHECK(last.to_string() == expected);
  CHECK(last_period_word(last.granularity()) == word);
}

TEST_CASE("a word for a last period may be written in other ways", "[last_period]") {
  for (const char* word : {"last-month", "last month", "Last_Month", " LAST-MONTH "}) CHECK(find_last_period(word) == Granularity::month);
  for (const char* word : {"", "last", "month", "last-mont", "lastmonth", "2026-03", "today"}) CHECK_FALSE(find_last_period(word));
  CHECK(retain::last_period_words().size() == 5);
  CHECK(retain::last_period_word(Granularity::unknown).empty());
}
