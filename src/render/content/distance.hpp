#pragma once

#include <string>

#include "render/content/figures.hpp"
#include "render/language/language.hpp"
#include "retain/requirement.hpp"

namespace retain::render {

/// How far the newest value that a requirement judged is from its bound: "3.5 points above", with as many digits as it takes to tell it
/// from the bound; empty where there is no value.
std::string distance_text(const RequirementResult& result, const Figures& figures);

}  // namespace retain::render
