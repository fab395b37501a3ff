#pragma once

#include <string>
#include <vector>

#include "render/content/figures.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Of the quantities `shown` that share a name with others, a sentence each: which of them it is.
std::vector<std::string> notes_apart(const std::vector<Id>& shown, Language language);

/// These, and what else must be known of the lifetimes and lifetime values among the quantities `shown`: whether to doubt that customers
/// leave as 1 / churn takes it, because few left or because they leave more seldom the longer they stay. A note an element. `has_commands`:
/// for who may run one.
std::vector<std::string> lifetime_notes(const Report& report, const std::vector<Id>& shown, const Figures& figures, bool has_commands);

}  // namespace retain::render
