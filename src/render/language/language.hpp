#pragma once

#include <string>
#include <string_view>

#include "render/language/catalogue.hpp"
#include "retain/wording.hpp"
#include "text/format.hpp"

namespace retain::render {

/// The language of what people read: labels, headings, footnotes, names, explanations. Numbers and machine formats know none.
enum class Language { english, korean };

/// `english`, a text of the table of quantities or of the core, in the language: a name or id of a quantity becomes its Korean name, and
/// what is not known stays as it is.
std::string_view translated(std::string_view english, Language language);
/// A text of the core with places in the language and filled in; what the input put into them stays as it is.
std::string said(const Wording& wording, Language language);

/// A text of the program for people, written in English where it is used. One without its Korean in the catalogue does not compile.
class Text {
 public:
  consteval Text(const char* english)  // NOLINT(google-explicit-constructor): a text is written where it is shown
      : Text(std::string_view(english)) {}
  consteval Text(std::string_view english)  // NOLINT(google-explicit-constructor): a constant is one too
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

/// A text with places of fmt, "{} of {}" or "{1}: {0}", in the language and filled in.
template <class... Values>
std::string said(Text pattern, Language language, const Values&... values) {
  return formatted_by(pattern.in(language), values...);
}

}  // namespace retain::render
