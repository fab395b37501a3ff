#include "render/models/survival_records.hpp"

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
  Json reasons = Json::object();
  if (!curve.median) reasons["median"] = "not_reached";
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
  return json_document({{"schema", "retain.survival"},
                        {"schema_version", 1},
                        {"generator", generator()},
                        {"granularity", text_or_null(granularity_key(survival.granularity))},
                        {"curves", std::move(curves)},
                        {"log_rank", log_rank_json(survival.log_rank)},
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
