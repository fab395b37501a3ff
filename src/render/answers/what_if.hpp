#pragma once

#include <string>

#include "render/content/figures.hpp"
#include "render/render.hpp"
#include "retain/what_if.hpp"

namespace retain::render {

/// What would be if something were different as a table, as Markdown or as JSON (schema "retain.what_if"). `figures` are of the report
/// that it was supposed of.
std::string render_what_if(const WhatIf& what_if, const Figures& figures, Format format, const RenderOptions& options);

}  // namespace retain::render
