#pragma once

#include <string>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// How far the newest value that a requirement judged is from its bound: "3.5 points above", with as many digits as it takes to tell it
/// from the bound; empty where there is no value.
std::string distance_text(const RequirementResult& result, const Figures& figures);

/// Good where it is met; bad where it is not, and a caution where it is only warned of.
Tone tone_of(const RequirementResult& result);

/// "Customer retention rate 2026-10: Starter 91.5%, target 92: missed by 0.5 points", a line for each requirement, in their order.
std::vector<std::string> requirement_lines(const Report& report, const Figures& figures);

}  // namespace retain::render
