#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace retain::render {

/// Both forms of a particle, as they are written where the word before is not known: "은(는)".
struct Particle {
  std::string_view written;
  std::string_view behind_consonant;
  std::string_view behind_vowel;
  bool takes_vowel_form_behind_l = false;  ///< "서울로"
};

inline constexpr std::array<Particle, 5> particles{
    {{"은(는)", "은", "는"}, {"이(가)", "이", "가"}, {"을(를)", "을", "를"}, {"과(와)", "과", "와"}, {"(으)로", "으로", "로", true}}};

/// The final consonant of the last syllable, 0 where it has none: of Korean and of digits as they are read. Empty where that is not known.
inline std::optional<int> final_consonant(std::string_view text) {
  if (text.empty()) return std::nullopt;
  constexpr int some = 1;
  constexpr int l = 8;
  constexpr std::array<int, 10> of_digits{some, l, 0, some, 0, 0, some, l, l, 0};
  if (text.back() >= '0' && text.back() <= '9') return of_digits.at(static_cast<std::size_t>(text.back() - '0'));
  std::size_t start = text.size() - 1;
  while (start > 0 && is_continuation(text[start])) --start;
  constexpr char32_t first_syllable = 0xAC00;
  constexpr char32_t last_syllable = 0xD7A3;
  constexpr int finals = 28;
  const char32_t letter = first_code_point(text.substr(start)).value;
  if (letter < first_syllable || letter > last_syllable) return std::nullopt;
  return static_cast<int>(letter - first_syllable) % finals;
}

/// Adds `literal` behind `text`, a particle at its start in the form that what stands before it takes.
inline void append_with_particle(std::string& text, std::string_view literal) {
  constexpr int l = 8;
  const auto final = final_consonant(text);
  for (const Particle& particle : particles) {
    if (!final || !literal.starts_with(particle.written)) continue;
    const bool takes_vowel_form = *final == 0 || (*final == l && particle.takes_vowel_form_behind_l);
    text += takes_vowel_form ? particle.behind_vowel : particle.behind_consonant;
    text += literal.substr(particle.written.size());
    return;
  }
  text += literal;
}

}  // namespace retain::render
