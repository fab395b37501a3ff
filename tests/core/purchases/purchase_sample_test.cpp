#include "core/purchases/purchase_sample.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::models;

TEST_CASE("equal histories are one row, in an order of their own") {
  PurchaseSample sample;
  for (int i = 0; i < 300'000; ++i) sample.add({i % 7, static_cast<double>(i % 7 > 0 ? i % 3 + 1 : 0), 10, 0});
  const std::vector<PurchaseRow> rows = sample.rows();
  REQUIRE(rows.size() == 1 + 6 * 3);
  CHECK(rows.front().frequency == 0);
  CHECK(rows.back().frequency == 6);
  std::int64_t customers = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    customers += rows[i].customers;
    if (i > 0) CHECK_FALSE(rows[i - 1].buys_like(rows[i]));
  }
  CHECK(customers == 300'000);
}
