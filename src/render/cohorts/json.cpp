#include "render/cohorts/json.hpp"

#include <algorithm>

#include "render/machine/json_text.hpp"

namespace retain::render {

namespace {

template <class Value>
Json by_age(const std::vector<CohortCell>& cells, Value value) {
  Json list = Json::array();
  for (const CohortCell& cell : cells) list.push_back(value(cell));
  return list;
}

Json object_of(const CohortLine& line, CohortMeasure measure) {
  Json percents = Json::array();
  if (measure != CohortMeasure::cumulative)
    percents = by_age(line.cells, [](const CohortCell& cell) { return cell.percent ? Json(cell.percent->to_double()) : Json(); });
  Json reasons = Json::object();
  if (std::ranges::any_of(percents, &Json::is_null)) reasons["percent"] = reason_key(Reason::zero_start_revenue);
  if (measure != CohortMeasure::customers) reasons["interval"] = reason_key(Reason::missing_input);
  const bool is_open = !line.cells.empty() && line.cells.back().is_open;
  return {{"cohort", text_or_null(line.label)},
          {"segment", text_or_null(line.segment)},
          {"complete", line.complete},
          {"size", json_count(line.size)},
          {"values", by_age(line.cells, [](const CohortCell& cell) { return json_count(cell.value); })},
          {"percent", std::move(percents)},
          {"interval", by_age(line.cells,
                              [](const CohortCell& cell) {
                                return cell.interval ? Json{cell.interval->low, cell.interval->high} : Json();
                              })},
          {"p_value", by_age(line.cells, [](const CohortCell& cell) { return cell.p_value ? Json(*cell.p_value) : Json(); })},
          {"open_from", is_open ? Json(line.cells.size() - 1) : Json()},
          {"reasons", std::move(reasons)}};
}

bool has_whole(const CohortReport& report) {
  return std::ranges::any_of(report.summaries, [](const CohortSummary& summary) { return summary.segment.empty(); }) ||
         report.measure == CohortMeasure::customers;
}

Json means_of(const CohortSummary& summary) {
  Json values = Json::array();
  Json cohorts = Json::array();
  Json customers = Json::array();
  for (const CohortMean& mean : summary.means) {
    values.push_back(mean.value.to_double());
    cohorts.push_back(mean.cohorts);
    customers.push_back(json_count(mean.customers));
  }
  return {{"segment", text_or_null(summary.segment)}, {"mean", values}, {"cohorts", cohorts}, {"customers", customers}};
}

/// Why members are null or empty.
Json reasons_of(const CohortReport& report) {
  Json reasons = Json::object();
  if (report.granularity == Granularity::unknown) reasons["granularity"] = reason_key(Reason::period_unknown);
  if (!report.type) reasons["type"] = reason_key(Reason::missing_input);
  if (report.means.empty()) reasons["mean"] = reason_key(has_whole(report) ? Reason::missing_input : Reason::mixed_currencies);
  return reasons;
}

}  // namespace

std::string cohorts_json(const CohortAnswer& answer) {
  const CohortReport& report = answer.report;
  Json whole = Json::array();
  for (const CohortMean& mean : report.means) whole.push_back(mean.value.to_double());
  JsonDocument document;
  document.add("schema", "retain.cohort");
  document.add("schema_version", 1);
  document.add("generator", generator());
  document.add("granularity", text_or_null(granularity_key(report.granularity)));
  document.add("measure", cohort_measure_key(report.measure));
  document.add("type", report.type ? Json(cohort_type_key(*report.type)) : Json());
  document.add_objects("cohorts", report.lines, [&](const CohortLine& line) { return object_of(line, report.measure); });
  document.add("mean", whole);
  document.add_objects("means", report.summaries, means_of);
  document.add("reasons", reasons_of(report));
  document.add("assumptions", json_assumptions(answer.assumptions));
  document.add("warnings", json_warnings(answer.warnings));
  return std::move(document).finish();
}

}  // namespace retain::render
