#include "render/language.hpp"

namespace retain::render {

std::string_view translated(std::string_view english, Language language) {
  const std::string_view korean = language == Language::korean ? find_korean(english) : std::string_view();
  return korean.empty() ? english : korean;
}

}  // namespace retain::render
