#include "io/meaning/row_amounts.hpp"

#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

Amount to_amount(const Number& number) {
  const auto parsed = Amount::parse(number.to_fixed(Amount::decimals));
  if (!parsed) throw CellError("amount is too large", "amounts have at most 18 digits before the point", 0);
  return parsed->amount;
}

}  // namespace

bool RowAmounts::read(std::span<const RowCell> cells, const RowVerdict& verdict, CustomerRow& row) {
  const std::optional<RowAmount> money = read_money(cell_of(cells, RowField::amount), columns_.amount_unit.text);
  if (!money) return false;
  const std::string_view code = currency_of(verdict, *money);
  row.amount = money->amount;
  refund_ = Amount();
  if (!apply_quantity(cells, code, row.amount)) return false;
  row.amount = in_whole_units(row.amount, columns_.amount_unit, code);
  if (counts_cents(columns_.amount_unit)) rules_.add(RowRule::minor_units);
  if (!apply_refund(cells, verdict.kind, code, row.amount)) return false;
  apply_rate(code, row.amount);
  return apply_interval(cells, verdict.interval, row);
}

std::optional<Amount> RowAmounts::read_month(const RowCell& cell, const RowVerdict& verdict) {
  const std::optional<RowAmount> money = read_money(cell, columns_.amount_unit.text);
  if (!money) return std::nullopt;
  const std::string_view code = currency_of(verdict, *money);
  Amount amount = in_whole_units(money->amount, columns_.amount_unit, code);
  if (counts_cents(columns_.amount_unit)) rules_.add(RowRule::minor_units);
  apply_rate(code, amount);
  return amount;
}

std::string_view RowAmounts::currency_of(const RowVerdict& verdict, const RowAmount& money) const {
  if (verdict.currency == nullptr) return money.currency;
  const std::string_view code = verdict.currency->currency;
  if (!money.currency.empty() && !code.empty() && code != money.currency) {
    throw CellError(formatted("amount is in {}, and its row in {}", money.currency, code), "correct one of them", 0);
  }
  return code;
}

std::optional<DecimalMark> RowAmounts::mark_of(const RowCell& cell, std::string_view what) {
  if (!mark_holds(cell)) return std::nullopt;
  if (cell.kind == RowCell::Kind::text) return table_.opened.mark.value;
  if (cell.kind != RowCell::Kind::json_text) return DecimalMark::point;
  const DecimalMark given = table_.options.decimal;
  // What marks mean would have to be proved by all rows, as in CSV.
  if (given == DecimalMark::unknown && !is_exact_decimal(cell.text) && !trim(cell.text).empty()) {
    throw CellError(formatted("{}: the text {} is not a number", what, in_quotes(cell.text)), "write numbers without quotes", 0);
  }
  return given;
}

std::optional<RowAmount> RowAmounts::read_money(const RowCell& cell, const UnitText& unit) {
  if (cell.kind == RowCell::Kind::json_boolean) throw CellError(formatted("amount: {} is not an amount", cell.text), "write a number", 0);
  const bool is_json_text = cell.kind == RowCell::Kind::json_text;
  const std::optional<DecimalMark> mark = mark_of(cell, "amount");
  if (!mark) return std::nullopt;
  const RowAmount amount = read_amount(cell.text, *mark, unit, table_.options.limits);
  if (amount.rounded) problems_.count(Tally::rounded_amounts, BlockPlace{block_, cell.place});
  if (is_json_text) problems_.count(Tally::number_as_text, BlockPlace{block_, cell.place});
  if (amount.scientific && cell.kind != RowCell::Kind::json_number)
    problems_.count(Tally::scientific_notation, BlockPlace{block_, cell.place});
  const bool is_settled = columns_.has(RowField::currency) || table_.options.rates.has_value();
  if (!amount.currency.empty() && !is_settled) problems_.note_currency(amount.currency, BlockPlace{block_, cell.place});
  const bool has_fraction = cell.text.find_first_of(".eE") != std::string_view::npos;
  if (cell.kind == RowCell::Kind::json_number && !has_fraction && columns_.has(RowField::currency)) rules_.add(RowRule::whole_number_money);
  return amount;
}

