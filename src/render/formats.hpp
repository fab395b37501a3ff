#pragma once

#include <string>

#include "render/render.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// One function for each output format; `render` chooses among them.
std::string render_json(const Report& report);
std::string render_ndjson(const Report& report);
std::string render_delimited(const Report& report, char delimiter);
std::string render_values(const Report& report);
std::string render_table(const Report& report, const RenderOptions& options);
std::string render_markdown(const Report& report, const RenderOptions& options);
std::string render_html(const Report& report, const RenderOptions& options);

}  // namespace retain::render
