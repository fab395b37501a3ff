#pragma once

#include <string>
#include <string_view>

#include "render/language/language.hpp"

namespace retain::render {

/// A finished message in English, such as an error of the core, in the language: the core and the readers know none. What has no Korean
/// stays as it is, and so do names and values of the input. English costs nothing but the copy.
std::string told(std::string_view english, Language language);

/// The texts of help in the language, in the same way.
std::string helped(std::string_view english, Language language);

}  // namespace retain::render
