#include "io/rows/plain_rows.hpp"

#include "io/csv/reader.hpp"
#include "io/value/label_text.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

PlainRows::PlainRows(RowTable& table, RowSink& sink, RowMeaning& meaning, char mark)
    : columns_(table.opened.row_columns),
      sink_(sink),
      writer_(sink.writer()),
      meaning_(meaning),
      order_(columns_[RowField::order]),
      customer_(columns_[RowField::customer].value_or(0)),
      date_(columns_[RowField::date].value_or(0)),
      amount_(columns_[RowField::amount].value_or(0)),
      mark_(mark),
      decimals_(sink.decimals()),
      unit_(units_by_decimals[static_cast<std::size_t>(Amount::decimals - sink.decimals())]),
      has_words_(!meaning.words().empty()),
      usual_(mark, decimals_),
      fit_table_(fits(table)),
      segments_(columns_.segments.size()) {}

bool PlainRows::fits(const RowTable& table) const {
  // A number that is read at speed has at most 15 digits and a mark.
  constexpr std::size_t longest_number = 16;
  const bool has_shape = columns_.shape == RowShape::payments || columns_.shape == RowShape::recurring;
  const bool stands_alone = sink_.waits_for() == WaitsFor::none && table.options.unique.empty();
  const bool is_money = columns_.has(RowField::amount) && columns_.has_named_amounts() && columns_.amount_unit.text.shift == 0 &&
                        columns_.amount_name != AmountName::yearly && !columns_.amount_unit.is_minor && !table.options.minor_units &&
                        !table.options.rates && !table.options.amount_per && table.options.limits.digits >= longest_number;
  // Other columns of numbers change what the amount is.
  const bool is_whole = !columns_.has(RowField::refund) && !columns_.has(RowField::interval_count) && !columns_.has(RowField::quantity);
  return has_shape && stands_alone && is_money && is_whole && columns_.facts.empty();
}

bool PlainRows::is_plain_id(std::string_view id, bool text_is_ascii) {
  constexpr std::size_t longest_placeholder = 9;
  if (id.empty() || id.size() > CsvReader::most_field_bytes || id.front() <= ' ' || id.back() <= ' ' || id.front() == '\'' ||
      id.front() == '#')
    return false;
  const bool ends_in_digit = id.back() >= '0' && id.back() <= '9';
  if (id.size() <= longest_placeholder && !ends_in_digit && (is_placeholder(id) || is_sentinel_id(id))) return false;
  // "17850.0" is a number that a spreadsheet wrote.
  if (id.back() == '0' && (id.size() < 2 || id[id.size() - 2] == '.')) return false;
  if (id == "-1" || id == "00" || (may_be_totals_word(id) && is_totals_word(id))) return false;
  return text_is_ascii || end_of_ascii(id) == id.size();
}

bool PlainRows::is_nobody(std::string_view id) { return is_sentinel_id(id); }

bool PlainRows::add_line(std::string_view id, std::string_view order, std::uint64_t labels, std::int64_t units, bool is_ascii) {
  OrderLines& orders = meaning_.orders();
  const bool is_trimmed = !order.empty() && order.front() > ' ' && order.back() > ' ';
  if (orders.is_leading() || units < 0 || !is_trimmed || !(is_plain_id(id, is_ascii))) return false;
  const Amount amount = Amount::from_millionths(static_cast<int128>(units) * unit_);
  const OrderLine line = orders.take(order, id, writer_.period_of(labels), amount);
  if (line == OrderLine::repeated) {
    meaning_.rules().add(RowRule::repeated_total);
    return true;
  }
  return put(id, line == OrderLine::further ? labels | writer_.part_labels() : labels, units, is_ascii);
}

}  // namespace retain::io
