#include "io/json/scan.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace retain::io {

namespace {

/// The value of four hexadecimal digits; -1 where they are none.
int hexadecimal(const char* c) {
  int value = 0;
  for (int i = 0; i < 4; ++i) {
    const auto lower = static_cast<unsigned char>(c[i] | 0x20);
    const bool is_digit = c[i] >= '0' && c[i] <= '9';
    if (!is_digit && (lower < 'a' || lower > 'f')) return -1;
    value = value * 16 + (is_digit ? c[i] - '0' : lower - 'a' + 10);
  }
  return value;
}

bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

char character_of_escape(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;
  }
}

}  // namespace

const char* JsonScan::end_of_escape(const char* c) {
  ++c;
  if (*c == '"' || *c == '\\' || *c == '/' || *c == 'b' || *c == 'f' || *c == 'n' || *c == 'r' || *c == 't') return c + 1;
  if (*c != 'u') return nullptr;
  const int unit = hexadecimal(c + 1);
  if (unit <= 0 || is_low_surrogate(unit)) return nullptr;
  c += 5;
  if (!is_high_surrogate(unit)) return c;
  return *c == '\\' && c[1] == 'u' && is_low_surrogate(hexadecimal(c + 2)) ? c + 6 : nullptr;
}

const char* JsonScan::end_of_value(const char* c, std::size_t levels) const {
  bool has_escapes = false;
  switch (*c) {
    case '"':
      c = end_of_string(c + 1, has_escapes);
      return c == nullptr ? nullptr : c + 1;
    case '[':
      return levels < limits_.depth ? end_of_array(c + 1, levels + 1) : nullptr;
    case '{':
      return levels < limits_.depth ? end_of_object(c + 1, levels + 1) : nullptr;
    case 't':
    case 'f':
    case 'n':
      return end_of_word(c);
    default:
      return end_of_number(c);
  }
}

const char* JsonScan::end_of_array(const char* c, std::size_t levels) const {
  c = skip_spaces(c);
  if (*c == ']') return c + 1;
  while (true) {
    c = end_of_value(c, levels);
    if (c == nullptr) return nullptr;
    c = skip_spaces(c);
    if (*c == ']') return c + 1;
    if (*c != ',') return nullptr;
    c = skip_spaces(c + 1);
  }
}

const char* JsonScan::end_of_object(const char* c, std::size_t levels) const {
  std::array<std::string_view, 32> names;
  std::size_t count = 0;
  c = skip_spaces(c);
  if (*c == '}') return c + 1;
  while (true) {
    if (*c != '"' || count == names.size() || count == limits_.columns) return nullptr;
    bool has_escapes = false;
    const char* const end = end_of_string(c + 1, has_escapes);
    if (end == nullptr || has_escapes) return nullptr;
    const std::string_view name(c + 1, static_cast<std::size_t>(end - c - 1));
    const auto last = names.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::find(names.begin(), last, name) != last) return nullptr;
    names[count++] = name;
    c = skip_spaces(end + 1);
    if (*c != ':') return nullptr;
    c = end_of_value(skip_spaces(c + 1), levels);
    if (c == nullptr) return nullptr;
    c = skip_spaces(c);
    if (*c == '}') return c + 1;
    if (*c != ',') return nullptr;
    c = skip_spaces(c + 1);
  }
}

char* unescape(std::string_view string, char* out) {
  std::string character;
  for (std::size_t i = 0; i < string.size();) {
    const std::size_t slash = std::min(string.find('\\', i), string.size());
    out = std::copy(string.begin() + static_cast<std::ptrdiff_t>(i), string.begin() + static_cast<std::ptrdiff_t>(slash), out);
    if (slash == string.size()) break;
    if (string[slash + 1] != 'u') {
      *out++ = character_of_escape(string[slash + 1]);
      i = slash + 2;
      continue;
    }
    const int unit = hexadecimal(&string[slash + 2]);
    i = slash + 6;
    auto value = static_cast<char32_t>(unit);
    if (is_high_surrogate(unit)) {
      value = static_cast<char32_t>(0x10000 + (unit - 0xD800) * 0x400 + (hexadecimal(&string[slash + 8]) - 0xDC00));
      i += 6;
    }
    character.clear();
    append_utf8(character, value);
    out = std::copy(character.begin(), character.end(), out);
  }
  return out;
}

std::size_t span_of_value(std::string_view text) {
  const auto end_of_string = [text](std::size_t i) {
    for (++i; i < text.size() && text[i] != '"'; ++i) {
      if (text[i] == '\\') ++i;
    }
    return std::min(i + 1, text.size());
  };
  if (text.starts_with('"')) return end_of_string(0);
  if (!text.starts_with('{') && !text.starts_with('[')) return std::min(text.find_first_of(" \t\r\n,]}"), text.size());
  std::size_t levels = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"') {
      i = end_of_string(i);
      continue;
    }
    ++i;
    if (c == '{' || c == '[') ++levels;
    if ((c == '}' || c == ']') && --levels == 0) return i;
  }
  return text.size();
}

}  // namespace retain::io
