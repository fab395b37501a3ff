#include "io/meaning/row_meaning.hpp"

#include <algorithm>

#include "io/json/reader.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

const Quantity& plain_number_quantity() {
  static const Quantity number = [] {
    Quantity quantity;
    quantity.key = "quantity";
    quantity.unit = Unit::number;
    quantity.may_be_negative = true;
    return quantity;
  }();
  return number;
}

Amount to_amount(const Number& number) {
  const auto parsed = Amount::parse(number.to_fixed(Amount::decimals));
  if (!parsed) throw CellError("amount is too large", "amounts have at most 18 digits before the point", 0);
  return parsed->amount;
}

}  // namespace

/// A row while it is read.
struct RowMeaning::RowReading {
  std::span<const RowCell> cells;
  RowFaults& faults;
  RowVerdict verdict;
  CustomerRow row;
  bool is_good = true;
  bool is_contrary = false;  // to how values were taken to be written, so that all is read again

  [[nodiscard]] const RowCell& operator[](std::size_t column) const { return cells[column]; }
};

RowMeaning::RowMeaning(RowTable& table, RowSink& sink, RowProblems& problems)
    : table_(table),
      columns_(table.opened.row_columns),
      sink_(sink),
      problems_(problems),
      words_(columns_, table.opened.headers, table.options),
      orders_(table.opened.order_amounts.value_or(OrderAmounts::of_lines)),
      segments_(columns_.segments.size()) {
  for (std::size_t i = 0; i < table.opened.headers.size(); ++i) {
    if (!table.options.unique.empty() && same_name(split_unit(table.opened.headers[i].text), table.options.unique)) unique_ = i;
  }
}

void RowMeaning::start_block(std::size_t block) {
  block_ = block;
  orders_.start_block();
}

void RowMeaning::end_block() {
  if (columns_.has(RowField::order)) orders_.end_block(block_, table_.seams);
}

void RowMeaning::read(std::span<const RowCell> cells, RowFaults& faults) {
  RowReading reading{cells, faults, words_.judge([&](std::size_t column) { return cells[column].text; }), {}, true, false};
  reading.row.spot = {table_.index, at(cells[columns_[RowField::customer].value_or(0)])};
  reading.row.spot.place.place.column = cells.front().place.column;
  if (reading.verdict.is_filtered || is_part_of_order(reading)) return;
  if (reading.verdict.is_left_out || reading.verdict.is_doubtful) return leave_out(reading);

  const auto read_field = [&](std::string_view name, std::optional<std::size_t> column, auto read) {
    if (!column || (!reading.is_good && problems_.skips_bad_rows())) return;
    try {
      read(cells[*column]);
    } catch (const CellError& error) {
      faults.refuse(formatted("bad_{}", name), *column, error);
      reading.is_good = false;
    }
  };
  if (columns_.shape == RowShape::schedule && is_totals_word(trim(cells[*columns_[RowField::customer]].text))) {
    return rules_.add(RowRule::totals_row);
  }
  read_field("customer", columns_[RowField::customer], [&](const RowCell& cell) {
    if (columns_.shape == RowShape::roster) return;
    reading.row.customer = read_customer_of(cell);
    if (trim(cell.text).size() != cell.text.size()) problems_.count(Tally::trimmed_ids, at(cell));
  });
  read_times(reading);
  read_field("amount", columns_[RowField::amount], [&](const RowCell&) { read_amount_of(reading); });
  if (!columns_.has(RowField::amount)) reading.row.amount = Amount::from_millionths(1'000'000);
  const auto order = unique_ ? unique_ : columns_[RowField::order];
  if (order) reading.row.order = to_nfc(trim(cells[*order].text));
  // Last, because a row that is left out brings no segment.
  if (!segments_.empty()) {
    for (std::size_t i = 0; i < segments_.size(); ++i) segments_[i] = cells[columns_.segments[i]].text;
    read_field("segment", columns_.segments.front(), [&](const RowCell&) {
      if (reading.is_good) reading.row.segment = sink_.segments().read(segments_);
    });
  }
  // A row that is left out proves nothing.
  for (const RowField field : {RowField::date, RowField::start, RowField::end}) {
    if (columns_.has(field) && (reading.is_good || !problems_.skips_bad_rows())) note_order(cells[*columns_[field]]);
  }
  if (!reading.is_good || reading.is_contrary) return;
  read_facts(reading);
  if (!reading.is_good) return;
  words_.count(reading.verdict, reading.row.spot.place);
  put(reading);
}

