#include "core/what_if/year.hpp"

namespace retain {

std::optional<Number> YearOfGrowth::gain_in(int periods) const {
  Number times;  // that there is as much as the first period added
  Number sum;
  for (int i = 0; i < periods; ++i) {
    times = times * stays + Number(1);
    if ((base + added * times).sign() < 0) return std::nullopt;
    sum = sum + gain * times;
  }
  return sum;
}

}  // namespace retain
