#include "render/machine/report.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "render/content/values.hpp"
#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "retain/statistics.hpp"
#include "text/format.hpp"

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

/// The digits of a value; empty where there is none.
std::string value_text(const Worksheet& sheet, const Quantity& quantity) {
  const auto value = shown_value(sheet, quantity);
  return value ? exact_text(quantity, *value) : std::string();
}

/// The customers lost for a reason; empty where the row does not tell.
std::string count_text(const ReasonCounts& counts, const std::string& reason) {
  const auto count = std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return entry.first == reason; });
  return count == counts.end() ? std::string() : count->second.to_fixed(0);
}

void add_labels(const ReportRow& row, DelimitedWriter& writer) {
  writer.add_text(row.period.to_string());
  writer.add_text(row.segment);
  writer.add_field(row.complete ? "true" : "false");
}

/// The ends of the range, the change and its p-value as text, each empty where there is none.
using Comparison = std::array<std::string, 4>;

Comparison comparison_of(const ReportRow& row, Id id) {
  const auto proportion = row.proportions.find(id);
  const auto range = proportion == row.proportions.end() ? std::nullopt : std::optional(wilson_interval(proportion->second));
  const auto change = row.change.find(id);
  const auto tests = row.tests.find(id);
  const auto p_value = tests == row.tests.end() ? std::nullopt : tests->second.previous;
  return {range ? shortest(range->low) : std::string(), range ? shortest(range->high) : std::string(),
          change == row.change.end() ? std::string() : exact_text(quantity(id), change->second),
          p_value ? shortest(*p_value) : std::string()};
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
    add_labels(row, writer);
    if (has_window) writer.add_field(std::to_string(row.window));
    for (const Id id : columns.inputs) writer.add_field(value_text(row.sheet, quantity(id)));
    for (const std::string& reason : columns.reasons) writer.add_field(count_text(row.reasons, reason));
    for (const Id id : columns.metrics) writer.add_field(value_text(row.sheet, quantity(id)));
    writer.end_line();
  }
  return writer.take();
}

std::string report_tidy(const Report& report) {
  const Columns columns = columns_of(report);
  DelimitedWriter writer(',');
  for (const std::string_view label : {"period", "segment", "complete", "metric", "value", "low", "high", "change", "p_previous", "reason"})
    writer.add_field(label);
  writer.end_line();

  for (const ReportRow& row : report.rows) {
    const auto add_record = [&](std::string_view metric, const std::string& value, const Comparison& comparison, Reason undefined) {
      add_labels(row, writer);
      writer.add_text(metric);
      writer.add_field(value);
      for (const std::string& text : comparison) writer.add_field(text);
      writer.add_field(value.empty() ? reason_key(undefined) : std::string_view());
      writer.end_line();
    };
    const auto add_quantity = [&](Id id) {
      const Quantity& of = quantity(id);
      add_record(of.key, value_text(row.sheet, of), comparison_of(row, id), undefined_reason(row.sheet, of));
    };
    std::for_each(columns.inputs.begin(), columns.inputs.end(), add_quantity);
    for (const std::string& reason : columns.reasons) add_record(reason, count_text(row.reasons, reason), {}, Reason::missing_input);
    std::for_each(columns.metrics.begin(), columns.metrics.end(), add_quantity);
  }
  return writer.take();
}

std::string report_values(const Report& report) {
  std::string text;
  for (const ReportRow& row : report.rows) {
    for (const Id id : report.metrics) text += value_text(row.sheet, quantity(id)) + '\n';
  }
  return text;
}

}  // namespace retain::render
