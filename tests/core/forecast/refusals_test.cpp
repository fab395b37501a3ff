#include "core/forecast/refusals.hpp"

#include "support/catch.hpp"

using namespace retain;
using models::AgeCounts;

namespace {

template <class Refuses>
Diagnostic refused_forecast(Refuses refuses) {
  try {
    refuses();
  } catch (const InputError& error) {
    return error.diagnostics().front();
  }
  return {};
}

std::string refused_counts(const std::vector<AgeCounts>& counts) {
  return refused_forecast([&] { refuse_hopeless(counts, {}, counts.size()); }).code;
}

}  // namespace

TEST_CASE("what no model can be told from is refused with the way out") {
  CHECK(refused_counts({}) == "no_ages");
  CHECK(refused_counts({{0, 10}, {0, 10}}) == "zero_losses");
  CHECK(refused_counts({{10, 0}}) == "all_lost");
  CHECK(refused_counts({{3, 7}, {0, 7}}) == "early_losses");
  CHECK(refused_counts({{3, 7}}).empty());
  CHECK(refused_counts({{3, 7}, {1, 6}}).empty());
  ForecastRules rules;
  rules.model = ForecastModel::constant;
  CHECK(refused_forecast([&] { refuse_hopeless({{3, 7}, {0, 7}}, rules, 9); }).code.empty());
  rules.holdout = 2;
  CHECK(refused_forecast([&] { refuse_hopeless({{0, 7}}, rules, 9); }).hint == "a smaller --holdout leaves more to fit");
  CHECK_FALSE(refused_forecast([] { refuse_no_maximum(); }).hint.empty());
}

TEST_CASE("ages that there are not are a fault of the flag") {
  ForecastRules rules;
  rules.fit = 5;
  const Diagnostic fit = refused_forecast([&] { refuse_ages(rules, 4); });
  CHECK(fit.cause == Cause::flag);
  CHECK(fit.hint == "at most --fit 4");
  CHECK(refused_forecast([&] { refuse_ages(rules, 5); }).code.empty());
  rules.fit.reset();
  rules.holdout = 4;
  CHECK(refused_forecast([&] { refuse_ages(rules, 4); }).hint == "at most --holdout 3");
  CHECK(refused_forecast([&] { refuse_ages(rules, 5); }).code.empty());
  CHECK(refused_forecast([] { refuse_holdout_of_list(); }).cause == Cause::flag);
}
