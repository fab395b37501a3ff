#include "render/sql/calendar.hpp"

#include "support/catch.hpp"

using namespace retain;
using render::period_number;

TEST_CASE("numbers of periods follow each other as periods do", "[sql]") {
  using namespace std::chrono;
  const sys_days first = 1960y / January / 1;
  for (const Granularity granularity : {Granularity::day, Granularity::week, Granularity::month, Granularity::quarter, Granularity::year}) {
    CAPTURE(granularity_key(granularity));
    const Period start = Period::containing(granularity, first);
    for (sys_days day = first; day < sys_days(2101y / January / 1); day += days(1)) {
      const std::int64_t since = period_number(granularity, day) - period_number(granularity, first);
      if (since == Period::containing(granularity, day).since(start)) continue;
      FAIL("another number on day " << day.time_since_epoch().count());
    }
  }
  CHECK(period_number(Granularity::month, 2026y / March / 15) == 2026 * 12 + 2);
  CHECK(period_number(Granularity::quarter, 2026y / March / 15) == 2026 * 4);
}
