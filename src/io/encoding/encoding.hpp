#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "io/problems/text_place.hpp"

namespace retain::io {

/// How the characters of a text are written as bytes.
enum class Encoding : std::uint8_t { detect, utf_8, utf_16, utf_16le, utf_16be, cp949, windows_1252 };

/// A word for an encoding, as a user gives it.
struct EncodingName {
  const char* name;
  Encoding encoding;
};
/// All of them, the usual one of each encoding first.
std::span<const EncodingName> encoding_names();
/// The usual one: "cp949".
std::string_view encoding_key(Encoding encoding);

/// The way out where a text is not UTF-8.
inline constexpr const char* other_encoding_hint =
    "save the file as UTF-8 (in Excel: CSV UTF-8), or name its encoding: --encoding cp949, windows-1252, utf-16";

/// What is wrong with a text that is not UTF-8, of which this is the first wrong byte.
std::string not_utf8_text(unsigned char byte);

/// The encoding that the byte order mark at the start of a text says; `detect` where it has none.
Encoding marked_encoding(std::string_view head);

/// The characters of bytes 0x80 to 0x9F of Windows-1252, which are those of Unicode elsewhere; 0 where it has none.
char32_t windows_1252_character(unsigned char byte);

/// Turns the bytes of a text into UTF-8, piece by piece: a character may be split between two.
class Decoder {
 public:
  /// `encoding` is settled; `name` is what messages call the text.
  Decoder(Encoding encoding, std::string name) : encoding_(encoding), name_(std::move(name)) {}

  /// Appends the text of the next bytes to `text`. Throws InputError, with the place in the text, for bytes that are no character.
  void decode(std::string_view bytes, std::string& text);
  /// Throws InputError where the bytes end within a character.
  void finish() const;

 private:
  std::size_t decode_character(std::string_view bytes, std::string& text) const;
  std::size_t decode_utf_16(std::string_view bytes, std::string& text) const;
  void keep_place(std::string_view text);
  [[noreturn]] void refuse(std::string_view bytes, std::string_view text) const;

  Encoding encoding_;
  std::string name_;
  std::string cut_;  // the first bytes of a character
  TextPlace place_;
  bool at_start_ = true;
  bool after_return_ = false;
  std::string line_;  // the text of the line that is not finished
};

}  // namespace retain::io
