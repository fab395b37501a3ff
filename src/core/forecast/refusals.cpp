#include "core/forecast/refusals.hpp"

#include <numeric>
#include <string>
#include <utility>

namespace retain {

namespace {

using models::AgeCounts;

[[noreturn]] void refuse(std::string code, std::string message, std::string hint, Cause cause = Cause::input) {
  Diagnostic problem = error(std::move(code), std::move(message), std::move(hint));
  problem.cause = cause;
  throw InputError({std::move(problem)});
}

}  // namespace

void refuse_ages(const ForecastRules& rules, std::size_t known) {
  if (rules.fit && *rules.fit > known) {
    refuse("fit", "--fit " + std::to_string(*rules.fit) + ": the customers are known up to age " + std::to_string(known),
           "at most --fit " + std::to_string(known), Cause::flag);
  }
  if (rules.holdout && *rules.holdout >= known) {
    refuse("holdout",
           "--holdout " + std::to_string(*rules.holdout) + " leaves nothing to fit: the customers are known up to age " +
               std::to_string(known),
           known > 1 ? "at most --holdout " + std::to_string(known - 1) : "leave it out", Cause::flag);
  }
}

void refuse_holdout_of_list() {
  refuse("holdout", "--holdout keeps out the last ages of cohorts, and a list of customers with tenures has none",
         "--fit N keeps out the ages behind N", Cause::flag);
}

void refuse_hopeless(const std::vector<AgeCounts>& counts, const ForecastRules& rules, std::size_t known) {
  const auto refuse_counts = [&](const char* code, std::string message, std::string hint) {
    if (rules.fit && *rules.fit < known) hint = "a larger --fit fits more";
    if (rules.holdout) hint = "a smaller --holdout leaves more to fit";
    refuse(code, std::move(message), std::move(hint));
  };
  const auto sum = [&](double AgeCounts::*member, std::ptrdiff_t first) {
    return std::accumulate(counts.begin() + first, counts.end(), 0.0,
                           [member](double total, const AgeCounts& at) { return total + at.*member; });
  };
  if (counts.empty())
    refuse_counts("no_ages",
                  rules.holdout ? "no age beyond 0 is left to fit, and there is nothing to forecast from"
                                : "no customer is known beyond age 0, and there is nothing to forecast from",
                  "a forecast needs at least age 1");
  if (sum(&AgeCounts::lost, 0) <= 0) {
    refuse_counts("zero_losses", "nobody is lost up to age " + std::to_string(counts.size()) + ", and there is nothing to forecast from",
                  "more ages, or customers of whom some have left");
  }
  if (sum(&AgeCounts::kept, 0) <= 0) {
    refuse_counts("all_lost", "all customers are lost at age 1, and nobody is left to forecast",
                  "shorter periods tell how they left, and cohorts that came to their end may be left out");
  }
  if (counts.size() > 1 && rules.model != ForecastModel::constant && sum(&AgeCounts::lost, 1) <= 0) {
    refuse_counts("early_losses",
                  "customers are lost at age 1 and nobody up to age " + std::to_string(counts.size()) +
                      " after it: no forecast tells when others will leave",
                  "more ages may tell; --model constant takes churn to be the same at every age");
  }
}

void refuse_few_ages(std::size_t ages) {
  refuse("few_ages", "--model bdw has three parameters, and the customers are fitted up to age " + std::to_string(ages),
         "it needs age 3; --model sbg needs age 2");
}

void refuse_no_maximum() {
  refuse("no_maximum",
         "--model bdw has no likeliest parameters here: it fits the better the further they go towards customers who are all alike, or who "
         "leave at once or never",
         "--model sbg and --model constant have fewer");
}

}  // namespace retain