std::optional<Number> RowAmounts::read_number(const RowCell& cell, std::string_view what) {
  check_length(cell.text, what, table_.options.limits.digits);
  if (stands_for_nothing(cell.text)) return Number(1);
  const std::optional<DecimalMark> mark = mark_of(cell, what);
  if (!mark) return std::nullopt;
  return parse_cell(cell.text, quantity_of_rows(what, Unit::number), *mark).cell.value;
}

bool RowAmounts::apply_quantity(std::span<const RowCell> cells, std::string_view code, Amount& amount) {
  if (!columns_.has(RowField::quantity)) return true;
  const std::optional<Number> quantity = read_number(cell_of(cells, RowField::quantity), "quantity");
  if (!quantity) return false;
  const auto times_quantity = [&](const Amount& price) { return to_amount(price.to_number() * *quantity); };
  if (!columns_.has_named_amounts()) {
    if (quantity->sign() < 0 && amount < Amount()) {
      throw CellError("unit price and quantity are both negative: whether it is a refund cannot be told", "write one of them with its sign",
                      0);
    }
    amount = times_quantity(amount);
    rules_.add(RowRule::multiplied);
    return true;
  }
  if (*quantity == Number(1)) return true;
  const bool is_price_of_plan = columns_.shape == RowShape::spans && columns_.has(RowField::interval);
  if (columns_.has(RowField::unit_price)) {
    const RowCell& cell = cell_of(cells, RowField::unit_price);
    const std::optional<RowAmount> price = stands_for_nothing(cell.text) ? RowAmount{} : read_money(cell, columns_.price_unit.text);
    if (!price) return false;
    const Amount product = in_whole_units(times_quantity(price->amount), columns_.price_unit, code);
    if (product != Amount() && product == in_whole_units(amount, columns_.amount_unit, code)) {
      if (is_price_of_plan) rules_.add(RowRule::product_stated);
      return true;
    }
  }
  if (is_price_of_plan) amount = times_quantity(amount);
  rules_.add(is_price_of_plan ? RowRule::plan_multiplied : RowRule::quantity_beside);
  return true;
}

bool RowAmounts::apply_refund(std::span<const RowCell> cells, RowKind kind, std::string_view code, Amount& amount) {
  if (kind == RowKind::refund) {
    if (amount > Amount()) amount = Amount() - amount;
    rules_.add(RowRule::refund_row);
    return true;
  }
  if (!columns_.has(RowField::refund) || amount <= Amount()) return true;
  const RowCell& cell = cell_of(cells, RowField::refund);
  if (stands_for_nothing(cell.text)) return true;
  const std::optional<RowAmount> money = read_money(cell, columns_.refund_unit.text);
  if (!money) return false;
  refund_ = in_whole_units(money->amount, columns_.refund_unit, code);
  if (refund_ < Amount()) refund_ = Amount() - refund_;
  amount -= refund_;
  if (refund_ > Amount()) rules_.add(RowRule::refund_subtracted);
  return true;
}

Amount RowAmounts::in_whole_units(Amount amount, const RowColumns::MoneyUnit& unit, std::string_view code) const {
  if (!counts_cents(unit)) return amount;
  int128 scale = 1;
  for (int i = 0; i < minor_digits(code); ++i) scale *= 10;
  return Amount::from_millionths(amount.millionths() / scale);
}

void RowAmounts::apply_rate(std::string_view code, Amount& amount) {
  const LoadOptions& options = table_.options;
  if (!options.rates || code == options.rates->currency) return;
  const auto factor = options.rates->factor(code);
  if (!factor) {
    if (columns_.has(RowField::currency)) field_ = RowField::currency;
    throw CellError(formatted("no rate for the currency {}", in_quotes(code)), "add a line for it to the file of --rates", 0);
  }
  amount = to_amount(amount.to_number() * *factor);
  refund_ = to_amount(refund_.to_number() * *factor);
  rules_.add(RowRule::converted);
}

