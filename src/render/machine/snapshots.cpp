#include "render/machine/snapshots.hpp"

#include <algorithm>
#include <stdexcept>

#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/json_text.hpp"

namespace retain::render {

namespace {

std::string delimited(const std::vector<Snapshot>& snapshots, char delimiter) {
  std::vector<Id> columns;
  for (const Quantity& quantity : quantities()) {
    const bool present =
        std::any_of(snapshots.begin(), snapshots.end(), [&](const Snapshot& row) { return row.find(quantity.id) != nullptr; });
    if (present) columns.push_back(quantity.id);
  }
  const bool has_window = snapshots.front().window != 1;
  DelimitedWriter writer(delimiter);
  for (const std::string_view label : {"period", "segment", "complete"}) writer.add_field(label);
  if (has_window) writer.add_field("window");
  for (const Id id : columns) writer.add_field(quantity(id).key);
  writer.end_line();
  for (const Snapshot& row : snapshots) {
    writer.add_text(row.period.to_string());
    writer.add_text(row.segment);
    writer.add_field(row.complete ? "true" : "false");
    if (has_window) writer.add_field(std::to_string(row.window));
    for (const Id id : columns) {
      const Cell* cell = row.find(id);
      writer.add_field(cell == nullptr ? std::string() : exact_text(quantity(id), cell->value));
    }
    writer.end_line();
  }
  return writer.take();
}

Json object_of(const Snapshot& row) {
  Json object = period_labels(row.period, row.segment, row.complete, row.window);
  Json& inputs = object["inputs"] = Json::object();
  for (const auto& [id, cell] : row.cells) inputs[std::string(quantity(id).key)] = json_number(quantity(id), cell.value);
  return object;
}

std::string document(const std::vector<Snapshot>& snapshots, const std::vector<Diagnostic>& warnings) {
  Json periods = Json::array();
  for (const Snapshot& row : snapshots) periods.push_back(object_of(row));
  return json_document({{"schema", "retain.snapshot"},
                        {"schema_version", 1},
                        {"generator", generator()},
                        {"granularity", text_or_null(granularity_key(snapshots.front().period.granularity()))},
                        {"periods", std::move(periods)},
                        {"warnings", json_warnings(warnings)}});
}

}  // namespace

std::string render_snapshots(const std::vector<Snapshot>& snapshots, const std::vector<Diagnostic>& warnings, Format format) {
  if (format == Format::csv) return delimited(snapshots, ',');
  if (format == Format::tsv) return delimited(snapshots, '\t');
  if (format == Format::json) return document(snapshots, warnings);
  if (format != Format::ndjson) throw std::logic_error("a format that snapshots have no renderer for");
  std::string text;
  for (const Snapshot& row : snapshots) text += json_line(object_of(row));
  return text;
}

std::optional<Diagnostic> inexact_json(const std::vector<Snapshot>& snapshots) {
  std::size_t count = 0;
  for (const Snapshot& row : snapshots) {
    count += static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), [](const auto& cell) {
      return quantity(cell.first).unit == Unit::money && has_more_digits_than_double(cell.second.value);
    }));
  }
  return inexact_json_warning(count);
}

}  // namespace retain::render
