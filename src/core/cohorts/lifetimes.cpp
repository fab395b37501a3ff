#include <numeric>

#include "retain/cohorts.hpp"

namespace retain {

namespace {

[[noreturn]] void refuse_rise(const Cohort& cohort, std::size_t age) {
  const std::string name = cohort.label.empty() ? std::string("the cohort") : "cohort " + cohort.label;
  throw InputError({error({},
                          name + " rises from " + shortest(cohort.values[age - 1]->to_double()) + " at age " + std::to_string(age - 1) +
                              " to " + shortest(cohort.values[age]->to_double()) + " at age " + std::to_string(age),
                          "survivors never rise: who has left does not come back; `retain cohort` shows a table as it is",
                          age < cohort.places.size() ? cohort.places[age] : Place{})});
}

}  // namespace

double Lifetimes::losses() const { return std::accumulate(lost.begin(), lost.end(), 0.0); }

double Lifetimes::customers() const { return losses() + std::accumulate(censored.begin(), censored.end(), 0.0); }

std::vector<double> Lifetimes::at_risk() const {
  std::vector<double> counts(lost.size());
  // Who was last seen at an age was there at it, and is not known at the next.
  double later = 0;
  for (std::size_t age = lost.size(); age-- > 0;) {
    later += lost[age] + censored[age];
    counts[age] = later;
  }
  return counts;
}

Lifetimes lifetimes_of(std::span<const Cohort> cohorts) {
  Lifetimes lifetimes;
  if (!cohorts.empty()) lifetimes.segment = cohorts.front().segment;
  for (const Cohort& cohort : cohorts) {
    const std::size_t ages = cohort.known_ages();
    if (ages == 0) continue;
    if (lifetimes.lost.size() < ages) {
      lifetimes.lost.resize(ages);
      lifetimes.censored.resize(ages);
    }
    lifetimes.lost[0] += static_cast<double>(cohort.brief);
    for (std::size_t age = 1; age < ages; ++age) {
      const Number loss = *cohort.values[age - 1] - *cohort.values[age];
      if (loss.sign() < 0) refuse_rise(cohort, age);
      lifetimes.lost[age] += loss.to_double();
    }
    lifetimes.censored[ages - 1] += cohort.values[ages - 1]->to_double();
  }
  return lifetimes;
}

}  // namespace retain
