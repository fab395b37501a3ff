#include "render/models/survival_records.hpp"

#include <algorithm>

#include "render/machine/delimited_writer.hpp"
#include "render/machine/json_text.hpp"

namespace retain::render {

namespace {

Json people_json(const std::vector<double>& counts) {
  Json list = Json::array();
  for (const double count : counts) list.push_back(json_count(count));
  return list;
}

Json bounds_json(const std::optional<Interval>& range) { return range ? Json::array({range->low, range->high}) : Json(); }
Json age_json(const std::optional<std::size_t>& age) { return age ? Json(*age) : Json(); }

Json curve_json(const SurvivalCurve& curve) {
  Json intervals = Json::array();
  for (const auto& range : curve.interval) intervals.push_back(bounds_json(range));
  const auto missing = reason_key(Reason::missing_input);
  Json reasons = Json::object();
  // An age that is known has no band where nobody was lost yet, and where nobody is left.
  const auto open = std::ranges::find_if(curve.interval, [](const auto& range) { return !range; });
  if (open != curve.interval.end()) {
    const double there = curve.survival[static_cast<std::size_t>(open - curve.interval.begin())];
    reasons["interval"] = reason_key(there > 0 ? Reason::zero_losses : Reason::zero_end_customers);
  }
  if (!curve.median) reasons["median"] = missing;
  if (!curve.median_interval.low) reasons["median_interval/0"] = missing;
  if (!curve.median_interval.high) reasons["median_interval/1"] = missing;
  return {{"segment", text_or_null(curve.segment)},
          {"customers", json_count(curve.customers)},
          {"at_risk", people_json(curve.at_risk)},
          {"losses", people_json(curve.losses)},
          {"survival", curve.survival},
          {"interval", std::move(intervals)},
          {"median", age_json(curve.median)},
          {"median_interval", Json::array({age_json(curve.median_interval.low), age_json(curve.median_interval.high)})},
          {"restricted_mean", curve.restricted_mean},
          {"restricted_mean_standard_error", curve.restricted_mean_error},
          {"restricted_mean_interval", bounds_json(curve.restricted_mean_interval())},
          {"last_age", curve.last_age()},
          {"reasons", std::move(reasons)}};
}

Json log_rank_json(const std::optional<LogRank>& test) {
  if (!test) return {};
  return {{"chi_squared", test->chi_squared}, {"degrees", test->degrees}, {"p", test->p_value}};
}

}  // namespace

std::string survival_json(const Survival& survival) {
  Json curves = Json::array();
  for (const SurvivalCurve& curve : survival.curves) curves.push_back(curve_json(curve));
  Json reasons = Json::object();
  if (survival.granularity == Granularity::unknown) reasons["granularity"] = reason_key(Reason::period_unknown);
  if (!survival.log_rank) {
    const bool tells_losses = survival.curves.size() == 1 || survival.curves.back().total_losses() > 0;
    reasons["log_rank"] = reason_key(tells_losses ? Reason::missing_input : Reason::zero_losses);
  }
  return json_document({{"schema", "retain.survival"},
                        {"schema_version", 1},
                        {"generator", generator()},
                        {"granularity", text_or_null(granularity_key(survival.granularity))},
                        {"curves", std::move(curves)},
                        {"log_rank", log_rank_json(survival.log_rank)},
                        {"reasons", std::move(reasons)},
                        {"assumptions", json_assumptions(survival.assumptions)},
                        {"warnings", json_warnings(survival.warnings)}});
}

std::string survival_delimited(const Survival& survival, char delimiter) {
  DelimitedWriter writer(delimiter);
  for (const char* heading : {"segment", "age", "at_risk", "losses", "survival", "low", "high"}) writer.add_field(heading);
  writer.end_line();
  for (const SurvivalCurve& curve : survival.curves) {
    for (std::size_t age = 0; age < curve.survival.size(); ++age) {
      const auto& range = curve.interval[age];
      writer.add_text(curve.segment);
      writer.add_field(std::to_string(age));
      writer.add_field(shortest(curve.at_risk[age]));
      writer.add_field(shortest(curve.losses[age]));
      writer.add_field(shortest(curve.survival[age]));
      writer.add_field(range ? shortest(range->low) : std::string());
      writer.add_field(range ? shortest(range->high) : std::string());
      writer.end_line();
    }
  }
  return writer.take();
}

}  // namespace retain::render
