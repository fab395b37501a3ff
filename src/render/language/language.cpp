#include "render/language/language.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "retain/quantity.hpp"

namespace retain::render {

std::string_view translated(std::string_view english, Language language) {
  if (language == Language::english) return english;
  if (const std::string_view korean = find_korean(english); !korean.empty()) return korean;
  const auto named = std::find_if(quantities().begin(), quantities().end(),
                                  [&](const Quantity& quantity) { return quantity.name == english || quantity.key == english; });
  return named == quantities().end() ? english : named->name_ko;
}

std::string said(const Wording& wording, Language language) {
  if (language == Language::english) return wording.english();
  std::vector<std::string> parts;
  std::transform(wording.parts().begin(), wording.parts().end(), std::back_inserter(parts),
                 [&](const Wording::Part& part) { return part.is_own ? std::string(translated(part.text, language)) : part.text; });
  return fill(translated(wording.pattern(), language), parts);
}

}  // namespace retain::render
