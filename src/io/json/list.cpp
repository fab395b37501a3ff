#include "io/json/list.hpp"

#include <algorithm>
#include <string>

#include "io/json/reader.hpp"
#include "io/json/scan.hpp"

namespace retain::io {

namespace {

constexpr std::string_view spaces = " \t\r\n";

/// Whether a string, with its quotes, is the key that a token of a pointer stands for.
bool is_key(std::string_view string, std::string_view token) {
  try {
    return pointer_token(read_json(string).text) == token;
  } catch (const JsonError&) {
    return false;
  }
}

/// The offset of the value of a key in the object that begins a text; the size of the text where it has none.
std::size_t find_value(std::string_view object, std::string_view token) {
  const auto skip = [object](std::size_t i, std::string_view characters) {
    return std::min(object.find_first_not_of(characters, i), object.size());
  };
  for (std::size_t i = skip(1, spaces); i < object.size() && object[i] == '"';) {
    const std::string_view key = object.substr(i, span_of_value(object.substr(i)));
    i = skip(i + key.size(), " \t\r\n:");
    if (is_key(key, token)) return i;
    i = skip(i + span_of_value(object.substr(i)), " \t\r\n,");
  }
  return object.size();
}

}  // namespace

std::size_t start_of_list(std::string_view document, std::string_view pointer) {
  std::size_t start = std::min(document.find_first_not_of(spaces), document.size());
  while (!pointer.empty() && start < document.size() && document[start] == '{') {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    start += find_value(document.substr(start), token);
  }
  return pointer.empty() && start < document.size() && document[start] == '[' ? start + 1 : 0;
}

RecordsFound find_elements(std::string_view text) {
  RecordsFound found;
  std::size_t levels = 0;
  bool has_begun = false;  // an element behind the last comma
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  for (const char* c = begin; c < end;) {
    switch (*c++) {
      case '"':
        has_begun = true;
        while (*(c = find_special(c)) != '"' && c < end) c += *c == '\\' ? 2 : 1;
        if (c >= end) return found;
        ++c;
        break;
      case '{':
      case '[':
        has_begun = true;
        ++levels;
        break;
      case '}':
      case ']':
        if (levels-- > 0) break;
        found.end = static_cast<std::size_t>(c - begin - 1);
        found.records += has_begun ? 1U : 0U;
        found.are_last = true;
        found.lack_one = !has_begun;
        return found;
      case ',':
        if (levels > 0) break;
        found.end = static_cast<std::size_t>(c - begin);
        ++found.records;
        has_begun = false;
        break;
      case ' ':
      case '\t':
      case '\r':
      case '\n':
        break;
      default:
        has_begun = true;
    }
  }
  found.lack_one = !has_begun;
  return found;
}

}  // namespace retain::io
