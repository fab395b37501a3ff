#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "render/content/page.hpp"
#include "render/terminal/paint.hpp"

namespace retain::render {

/// Gives the lines of a table to `add_line`, from its headings on. What is wider than `width` breaks its headings at spaces, and then its
/// columns: those that do not fit stand below, behind the labels again.
void draw_grid(const Grid& grid, std::size_t width, const std::function<void(std::string_view line, Paint paint)>& add_line);

}  // namespace retain::render
