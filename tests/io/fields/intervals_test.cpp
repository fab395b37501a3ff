#include "io/fields/intervals.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

TEST_CASE("a header says what length of time it counts") {
  CHECK(granularity_in("tenure_months") == Granularity::month);
  CHECK(granularity_in("Months Active") == Granularity::month);
  CHECK(granularity_in("Tenure (years)") == Granularity::year);
  CHECK(granularity_in("tenure-weeks") == Granularity::week);
  CHECK(granularity_in("days") == Granularity::day);
  CHECK(granularity_in("tenure") == Granularity::unknown);
  CHECK(granularity_in("") == Granularity::unknown);
  CHECK(granularity_in("tenure_") == Granularity::unknown);
}
