#include "render/terminal/axis.hpp"

#include <algorithm>
#include <cmath>

#include "render/content/chart_scale.hpp"

namespace retain::render {

namespace {

std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

}  // namespace

TerminalAxis::TerminalAxis(double least, double most, std::size_t width, Ends ends) : width_(width) {
  constexpr std::size_t columns_of_a_step = 14;
  constexpr std::size_t fewest_steps = 3;
  if (least >= most) {
    const double reach = least == 0 ? 1 : std::fabs(least) / 10;
    least -= reach;
    most += reach;
  }
  const auto steps = static_cast<double>(std::max(fewest_steps, width / columns_of_a_step));
  step_ = round_step((most - least) / steps);
  if (ends == Ends::round) {
    least = std::floor(least / step_ + 1e-9) * step_;
    most = std::ceil(most / step_ - 1e-9) * step_;
  }
  low_ = least;
  high_ = most;
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
  std::string labels(width_, ' ');
  std::vector<bool> is_taken(width_);
  const auto place = [&](double tick) {
    const std::string text = tick_text(tick, step_);
    if (text.size() > width_) return;
    const std::size_t middle = column(tick);
    const std::size_t start = std::min(middle - std::min(middle, text.size() / 2), width_ - text.size());
    constexpr std::size_t gap = 2;
    const std::size_t first = start - std::min(start, gap);
    const std::size_t last = std::min(width_, start + text.size() + gap);
    if (std::any_of(is_taken.begin() + offset(first), is_taken.begin() + offset(last), [](bool taken) { return taken; })) return;
    labels.replace(start, text.size(), text);
    std::fill_n(is_taken.begin() + offset(start), text.size(), true);
  };
  if (!ticks_.empty()) {
    place(ticks_.front());
    place(ticks_.back());
  }
  for (const double tick : ticks_) place(tick);
  labels.erase(labels.find_last_not_of(' ') + 1);
  return {rule, labels};
}

}  // namespace retain::render
