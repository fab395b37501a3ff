#pragma once

#include <string>
#include <vector>

namespace retain::render {

/// A scale in columns of a terminal with round numbers on it.
class TerminalAxis {
 public:
  /// For values from `least` to `most` on `width` (at least 2) columns.
  TerminalAxis(double least, double most, std::size_t width);

  /// The column of a value that lies on the axis, from 0.
  [[nodiscard]] std::size_t column(double value) const;
  [[nodiscard]] std::size_t width() const { return width_; }
  /// The round numbers on it.
  [[nodiscard]] const std::vector<double>& ticks() const { return ticks_; }
  /// Two lines: a rule with its ticks, and the numbers below them as far as they have room.
  [[nodiscard]] std::vector<std::string> lines() const;

 private:
  double low_ = 0;
  double high_ = 1;
  double step_ = 1;
  std::size_t width_;
  std::vector<double> ticks_;
};

}  // namespace retain::render
