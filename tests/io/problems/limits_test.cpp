#include "io/problems/limits.hpp"

#include "support/catch.hpp"

using namespace retain::io;

TEST_CASE("limits are written with units and commas", "[limits]") {
  CHECK(size_text(std::size_t{1} << 20) == "1 MiB");
  CHECK(size_text(3 << 10) == "3 KiB");
  CHECK(size_text(1500) == "1500 bytes");
  CHECK(size_text(1) == "1 byte");
  CHECK(with_thousands(64) == "64");
  CHECK(with_thousands(1000) == "1,000");
  CHECK(with_thousands(1'234'567) == "1,234,567");
  CHECK(long_record_text({}) == "a record of more than 4 MiB");
  CHECK(Limits{}.record_bytes() == std::size_t{4} << 20);
}
