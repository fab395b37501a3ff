#include "core/period/date_words.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace retain {

namespace {

/// A capital of ASCII or Latin-1 in lower case.
char32_t lower(char32_t c) {
  const bool is_capital = (c >= U'A' && c <= U'Z') || (c >= U'\u00C0' && c <= U'\u00DE' && c != U'\u00D7');
  return is_capital ? c + 0x20 : c;
}

/// The one character of two that follow each other; 0 where they stay two.
char32_t pair(char32_t first, char32_t second) {
  constexpr char32_t diaeresis = U'\u0308';
  if (second == diaeresis) {
    switch (first) {
      case U'a':
        return U'\u00E4';
      case U'o':
        return U'\u00F6';
      case U'u':
        return U'\u00FC';
      default:
        return 0;
    }
  }
  // The parts of a syllable in Hangul: a consonant, a vowel and often another consonant.
  constexpr char32_t syllable = U'\uAC00';
  constexpr char32_t syllables = 11'172;
  constexpr char32_t lead = U'\u1100';
  constexpr char32_t leads = 19;
  constexpr char32_t vowel = U'\u1161';
  constexpr char32_t vowels = 21;
  constexpr char32_t before_trail = U'\u11A7';
  constexpr char32_t trails = 28;
  if (first >= lead && first < lead + leads && second >= vowel && second < vowel + vowels)
    return syllable + ((first - lead) * vowels + second - vowel) * trails;
  const bool is_open = first >= syllable && first < syllable + syllables && (first - syllable) % trails == 0;
  if (is_open && second > before_trail && second < before_trail + trails) return first + second - before_trail;
  return 0;
}

}  // namespace

std::string folded(std::string_view label) {
  std::string result;
  result.reserve(label.size());
  char32_t last = 0;
  std::size_t last_start = 0;
  while (!label.empty()) {
    const CodePoint point = first_code_point(label);
    const char32_t character = lower(point.value);
    if (const char32_t both = pair(last, character); both != 0) {
      result.resize(last_start);
      last = both;
    } else {
      last_start = result.size();
      last = character;
    }
    append_utf8(result, last);
    label.remove_prefix(point.size);
  }
  return result;
}

int full_year(int two_digits) {
  constexpr int first_of_last_century = 69;
  return two_digits < first_of_last_century ? 2000 + two_digits : 1900 + two_digits;
}

std::optional<int> find_month(std::string_view name) {
  constexpr std::array<std::array<std::string_view, 6>, 12> names{{{"jan", "january", "januar", "jänner"},
                                                                   {"feb", "february", "februar"},
                                                                   {"mar", "march", "mär", "märz", "mrz"},
                                                                   {"apr", "april"},
                                                                   {"may", "mai"},
                                                                   {"jun", "june", "juni"},
                                                                   {"jul", "july", "juli"},
                                                                   {"aug", "august"},
                                                                   {"sep", "sept", "september"},
                                                                   {"oct", "october", "okt", "oktober"},
                                                                   {"nov", "november"},
                                                                   {"dec", "december", "dez", "dezember"}}};
  const std::string word = folded(name);
  if (word.empty()) return std::nullopt;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::ranges::find(names.at(i), word) != names.at(i).end()) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

}  // namespace retain
