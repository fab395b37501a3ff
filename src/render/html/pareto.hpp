#pragma once

#include <string>
#include <vector>

#include "core/sheet/churn_reasons.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// A bar of a Pareto chart and the sum of it and all before it, in percent of the whole.
struct ParetoBar {
  std::string name;
  std::string figure;  ///< "41"
  double share = 0;
  double cumulative = 0;
};

/// Bars of the reasons in their order, `unknown` for those that are not known; empty where nobody was lost.
std::vector<ParetoBar> pareto_bars(const std::vector<ChurnReason>& reasons, const std::string& unknown);

struct Pareto {
  std::string title;
  std::string description;
  std::vector<ParetoBar> bars;
};

/// A bar for each reason, largest first, over an axis in percent on which the cumulative shares are marked and joined as well.
Markup drawn(const Pareto& pareto);

}  // namespace retain::render
