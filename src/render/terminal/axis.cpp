#include "render/terminal/axis.hpp"

#include <algorithm>
#include <cmath>

#include "render/content/chart_scale.hpp"

namespace retain::render {

TerminalAxis::TerminalAxis(double least, double most, std::size_t width) : width_(width) {
  constexpr std::size_t columns_of_a_step = 14;
  constexpr std::size_t fewest_steps = 3;
  if (least >= most) {
    const double reach = least == 0 ? 1 : std::fabs(least) / 10;
    least -= reach;
    most += reach;
  }
  low_ = least;
  high_ = most;
  const auto steps = static_cast<double>(std::max(fewest_steps, width / columns_of_a_step));
  step_ = round_step((most - least) / steps);
  // A tick that misses an end by a rounding error stands on it.
  const double last = std::floor(most / step_ + 1e-9);
  for (double tick = std::ceil(least / step_ - 1e-9); tick <= last; ++tick) ticks_.push_back(tick * step_);
}

std::size_t TerminalAxis::column(double value) const {
  const double share = std::clamp((value - low_) / (high_ - low_), 0.0, 1.0);
  return static_cast<std::size_t>(std::lround(share * static_cast<double>(width_ - 1)));
}

std::vector<std::string> TerminalAxis::lines() const {
  std::vector<bool> is_tick(width_);
  for (const double tick : ticks_) is_tick[column(tick)] = true;
  std::string rule;
  for (std::size_t i = 0; i < width_; ++i) rule += !is_tick[i] ? "─" : i == 0 ? "├" : i + 1 == width_ ? "┤" : "┼";
  std::string labels;
  for (const double tick : ticks_) {
    const std::string text = tick_text(tick, step_);
    const std::size_t middle = column(tick);
    std::size_t start = middle - std::min(middle, text.size() / 2);
    start = std::min(start, width_ - std::min(width_, text.size()));
    if (!labels.empty() && start < labels.size() + 2) continue;
    labels.resize(start, ' ');
    labels += text;
  }
  return {rule, labels};
}

}  // namespace retain::render
