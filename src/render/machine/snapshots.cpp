#include "render/machine/snapshots.hpp"

#include <algorithm>
#include <stdexcept>

#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/json_text.hpp"
#include "render/machine/records.hpp"

namespace retain::render {

namespace {

std::string delimited(const std::vector<Snapshot>& snapshots, char delimiter) {
  DelimitedRecords records(delimiter);
  write_records(snapshots, records);
  return records.take();
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
