#include "io/container/read_ahead.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "support/catch.hpp"

using namespace retain::io;

namespace {

/// So many bytes, then the end or a failure.
ReadAhead::Read source_of(std::size_t size, bool fails = false) {
  return [size, fails, given = std::size_t{0}](std::span<char> bytes) mutable {
    const std::size_t next = std::min(bytes.size(), size - given);
    if (next < bytes.size() && fails) throw std::runtime_error("no more");
    for (std::size_t i = 0; i < next; ++i) bytes[i] = static_cast<char>('a' + (given + i) % 26);
    given += next;
    return next;
  };
}

std::string drain(ReadAhead& ahead, std::size_t piece) {
  std::string text;
  std::string bytes(piece, '\0');
  for (std::size_t size = piece; size == piece;) {
    size = ahead.read(bytes);
    text.append(bytes, 0, size);
  }
  return text;
}

}  // namespace

TEST_CASE("what is read ahead is what the source gives, in pieces of any size") {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{262'144}, std::size_t{262'145}, std::size_t{5'000'000}}) {
    std::string expected(size, '\0');
    source_of(size)(expected);
    for (const std::size_t piece : {std::size_t{1'000}, std::size_t{300'000}, std::size_t{10'000'000}}) {
      ReadAhead ahead(source_of(size));
      CHECK(drain(ahead, piece) == expected);
      std::string more(1, '\0');
      CHECK(ahead.read(more) == 0);
    }
  }
}

TEST_CASE("what the source throws is thrown behind what it gave before") {
  ReadAhead ahead(source_of(3 * 262'144, true));
  std::string bytes(3 * 262'144, '\0');
  CHECK(ahead.read(bytes) == bytes.size());
  CHECK_THROWS_AS(ahead.read(bytes), std::runtime_error);
}

TEST_CASE("a reader may leave before the end") {
  ReadAhead ahead(source_of(50'000'000));
  std::string bytes(500'000, '\0');
  CHECK(ahead.read(bytes) == bytes.size());
}