void RowMeaning::read_facts(RowReading& reading) {
  const auto date = columns_[RowField::date];
  for (const RowColumns::Fact& fact : columns_.facts) {
    const RowCell& cell = reading[fact.column];
    if (!date || stands_for_nothing(cell.text)) continue;
    const DecimalMark mark = cell.kind == RowCell::Kind::text ? table_.opened.mark.value : DecimalMark::point;
    try {
      const Number value = parse_cell(cell.text, quantity(fact.id), mark).cell.value;
      const std::int64_t period = sink_.dates().date_of(reading.row.date.period).period;
      const auto [known, is_new] = sink_.facts().try_emplace({period, fact.id}, PeriodFact{value, at(cell)});
      if (is_new || known->second.value == value) continue;
      throw CellError(formatted("{} is {} here and {} in another row of the period", quantity(fact.id).key, trim(cell.text),
                                known->second.value.as_printed().to_fixed(2)),
                      "a fact of the period is the same in all of its rows; --ignore leaves the column out", 0);
    } catch (const CellError& error) {
      reading.faults.refuse(formatted("bad_{}", quantity(fact.id).key), fact.column, error);
      reading.is_good = false;
    }
  }
}

std::string RowMeaning::read_customer_of(const RowCell& cell) {
  try {
    std::string id = read_customer(cell.text);
    if (trim(cell.text).ends_with(".0") && !id.ends_with(".0")) rules_.add(RowRule::id_without_fraction);
    return id;
  } catch (const CellError& error) {
    std::string hint = error.hint();
    constexpr std::string_view place = "COLUMN";
    const std::string header(trim(table_.opened.headers[*columns_[RowField::customer]].text));
    if (const auto at_place = hint.find(place); at_place != std::string::npos) hint.replace(at_place, place.size(), header);
    throw CellError(error.what(), std::move(hint), error.offset());
  }
}

bool RowMeaning::is_part_of_order(RowReading& reading) {
  const auto order = columns_[RowField::order];
  const auto amount = columns_[RowField::amount];
  if (!order || !amount || !trim(reading[*amount].text).empty()) return false;
  const std::string_view text = trim(reading[*order].text);
  if (orders_.is_at_start() && block_ > 0 && !text.empty()) {
    reading.row.order = text;
    orders_.defer(reading.row, true);
  } else if (!orders_.is_part(text)) {
    return false;
  }
  rules_.add(RowRule::part_of_order);
  return true;
}

/// Its cells are not judged; a date that can be read extends the periods.
void RowMeaning::leave_out(RowReading& reading) {
  words_.count(reading.verdict, reading.row.spot.place);
  const auto date = columns_[columns_.shape == RowShape::spans ? RowField::start : RowField::date];
  if (!date || reading.verdict.is_doubtful) return;
  const RowCell& cell = reading[*date];
  note_order(cell);
  if (!order_holds(cell)) return;
  try {
    const Moment moment = columns_.shape == RowShape::spans ? read_time(cell.text, table_.opened.dates) : sink_.dates().read(cell.text);
    sink_.note(moment.period);
    if (columns_.shape != RowShape::spans) sink_.dates().remember(cell.text, sink_.dates().date_of(moment.period));
  } catch (const CellError&) {
    return;
  }
}

void RowMeaning::read_times(RowReading& reading) {
  const auto read_field = [&](std::string_view name, std::optional<std::size_t> column, auto read) {
    if (!column || (!reading.is_good && problems_.skips_bad_rows())) return;
    const RowCell& cell = reading[*column];
    try {
      if (order_holds(cell)) {
        read(cell);
      } else {
        reading.is_contrary = true;
      }
    } catch (const CellError& error) {
      reading.faults.refuse(formatted("bad_{}", name), *column, error);
      reading.is_good = false;
    }
  };
  if (columns_.shape != RowShape::spans) {
    read_field("date", columns_[RowField::date], [&](const RowCell& cell) { reading.row.date = sink_.dates().read(cell.text); });
    return;
  }
  std::optional<Moment> start;
  read_field("date", columns_[RowField::start], [&](const RowCell& cell) { start = read_time(cell.text, table_.opened.dates); });
  read_field("end", columns_[RowField::end],
             [&](const RowCell& cell) { reading.row.end = read_span_end(cell.text, start, table_.opened.dates); });
  if (start) reading.row.date = *start;
  read_field("trial_end", columns_[RowField::trial_end], [&](const RowCell& cell) {
    if (stands_for_nothing(cell.text)) return;
    const Moment end = read_time(cell.text, table_.opened.dates);
    if (!start || end.period.first_day() <= start->period.first_day()) return;
    reading.row.date = end;
    rules_.add(RowRule::trial_before);
  });
}

