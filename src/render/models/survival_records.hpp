#pragma once

#include <string>

#include "retain/survival.hpp"

namespace retain::render {

/// Survival as a document of schema "retain.survival": lists are indexed by age from 0, shares are percent.
std::string survival_json(const Survival& survival);
/// An age of a curve a line.
std::string survival_delimited(const Survival& survival, char delimiter);

}  // namespace retain::render
