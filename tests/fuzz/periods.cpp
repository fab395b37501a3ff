#include "fuzz/fuzz.hpp"
#include "retain/period.hpp"

using namespace retain;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  Period period;
  try {
    period = Period::parse(text);
  } catch (const PeriodError& error) {
    fuzz::require(*error.what() != '\0', "a refusal says why");
    return 0;
  }
  const std::string label = period.to_string();
  fuzz::require(Period::parse(label) == period, "a label is read back as the same", label);
  if (!period.is_calendar()) return 0;
  fuzz::require(period.first_day() <= period.last_day(), "a period has days", label);
  fuzz::require(Period::containing(period.granularity(), period.first_day()) == period, "the first day lies in its period", label);
  fuzz::require(Period::containing(period.granularity(), period.last_day()) == period, "the last day lies in its period", label);
  fuzz::require(Period::from_ordinal(period.granularity(), period.ordinal()) == period, "an ordinal is its period", label);
  const Period next = period.next();
  fuzz::require(next > period && next.since(period) == 1, "the next period follows", label);
  fuzz::require(next.first_day() - period.last_day() == std::chrono::days(1), "the next period follows at once", label);
  if (const auto year_ago = period.year_ago()) fuzz::require(*year_ago < period, "a year ago is earlier", label);
  return 0;
}
