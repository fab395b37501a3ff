#pragma once

#include "render/content/figures.hpp"
#include "render/content/page.hpp"
#include "render/options.hpp"
#include "retain/what_if.hpp"

namespace retain::render {

/// What would be if something were different. `figures` are of the report that it was supposed of.
Page what_if_page(const WhatIf& what_if, const Figures& figures, const RenderOptions& options, Format format);

}  // namespace retain::render
