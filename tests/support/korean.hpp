#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::test {

/// Whether a text has a syllable of Korean.
inline bool has_hangul(std::string_view text) {
  constexpr char32_t first = 0xAC00;
  constexpr char32_t last = 0xD7A3;
  for (; !text.empty(); text.remove_prefix(first_code_point(text).size)) {
    const char32_t letter = first_code_point(text).value;
    if (letter >= first && letter <= last) return true;
  }
  return false;
}

/// The errors, warnings, notes and hints on an error stream that have nothing Korean in what they say.
inline std::vector<std::string> lines_without_korean(std::string_view err) {
  std::vector<std::string> found;
  for (const std::string& line : split(err, "\n")) {
    for (const std::string_view label : {": 오류: ", ": 경고: ", ": 참고: ", "힌트: ", "retain: "}) {
      const std::size_t start =
          label == "힌트: " || label == "retain: " ? (line.starts_with(label) ? 0 : std::string::npos) : line.find(label);
      if (start == std::string::npos) continue;
      if (!has_hangul(std::string_view(line).substr(start + label.size()))) found.push_back(line);
      break;
    }
    for (const std::string_view label : {": error: ", ": warning: ", ": note: "}) {
      if (line.find(label) != std::string::npos) found.push_back(line);
    }
    if (line.starts_with("hint: ")) found.push_back(line);
  }
  return found;
}

}  // namespace retain::test
