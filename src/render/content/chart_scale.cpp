#include "render/content/chart_scale.hpp"

#include <algorithm>
#include <cmath>

#include "render/content/figures.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

double round_step(double least) {
  const double magnitude = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * magnitude >= least * (1 - 1e-9)) return factor * magnitude;
  }
  return 10 * magnitude;
}

std::string tick_text(double tick, double step) {
  constexpr int most_decimals = 9;
  const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, most_decimals);
  const std::string digits = grouped(formatted("{:.{}f}", tick, decimals));
  return !shows_nonzero(digits) && digits.starts_with('-') ? digits.substr(1) : digits;
}

std::vector<double> Axis::ticks() const {
  std::vector<double> result;
  const auto count = static_cast<int>(std::lround((high - low) / step));
  // Multiplied rather than added up, so that no error grows.
  for (int i = 0; i <= count; ++i) result.push_back(low + i * step);
  return result;
}

std::string Axis::brief(double tick, Language language) const {
  constexpr double least = 100'000;  // as `short_number` has it
  const Magnitude* unit = nullptr;
  for (const Magnitude& magnitude : magnitudes(language)) {
    const auto size = static_cast<double>(magnitude.size);
    if (std::max(std::abs(low), std::abs(high)) >= std::max(least, size)) unit = &magnitude;
  }
  if (unit == nullptr || std::abs(tick) < step / 2) return text(tick);
  const auto size = static_cast<double>(unit->size);
  return tick_text(tick / size, step / size).append(unit->mark);
}

Axis make_axis(double low, double high, int most) {
  // A flat line stands in the middle of a range that suits its size.
  const double flat = std::max(std::abs(high) * 1e-9, 1e-9);
  if (high - low < flat) {
    const double room = high == 0 ? 1 : std::abs(high) / 20;
    low -= room;
    high += room;
  }
  Axis axis;
  axis.step = round_step((high - low) / most);
  axis.low = std::floor(low / axis.step + 1e-9) * axis.step;
  axis.high = std::ceil(high / axis.step - 1e-9) * axis.step;
  return axis;
}

std::vector<std::size_t> chosen_ages(std::size_t last, std::size_t most) {
  std::size_t step = 1;
  if (last + 1 > most) {
    // Even steps to the last one where it has a divisor of about the size wanted: 3 of 48.
    const std::size_t least = (last + most - 2) / (most - 1);
    step = least;
    while (step < 2 * least && last % step != 0) ++step;
    if (last % step != 0) step = static_cast<std::size_t>(round_step(static_cast<double>(last) / static_cast<double>(most - 1)));
  }
  std::vector<std::size_t> ages;
  // The last one stands there whether it is round or not, and not close to another.
  for (std::size_t age = 0; age < last; age += step) {
    if (age == 0 || last - age > step / 2) ages.push_back(age);
  }
  ages.push_back(last);
  return ages;
}

}  // namespace retain::render
