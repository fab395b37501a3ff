#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/language/language.hpp"

namespace retain::render {

/// The smallest of 1, 2 and 5 times a power of ten that is not below `least`, which is above zero.
double round_step(double least);
/// A multiple of a round step with the digits that it takes: "1,250", "92.5".
std::string tick_text(double tick, double step);

/// Round numbers along an axis: 1, 2 or 5 times a power of ten apart.
struct Axis {
  double low = 0;
  double high = 1;
  double step = 1;

  [[nodiscard]] std::vector<double> ticks() const;
  [[nodiscard]] std::string text(double tick) const { return tick_text(tick, step); }
  /// The same in short where the axis reaches large numbers, all ticks in one unit: "0", "0.5M", "1.0M".
  [[nodiscard]] std::string brief(double tick, Language language) const;
};

/// The axis around the values from `low` to `high`, in at most `most` steps beside the two that round the ends.
Axis make_axis(double low, double high, int most);

/// The ages from 0 to `last` that stand for all of them: at even distances, and the last, which lies at another from the one before where
/// no even distance reaches it. About `most` of them.
std::vector<std::size_t> chosen_ages(std::size_t last, std::size_t most);

/// From the values of an axis to places on the page.
struct Scale {
  double from_value = 0;
  double to_value = 1;
  double from_place = 0;
  double to_place = 1;

  [[nodiscard]] double operator()(double value) const {
    return from_place + (value - from_value) / (to_value - from_value) * (to_place - from_place);
  }
};

}  // namespace retain::render