void RowMeaning::read_amount_of(RowReading& reading) {
  const RowCell& cell = reading[*columns_[RowField::amount]];
  if (columns_.shape == RowShape::roster && stands_for_nothing(cell.text)) return;
  if (!mark_holds(cell)) {
    reading.is_contrary = true;
    return;
  }
  reading.row.amount = read_money(cell).amount;
  apply_quantity(reading);
  apply_refund(reading);
  apply_currency(reading);
  apply_interval(reading);
}

RowAmount RowMeaning::read_money(const RowCell& cell) {
  if (cell.kind == RowCell::Kind::json_boolean) throw CellError(formatted("amount is not an amount: {}", cell.text), "write a number", 0);
  const bool is_json_text = cell.kind == RowCell::Kind::json_text;
  const DecimalMark given = table_.options.decimal;
  // What marks mean would have to be proved by all rows, as in CSV.
  if (is_json_text && given == DecimalMark::unknown && !is_exact_decimal(cell.text) && !trim(cell.text).empty()) {
    throw CellError(formatted("amount is not a number but the text {}", in_quotes(cell.text)), "write numbers without quotes", 0);
  }
  const DecimalMark mark = cell.kind == RowCell::Kind::text ? table_.opened.mark.value : is_json_text ? given : DecimalMark::point;
  const RowAmount amount = read_amount(cell.text, mark, columns_.amount_unit, table_.options.limits);
  if (amount.rounded) problems_.count(Tally::rounded_amounts, at(cell));
  if (is_json_text) problems_.count(Tally::number_as_text, at(cell));
  if (amount.scientific && cell.kind != RowCell::Kind::json_number) problems_.count(Tally::scientific_notation, at(cell));
  if (!amount.currency.empty()) problems_.note_currency(amount.currency, at(cell));
  const bool has_fraction = cell.text.find_first_of(".eE") != std::string_view::npos;
  if (cell.kind == RowCell::Kind::json_number && !has_fraction && columns_.has(RowField::currency)) rules_.add(RowRule::whole_number_money);
  return amount;
}

Number RowMeaning::read_number(const RowCell& cell, std::string_view what) {
  check_length(cell.text, what, table_.options.limits.digits);
  if (stands_for_nothing(cell.text)) return {1};
  const DecimalMark mark = cell.kind == RowCell::Kind::text ? table_.opened.mark.value : DecimalMark::point;
  return parse_cell(cell.text, plain_number_quantity(), mark).cell.value;
}

void RowMeaning::apply_quantity(RowReading& reading) {
  const auto column = columns_[RowField::quantity];
  if (!column) return;
  const Number quantity = read_number(reading[*column], "quantity");
  Amount& amount = reading.row.amount;
  if (!columns_.has_named_amounts) {
    if (quantity.sign() < 0 && amount < Amount()) {
      throw CellError("unit price and quantity are both negative: whether it is a refund cannot be told", "write one of them with its sign",
                      0);
    }
    amount = to_amount(amount.to_number() * quantity);
    rules_.add(RowRule::multiplied);
    return;
  }
  if (const auto price = columns_[RowField::unit_price]; price && !stands_for_nothing(reading[*price].text)) {
    const Amount product = to_amount(read_money(reading[*price]).amount.to_number() * quantity);
    if (product == amount) return;
  }
  const bool is_price_of_plan = columns_.shape == RowShape::spans && columns_.has(RowField::interval);
  if (is_price_of_plan && !table_.opened.product_is_amount) {
    amount = to_amount(amount.to_number() * quantity);
    rules_.add(RowRule::plan_multiplied);
  } else if (quantity != Number(1)) {
    rules_.add(RowRule::quantity_beside);
  }
}

void RowMeaning::apply_refund(RowReading& reading) {
  Amount& amount = reading.row.amount;
  if (reading.verdict.kind == RowKind::refund) {
    if (amount > Amount()) amount = Amount() - amount;
    rules_.add(RowRule::refund_row);
    return;
  }
  const auto column = columns_[RowField::refund];
  if (column && amount > Amount() && !stands_for_nothing(reading[*column].text)) {
    Amount refund = read_money(reading[*column]).amount;
    if (refund < Amount()) refund = Amount() - refund;
    amount -= refund;
    if (refund > Amount()) rules_.add(RowRule::refund_subtracted);
  }
}

