#pragma once

#include <functional>
#include <string>
#include <vector>

#include "render/html/markup.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// A bar of a waterfall: a stock stands on the ground, a movement between the sums before and after it.
struct WaterfallStep {
  Id id{};
  bool is_stock = false;
  double change = 0;  ///< of a movement, with its sign
  double before = 0;  ///< the sum before it
  double after = 0;   ///< the sum after it; of a stock: its value
};

/// From the start through the movements that are known and not zero to the end; empty where start and end are not known or the movements
/// do not lead from one to the other.
std::vector<WaterfallStep> waterfall_steps(const Worksheet& sheet, const Identity& identity);

/// Where the ground of the bars is: 0, or a round number under all sums where movements beside such stocks would not be seen.
double waterfall_ground(const std::vector<WaterfallStep>& steps);

struct Waterfall {
  std::vector<WaterfallStep> steps;
  std::function<std::string(Id)> name;
  std::function<std::string(const WaterfallStep&)> figure;
};

/// A line for each bar: its name, the bar, its number. Stocks that do not reach down to zero are drawn broken.
Markup drawn(const Waterfall& waterfall);

}  // namespace retain::render
