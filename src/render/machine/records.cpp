#include "render/machine/records.hpp"

#include <algorithm>

#include "render/content/leads.hpp"
#include "render/content/values.hpp"

namespace retain::render {

namespace {

RecordColumns columns_of(const std::vector<Snapshot>& snapshots) {
  RecordColumns columns;
  for (const Quantity& quantity : quantities()) {
    const bool present =
        std::any_of(snapshots.begin(), snapshots.end(), [&](const Snapshot& row) { return row.find(quantity.id) != nullptr; });
    if (present) columns.inputs.push_back(quantity.id);
  }
  columns.has_window = snapshots.front().window != 1;
  return columns;
}

void add_headings(const RecordColumns& columns, RecordSink& sink) {
  for (const std::string_view label : {"period", "segment", "complete"}) sink.add_key(label);
  if (columns.has_window) sink.add_key("window");
  for (const Id id : columns.inputs) sink.add_heading(quantity(id), true);
  for (const std::string& reason : columns.reasons) sink.add_text(reason);
  for (const Id id : columns.metrics) sink.add_heading(quantity(id), false);
  for (const Id id : columns.driven) sink.add_key(std::string(quantity(id).key) + std::string(contribution_ending));
  sink.end_line();
}

/// What a row of a report and a snapshot have in common.
template <class Row>
void add_labels(const Row& row, const RecordColumns& columns, RecordSink& sink) {
  sink.add_text(row.period.to_string());
  sink.add_text(row.segment);
  sink.add_flag(row.complete);
  if (columns.has_window) sink.add_count(Number(row.window));
}

}  // namespace

RecordColumns record_columns(const Report& report) {
  IdSet present;
  for (const ReportRow& row : report.rows) {
    for (const auto& [id, entry] : row.sheet.facts().entries) present.set(index_of(id));
  }
  RecordColumns columns;
  for (const Quantity& quantity : quantities()) {
    if (present.test(index_of(quantity.id))) columns.inputs.push_back(quantity.id);
  }
  columns.reasons = reasons_of(report.rows);
  std::copy_if(report.metrics.begin(), report.metrics.end(), std::back_inserter(columns.metrics),
               [&](Id id) { return !present.test(index_of(id)); });
  columns.has_window = std::any_of(report.rows.begin(), report.rows.end(), [](const ReportRow& row) { return row.window != 1; });
  const std::vector<Id> leads = leads_of(report);
  for (const Drivers& drivers : report.drivers) {
    if (report.metrics_chosen || std::find(leads.begin(), leads.end(), drivers.id) != leads.end()) columns.driven.push_back(drivers.id);
  }
  return columns;
}

Contributions::Contributions(const Report& report) {
  for (const Drivers& drivers : report.drivers) {
    Metric metric{&drivers, {}};
    for (const Driver& driver : drivers.segments) metric.segments.emplace(driver.segment, &driver);
    metrics_.try_emplace(drivers.id, std::move(metric));
  }
}

std::optional<Number> Contributions::find(const ReportRow& row, Id id) const {
  const auto metric = metrics_.find(id);
  if (metric == metrics_.end() || row.period != metric->second.drivers->period) return std::nullopt;
  const auto driver = metric->second.segments.find(row.segment);
  return driver == metric->second.segments.end() ? std::nullopt : std::optional(driver->second->contribution);
}

std::optional<Number> count_of(const ReasonCounts& counts, const std::string& reason) {
  const auto count = std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return entry.first == reason; });
  return count == counts.end() ? std::nullopt : std::optional(count->second);
}

void write_records(const Report& report, RecordSink& sink) {
  const RecordColumns columns = record_columns(report);
  const Contributions contributions(report);
  add_headings(columns, sink);
  for (const ReportRow& row : report.rows) {
    add_labels(row, columns, sink);
    for (const Id id : columns.inputs) sink.add_value(quantity(id), shown_value(row.sheet, quantity(id)), true);
    for (const std::string& reason : columns.reasons) sink.add_count(count_of(row.reasons, reason));
    for (const Id id : columns.metrics) sink.add_value(quantity(id), shown_value(row.sheet, quantity(id)), false);
    for (const Id id : columns.driven) sink.add_value(quantity(id), contributions.find(row, id), false);
    sink.end_line();
  }
}

void write_records(const std::vector<Snapshot>& snapshots, RecordSink& sink) {
  const RecordColumns columns = columns_of(snapshots);
  add_headings(columns, sink);
  for (const Snapshot& row : snapshots) {
    add_labels(row, columns, sink);
    for (const Id id : columns.inputs) {
      const Cell* cell = row.find(id);
      sink.add_value(quantity(id), cell == nullptr ? std::nullopt : std::optional(cell->value), true);
    }
    sink.end_line();
  }
}

}  // namespace retain::render
