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
  for (const Drivers* drivers : columns.drivers) sink.add_key(std::string(quantity(drivers->id).key) + std::string(contribution_ending));
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
    if (std::find(leads.begin(), leads.end(), drivers.id) != leads.end()) columns.drivers.push_back(&drivers);
  }
  return columns;
}

std::optional<Number> contribution_of(const ReportRow& row, const Drivers& drivers) {
  return row.period == drivers.period && !row.segment.empty() ? drivers.contribution_of(row.segment) : std::nullopt;
}

std::optional<Number> count_of(const ReasonCounts& counts, const std::string& reason) {
  const auto count = std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return entry.first == reason; });
  return count == counts.end() ? std::nullopt : std::optional(count->second);
}

void write_records(const Report& report, RecordSink& sink) {
  const RecordColumns columns = record_columns(report);
  add_headings(columns, sink);
  for (const ReportRow& row : report.rows) {
    add_labels(row, columns, sink);
    for (const Id id : columns.inputs) sink.add_value(quantity(id), shown_value(row.sheet, quantity(id)), true);
    for (const std::string& reason : columns.reasons) sink.add_count(count_of(row.reasons, reason));
    for (const Id id : columns.metrics) sink.add_value(quantity(id), shown_value(row.sheet, quantity(id)), false);
    for (const Drivers* drivers : columns.drivers) sink.add_value(quantity(drivers->id), contribution_of(row, *drivers), false);
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
