#include "io/snapshots/row.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <variant>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

Period period_of(const std::string& text, const DateStyle& style) {
  if (is_totals_word(text)) {
    throw CellError(formatted("not a period: {} looks like a totals row", in_quotes(text)),
                    "remove the row: sums are computed from the others", 0);
  }
  try {
    return read_period(text, style);
  } catch (const PeriodError& error) {
    throw CellError(error.what(), error.hint(), 0);
  }
}

int read_window(std::string_view text) {
  int window = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), window);
  if (error == std::errc() && end == text.data() + text.size() && window > 0) return window;
  throw CellError(formatted("window: {} is not a number of periods", in_quotes(text)), "write 12 for the trailing year of a month", 0);
}

}  // namespace

void Load::note_churn(ChurnReading reading, const Header& header, const Column& column) {
  reading.row = snapshots.size();
  evidence.churn.push_back(std::move(reading));
  if (evidence.churn_column) return;
  evidence.churn_header = header;
  evidence.churn_column = column;
}

void Load::forget_row() {
  while (!evidence.churn.empty() && evidence.churn.back().row == snapshots.size()) evidence.churn.pop_back();
}

void store_label(Snapshot& snapshot, Label label, std::string_view text, const DateStyle& style) {
  const std::string value = to_nfc(trim(text));
  if (value.empty()) return;
  if (is_spreadsheet_error(value)) throw spreadsheet_error(name_of(label), value);
  switch (label) {
    case Label::period:
      snapshot.period = period_of(value, style);
      break;
    case Label::segment:
      if (is_totals_word(value) && !is_whole_base(value)) {
        throw CellError(formatted("{} looks like a totals row", in_quotes(value)), "write total for the whole base, or remove the row", 0);
      }
      snapshot.segment = is_whole_base(value) ? std::string() : value;
      break;
    case Label::complete:
      snapshot.complete = read_complete(value);
      break;
    case Label::window:
      snapshot.window = read_window(value);
      break;
    case Label::result_rows:
    case Label::refused_rows:
    case Label::refused_for:
      break;
  }
}

void store_segment(Snapshot& snapshot, std::span<const std::string> values) {
  const bool is_whole = std::ranges::all_of(values, [](const std::string& value) { return trim(value).empty() || is_whole_base(value); });
  snapshot.segment = is_whole ? std::string() : segment_name(std::vector<std::string_view>(values.begin(), values.end()));
}

ParsedCell read_number(const Column& column, std::string_view text, DecimalMark mark, const Limits& limits) {
  if (text.size() > limits.digits) check_length(text, spoken_name(*column.field), limits.digits);
  ParsedCell parsed;
  if (const Id* id = std::get_if<Id>(&*column.field)) {
    parsed = parse_cell(text, quantity(*id), mark, column.unit.scale(), is_loss(*id));
  } else {
    Quantity reason;
    reason.name = std::get<ReasonColumn>(*column.field).header;
    reason.unit = Unit::count;
    parsed = parse_cell(text, reason, mark);
  }
  parsed.cell.unit_settled = parsed.cell.unit_settled || column.unit.percent;
  if (parsed.cell.time_unit == Granularity::unknown) parsed.cell.time_unit = column.unit.time_unit;
  parsed.currency = one_currency(parsed.currency, column.unit.currency);
  return parsed;
}

void settle_sign(const Column& column, std::string_view text, Number& value, ValueEvidence& evidence) {
  const auto id = column.id();
  if (!id || !is_loss(*id) || value.is_zero()) return;
  const bool is_negative = value.sign() < 0;
  (is_negative ? evidence.negative : evidence.positive).set(index_of(*id));
  if (column.has_minus && !is_negative) {
    throw CellError(formatted("{}: {} is positive, and others are negative", quantity(*id).name, in_quotes(trim(text))),
                    "write all of its values with one sign", 0);
  }
  if (!is_negative) return;
  if (!column.has_minus) throw negative_error(text, quantity(*id));
  value = -value;
}

ChurnReading read_open(const Column& column, const std::function<Cell(const Column&)>& read) {
  ChurnReading reading;
  std::optional<CellError> first;
  for (const Id id : column.may_be) {
    Column one = column;
    one.field = id;
    one.may_be.clear();
    try {
      reading.cells.emplace_back(id, read(one));
    } catch (const CellError& error) {
      if (!first) first = error;
    }
  }
  if (reading.cells.empty()) throw CellError(*first);
  return reading;
}

void store_number(Snapshot& snapshot, const Column& column, const Cell& cell) {
  if (const Id* id = std::get_if<Id>(&*column.field)) {
    snapshot.cells[*id] = cell;
  } else {
    snapshot.reasons.emplace_back(std::get<ReasonColumn>(*column.field).header, cell.value);
  }
}

}  // namespace retain::io
