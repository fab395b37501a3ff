#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "retain/report.hpp"

namespace retain::render {

/// The periods of a report from left to right: calendar periods at their distance, labels in the order of the report.
class TimeAxis {
 public:
  explicit TimeAxis(const Report& report);

  /// Places from the first period to the last, with those between that the report lacks.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t place(const Period& period) const;
  /// "2026-01", made visible.
  [[nodiscard]] std::string label(std::size_t place) const;
  /// A label that no other is wider than. Those of calendar periods are all of one width.
  [[nodiscard]] std::string widest_label() const;

 private:
  std::vector<Period> periods_;  // in order; calendar: the first one alone
  std::size_t size_ = 0;
};

/// One value of a quantity over time.
struct ChartPoint {
  std::size_t place = 0;  ///< on the time axis
  std::optional<double> value;
  std::optional<Interval> range;
  bool complete = true;
  int beyond_chance = 0;  ///< 1 where it is above the period before by more than chance, -1 below
};

/// The segments of a report in the order first seen, without the whole base.
std::vector<std::string> segments_of(const Report& report);

/// The values of a quantity in the periods of one segment (empty: the whole base).
std::vector<ChartPoint> points_of(const Report& report, const TimeAxis& time, const std::string& segment, const Quantity& quantity);

/// The stretches of points that a line may connect: it passes over no value and no period that is missing or not complete.
std::vector<std::span<const ChartPoint>> runs_of(std::span<const ChartPoint> points);

/// The newest complete point that has a value; null where there is none.
const ChartPoint* newest_of(std::span<const ChartPoint> points);

/// The lowest and highest of all values and ends of ranges; nothing where there is no value.
struct Extent {
  double low = 0;
  double high = 0;
};
std::optional<Extent> extent_of(std::span<const ChartPoint> points);
std::optional<Extent> joined(std::optional<Extent> a, std::optional<Extent> b);

}  // namespace retain::render
