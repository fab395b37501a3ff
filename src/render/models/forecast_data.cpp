#include "render/models/forecast_data.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "render/language/language.hpp"
#include "render/machine/delimited_writer.hpp"
#include "render/machine/json_text.hpp"

namespace retain::render {

namespace {

Json interval_json(const Interval& interval) { return Json::array({interval.low, interval.high}); }

Json parameters_json(const Forecast& forecast) {
  if (forecast.parameters.empty()) return {};
  Json parameters = Json::object();
  for (const ForecastParameter& parameter : forecast.parameters)
    parameters[std::string(parameter.key)] = {{"value", parameter.value}, {"standard_error", parameter.standard_error}};
  return parameters;
}

Json projection_json(const Forecast& forecast) {
  Json ages = Json::array();
  for (std::size_t age = 0; age < forecast.projection.size(); ++age) {
    const ForecastAge& at = forecast.projection[age];
    ages.push_back({{"age", age},
                    {"survival", at.survival},
                    {"retention", number_or_null(at.retention)},
                    {"actual", number_or_null(at.actual)},
                    {"interval", interval_json(at.interval)},
                    {"actual_interval", at.actual_interval ? interval_json(*at.actual_interval) : Json()},
                    {"constant_churn", at.constant}});
  }
  return ages;
}

Json holdout_json(const Forecast& forecast) {
  if (forecast.holdout.empty()) return {};
  Json ages = Json::array();
  for (const HeldOutAge& at : forecast.holdout) {
    ages.push_back({{"age", at.age},
                    {"predicted", at.predicted},
                    {"interval", interval_json(at.interval)},
                    {"actual", json_count(at.actual)},
                    {"constant_churn", at.constant}});
  }
  return ages;
}

Json holdout_total_json(const Forecast& forecast) {
  const std::optional<HoldoutSummary> summary = holdout_summary(forecast);
  if (!summary) return {};
  return {{"ages", summary->ages},
          {"in_range", summary->in_range},
          {"predicted", summary->predicted},
          {"actual", json_count(summary->actual)},
          {"constant_churn", summary->constant}};
}

Json further_payments_json(const Forecast& forecast) {
  if (forecast.further_payments.empty()) return {};
  Json list = Json::array();
  for (std::size_t made = 0; made < forecast.further_payments.size(); ++made)
    list.push_back({{"renewals", made}, {"value", forecast.further_payments[made]}});
  return list;
}

/// Why members are null.
Json reasons_json(const Forecast& forecast) {
  const auto infinite = reason_key(Reason::infinite);
  const auto missing = reason_key(Reason::missing_input);
  Json reasons = Json::object();
  // Customers who are all alike are the end of a spread whose parameters grow without end.
  if (forecast.parameters.empty()) reasons["parameters"] = forecast.why_constant == WhyConstant::likeliest ? infinite : missing;
  if (!forecast.constant_payments) reasons["constant_churn/del"] = missing;
  if (!forecast.likelihood_ratio) reasons["likelihood_ratio"] = missing;
  reasons["projection/retention"] = missing;
  const auto has_no = [&forecast](auto ForecastAge::*member) {
    return std::ranges::any_of(forecast.projection, [member](const ForecastAge& at) { return !(at.*member); });
  };
  if (has_no(&ForecastAge::actual)) reasons["projection/actual"] = missing;
  if (has_no(&ForecastAge::actual_interval))
    reasons["projection/actual_interval"] = has_no(&ForecastAge::actual) ? missing : reason_key(Reason::zero_losses);
  if (forecast.holdout.empty()) {
    for (const char* key : {"holdout", "holdout_total"}) reasons[key] = missing;
  }
  if (!forecast.discount) reasons["discount"] = missing;
  if (!forecast.arpa) reasons["arpa"] = missing;
  if (!forecast.margin) reasons["margin"] = missing;
  if (!forecast.payments) {
    for (const char* key : {"del", "derl"}) reasons[key] = forecast.discount ? infinite : missing;
  } else if (!forecast.payments->high) {
    reasons["del/interval/1"] = infinite;
  }
  if (!forecast.mean_lifetime) {
    reasons["mean_lifetime"] = infinite;
  } else if (!forecast.mean_lifetime->high) {
    reasons["mean_lifetime/interval/1"] = infinite;
  }
  if (!forecast.lifetime_value) {
    reasons["lifetime_value"] = forecast.discount && forecast.arpa ? infinite : missing;
  } else if (!forecast.lifetime_value->high) {
    reasons["lifetime_value/interval/1"] = infinite;
  }
  return reasons;
}

Json members_of(const Forecast& forecast) {
  return {{"model", forecast_model_key(forecast.model)},
          {"customers", json_count(forecast.customers)},
          {"fitted_ages", forecast.fitted_ages},
          {"parameters", parameters_json(forecast)},
          {"log_likelihood", forecast.log_likelihood},
          {"constant_churn",
           {{"churn", forecast.churn},
            {"interval", interval_json(forecast.churn_interval)},
            {"log_likelihood", forecast.constant_log_likelihood},
            {"del", number_or_null(forecast.constant_payments)}}},
          {"likelihood_ratio", number_or_null(forecast.likelihood_ratio)},
          {"projection", projection_json(forecast)},
          {"holdout", holdout_json(forecast)},
          {"holdout_total", holdout_total_json(forecast)},
          {"discount", number_or_null(forecast.discount)},
          {"del", estimate_or_null(forecast.payments)},
          {"derl", further_payments_json(forecast)},
          {"mean_lifetime", estimate_or_null(forecast.mean_lifetime)},
          {"arpa", number_or_null(forecast.arpa)},
          {"margin", number_or_null(forecast.margin)},
          {"lifetime_value", estimate_or_null(forecast.lifetime_value)},
          {"reasons", reasons_json(forecast)}};
}

}  // namespace

std::string forecast_json(const Forecasts& forecasts) {
  Json document = {{"schema", "retain.forecast"},
                   {"schema_version", 1},
                   {"generator", generator()},
                   {"granularity", text_or_null(granularity_key(forecasts.whole.granularity))},
                   {"currency", text_or_null(forecasts.currency)}};
  document.update(members_of(forecasts.whole));
  if (forecasts.whole.granularity == Granularity::unknown) document["reasons"]["granularity"] = reason_key(Reason::period_unknown);
  if (forecasts.currency.empty()) document["reasons"]["currency"] = reason_key(Reason::missing_input);
  Json segments = Json::array();
  for (const Forecast& forecast : forecasts.segments) {
    Json segment = {{"segment", forecast.segment}};
    segment.update(members_of(forecast));
    segments.push_back(std::move(segment));
  }
  document["segments"] = std::move(segments);
  document["assumptions"] = json_assumptions(forecasts.assumptions);
  document["warnings"] = json_warnings(forecasts.warnings);
  return json_document(document);
}

std::string forecast_delimited(const Forecasts& forecasts, char delimiter) {
  DelimitedWriter writer(delimiter);
  const bool has_segments = !forecasts.segments.empty();
  if (has_segments) writer.add_field("segment");
  for (const char* heading :
       {"age", "survival", "low", "high", "retention", "constant_churn", "actual", "actual_low", "actual_high", "fitted"})
    writer.add_field(heading);
  writer.end_line();
  const auto add_number = [&writer](const std::optional<double>& number) { writer.add_field(number ? shortest(*number) : std::string()); };
  const auto add_forecast = [&](const Forecast& forecast) {
    for (std::size_t age = 0; age < forecast.projection.size(); ++age) {
      const ForecastAge& at = forecast.projection[age];
      if (has_segments) writer.add_text(forecast.segment);
      writer.add_field(std::to_string(age));
      add_number(at.survival);
      add_number(at.interval.low);
      add_number(at.interval.high);
      add_number(at.retention);
      add_number(at.constant);
      add_number(at.actual);
      add_number(at.actual_interval ? std::optional(at.actual_interval->low) : std::nullopt);
      add_number(at.actual_interval ? std::optional(at.actual_interval->high) : std::nullopt);
      writer.add_field(age <= forecast.fitted_ages ? "true" : "false");
      writer.end_line();
    }
  };
  for (const Forecast& forecast : forecasts.segments) add_forecast(forecast);
  add_forecast(forecasts.whole);
  return writer.take();
}

}  // namespace retain::render
