#include "io/json/first_objects.hpp"

namespace retain::io {

namespace {

/// The text of the first object, cut off from `rest`; empty where none is whole.
std::string_view cut_object(std::string_view& rest) {
  const std::size_t start = rest.find('{');
  if (start == std::string_view::npos) return {};
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = start; i < rest.size(); ++i) {
    const char c = rest[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      const std::string_view object = rest.substr(start, i + 1 - start);
      rest.remove_prefix(i + 1);
      return object;
    }
  }
  return {};
}

}  // namespace

std::optional<JsonValue> take_object(std::string_view& rest) {
  const std::string_view object = cut_object(rest);
  if (object.empty()) return std::nullopt;
  try {
    return read_json(object);
  } catch (const JsonError&) {
    return std::nullopt;
  }
}

}  // namespace retain::io
