#pragma once

#include <string_view>

namespace retain::render {

/// The style sheet of a report: light and dark, narrow and wide, on paper.
std::string_view html_style();

}  // namespace retain::render
