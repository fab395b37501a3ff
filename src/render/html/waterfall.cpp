#include "render/html/waterfall.hpp"

#include <algorithm>

#include "render/content/chart_scale.hpp"
#include "render/content/values.hpp"
#include "render/html/svg.hpp"

namespace retain::render {

namespace {

constexpr double step_height = 22;
constexpr double waterfall_bar_height = 14;
constexpr double waterfall_gap = 8;
constexpr double waterfall_name_width = 130;

/// A stock has this share of the chart_width at least, so that its bar can be broken.
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
  double names = 0;
  double numbers = 0;
  double high = 0;
  for (const WaterfallStep& step : waterfall.steps) {
    names = std::max(names, text_width(waterfall.name(step.id)));
    numbers = std::max(numbers, text_width(waterfall.figure(step)));
    high = std::max({high, step.before, step.after});
  }
  const double left = std::min(names, waterfall_name_width) + waterfall_gap;
  const Scale x{ground, std::max(high, ground + 1e-9), left, chart_width - numbers - waterfall_gap};

  const double height = step_height * static_cast<double>(waterfall.steps.size());
  Svg svg(chart_width, height, waterfall.title, waterfall.description);
  double y = (step_height - waterfall_bar_height) / 2;
  for (const WaterfallStep& step : waterfall.steps) {
    const double from = step.is_stock ? ground : std::min(step.before, step.after);
    const double to = step.is_stock ? step.after : std::max(step.before, step.after);
    const double least_width = 1;
    const double bar_width = std::max(least_width, x(to) - x(from));
    svg.box(step.is_stock ? "st" : step.change > 0 ? "up" : "dn", x(from), y, bar_width, waterfall_bar_height);
    if (step.is_stock && ground > 0) {
      const double cut = x(from) + std::min(10.0, bar_width / 2);
      svg.path("cut", Outline()
                          .move_to(cut - 4, y + waterfall_bar_height + 2)
                          .line_to(cut + 1, y - 2)
                          .line_to(cut + 5, y - 2)
                          .line_to(cut, y + waterfall_bar_height + 2)
                          .close());
    }
    const double baseline = y + waterfall_bar_height - 3;
    svg.text("t", 0, baseline, fitted(waterfall.name(step.id), waterfall_name_width));
    svg.text(step.is_stock ? "t n e" : step.change > 0 ? "t n e f-up" : "t n e f-dn", chart_width, baseline, waterfall.figure(step));
    const bool has_next = &step != &waterfall.steps.back();
    if (has_next) svg.line("cn", x(step.after), y + waterfall_bar_height, x(step.after), y + step_height);
    y += step_height;
  }
  return std::move(svg).finish();
}

}  // namespace retain::render
