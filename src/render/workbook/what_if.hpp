#pragma once

#include <string>

#include "render/content/figures.hpp"
#include "render/options.hpp"
#include "retain/what_if.hpp"

namespace retain::render {

/// What would be if something were different as a workbook: a sheet of what it is worth and what changes, numbers as numbers, and one of
/// what must be known to read it.
std::string what_if_workbook(const WhatIf& what_if, const Figures& figures, const RenderOptions& options);

}  // namespace retain::render
