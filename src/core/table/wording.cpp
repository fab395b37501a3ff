#include "retain/wording.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace retain {

std::string Wording::english() const {
  std::vector<std::string> texts;
  std::transform(parts_.begin(), parts_.end(), std::back_inserter(texts), [](const Part& part) { return part.text; });
  return fill(pattern_, texts);
}

std::string fill(std::string_view pattern, std::span<const std::string> parts) {
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    text += pattern.substr(0, open);
    pattern.remove_prefix(open);
    std::size_t index = parts.size();
    const char* last = pattern.data() + pattern.size();
    const auto [end, error] = std::from_chars(pattern.data() + (pattern.empty() ? 0 : 1), last, index);
    if (error == std::errc() && end != last && *end == '}' && index < parts.size()) {
      text += parts[index];
      pattern.remove_prefix(static_cast<std::size_t>(end + 1 - pattern.data()));
    } else if (!pattern.empty()) {
      text += pattern.front();
      pattern.remove_prefix(1);
    }
  }
  return text;
}

}  // namespace retain
