#pragma once

#include <string>

#include "render/content/figures.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// What one point more of the leading metric would bring in the newest complete period: "One point more of CRR would keep 13.4 customers
/// and bring 553.06 of margin a month." Empty where that metric is no percent, or nothing follows from it.
std::string one_point_sentence(const Report& report, const Figures& figures);

}  // namespace retain::render
