#pragma once

#include <string>
#include <vector>

#include "core/sheet/churn_reasons.hpp"
#include "render/html/markup.hpp"
#include "render/language/language.hpp"

namespace retain::render {

/// A bar of a Pareto chart and the sum of it and all before it, in percent of the whole.
struct ParetoBar {
  std::string name;
  std::string figure;  ///< "41"
  double share = 0;
  double cumulative = 0;
  bool is_named = true;  ///< rather than all other reasons, or lost for one that is not known
};

/// Bars of the reasons in their order, the small ones of a long list as one, those that are not known last; empty where nobody was lost.
std::vector<ParetoBar> pareto_bars(const std::vector<ChurnReason>& reasons, Language language);

/// A line for each reason, largest first: its name, its number and share, what it comes to together with those above it, and its bar.
Markup drawn(const std::vector<ParetoBar>& bars, Language language);

}  // namespace retain::render
