#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace retain::render {

/// A scale in columns of a terminal with round numbers on it.
class TerminalAxis {
 public:
  /// What stands at its ends: the values given, or the round numbers beyond them.
  enum class Ends : std::uint8_t { given, round };
  /// For values from `least` to `most` on `width` (at least 2) columns.
  TerminalAxis(double least, double most, std::size_t width, Ends ends = Ends::given);

  /// The column of a value that lies on the axis, from 0.
  [[nodiscard]] std::size_t column(double value) const;
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }
  /// From one round number to the next.
  [[nodiscard]] double step() const { return step_; }
  /// The round numbers on it.
  [[nodiscard]] const std::vector<double>& ticks() const { return ticks_; }
  /// Two lines: a rule with its ticks, and the numbers below them: those at the ends, and the others as far as they have room.
  [[nodiscard]] std::vector<std::string> lines() const;

 private:
  double low_ = 0;
  double high_ = 1;
  double step_ = 1;
  std::size_t width_;
  std::vector<double> ticks_;
};

}  // namespace retain::render
