#pragma once

#include <string>

#include "render/content/figures.hpp"
#include "render/render.hpp"
#include "retain/diff.hpp"

namespace retain::render {

/// What differs between two reports as a table, Markdown, csv or JSON (schema "retain.diff"). `names`: of the files, as messages give
/// them. `figures` are of the second report.
std::string render_diff(const Diff& diff, const std::pair<std::string, std::string>& names, const std::vector<Diagnostic>& warnings,
                        const Figures& figures, Format format, const RenderOptions& options);

}  // namespace retain::render
