#include "io/json/bounds.hpp"

namespace retain::io {

bool JsonBounds::follow(std::string_view text, std::size_t start) {
  for (std::size_t i = start; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string_) {
      if (!is_escaped_ && c == '"') in_string_ = false;
      is_escaped_ = c == '\\' && !is_escaped_;
      continue;
    }
    if (c == '"') in_string_ = true;
    if (c == '}') record_ = i + 1;
  }
  return text.size() - record_ <= limits_.record_bytes();
}

}  // namespace retain::io
