#include "render/machine/report.hpp"

#include <algorithm>
#include <vector>

#include "render/content/values.hpp"
#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"

namespace retain::render {

namespace {

/// The inputs that any row has, then the metrics that are not among them.
struct Columns {
  std::vector<Id> inputs;
  std::vector<std::string> reasons;
  std::vector<Id> metrics;
};

Columns columns_of(const Report& report) {
  IdSet present;
  for (const ReportRow& row : report.rows) {
    for (const auto& [id, entry] : row.sheet.facts().entries) present.set(index_of(id));
  }
  Columns columns;
  for (const Quantity& quantity : quantities()) {
    if (present.test(index_of(quantity.id))) columns.inputs.push_back(quantity.id);
  }
  columns.reasons = reasons_of(report.rows);
  std::copy_if(report.metrics.begin(), report.metrics.end(), std::back_inserter(columns.metrics),
               [&](Id id) { return !present.test(index_of(id)); });
  return columns;
}

}  // namespace

std::string report_delimited(const Report& report, char delimiter) {
  const Columns columns = columns_of(report);
  DelimitedWriter writer(delimiter);
  const bool has_window = std::any_of(report.rows.begin(), report.rows.end(), [](const ReportRow& row) { return row.window != 1; });
  for (const std::string_view label : {"period", "segment", "complete"}) writer.add_field(label);
  if (has_window) writer.add_field("window");
  for (const Id id : columns.inputs) writer.add_field(quantity(id).key);
  for (const std::string& reason : columns.reasons) writer.add_text(reason);
  for (const Id id : columns.metrics) writer.add_field(quantity(id).key);
  writer.end_line();

  for (const ReportRow& row : report.rows) {
    const auto add_value = [&](Id id) {
      const auto value = shown_value(row.sheet, quantity(id));
      writer.add_field(value ? exact_text(quantity(id), *value) : std::string());
    };
    writer.add_text(row.period.to_string());
    writer.add_text(row.segment);
    writer.add_field(row.complete ? "true" : "false");
    if (has_window) writer.add_field(std::to_string(row.window));
    for (const Id id : columns.inputs) add_value(id);
    for (const std::string& reason : columns.reasons) {
      const auto count = std::find_if(row.reasons.begin(), row.reasons.end(), [&](const auto& entry) { return entry.first == reason; });
      writer.add_field(count == row.reasons.end() ? std::string() : count->second.to_fixed(0));
    }
    for (const Id id : columns.metrics) add_value(id);
    writer.end_line();
  }
  return writer.take();
}

std::string report_values(const Report& report) {
  std::string text;
  for (const ReportRow& row : report.rows) {
    for (const Id id : report.metrics) {
      if (const auto value = shown_value(row.sheet, quantity(id))) text += exact_text(quantity(id), *value);
      text += '\n';
    }
  }
  return text;
}

}  // namespace retain::render
