#include "core/records/record_store.hpp"

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/overflow_in_memory.hpp"

using retain::ledger::Overflow;
using retain::ledger::RecordStore;
using Records = std::vector<std::uint64_t>;

namespace {

Records sorted(Records records) {
  std::sort(records.begin(), records.end());
  return records;
}

Records records_of(const RecordStore& store, std::size_t partition) {
  Records records;
  store.visit(partition, [&](std::span<const std::uint64_t> some) { records.insert(records.end(), some.begin(), some.end()); });
  return sorted(records);
}

/// Pushes so many records into random partitions, few into the later ones, and compares what comes out.
void check_random(RecordStore& store, std::size_t partitions, std::size_t count) {
  std::mt19937_64 random(count);
  std::vector<Records> expected(partitions);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t partition = std::min(random() % partitions, random() % partitions);
    const std::uint64_t record = random();
    store.push(partition, record);
    expected[partition].push_back(record);
  }
  for (std::size_t partition = 0; partition < partitions; ++partition) {
    CAPTURE(partition);
    CHECK(store.size(partition) == expected[partition].size());
    CHECK((records_of(store, partition) == sorted(expected[partition])));
  }
}

}  // namespace

TEST_CASE("a store gives back what was pushed, whatever the number of records", "[record_store]") {
  constexpr std::size_t chunk = RecordStore::chunk_records;
  const std::size_t count =
      GENERATE_COPY(std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 2 * chunk, 10 * chunk, 10 * chunk + 1);
  CAPTURE(count);
  RecordStore store(3, 0, nullptr);
  Records expected;
  for (std::size_t i = 0; i < count; ++i) {
    store.push(1, i * 7);
    expected.push_back(i * 7);
  }
  CHECK(store.size(0) == 0);
  CHECK(store.size(1) == count);
  CHECK((records_of(store, 1) == expected));
  CHECK(records_of(store, 0).empty());
  CHECK(records_of(store, 2).empty());
}

TEST_CASE("the records of many partitions stay apart", "[record_store]") {
  const auto partitions = GENERATE(std::size_t{1}, std::size_t{5}, std::size_t{256}, std::size_t{1024});
  CAPTURE(partitions);
  RecordStore store(partitions, 0, nullptr);
  check_random(store, partitions, 400'000);
  CHECK(store.memory() >= 400'000 * sizeof(std::uint64_t));
}

TEST_CASE("beyond the budget records go to the overflow and come back", "[record_store]") {
  const auto partitions = GENERATE(std::size_t{1}, std::size_t{4}, std::size_t{64});
  const auto budget = GENERATE(std::size_t{1}, std::size_t{1} << 18, std::size_t{1} << 21);
  CAPTURE(partitions, budget);
  retain::test::OverflowInMemory overflow;
  RecordStore store(partitions, budget, &overflow);
  check_random(store, partitions, 400'000);
  CHECK(overflow.size() > 0);
  CHECK(overflow.size() % RecordStore::chunk_records == 0);
  // A chunk that is being filled cannot be written out, and a block is four of them.
  const std::size_t chunk_bytes = RecordStore::chunk_records * sizeof(std::uint64_t);
  CHECK(store.memory() <= budget + (2 * partitions + 4) * chunk_bytes);
}

TEST_CASE("an overflow is left alone where the budget suffices", "[record_store]") {
  retain::test::OverflowInMemory overflow;
  RecordStore store(4, std::size_t{64} << 20, &overflow);
  check_random(store, 4, 100'000);
  CHECK(overflow.size() == 0);
}
