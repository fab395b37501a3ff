#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/content/figures.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// A line of a one-off calculation.
struct OneOffLine {
  Id id{};
  std::string value;  ///< with its unit; the undefined mark and the reason where there is none
  bool defined = true;
  std::string range;    ///< "75.7 to 92.1", or nothing
  std::string formula;  ///< the one used
};

/// The metrics that can be computed, or those chosen whether they can or not.
std::vector<OneOffLine> one_off_lines(const Report& report, const Figures& figures);

/// A sentence, a metric a line, and what was assumed.
std::string one_off_text(const Report& report, const Figures& figures, std::size_t width);

/// "Assumed: " and what each assumption means, or nothing.
std::string assumptions_in_full(const Report& report, Language language);

/// The worked formulas of the same metrics.
std::vector<std::string> one_off_explanation(const Report& report, const Figures& figures, std::optional<std::size_t> width);

}  // namespace retain::render
