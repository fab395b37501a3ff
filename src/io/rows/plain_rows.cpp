#include "io/rows/plain_rows.hpp"

#include "retain/amount.hpp"

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
      decimals_(sink.decimals()),
      unit_(power_of_ten(Amount::decimals - sink.decimals())),
      has_words_(!meaning.words().empty()),
      amounts_(mark, decimals_),
      fit_table_(fits(table)),
      segments_(columns_.segments.size()) {}

bool PlainRows::fits(const RowTable& table) const {
  // A number that is read at speed has at most 15 digits and a mark.
  constexpr std::size_t longest_number = 16;
  if (!table.options.takes_short_ways) return false;
  const bool has_shape = columns_.shape == RowShape::payments || columns_.shape == RowShape::recurring;
  const bool stands_alone = sink_.waits_for() == WaitsFor::none && table.options.unique.empty();
  const bool is_money = columns_.has(RowField::amount) && columns_.has_named_amounts() && columns_.amount_unit.text.shift == 0 &&
                        columns_.amount_name != AmountName::yearly && !columns_.amount_unit.is_minor && !table.options.minor_units &&
                        !table.options.rates && !table.options.amount_per && table.options.limits.digits >= longest_number;
  // Other columns of numbers change what the amount is.
  const bool is_whole = !columns_.has(RowField::refund) && !columns_.has(RowField::interval_count) && !columns_.has(RowField::quantity);
  return has_shape && stands_alone && is_money && is_whole && columns_.facts.empty();
}

bool PlainRows::add_line(std::string_view id, std::string_view order, std::uint64_t labels, std::int64_t units) {
  OrderLines& orders = meaning_.orders();
  if (orders.is_leading() || units < 0 || !is_bare(order) || !is_plain_id(id)) return false;
  const Amount amount = Amount::from_millionths(static_cast<int128>(units) * unit_);
  const OrderLine line = orders.take(order, id, writer_.period_of(labels), amount);
  if (line == OrderLine::repeated) {
    meaning_.rules().add(RowRule::repeated_total);
    return true;
  }
  return put(id, line == OrderLine::further ? labels | writer_.part_labels() : labels, units);
}

}  // namespace retain::io
