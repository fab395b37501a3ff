#include "io/container/unpack.hpp"

#include <string>

#include "io/container/libraries.hpp"
#include "retain/diagnostic.hpp"
#include "support/catch.hpp"
#include "support/inputs.hpp"
#include "support/packed_bytes.hpp"

using namespace retain;
using namespace retain::io;
using namespace retain::io::testing;
using namespace retain::test;

namespace {

/// Whether this build unpacks everything; what it lacks is tested where the library is missing.
bool unpacks_all() {
  for (const Library& library : unpacking_libraries()) {
    if (library.version.empty()) {
      WARN("skipped: this build has no " << library.name);
      return false;
    }
  }
  return true;
}

std::string unpack(const std::string& bytes, bool is_file = false, const Limits& limits = {}) {
  return read_all(unpacked(input_of_bytes(bytes, is_file), limits).input);
}

/// What is wrong with bytes; empty where they can be unpacked.
std::string refusal_of(const std::string& bytes, const Limits& limits = {}) {
  try {
    unpack(bytes, false, limits);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

/// A text longer than the buffers of its readers, of which no two parts are alike.
std::string long_text() {
  std::string text;
  for (int i = 0; text.size() < 3'000'000; ++i) text += std::to_string(i) + ',';
  return text;
}

}  // namespace

TEST_CASE("what is not compressed is given as it is") {
  for (const std::string text : {"", "a", "a,b\n1,2\n", "\x1f", "PK"}) {
    CHECK(unpack(text) == text);
    CHECK(unpack(text, true) == text);
  }
  CHECK(unpacked(input_of_bytes("period,start\n", true, "x.csv.gz"), {}).note == "x.csv.gz: not compressed, whatever its name says");
  CHECK(unpacked(input_of_bytes("period,start\n", true, "x.csv"), {}).note.empty());
}

TEST_CASE("gzip and zstd are unpacked, from files and pipes, however often they are packed") {
  if (!unpacks_all()) return;
  const std::string text = long_text();
  for (const auto& pack : {gzip_of, zstd_of}) {
    for (const bool is_file : {false, true}) {
      CHECK(unpack(pack(text), is_file) == text);
      CHECK(unpack(pack(""), is_file).empty());
      CHECK(unpack(pack("a") + pack("") + pack(text) + pack("z"), is_file) == "a" + text + "z");
      CHECK(unpack(pack(zstd_of(gzip_of("twice"))), is_file) == "twice");
    }
  }
  CHECK(refusal_of(gzip_of(gzip_of(gzip_of(gzip_of("x"))))) == "packed again and again");
}

TEST_CASE("an unpacked file is read again from its start") {
  if (!unpacks_all()) return;
  const std::string text = long_text();
  const Limits limits;
  const Input input = unpacked(input_of_bytes(gzip_of(text), true), limits).input;
  std::string part(1'000'000, '\0');
  CHECK(input.read(part) == part.size());
  input.rewind();
  CHECK(read_all(input) == text);
  CHECK(unpacked(input_of_bytes(gzip_of(text)), limits).input.rewind == nullptr);
}

TEST_CASE("zeros behind the last member fill up a block of a tape, and anything else is refused") {
  if (!unpacks_all()) return;
  CHECK(unpack(gzip_of("a") + std::string(70'000, '\0')) == "a");
  CHECK(refusal_of(gzip_of("a") + "b") == "the gzip stream ends before byte 25, and what follows is none");
  CHECK(refusal_of(gzip_of("a") + std::string(9, '\0') + gzip_of("b")) == "the gzip stream ends before byte 34, and what follows is none");
  CHECK(refusal_of(zstd_of("a") + "bcdef") == "the zstd stream ends before byte 14, and what follows is none");
  // A frame that holds no text is passed.
  CHECK(unpack(std::string("\x50\x2A\x4D\x18\x02\0\0\0xy", 10) + zstd_of("a")) == "a");
}

TEST_CASE("a stream that is cut or damaged is told with its place") {
  if (!unpacks_all()) return;
  const std::string gzip = gzip_of("period,start\n");
  for (std::size_t size = 2; size < gzip.size(); ++size) {
    CHECK(refusal_of(gzip.substr(0, size)) ==
          "the gzip stream is cut off: the file ends behind byte " + std::to_string(size) + ", and the stream does not");
  }
  const std::string zstd = zstd_of("period,start\n");
  for (std::size_t size = 4; size < zstd.size(); ++size) {
    CHECK(refusal_of(zstd.substr(0, size)).find("the zstd stream is cut off: the file ends behind byte") == 0);
  }
  std::string wrong_sum = gzip;
  wrong_sum[gzip.size() - 8] = static_cast<char>(wrong_sum[gzip.size() - 8] ^ 1);
  CHECK(refusal_of(wrong_sum).find("the gzip stream is damaged at byte") == 0);
  CHECK(refusal_of("\x1f\x8b\x07rest of it").find("the gzip stream is damaged at byte") == 0);
}

TEST_CASE("what unpacks to far more than its size is refused unless the user allows it") {
  if (!unpacks_all()) return;
  // 75 MiB in two thousand bytes.
  const std::string bomb = zstd_bomb(600, '\n');
  CHECK(refusal_of(bomb) == "unpacks to more than 200 times its size");
  Limits limits;
  limits.expansion = 50'000;
  CHECK(unpack(bomb, false, limits).size() == 600U << 17);
  CHECK(unpack(zstd_bomb(500, '\n')).size() == 500U << 17);
}