void RowMeaning::apply_currency(RowReading& reading) {
  Amount& amount = reading.row.amount;
  const LoadOptions& options = table_.options;
  std::string_view code = columns_.amount_unit.currency;
  if (reading.verdict.currency != nullptr) code = reading.verdict.currency->currency;
  if (options.minor_units || columns_.in_minor_units) {
    const int digits = minor_digits(code);
    int128 scale = 1;
    for (int i = 0; i < digits; ++i) scale *= 10;
    amount = Amount::from_millionths(amount.millionths() / scale);
    rules_.add(RowRule::minor_units);
  }
  if (!options.rates || code == options.rates->currency) return;
  const auto factor = options.rates->factor(code);
  if (!factor) {
    throw CellError(formatted("no rate for the currency {}", in_quotes(code)), "add a line for it to the file of --rates", 0);
  }
  amount = to_amount(amount.to_number() * *factor);
  rules_.add(RowRule::converted);
}

void RowMeaning::apply_interval(RowReading& reading) {
  CustomerRow& row = reading.row;
  int months = reading.verdict.interval.months;
  if (const auto count = columns_[RowField::interval_count]; count && columns_.has(RowField::interval) && months > 0) {
    const auto times = read_number(reading[*count], "interval count").to_integer();
    constexpr std::int64_t most = 120;
    if (!times || *times < 1 || *times > most) {
      throw CellError(formatted("not a count of intervals: {}", in_quotes(trim(reading[*count].text))), "write a whole number", 0);
    }
    months *= static_cast<int>(*times);
  }
  const bool is_spans = columns_.shape == RowShape::spans;
  if (is_spans && table_.options.amount_per) months = apply_amount_per(row.amount);
  if (is_spans && months == 0 && columns_.has(RowField::interval)) {
    throw CellError("interval is empty: for how long the amount pays is not known",
                    "--amount-per month, quarter or year says it for all rows", 0);
  }
  const bool is_yearly = columns_.amount_name == AmountName::yearly;
  if (is_yearly) months = 12;
  if (months <= 1) return;
  if (is_spans || is_yearly) {
    row.amount = Amount::from_millionths(row.amount.millionths() / months);
    rules_.add(is_yearly ? RowRule::yearly : RowRule::price_by_interval);
    return;
  }
  const Granularity kept = sink_.writer().kept();
  if (kept == Granularity::week || kept == Granularity::day) {
    throw CellError("an amount that pays for months cannot be grouped into weeks or days", "leave --period out, or --ignore the interval",
                    0);
  }
  row.months = months;
  rules_.add(RowRule::spread);
  rules_.add(RowRule::spread_further, static_cast<std::size_t>(months - 1));
}

