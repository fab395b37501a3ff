#pragma once

#include <string_view>

namespace retain::render {

/// The part of a report's style sheet that is about its charts.
std::string_view chart_style();

}  // namespace retain::render
