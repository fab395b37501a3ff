#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "retain/report.hpp"

namespace retain::render {

/// A label below a time axis.
struct TimeTick {
  std::size_t place = 0;
  std::string text;  ///< "2026-03", of a January in a long span "2026"
};

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
  /// The labels that fit a room of so many columns of text, from left to right, the newest always: of calendar periods those at round
  /// distances, in a long span the first of each year, of several years where these are many; of text labels each n-th.
  [[nodiscard]] std::vector<TimeTick> ticks(std::size_t columns) const;
  /// The place of the period with the same label a year before, if it is on the axis.
  [[nodiscard]] std::optional<std::size_t> year_before(std::size_t place) const;

 private:
  [[nodiscard]] Period period(std::size_t place) const;

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

/// For each complete point with one, the value of the same period a year before at the place of the point; the line is not to be
/// connected where a point has none.
std::vector<ChartPoint> year_before_of(std::span<const ChartPoint> points, const TimeAxis& time);

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
