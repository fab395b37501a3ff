#include "retain/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace retain {

namespace {

void check(Proportion proportion) {
  if (proportion.trials <= 0 || proportion.successes < 0 || proportion.successes > proportion.trials)
    throw Error("a proportion has from none to all of its trials");
}

}  // namespace

Interval wilson_interval(Proportion proportion) {
  constexpr double z = z_of_95;
  check(proportion);
  const auto trials = static_cast<double>(proportion.trials);
  const double share = static_cast<double>(proportion.successes) / trials;
  const double z_squared_share = z * z / trials;
  const double centre = share + z_squared_share / 2;
  const double reach = z * std::sqrt(share * (1 - share) / trials + z_squared_share / (4 * trials));
  const double scale = 100 / (1 + z_squared_share);
  // At the ends the bound is the end itself, which rounding would miss by a hair.
  return {proportion.successes == 0 ? 0 : (centre - reach) * scale,
          proportion.successes == proportion.trials ? 100 : (centre + reach) * scale};
}

Interval newcombe_interval(Proportion a, Proportion b) {
  const auto percent = [](Proportion proportion) {
    return 100 * static_cast<double>(proportion.successes) / static_cast<double>(proportion.trials);
  };
  const double share_a = percent(a);
  const double share_b = percent(b);
  const Interval range_a = wilson_interval(a);
  const Interval range_b = wilson_interval(b);
  const double difference = share_a - share_b;
  return {difference - std::hypot(share_a - range_a.low, range_b.high - share_b),
          difference + std::hypot(range_a.high - share_a, share_b - range_b.low)};
}

double two_proportion_p_value(Proportion a, Proportion b) {
  check(a);
  check(b);
  const double trials = static_cast<double>(a.trials) + static_cast<double>(b.trials);
  const double successes = static_cast<double>(a.successes) + static_cast<double>(b.successes);
  const double failures = trials - successes;
  if (successes == 0 || failures == 0) return 1;
  const auto times = [](int128 x, int128 y) { return Number::fraction(x, 1) * Number::fraction(y, 1); };
  const double difference = (times(a.successes, b.trials) - times(b.successes, a.trials)).to_double();
  const double z =
      difference * std::sqrt(trials / (static_cast<double>(a.trials) * static_cast<double>(b.trials))) / std::sqrt(successes * failures);
  return std::erfc(std::fabs(z) / std::sqrt(2.0));
}

std::vector<double> holm_adjusted(const std::vector<double>& p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> adjusted(p_values.size());
  double largest = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double raised = p_values[order[rank]] * static_cast<double>(order.size() - rank);
    largest = std::max(largest, std::min(raised, 1.0));
    adjusted[order[rank]] = largest;
  }
  return adjusted;
}

bool LossesByAge::is_falling() const {
  return first_year.trials > 0 && later.trials > 0 && percent_of(first_year) > percent_of(later) && !retain::is_rough(first_year, later) &&
         is_significant(two_proportion_p_value(first_year, later));
}

bool is_rough(const Proportion& a, const Proportion& b) {
  constexpr double fewest_expected = 5;
  const auto trials = static_cast<double>(a.trials + b.trials);
  const int128 successes = a.successes + b.successes;
  const auto rarer = static_cast<double>(std::min(successes, a.trials + b.trials - successes));
  return rarer * static_cast<double>(std::min(a.trials, b.trials)) / trials < fewest_expected;
}

}  // namespace retain