bool RowAmounts::apply_interval(std::span<const RowCell> cells, const Interval& interval, CustomerRow& row) {
  int months = interval.months;
  if (columns_.has(RowField::interval_count) && columns_.has(RowField::interval) && months > 0) {
    const RowCell& cell = cell_of(cells, RowField::interval_count);
    const std::optional<Number> count = read_number(cell, "interval count");
    if (!count) return false;
    const auto times = count->to_integer();
    constexpr std::int64_t most = 120;
    if (!times || *times < 1 || *times > most) {
      throw CellError(formatted("not a count of intervals: {}", in_quotes(trim(cell.text))), "write a whole number", 0);
    }
    months *= static_cast<int>(*times);
  }
  const bool is_yearly = columns_.amount_name == AmountName::yearly && !table_.options.amount_per;
  if (is_yearly) months = 12;
  if (table_.options.amount_per) months = apply_amount_per(row.amount);
  if (columns_.has(RowField::interval)) field_ = RowField::interval;
  if (columns_.shape == RowShape::spans && months == 0 && columns_.has(RowField::interval)) {
    throw CellError("interval is empty: for how long the amount pays is not known",
                    "--amount-per month, quarter or year says it for all rows", 0);
  }
  if (months <= 1) return true;
  if (columns_.shape != RowShape::payments || is_yearly) {
    row.amount = Amount::from_millionths(row.amount.millionths() / months);
    rules_.add(is_yearly ? RowRule::yearly : RowRule::price_by_interval);
    return true;
  }
  if (kept_ == Granularity::week || kept_ == Granularity::day) {
    throw CellError("an amount that pays for months cannot be grouped into weeks or days", "leave --period out, or --ignore the interval",
                    0);
  }
  row.months = months;
  rules_.add(RowRule::spread);
  return true;
}

int RowAmounts::apply_amount_per(Amount& amount) const {
  switch (*table_.options.amount_per) {
    case AmountPer::quarter:
      return 3;
    case AmountPer::year:
      return 12;
    case AmountPer::week: {
      // 365.25 / 7 / 12 weeks a month.
      constexpr int128 millionths = 4'348'125;
      amount = to_amount(amount.to_number() * Number::fraction(millionths, 1'000'000));
      return 1;
    }
    case AmountPer::month:
    case AmountPer::span:
      break;
  }
  return 1;
}

void RowAmounts::tell_mark(std::string_view number, const BlockPlace& place) {
  const DecimalEvidence evidence = decimal_evidence(number);
  if (!evidence.ambiguous && evidence.proves == DecimalMark::unknown) return;
  if (evidence.ambiguous && told_ambiguous_) return;
  (evidence.ambiguous ? told_ambiguous_ : told_mark_) = true;
  problems_.note(evidence, number, place);
}

bool RowAmounts::mark_holds(const RowCell& cell) {
  if (cell.kind != RowCell::Kind::text || table_.opened.mark.is_certain) return true;
  const DecimalEvidence evidence = decimal_evidence(cell.text);
  if (evidence.proves == DecimalMark::unknown && !evidence.ambiguous) return true;
  const bool contrary = evidence.proves != DecimalMark::unknown && evidence.proves != table_.opened.mark.value;
  if (contrary) {
    try {
      read_amount(cell.text, evidence.proves, {}, table_.options.limits);
    } catch (const CellError&) {
      // A bad number proves nothing.
      return true;
    }
  }
  const bool told = evidence.ambiguous ? told_ambiguous_ : told_mark_;
  if (contrary || !told) problems_.note(evidence, trim(cell.text), BlockPlace{block_, cell.place});
  (evidence.ambiguous ? told_ambiguous_ : told_mark_) = true;
  if (contrary) table_.disproved = true;
  return !contrary;
}

}  // namespace retain::io
