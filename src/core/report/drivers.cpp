#include "core/report/drivers.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace retain {

namespace {

/// The rows of one period, the whole base last.
using PeriodRows = std::span<const ReportRow>;

PeriodRows rows_of(const Report& report, const Period& period) {
  const auto first = std::find_if(report.rows.begin(), report.rows.end(), [&](const ReportRow& row) { return row.period == period; });
  const auto end = std::find_if(first, report.rows.end(), [&](const ReportRow& row) { return row.period != period; });
  return {first, end};
}

/// What a row weighs in the mean of the whole; empty where that is not known.
std::optional<Number> weight_of(const ReportRow& row, std::span<const Id> divisor) {
  Number sum;
  for (const Id id : divisor) {
    const Value& fact = row.sheet[id];
    if (!fact.number) return std::nullopt;
    sum = sum + *fact.number;
  }
  return sum;
}

/// A segment in both periods; in one of them it may not be.
struct Pair {
  const ReportRow* now = nullptr;
  const ReportRow* before = nullptr;
};

/// The segments of both periods in the order first seen.
std::vector<std::pair<std::string, Pair>> pairs_of(PeriodRows now, PeriodRows before) {
  std::vector<std::pair<std::string, Pair>> pairs;
  std::map<std::string_view, std::size_t> positions;
  const auto add = [&](PeriodRows rows, const ReportRow* Pair::*member) {
    for (const ReportRow& row : rows) {
      if (row.segment.empty()) continue;
      const auto [position, is_new] = positions.try_emplace(row.segment, pairs.size());
      if (is_new) pairs.emplace_back(row.segment, Pair{});
      pairs[position->second].second.*member = &row;
    }
  };
  add(now, &Pair::now);
  add(before, &Pair::before);
  return pairs;
}

class DriverFinder {
 public:
  DriverFinder(const ReportRow& now, const ReportRow& before, std::span<const std::pair<std::string, Pair>> pairs)
      : now_(now), before_(before), pairs_(pairs) {}

  [[nodiscard]] std::optional<Drivers> find(const Quantity& metric) const {
    const std::vector<Id> divisor = divisor_of(metric);
    const auto change = now_.change.find(metric.id);
    if (divisor.empty() || change == now_.change.end()) return std::nullopt;
    const Number reference = *before_.sheet[metric.id].number;
    const auto of_now = weight_of(now_, divisor);
    const auto of_before = weight_of(before_, divisor);
    if (!of_now || !of_before || of_now->is_zero() || of_before->is_zero()) return std::nullopt;

    Drivers result{metric.id, now_.period, before_.period, change->second, {}, change->second};
    for (const auto& [segment, pair] : pairs_) {
      const auto gained = weighted_distance(pair.now, metric.id, divisor, *of_now, reference);
      const auto had = weighted_distance(pair.before, metric.id, divisor, *of_before, reference);
      if (!gained || !had) return std::nullopt;
      Driver driver{segment, *gained - *had, {}, std::nullopt, std::nullopt};
      driver.of_its_weight = driver.contribution - by_itself(pair, metric.id, divisor, *of_now);
      result.elsewhere = result.elsewhere - driver.contribution;
      add_own_change(driver, pair, metric.id);
      result.segments.push_back(std::move(driver));
    }
    std::stable_sort(result.segments.begin(), result.segments.end(),
                     [](const Driver& a, const Driver& b) { return absolute(a.contribution) > absolute(b.contribution); });
    return result;
  }

 private:
  /// How far a segment draws the mean of its period from `reference`; empty where that cannot be known.
  static std::optional<Number> weighted_distance(const ReportRow* row, Id id, std::span<const Id> divisor, const Number& whole,
                                                 const Number& reference) {
    if (row == nullptr) return Number();
    const auto weight = weight_of(*row, divisor);
    if (!weight) return std::nullopt;
    // A share of nothing is nothing; what is divided by something else, such as growth, may come from nothing.
    if (weight->is_zero()) return quantity(id).sample || quantity(id).compounds ? std::optional(Number()) : std::nullopt;
    const Value& value = row->sheet[id];
    return value.number ? std::optional(*weight / whole * (*value.number - reference)) : std::nullopt;
  }

  /// What the change of a segment did at the weight that it has now; nothing where it was or is not there.
  static Number by_itself(const Pair& pair, Id id, std::span<const Id> divisor, const Number& whole) {
    if (pair.now == nullptr || pair.before == nullptr) return {};
    const Value& now = pair.now->sheet[id];
    const Value& before = pair.before->sheet[id];
    return now.number && before.number ? *weight_of(*pair.now, divisor) / whole * (*now.number - *before.number) : Number();
  }

  static void add_own_change(Driver& driver, const Pair& pair, Id id) {
    if (pair.now == nullptr) return;
    if (const auto change = pair.now->change.find(id); change != pair.now->change.end()) driver.change = change->second;
    if (const auto tests = pair.now->tests.find(id); tests != pair.now->tests.end()) driver.p_value = tests->second.previous;
  }

  const ReportRow& now_;
  const ReportRow& before_;
  std::span<const std::pair<std::string, Pair>> pairs_;
};

}  // namespace

std::vector<Drivers> find_drivers(const Report& report, const Timeline& timeline, const ReportRow* newest) {
  if (timeline.segments.empty()) return {};
  if (newest == nullptr || newest->change.empty() || !newest->before_is_complete) return {};
  const PeriodRows now = rows_of(report, newest->period);
  const Period& previous = timeline.periods[timeline.position(newest->period) - 1];
  const PeriodRows before = rows_of(report, previous);
  if (before.empty() || !before.back().segment.empty()) return {};
  const auto pairs = pairs_of(now, before);
  const DriverFinder finder(*newest, before.back(), pairs);
  std::vector<Drivers> result;
  for (const Id id : report.metrics) {
    if (auto drivers = finder.find(quantity(id))) result.push_back(std::move(*drivers));
  }
  return result;
}

}  // namespace retain
