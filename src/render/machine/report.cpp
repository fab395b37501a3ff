#include "render/machine/report.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "render/content/values.hpp"
#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/records.hpp"
#include "retain/statistics.hpp"
#include "text/format.hpp"

namespace retain::render {

namespace {

/// The digits of a value; empty where there is none.
std::string value_text(const Worksheet& sheet, const Quantity& quantity) {
  const auto value = shown_value(sheet, quantity);
  return value ? exact_text(quantity, *value) : std::string();
}

void add_labels(const ReportRow& row, DelimitedWriter& writer) {
  writer.add_text(row.period.to_string());
  writer.add_text(row.segment);
  writer.add_field(row.complete ? "true" : "false");
}

/// The ends of the range, the change and its p-value as text, each empty where there is none.
using Comparison = std::array<std::string, 4>;

Comparison comparison_of(const ReportRow& row, Id id) {
  Comparison texts;
  auto& [low, high, difference, p_value] = texts;
  if (const auto proportion = row.proportions.find(id); proportion != row.proportions.end()) {
    const Interval range = wilson_interval(proportion->second);
    low = shortest(range.low);
    high = shortest(range.high);
  }
  if (const auto change = row.change.find(id); change != row.change.end()) difference = exact_text(quantity(id), change->second);
  if (const auto tests = row.tests.find(id); tests != row.tests.end() && tests->second.previous)
    p_value = shortest(*tests->second.previous);
  return texts;
}

}  // namespace

std::string report_delimited(const Report& report, char delimiter) {
  DelimitedRecords records(delimiter);
  write_records(report, records);
  return records.take();
}

std::string report_tidy(const Report& report) {
  const RecordColumns columns = record_columns(report);
  DelimitedWriter writer(',');
  for (const std::string_view label :
       {"period", "segment", "complete", "metric", "value", "low", "high", "change", "p_previous", "reason", "contribution"})
    writer.add_field(label);
  writer.end_line();

  const Contributions contributions(report);
  for (const ReportRow& row : report.rows) {
    const auto add_record = [&](std::string_view metric, const std::string& value, const Comparison& comparison, Reason undefined,
                                const std::optional<Number>& contribution = {}) {
      add_labels(row, writer);
      writer.add_text(metric);
      writer.add_field(value);
      for (const std::string& text : comparison) writer.add_field(text);
      writer.add_field(value.empty() ? reason_key(undefined) : std::string_view());
      writer.add_field(contribution ? shortest(contribution->to_double()) : std::string());
      writer.end_line();
    };
    const auto add_quantity = [&](Id id) {
      const Quantity& of = quantity(id);
      add_record(of.key, value_text(row.sheet, of), comparison_of(row, id), undefined_reason(row.sheet, of), contributions.find(row, id));
    };
    std::for_each(columns.inputs.begin(), columns.inputs.end(), add_quantity);
    for (const std::string& reason : columns.reasons) {
      const auto count = count_of(row.reasons, reason);
      add_record(reason, count ? count->to_fixed(0) : std::string(), {}, Reason::missing_input);
    }
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
