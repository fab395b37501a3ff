#include "render/html/charts/waterfall.hpp"

#include <algorithm>

#include "render/content/chart_scale.hpp"
#include "render/content/values.hpp"
#include "render/html/charts/bar_rows.hpp"
#include "render/html/charts/svg.hpp"

namespace retain::render {

namespace {

constexpr double waterfall_bar_height = 10;
constexpr double least_width = 3;
/// The gap in a bar that does not reach down to zero.
constexpr double cut_place = 30;
constexpr double cut_width = 10;

/// A stock has this share of the width at least, so that its bar can be broken.
constexpr double least_stock = 0.15;
/// Movements that take this share of the largest sum are seen well enough above zero.
constexpr double visible_share = 0.2;

}  // namespace

std::vector<WaterfallStep> waterfall_steps(const Worksheet& sheet, const Identity& identity) {
  const auto end = shown_value(sheet, quantity(identity.end));
  std::vector<WaterfallStep> steps;
  Number sum;
  for (const Identity::Term& term : identity.terms) {
    const auto value = shown_value(sheet, quantity(term.id));
    const bool is_stock = quantity(term.id).carried_from.has_value();
    if (!value && is_stock) return {};
    if (!value || (!is_stock && value->is_zero())) continue;
    const Number before = sum;
    sum = term.sign > 0 ? sum + *value : sum - *value;
    steps.push_back({term.id, is_stock, (sum - before).to_double(), before.to_double(), sum.to_double()});
  }
  if (!end || !nearly_equal(sum, *end)) return {};
  steps.push_back({identity.end, true, 0, sum.to_double(), sum.to_double()});
  return steps;
}

double waterfall_ground(const std::vector<WaterfallStep>& steps) {
  double low = steps.front().after;
  double high = low;
  for (const WaterfallStep& step : steps) {
    low = std::min(low, step.after);
    high = std::max(high, step.after);
  }
  if (high == low || high - low >= visible_share * high) return 0;
  const double ground = low - (high - low) * least_stock / (1 - least_stock);
  return std::max(0.0, make_axis(ground, high, 8).low);
}

Markup drawn(const Waterfall& waterfall) {
  const double ground = waterfall_ground(waterfall.steps);
  double high = 0;
  for (const WaterfallStep& step : waterfall.steps) high = std::max({high, step.before, step.after});
  const Scale x{ground, std::max(high, ground + 1e-9), 0, svg_width};

  Markup rows;
  for (const WaterfallStep& step : waterfall.steps) {
    const double from = step.is_stock ? ground : std::min(step.before, step.after);
    const double to = step.is_stock ? step.after : std::max(step.before, step.after);
    Svg svg(waterfall_bar_height);
    svg.box(step.is_stock ? "st" : step.change > 0 ? "p1" : "n1", x(from), 0, std::max(least_width, x(to) - x(from)), waterfall_bar_height);
    if (step.is_stock && ground > 0) svg.box("cut", cut_place, 0, cut_width, waterfall_bar_height);
    rows.add(bar_row({waterfall.name(step.id),
                      waterfall.figure(step),
                      step.is_stock     ? ""
                      : step.change > 0 ? "gain"
                                        : "loss",
                      {}},
                     std::move(svg).finish()));
  }
  return bar_list(rows);
}

}  // namespace retain::render
