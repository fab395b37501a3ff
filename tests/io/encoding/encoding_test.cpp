#include "io/encoding/encoding.hpp"

#include <string>

#include "retain/diagnostic.hpp"
#include "support/catch.hpp"

using namespace retain::io;
using namespace std::string_literals;

namespace {

/// The text of bytes that come in pieces of `step`; "LINE:COLUMN message | excerpt" where they are none.
std::string decoded(Encoding encoding, const std::string& bytes, std::size_t step) {
  Decoder decoder(encoding, "in.csv");
  std::string text;
  try {
    for (std::size_t i = 0; i < bytes.size(); i += step) decoder.decode(std::string_view(bytes).substr(i, step), text);
    decoder.finish();
  } catch (const retain::InputError& error) {
    const retain::Diagnostic& problem = error.diagnostics().at(0);
    CHECK(problem.hint.find("--encoding") != std::string::npos);
    return std::to_string(problem.place.line) + ':' + std::to_string(problem.place.column) + ' ' + problem.message + " | " +
           problem.excerpt;
  }
  return text;
}

struct Row {
  Encoding encoding;
  std::string bytes;
  const char* text;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    for (std::size_t step = 1; step <= row.bytes.size(); ++step) CHECK(decoded(row.encoding, row.bytes, step) == row.text);
  }
}

}  // namespace

TEST_CASE("bytes are decoded, wherever they are parted", "[encoding]") {
  check({
      {Encoding::cp949,
       "a,\xB0\xED\xB0\xB4\n\x94\xEE,\xC1"
       "d7\n",
       "a,고객\n뷁,햏7\n"},
      {Encoding::windows_1252, "M\xFCller \x80 5 \xB0 \x9F\n", "Müller € 5 ° Ÿ\n"},
      {Encoding::utf_16le, "a\0\xE0\xAC\n\0\x3D\xD8\x00\xDE"s, "a고\n\U0001F600"},
      {Encoding::utf_16be, "\0a\xAC\xE0\0\n\xD8\x3D\xDE\x00"s, "a고\n\U0001F600"},
      {Encoding::utf_16le, "\xFF\xFE\xE9\0"s, "\uFEFFé"},
  });
}

TEST_CASE("bytes that are no character are refused at their place in the text", "[encoding]") {
  check({
      {Encoding::cp949, "\xB0\xA1,x\r\n\xB0\xA1\xB0,5\n", "2:2 not cp949: byte 0xB0 | 가"},
      {Encoding::cp949, "\xB0\xA1\r\n\r\n\xB0\xA1\xB0", "3:2 not cp949: the text ends after byte 0xB0, which begins a character | 가"},
      {Encoding::cp949, "a\rb\r\x80x", "3:1 not cp949: byte 0x80 | "},
      {Encoding::cp949, "\r\n\n\n\x80x", "4:1 not cp949: byte 0x80 | "},
      {Encoding::windows_1252, "\xE9\n\xE9\x81", "2:2 not windows-1252: byte 0x81 | é"},
      {Encoding::utf_16le,
       "\xFF\xFE"
       "a\0\n\0b\0c"s,
       "2:2 not utf-16le: the text ends within a unit, after byte 0x63 | b"},
      {Encoding::utf_16le,
       "\xFF\xFE"
       "a\0\0\xDC"
       "b\0"s,
       "1:2 not utf-16le: half a surrogate pair, bytes 0x00 0xDC | a"},
      {Encoding::utf_16be, "\0a\xD8\0\0b"s, "1:2 not utf-16be: half a surrogate pair, bytes 0xD8 0x00 | a"},
      {Encoding::utf_16be, "\0a\xD8\0"s, "1:2 not utf-16be: half a surrogate pair, bytes 0xD8 0x00 | a"},
  });
}

TEST_CASE("the line of a fault is not shown where it is too long", "[encoding]") {
  const std::string fault = decoded(Encoding::windows_1252, std::string(100'000, 'x') + '\x81', 1000);
  CHECK(fault == "1:100001 not windows-1252: byte 0x81 | ");
}

TEST_CASE("encodings have names, and marks", "[encoding]") {
  CHECK(encoding_key(Encoding::detect) == "auto");
  CHECK(encoding_key(Encoding::cp949) == "cp949");
  CHECK(encoding_key(Encoding::windows_1252) == "windows-1252");
  CHECK(marked_encoding("\xEF\xBB\xBFx") == Encoding::utf_8);
  CHECK(marked_encoding("\xFF\xFEx") == Encoding::utf_16le);
  CHECK(marked_encoding("\xFE\xFFx") == Encoding::utf_16be);
  CHECK(marked_encoding("x") == Encoding::detect);
}
