#include "cli/system/overflow_file.hpp"

#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "cli/system/errors.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "support/temporary_folder.hpp"

using namespace retain;
using test::TemporaryFolder;
using Records = std::vector<std::uint64_t>;

namespace {

Records records_of(std::uint64_t seed, std::size_t size) {
  Records records(size);
  for (std::size_t i = 0; i < size; ++i) records[i] = seed * 1'000'000 + i;
  return records;
}

Records read(cli::OverflowFile& file, std::uint64_t place, std::size_t size) {
  Records records(size);
  file.read(place, records);
  return records;
}

}  // namespace

TEST_CASE("records written to a temporary file come back", "[overflow_file]") {
  cli::OverflowFile file;
  const std::uint64_t first = file.write(records_of(1, 2048));
  const std::uint64_t second = file.write(records_of(2, 1));
  const std::uint64_t third = file.write(records_of(3, 100'000));
  CHECK((read(file, third, 100'000) == records_of(3, 100'000)));
  CHECK((read(file, first, 2048) == records_of(1, 2048)));
  CHECK((read(file, second, 1) == records_of(2, 1)));
}

TEST_CASE("several threads may write and read a temporary file", "[overflow_file]") {
  cli::OverflowFile file;
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (std::uint64_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (std::uint64_t i = 0; i < 50; ++i) {
        const std::uint64_t seed = thread * 100 + i;
        const std::uint64_t place = file.write(records_of(seed, 500));
        if (read(file, place, 500) != records_of(seed, 500)) ++wrong[thread];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4));
}

TEST_CASE("a temporary file has no name", "[overflow_file]") {
  const test::ScratchFolder folder;
  const TemporaryFolder temporary(folder.path("."));
  cli::OverflowFile file;
  CHECK(folder.names().empty());
  const std::uint64_t place = file.write(records_of(1, 10));
  CHECK(folder.names().empty());
  CHECK(read(file, place, 10) == records_of(1, 10));
}

TEST_CASE("a temporary file that cannot be is an error that names the folder", "[overflow_file]") {
  const test::ScratchFolder folder;
  const TemporaryFolder temporary(folder.path("missing"));
  cli::OverflowFile file;
  CHECK_THROWS_AS(file.write(records_of(1, 10)), cli::FileError);
}

TEST_CASE("a temporary file is read no further than it was written", "[overflow_file]") {
  cli::OverflowFile file;
  const std::uint64_t place = file.write(records_of(1, 10));
  CHECK_THROWS_AS(read(file, place, 11), cli::FileError);
}
