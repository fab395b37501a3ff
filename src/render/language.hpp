#pragma once

#include <string_view>

#include "render/catalogue.hpp"

namespace retain::render {

/// The language of what people read: labels, headings, footnotes, names, explanations. Numbers and machine formats know none.
enum class Language { english, korean };

/// `english`, a text of the table of quantities or of the core, in the language; what the catalogue does not hold stays as it is.
std::string_view translated(std::string_view english, Language language);

/// A text of the program for people, written in English where it is used. One without its Korean in the catalogue does not compile.
class Text {
 public:
  consteval Text(const char* english)  // NOLINT(google-explicit-constructor): a text is written where it is shown
      : english_(english), korean_(find_korean(english)) {
    if (korean_.empty()) throw "the catalogue has no Korean for this text";
  }

  [[nodiscard]] constexpr std::string_view in(Language language) const { return language == Language::korean ? korean_ : english_; }

 private:
  std::string_view english_;
  std::string_view korean_;
};

/// The text in the language: `say("segment", options.language)`.
constexpr std::string_view say(Text text, Language language) { return text.in(language); }

}  // namespace retain::render
