#include <algorithm>
#include <string>

#include "core/sheet/churn_reasons.hpp"
#include "render/content/values.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/json_text.hpp"
#include "render/machine/records.hpp"
#include "render/machine/report.hpp"
#include "retain/amount.hpp"
#include "retain/statistics.hpp"

namespace retain::render {

namespace {

Json amount_or_null(const Quantity& quantity, const std::optional<Number>& value) { return value ? json_number(quantity, *value) : Json(); }

Json inputs_of(const Worksheet& sheet, const ReasonCounts& reasons) {
  Json result = Json::object();
  for (const auto& [id, entry] : sheet.facts().entries) result[std::string(quantity(id).key)] = json_number(quantity(id), entry.value);
  for (const auto& [reason, count] : reasons) result[reason] = json_count(count);
  return result;
}

Json churn_reasons_of(const Worksheet& sheet, const ReasonCounts& reasons) {
  Json result = Json::array();
  for (const ChurnReason& row : churn_reasons(sheet, reasons)) {
    result.push_back({{"reason", text_or_null(row.reason)},
                      {"customers", json_count(row.customers)},
                      {"share", row.share ? Json(row.share->to_double()) : Json()}});
  }
  return result;
}

/// An object with a member for each quantity that `includes`, made by `value`.
template <class Includes, class MakeValue>
Json object_of(Includes includes, MakeValue make_value) {
  Json result = Json::object();
  for (const Quantity& quantity : quantities()) {
    if (includes(quantity)) result[std::string(quantity.key)] = make_value(quantity);
  }
  return result;
}

class ReportWriter {
 public:
  explicit ReportWriter(const Report& report) : report_(report), contributions_(report) {
    for (const Id id : report.metrics) shown_.set(index_of(id));
  }

  [[nodiscard]] std::string document() const {
    JsonDocument document;
    document.add("schema", "retain.report");
    document.add("schema_version", 1);
    document.add("generator", generator());
    document.add("granularity", text_or_null(granularity_key(report_.granularity)));
    document.add("units", of_metrics([](const Quantity& quantity) { return Json(unit_key(quantity.unit)); }));
    document.add_objects("periods", report_.rows, [this](const ReportRow& row) { return period(row); });
    document.add_objects("overall", report_.overall, [this](const OverallRow& row) { return overall(row); });
    document.add_objects("drivers", report_.drivers, drivers);
    document.add_objects("recent", report_.recent, recent);
    document.add_objects("requirements", report_.requirements, requirement);
    document.add("assumptions", json_assumptions(report_.assumptions));
    document.add("warnings", json_warnings(report_.warnings));
    return std::move(document).finish();
  }

  [[nodiscard]] Json period(const ReportRow& row) const {
    Json result = period_labels(row.period, row.segment, row.complete, row.window);
    result["inputs"] = inputs_of(row.sheet, row.reasons);
    result["metrics"] = metrics(row.sheet);
    result["reasons"] = reasons(row.sheet);
    result["intervals"] = intervals(row.proportions);
    result["tests"] = object_of(has_sample, [&](const Quantity& quantity) { return tests(row, quantity.id); });
    result["change"] = of_metrics([&](const Quantity& quantity) {
      const auto change = row.change.find(quantity.id);
      return change == row.change.end() ? Json() : json_number(quantity, change->second);
    });
    result["contribution"] = contributions(row);
    result["churn_reasons"] = churn_reasons_of(row.sheet, row.reasons);
    return result;
  }

 private:
  template <class List, class Make>
  static Json list_of(const List& list, Make make) {
    Json result = Json::array();
    for (const auto& element : list) result.push_back(make(element));
    return result;
  }

  template <class MakeValue>
  [[nodiscard]] Json of_metrics(MakeValue make_value) const {
    return object_of([this](const Quantity& quantity) { return shown_.test(index_of(quantity.id)); }, make_value);
  }

  static bool has_sample(const Quantity& quantity) { return quantity.sample.has_value(); }

  [[nodiscard]] Json metrics(const Worksheet& sheet) const {
    return of_metrics([&](const Quantity& quantity) { return amount_or_null(quantity, shown_value(sheet, quantity)); });
  }

  [[nodiscard]] Json reasons(const Worksheet& sheet) const {
    return object_of([&](const Quantity& quantity) { return shown_.test(index_of(quantity.id)) && !shown_value(sheet, quantity); },
                     [&](const Quantity& quantity) { return Json(reason_key(undefined_reason(sheet, quantity))); });
  }

