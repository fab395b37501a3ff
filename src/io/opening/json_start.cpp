#include "io/opening/json_start.hpp"

#include <algorithm>

#include "io/columns/cohort_columns.hpp"
#include "io/columns/purchase_columns.hpp"
#include "io/columns/row_names.hpp"
#include "io/json/flat_record.hpp"
#include "io/opening/row_start.hpp"
#include "retain/quantity.hpp"
#include "text/format.hpp"

namespace retain::io {

namespace {

/// Of this program's documents, where nobody needs to be told.
constexpr std::string_view own_list = "/periods";

/// Tables of cohorts and of purchase histories are read as text alone.
std::optional<Diagnostic> refusal_of_table(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options,
                                           const Opened& opened) {
  const std::string hint = formatted("as CSV it is: jq -r '{}(.[0] | keys_unsorted) as $names | $names, (.[] | [.[$names[]]]) | @csv'",
                                     opened.format == InputFormat::ndjson ? "[., inputs] | " : "");
  const Place place{opened.name, 0, 0, {}};
  try {
    if (find_purchase_columns(headers, options, false))
      return error("json_table", "a table of purchase histories in JSON is not read", hint, place);
    if (find_cohort_columns(headers, rows, options, wants_cohorts(options.wanted)))
      return error("json_table", "a table of cohorts in JSON is not read", hint, place);
  } catch (const InputError&) {
    // It is told where it is read as another.
  }
  return std::nullopt;
}

}  // namespace

RecordKeys record_keys(const JsonValue& object, const LoadOptions& options) {
  std::vector<Header> headers;
  try {
    headers = headers_of(FlatRecord(object, options.limits).value(), {}, {});
  } catch (const JsonError&) {
    return RecordKeys::unknown;
  }
  Problems unheard;
  // Who and when may stand in an envelope too.
  const auto columns = find_row_columns(headers, {}, options, unheard);
  if (columns && columns->shape != RowShape::activity) return RecordKeys::row;
  const bool has_quantity =
      std::ranges::any_of(headers, [](const Header& header) { return find_quantity(split_unit(header.text).base).has_value(); });
  return has_quantity ? RecordKeys::quantities : RecordKeys::unknown;
}

RecordsPlace records_place(const Opened& opened, const LoadOptions& options) {
  return {options.records, opened.records, [&options](const JsonValue& object) { return record_keys(object, options); }};
}

void open_json(std::string_view text, const LoadOptions& options, Opened& opened) {
  std::vector<Header> headers;
  FirstRows rows;
  std::optional<std::string> pointer;
  bool in_envelope = false;
  std::size_t count = 0;
  const auto take_record = [&](const JsonValue& record, const JsonRecords& records) {
    const FlatRecord flat(record, options.limits);
    if (!pointer) {
      pointer = records.pointer;
      in_envelope = records.in_envelope;
    }
    std::vector<std::string>& row = rows.emplace_back(headers.size());
    const bool is_listed = records.value->is(JsonValue::Kind::array);
    const std::string base = records.pointer + (is_listed ? '/' + std::to_string(count) : std::string());
    std::vector<Header> keys = headers_of(flat.value(), opened.name, base);
    for (Header& key : keys) {
      if (const std::string nested = flat.pointer_at({key.place.line, key.place.column}); !nested.empty())
        key.place.pointer = base + nested;
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto known = std::ranges::find(headers, keys[i].text, &Header::text);
      const auto column = static_cast<std::size_t>(known - headers.begin());
      if (known == headers.end()) {
        headers.push_back(keys[i]);
        row.emplace_back();
      }
      const JsonValue& value = flat.value().members[i].value;
      if (!value.is(JsonValue::Kind::null)) row[column] = value.text;
    }
    ++count;
    if (!RowFilters(headers, options).pass([&row](std::size_t column) { return std::string_view(row[column]); })) rows.pop_back();
    return rows.size() < looked_at_rows;
  };
  opened.is_empty_page =
      visit_first_records(text, opened.format == InputFormat::ndjson, records_place(opened, options), options.limits, take_record);
  for (std::vector<std::string>& row : rows) row.resize(headers.size());
  Problems problems;
  const bool has_all_keys = rows.size() < looked_at_rows;
  const auto columns = headers.empty() ? std::nullopt : find_row_columns(headers, rows, options, problems, has_all_keys);
  if (!columns && !headers.empty()) opened.refusal = refusal_of_table(headers, rows, options, opened);
  if (columns || in_envelope) opened.records = pointer;
  if (columns) {
    opened.headers = std::move(headers);
    settle_rows(opened, *columns, rows, options, problems);
    opened.problems = problems.take_all();
  }
  if (!options.records && opened.records && !opened.records->empty() && *opened.records != own_list)
    opened.notes.push_back(formatted("{}: the records are the list {}", opened.name, *opened.records));
}

}  // namespace retain::io
