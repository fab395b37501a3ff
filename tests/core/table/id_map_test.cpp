// The maps from quantities to values that facts and reports are made of.
#include "retain/id_map.hpp"

#include "support/catch.hpp"

using namespace retain;

TEST_CASE("values by quantity stand in the order of the table", "[id_map]") {
  IdMap<int> map;
  CHECK(map.try_emplace(Id::crr, 2).second);
  CHECK(map.try_emplace(Id::customers_new, 1).second);
  map[Id::ndr] = 3;
  std::vector<int> values;
  for (const auto& [id, value] : map) values.push_back(value);
  CHECK(values == std::vector{1, 2, 3});
}

TEST_CASE("a value by quantity is put in once and can be replaced", "[id_map]") {
  IdMap<int> map;
  map.try_emplace(Id::crr, 1);
  const auto [place, is_new] = map.try_emplace(Id::crr, 2);
  CHECK_FALSE(is_new);
  CHECK(place->second == 1);
  map.insert_or_assign(Id::crr, 3);
  CHECK(map.at(Id::crr) == 3);
  CHECK(map.size() == 1);
}

TEST_CASE("a quantity without a value is not found", "[id_map]") {
  IdMap<int> map;
  map[Id::crr] = 1;
  CHECK_FALSE(map.contains(Id::churn));
  CHECK(map.find(Id::customers_start) == map.end());
  map.erase(Id::crr);
  CHECK(map.empty());
}

TEST_CASE("a value that there is not is refused", "[id_map]") {
  const IdMap<int> map;
  CHECK_THROWS_WITH(map.at(Id::crr), "there is no crr");
}