  static Json intervals(const IdMap<Proportion>& proportions) {
    return object_of(has_sample, [&](const Quantity& quantity) {
      const auto proportion = proportions.find(quantity.id);
      if (proportion == proportions.end()) return Json();
      const Interval interval = wilson_interval(proportion->second);
      return Json::array({interval.low, interval.high});
    });
  }

  static Json tests(const ReportRow& row, Id id) {
    const auto found = row.tests.find(id);
    const ChangeTests tests = found == row.tests.end() ? ChangeTests{} : found->second;
    return {{"previous", number_or_null(tests.previous)},
            {"year_ago", number_or_null(tests.year_ago)},
            {"earlier", number_or_null(tests.earlier)}};
  }

  [[nodiscard]] Json overall(const OverallRow& row) const {
    return {{"segment", text_or_null(row.segment)},
            {"periods", row.periods},
            {"sums", inputs_of(row.sheet, row.reasons)},
            {"metrics", metrics(row.sheet)},
            {"reasons", reasons(row.sheet)},
            {"intervals", intervals(row.proportions)},
            {"compounded", object_of([](const Quantity& quantity) { return quantity.compounds; },
                                     [&](const Quantity& quantity) {
                                       const auto product = row.compounded.find(quantity.id);
                                       return product == row.compounded.end() ? Json() : json_number(quantity, product->second);
                                     })},
            {"churn_reasons", churn_reasons_of(row.sheet, row.reasons)}};
  }

  /// Of a segment in the period whose drivers are known.
  [[nodiscard]] Json contributions(const ReportRow& row) const {
    Json result = Json::object();
    for (const Drivers& drivers : report_.drivers) {
      const Quantity& metric = quantity(drivers.id);
      if (const auto brought = contributions_.find(row, drivers.id)) result[std::string(metric.key)] = json_number(metric, *brought);
    }
    return result;
  }

  static Json drivers(const Drivers& drivers) {
    const Quantity& metric = quantity(drivers.id);
    return {{"metric", metric.key},
            {"period", drivers.period.to_string()},
            {"previous", drivers.before.to_string()},
            {"change", json_number(metric, drivers.change)},
            {"segments", list_of(drivers.segments,
                                 [&](const Driver& driver) {
                                   return Json{{"segment", driver.segment},
                                               {"contribution", json_number(metric, driver.contribution)},
                                               {"of_its_weight", json_number(metric, driver.of_its_weight)},
                                               {"change", amount_or_null(metric, driver.change)},
                                               {"p_value", number_or_null(driver.p_value)}};
                                 })},
            {"elsewhere", json_number(metric, drivers.elsewhere)}};
  }

  static Json recent(const RecentChange& change) {
    return {{"metric", quantity(change.id).key},           {"periods", change.periods},
            {"value", percent_of(change.now).to_double()}, {"before", percent_of(change.before).to_double()},
            {"change", change.change().to_double()},       {"p_value", change.p_value}};
  }

  static Json requirement(const RequirementResult& result) {
    return {{"text", result.requirement.text},
            {"severity", result.requirement.severity == Severity::error ? "error" : "warning"},
            {"met", result.met},
            {"value", amount_or_null(quantity(result.requirement.id), result.value)},
            {"distance", amount_or_null(quantity(result.requirement.id), result.distance)},
            {"change", amount_or_null(quantity(result.requirement.id), result.change)},
            {"p_value", number_or_null(result.p_value)},
            {"failures", list_of(result.failures, [&](const RequirementFailure& failure) {
               return Json{{"period", text_or_null(failure.period)},
                           {"segment", text_or_null(failure.segment)},
                           {"value", amount_or_null(quantity(result.requirement.id), failure.value)},
                           {"change", amount_or_null(quantity(result.requirement.id), failure.change)},
                           {"p_value", number_or_null(failure.p_value)}};
             })}};
  }

  const Report& report_;
  Contributions contributions_;
  IdSet shown_;
};

std::size_t inexact_amounts(const Worksheet& sheet) {
  const auto& entries = sheet.facts().entries;
  return static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), [](const auto& entry) {
    return quantity(entry.first).unit == Unit::money && has_more_digits_than_double(entry.second.value);
  }));
}

}  // namespace

std::optional<Diagnostic> inexact_json(const Report& report) {
  std::size_t count = 0;
  for (const ReportRow& row : report.rows) count += inexact_amounts(row.sheet);
  for (const OverallRow& row : report.overall) count += inexact_amounts(row.sheet);
  return inexact_json_warning(count);
}

std::string report_json(const Report& report) { return ReportWriter(report).document(); }

std::string report_ndjson(const Report& report) {
  const ReportWriter writer(report);
  std::string text;
  for (const ReportRow& row : report.rows) text += json_line(writer.period(row));
  return text;
}

}  // namespace retain::render
