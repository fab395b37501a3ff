#include "io/encoding/encoding.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "io/encoding/cp949.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"

namespace retain::io {

namespace {

constexpr EncodingName known_names[] = {
    {"auto", Encoding::detect},
    {"utf-8", Encoding::utf_8},
    {"utf-16", Encoding::utf_16},
    {"utf-16le", Encoding::utf_16le},
    {"utf-16be", Encoding::utf_16be},
    {"cp949", Encoding::cp949},
    {"windows-1252", Encoding::windows_1252},
    {"euc-kr", Encoding::cp949},
    {"ms949", Encoding::cp949},
    {"uhc", Encoding::cp949},
    {"cp1252", Encoding::windows_1252},
    {"latin-1", Encoding::windows_1252},
    {"iso-8859-1", Encoding::windows_1252},
    {"utf8", Encoding::utf_8},
};

// Of 0x80 to 0x9F; the bytes without a character are those that the published table leaves out.
constexpr std::array<char16_t, 32> windows_1252_controls{u'€', 0,    u'‚',      u'ƒ', u'„', u'…', u'†', u'‡', u'ˆ', u'‰', u'Š',
                                                         u'‹', u'Œ', 0,         u'Ž', 0,    0,    u'‘', u'’', u'“', u'”', u'•',
                                                         u'–', u'—', u'\u02DC', u'™', u'š', u'›', u'œ', 0,    u'ž', u'Ÿ'};

bool is_utf_16(Encoding encoding) { return encoding == Encoding::utf_16le || encoding == Encoding::utf_16be; }

/// A line of which the excerpt would be too long to show is not kept.
constexpr std::size_t longest_line = 16384;

// What `decode_character` returns besides the bytes that it took.
constexpr std::size_t needs_more = 0;
constexpr std::size_t no_character = static_cast<std::size_t>(-1);

}  // namespace

std::span<const EncodingName> encoding_names() { return known_names; }

std::string_view encoding_key(Encoding encoding) { return std::ranges::find(known_names, encoding, &EncodingName::encoding)->name; }

std::string not_utf8_text(unsigned char byte) { return formatted("not UTF-8: byte 0x{:02X}", byte); }

Encoding marked_encoding(std::string_view head) {
  if (head.starts_with(byte_order_mark)) return Encoding::utf_8;
  if (head.starts_with("\xFF\xFE")) return Encoding::utf_16le;
  if (head.starts_with("\xFE\xFF")) return Encoding::utf_16be;
  return Encoding::detect;
}

char32_t windows_1252_character(unsigned char byte) { return byte >= 0x80 && byte < 0xA0 ? windows_1252_controls.at(byte - 0x80U) : byte; }

void Decoder::decode(std::string_view bytes, std::string& text) {
  const std::string joined = cut_.empty() ? std::string() : cut_ + std::string(bytes);
  std::string_view rest = cut_.empty() ? bytes : std::string_view(joined);
  const std::size_t start = text.size();
  while (!rest.empty()) {
    if (!is_utf_16(encoding_)) {
      const auto plain = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_ascii) - rest.begin());
      text.append(rest.substr(0, plain));
      rest.remove_prefix(plain);
      if (rest.empty()) break;
    }
    const std::size_t taken = decode_character(rest, text);
    if (taken == needs_more) break;
    if (taken == no_character) refuse(rest.substr(0, 2), std::string_view(text).substr(start));
    rest.remove_prefix(taken);
  }
  cut_ = std::string(rest);
  keep_place(std::string_view(text).substr(start));
}

void Decoder::finish() const {
  if (!cut_.empty()) refuse(cut_, {});
}

std::size_t Decoder::decode_character(std::string_view bytes, std::string& text) const {
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (is_utf_16(encoding_)) return decode_utf_16(bytes, text);
  if (encoding_ == Encoding::windows_1252) {
    const char32_t character = windows_1252_character(first);
    if (character == 0) return no_character;
    append_utf8(text, character);
    return 1;
  }
  if (bytes.size() < 2) return needs_more;
  const Cp949Character character = cp949_character(first, static_cast<unsigned char>(bytes[1]));
  if (character.kind == Cp949Kind::none) return no_character;
  append_utf8(text, character.value);
  return 2;
}

std::size_t Decoder::decode_utf_16(std::string_view bytes, std::string& text) const {
  const auto unit = [&](std::size_t offset) {
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[offset + i])); };
    return encoding_ == Encoding::utf_16le ? byte(0) | byte(1) << 8 : byte(0) << 8 | byte(1);
  };
  const auto is_surrogate = [](char32_t value, char32_t first) { return value >= first && value < first + 0x400; };
  constexpr char32_t high = 0xD800;
  constexpr char32_t low = 0xDC00;
  if (bytes.size() < 2) return needs_more;
  const char32_t first = unit(0);
  if (is_surrogate(first, low)) return no_character;
  if (!is_surrogate(first, high)) {
    append_utf8(text, first);
    return 2;
  }
  if (bytes.size() < 4) return needs_more;
  const char32_t second = unit(2);
  if (!is_surrogate(second, low)) return no_character;
  append_utf8(text, 0x10000 + ((first - high) << 10) + (second - low));
  return 4;
}

void Decoder::keep_place(std::string_view text) {
  if (text.empty()) return;
  if (at_start_ && text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  at_start_ = false;
  if (std::exchange(after_return_, text.ends_with('\r')) && text.starts_with('\n')) text.remove_prefix(1);
  if (text.empty()) return;
  place_ = advance(place_, text);
  const auto line_end = text.find_last_of("\r\n");
  if (line_end != std::string_view::npos) line_.clear();
  line_ += text.substr(line_end + 1);
  // Longer ones are not shown, but must not be taken for short ones either.
  if (line_.size() > 2 * longest_line) line_.resize(longest_line + 1);
}

void Decoder::refuse(std::string_view bytes, std::string_view text) const {
  Decoder here = *this;
  here.keep_place(text);
  const auto hex = [&](std::size_t count) {
    std::string result;
    for (const char byte : bytes.substr(0, count))
      result += formatted("{}0x{:02X}", result.empty() ? "" : " ", static_cast<unsigned char>(byte));
    return result;
  };
  const std::string_view key = encoding_key(encoding_);
  std::string message;
  if (is_utf_16(encoding_)) {
    message = bytes.size() % 2 == 1 ? formatted("not {}: the text ends within a unit, after byte {}", key, hex(1))
                                    : formatted("not {}: half a surrogate pair, bytes {}", key, hex(2));
  } else if (bytes.size() == 1 && encoding_ == Encoding::cp949) {
    message = formatted("not {}: the text ends after byte {}, which begins a character", key, hex(1));
  } else {
    message = formatted("not {}: byte {}", key, hex(1));
  }
  Diagnostic problem =
      error("encoding", message, "is the file whole? --encoding names another encoding", {name_, here.place_.line, here.place_.column, {}});
  if (here.line_.size() <= longest_line) problem.excerpt = here.line_;
  throw InputError({std::move(problem)});
}

}  // namespace retain::io
