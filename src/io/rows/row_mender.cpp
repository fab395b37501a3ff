#include "io/rows/row_mender.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "io/meaning/values.hpp"
#include "io/value/label_text.hpp"
#include "text/unicode.hpp"

namespace retain::io {

namespace {

enum class CellKind : std::uint8_t { any, date, number };

std::vector<CellKind> kinds_of(const Opened& opened) {
  const RowColumns& columns = opened.row_columns;
  std::vector<CellKind> kinds(opened.headers.size(), CellKind::any);
  const auto set = [&](RowField field, CellKind kind) {
    if (columns.has(field)) kinds[*columns[field]] = kind;
  };
  for (const RowField field : {RowField::date, RowField::start, RowField::end}) set(field, CellKind::date);
  for (const RowField field : {RowField::amount, RowField::unit_price, RowField::quantity, RowField::refund, RowField::interval_count})
    set(field, CellKind::number);
  for (const RowColumns::Dated& dated : columns.schedule) kinds[dated.column] = CellKind::number;
  return kinds;
}

std::vector<bool> columns_read(const Opened& opened) {
  const RowColumns& columns = opened.row_columns;
  std::vector<bool> are_read(opened.headers.size(), false);
  const auto read = [&are_read](std::optional<std::size_t> column) {
    if (column) are_read[*column] = true;
  };
  std::ranges::for_each(columns.at, read);
  for (const RowColumns::Status& status : columns.statuses) read(status.column);
  for (const RowColumns::Flag& flag : columns.flags) read(flag.column);
  for (const RowColumns::Dated& dated : columns.schedule) read(dated.column);
  for (const RowColumns::Fact& fact : columns.facts) read(fact.column);
  for (const auto* list : {&columns.segments, &columns.filters, &columns.watched}) std::ranges::for_each(*list, read);
  read(columns.unique);
  read(columns.bare_id);
  return are_read;
}

/// Whether a row without a value in a column of dates or numbers can be read.
bool may_lack(const RowColumns& columns, std::size_t column) {
  if (column == columns[RowField::date] || column == columns[RowField::start]) return false;
  const bool is_money = column == columns[RowField::amount] || (column == columns[RowField::unit_price] && !columns.has_named_amounts());
  return !is_money || columns.has(RowField::order) || columns.shape == RowShape::roster;
}

/// Whether a text is a date in any order of day and month.
bool may_be_date(std::string_view text, DateStyle style) {
  style.facts = nullptr;
  return std::ranges::any_of(std::array{DateOrder::day_first, DateOrder::month_first}, [&](DateOrder order) {
    style.order = order;
    try {
      read_time(text, style);
      return true;
    } catch (const CellError&) {
      return false;
    }
  });
}

bool may_be_number(std::string_view text, DecimalMark mark) {
  if (mark == DecimalMark::unknown) return may_be_number(text, DecimalMark::point) || may_be_number(text, DecimalMark::comma);
  try {
    read_amount(text, mark, {});
    return true;
  } catch (const CellError&) {
    return false;
  }
}

}  // namespace

MendedColumns mended_columns(const RowTable& table) {
  const Opened& opened = table.opened;
  const std::vector<CellKind> kinds = kinds_of(opened);
  const DecimalMark mark = opened.mark.is_certain ? opened.mark.value : DecimalMark::unknown;
  const auto may_mean = [&opened, kinds, mark](std::size_t column, std::string_view cell) {
    if (kinds[column] == CellKind::date) return may_be_date(cell, opened.dates);
    return kinds[column] == CellKind::any || may_be_number(cell, mark);
  };
  const auto may_hold = [&opened, kinds, may_mean](std::size_t column, std::string_view cell) {
    if (kinds[column] == CellKind::any) return true;
    if (trim(cell).empty() || stands_for_nothing(trim(cell))) return may_lack(opened.row_columns, column);
    return may_mean(column, cell);
  };
  return {columns_read(opened), opened.table.delimiter, may_hold, may_mean};
}

}  // namespace retain::io
