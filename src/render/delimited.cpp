#include <algorithm>
#include <vector>

#include "render/exact.hpp"
#include "render/formats.hpp"

namespace retain::render {

namespace {

/// Whether a spreadsheet would run the text as a formula, or would after the reader has stripped one apostrophe.
bool is_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view("=+@\t\r-").find(text[first]) != std::string_view::npos;
}

class Writer {
 public:
  explicit Writer(char delimiter) : delimiter_(delimiter) {}

  void add_text(std::string_view text) { add_field(is_formula(text) ? "'" + std::string(text) : std::string(text)); }
  void add_field(std::string_view field) {
    if (!at_line_start_) text_ += delimiter_;
    at_line_start_ = false;
    if (field.find_first_of("\"\n\r") == std::string_view::npos && field.find(delimiter_) == std::string_view::npos) {
      text_ += field;
      return;
    }
    text_ += '"';
    for (const char c : field) text_.append(c == '"' ? 2 : 1, c);
    text_ += '"';
  }
  void end_line() {
    text_ += '\n';
    at_line_start_ = true;
  }
  std::string finish() && { return std::move(text_); }

 private:
  char delimiter_;
  bool at_line_start_ = true;
  std::string text_;
};

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

std::string render_delimited(const Report& report, char delimiter) {
  const Columns columns = columns_of(report);
  Writer writer(delimiter);
  for (const std::string_view label : {"period", "segment", "complete"}) writer.add_field(label);
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
    for (const Id id : columns.inputs) add_value(id);
    for (const std::string& reason : columns.reasons) {
      const auto count = std::find_if(row.reasons.begin(), row.reasons.end(), [&](const auto& entry) { return entry.first == reason; });
      writer.add_field(count == row.reasons.end() ? std::string() : count->second.to_fixed(0));
    }
    for (const Id id : columns.metrics) add_value(id);
    writer.end_line();
  }
  return std::move(writer).finish();
}

}  // namespace retain::render
