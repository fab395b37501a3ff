#pragma once

#include <string>
#include <vector>

#include "render/content/page.hpp"
#include "render/language/language.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// How many requirements are missed and warnings raised, with the tone of it: "1 of 2 targets missed". Without any, no sentence.
Sentences score(const Report& report, Language language);

/// Where the numbers are from and until when: "Source: monthly.csv · data to 2026-10-31". Empty where neither is known.
std::string source_line(const Report& report, const std::vector<std::string>& files, Language language);
/// The first part of it.
std::string source_text(const std::vector<std::string>& files, Language language);

/// What the changes of the newest complete period are on: "Changes are on 2026-09."; empty where it has none.
std::string base_of_changes(const Report& report, const std::vector<Id>& shown, Language language);

}  // namespace retain::render