int RowMeaning::apply_amount_per(Amount& amount) {
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

void RowMeaning::put(RowReading& reading) {
  CustomerRow& row = reading.row;
  row.kind = reading.verdict.kind;
  if (row.amount < Amount()) rules_.add(RowRule::negative);
  if (columns_.shape == RowShape::roster) return read_roster(reading);
  if (columns_.shape == RowShape::schedule) return read_schedule(reading);
  if (reading.verdict.is_refunded && !(row.amount < Amount() && columns_.shape == RowShape::payments)) {
    row.is_left_out = true;
    rules_.add(RowRule::refunded_left_out);
  }
  if (columns_.shape == RowShape::spans) {
    if (row.end && row.end->second_of_day.value_or(0) != 0) span_lengths_.has_times = true;
    if (!row.is_left_out) rules_.add(RowRule::span);
    if (row.end && !row.is_left_out) span_lengths_.add((row.end->period.last_day() - row.date.period.first_day()).count());
    return sink_.take(row);
  }
  const auto date = columns_[RowField::date];
  sink_.dates().remember(reading[*date].text, sink_.dates().date_of(row.date.period));
  note_direction(row.date);
  if (!row.order.empty()) note_refund(row);
  if (columns_.has(RowField::order) && sink_.waits_for() == WaitsFor::none && !row.is_left_out) return put_line(reading);
  sink_.take(row);
}

void RowMeaning::note_direction(const Moment& date) {
  if (last_date_.period.is_calendar() && last_date_.period.granularity() == date.period.granularity()) {
    ascents_ += last_date_.period < date.period ? 1U : 0U;
    descents_ += date.period < last_date_.period ? 1U : 0U;
  }
  last_date_ = date;
}

void RowMeaning::note_refund(const CustomerRow& row) {
  if (row.is_left_out) refunds_.originals.push_back(row);
  if (row.amount < Amount() && row.kind != RowKind::loss && row.kind != RowKind::contraction) refunds_.orders.insert(row.order);
}

void RowMeaning::put_line(RowReading& reading) {
  const CustomerRow& row = reading.row;
  const std::string_view order = trim(reading[*columns_[RowField::order]].text);
  const OrderLine line = orders_.take(order, row.customer, sink_.dates().date_of(row.date.period).period, row.amount);
  orders_.keep_texts();
  switch (line) {
    case OrderLine::deferred:
      return orders_.defer(row, false);
    case OrderLine::repeated:
      return rules_.add(RowRule::repeated_total);
    case OrderLine::first:
    case OrderLine::further:
      return sink_.add(row, line == OrderLine::further);
  }
}

void RowMeaning::read_schedule(RowReading& reading) {
  for (const RowColumns::Dated& dated : columns_.schedule) {
    const RowCell& cell = reading[dated.column];
    CustomerRow row = reading.row;
    row.date.period = dated.period;
    row.amount = Amount();
    if (!stands_for_nothing(cell.text)) {
      if (!mark_holds(cell)) return;
      try {
        row.amount = read_money(cell).amount;
      } catch (const CellError& error) {
        reading.faults.refuse("bad_amount", dated.column, error);
        return;
      }
    }
    sink_.take(row);
  }
}

void RowMeaning::read_roster(RowReading& reading) {
  const auto flag = read_flag_word(reading[*columns_[RowField::churned]].text);
  if (!flag) {
    return reading.faults.refuse(
        "bad_churned", *columns_[RowField::churned],
        {formatted("not a flag: {}", in_quotes(trim(reading[*columns_[RowField::churned]].text))), "write yes or no", 0});
  }
  RosterCount& count = sink_.roster()[reading.row.segment];
  const bool is_churned = *flag != columns_.churned_is_reversed;
  ++count.customers;
  if (is_churned) ++count.churned;
  if (!columns_.has(RowField::amount)) return;
  count.amount += reading.row.amount;
  if (is_churned) count.churned_amount += reading.row.amount;
}

void RowMeaning::tell_mark(std::string_view number, const BlockPlace& place) {
  const DecimalEvidence evidence = decimal_evidence(number);
  if (!evidence.ambiguous && evidence.proves == DecimalMark::unknown) return;
  if (evidence.ambiguous && told_ambiguous_) return;
  (evidence.ambiguous ? told_ambiguous_ : told_mark_) = true;
  problems_.note(evidence, number, place);
}

bool RowMeaning::mark_holds(const RowCell& cell) {
  if (cell.kind != RowCell::Kind::text || table_.opened.mark.is_certain) return true;
  const DecimalEvidence evidence = decimal_evidence(cell.text);
  if (evidence.proves == DecimalMark::unknown && !evidence.ambiguous) return true;
  const bool contrary = evidence.proves != DecimalMark::unknown && evidence.proves != table_.opened.mark.value;
  if (contrary) {
    try {
      read_amount(cell.text, evidence.proves, columns_.amount_unit, table_.options.limits);
    } catch (const CellError&) {
      // A bad number proves nothing.
      return true;
    }
  }
  const bool told = evidence.ambiguous ? told_ambiguous_ : told_mark_;
  if (contrary || !told) problems_.note(evidence, trim(cell.text), at(cell));
  (evidence.ambiguous ? told_ambiguous_ : told_mark_) = true;
  if (contrary) table_.disproved = true;
  return !contrary;
}

bool RowMeaning::order_holds(const RowCell& cell) const {
  if (table_.opened.order.is_certain || cell.kind != RowCell::Kind::text) return true;
  const OrderEvidence evidence = date_evidence(cell.text);
  return evidence.proves == DateOrder::unknown || evidence.ambiguous || evidence.proves == table_.opened.dates.order;
}

void RowMeaning::note_order(const RowCell& cell) {
  if (table_.opened.order.is_certain || cell.kind != RowCell::Kind::text) return;
  const OrderEvidence evidence = date_evidence(cell.text);
  if (evidence.proves != DateOrder::unknown || evidence.ambiguous) problems_.note(evidence, trim(cell.text), at(cell));
}

}  // namespace retain::io
