#include "io/meaning/row_meaning.hpp"

#include <algorithm>
#include <cmath>

#include "io/columns/row_names.hpp"
#include "io/json/reader.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

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
      order_(sink.waits_for() == WaitsFor::order ? columns_.row_key() : columns_[RowField::order]),
      amounts_(table, sink.writer().kept(), problems, rules_),
      segments_(columns_.segments.size()) {}

void RowMeaning::start_block(std::size_t block) {
  block_ = block;
  amounts_.start_block(block);
  orders_.start_block(block);
}

void RowMeaning::end_block() {
  if (columns_.has(RowField::order)) orders_.end_block(block_, table_.seams);
}

void RowMeaning::read(std::span<const RowCell> cells, RowFaults& faults) {
  RowReading reading{cells, faults, words_.judge([&](std::size_t column) { return cells[column].text; }), {}, true, false};
  reading.row.spot = {table_.index, at(cells[columns_[RowField::customer].value_or(0)])};
  reading.row.spot.place.place.column = cells.front().place.column;
  RowVerdict& verdict = reading.verdict;
  if (verdict.is_filtered || is_part_of_order(reading)) return;
  if ((verdict.is_canceled || verdict.is_refunded) && states_refund(reading)) verdict.is_canceled = verdict.is_refunded = false;
  if (verdict.is_left_out || verdict.is_canceled || verdict.is_doubtful) return leave_out(reading);

  const auto read_field = [&](std::string_view name, std::optional<std::size_t> column, auto read) {
    if (!column || (!reading.is_good && problems_.skips_bad_rows())) return;
    try {
      read(cells[*column]);
    } catch (const CellError& error) {
      faults.refuse(formatted("bad_{}", name), *column, error);
      reading.is_good = false;
    }
  };
  if (is_totals_row(reading)) return;
  read_field("customer", columns_[RowField::customer], [&](const RowCell& cell) {
    reading.row.customer = read_customer_of(cell);
    if (trim(cell.text).size() != cell.text.size()) problems_.count(Tally::trimmed_ids, at(cell));
  });
  read_times(reading);
  read_amount(reading);
  if (!columns_.has(RowField::amount)) reading.row.amount = Amount::from_millionths(1'000'000);
  if (order_) reading.row.order = to_nfc(trim(cells[*order_].text));
  if (reading.is_good && !reading.is_contrary) read_facts(reading);
  // Last, because a row that is left out brings no segment.
  if (!segments_.empty()) {
    for (std::size_t i = 0; i < segments_.size(); ++i) segments_[i] = table_.opened.plain_text(cells[columns_.segments[i]].text);
    read_field("segment", columns_.segments.front(), [&](const RowCell&) {
      if (reading.is_good) reading.row.segment = sink_.segments().read(segments_);
    });
  }
  // A row that is left out proves nothing.
  for (const RowField field : {RowField::date, RowField::start, RowField::end, RowField::trial_end}) {
    if (columns_.has(field) && (reading.is_good || !problems_.skips_bad_rows())) note_order(cells[*columns_[field]]);
  }
  if (!reading.is_good || reading.is_contrary) return;
  words_.count(reading.verdict, reading.row.spot.place, is_refund(reading));
  put(reading);
}

void RowMeaning::read_amount(RowReading& reading) {
  const auto amount = columns_[RowField::amount];
  if (!amount || (!reading.is_good && problems_.skips_bad_rows())) return;
  if (columns_.shape == RowShape::roster && stands_for_nothing(reading[*amount].text)) return;
  try {
    reading.is_contrary = !amounts_.read(reading.cells, reading.verdict, reading.row) || reading.is_contrary;
  } catch (const CellError& error) {
    const RowField field = amounts_.field_read();
    reading.faults.refuse(formatted("bad_{}", row_field_key(field)), *columns_[field], error);
    reading.is_good = false;
  }
}

bool RowMeaning::is_totals_row(RowReading& reading) {
  const auto customer = columns_[RowField::customer];
  if (!customer) return false;
  const std::string_view text = trim(reading[*customer].text);
  const bool is_schedule = columns_.shape == RowShape::schedule;
  if (!(is_schedule ? is_name_of_sum(text) : !text.empty() && is_totals_word(text))) return false;
  if (is_schedule) {
    rules_.add(RowRule::totals_row);
  } else {
    const std::string header(trim(table_.opened.headers[*customer].text));
    reading.faults.refuse(
        "totals_row", *customer,
        {formatted("{} looks like a totals row", in_quotes(text)),
         formatted("sums are computed from the others: remove the row, or {}", way_to_leave_out(header, std::vector{std::string(text)})),
         0});
  }
  return true;
}

bool RowMeaning::states_refund(const RowReading& reading) const {
  const auto refund = columns_[RowField::refund];
  return refund && reading[*refund].text.find_first_of("123456789") != std::string_view::npos;
}

bool RowMeaning::is_refund(const RowReading& reading) const {
  const Amount before_refund = reading.row.amount + amounts_.refund_of_row();
  return reading.verdict.is_refunded && before_refund < Amount() && columns_.shape == RowShape::payments;
}

void RowMeaning::read_facts(RowReading& reading) {
  if (columns_.facts.empty()) return;
  const std::int64_t period = sink_.dates().period_of(reading.row.date.period);
  PeriodFacts found;
  for (const RowColumns::Fact& fact : columns_.facts) {
    const RowCell& cell = reading[fact.column];
    if (stands_for_nothing(cell.text)) continue;
    const std::string_view key = quantity(fact.id).key;
    try {
      const std::optional<DecimalMark> mark = amounts_.mark_of(cell, key);
      if (!mark) {
        reading.is_contrary = true;
        return;
      }
      const Number value = parse_cell(cell.text, quantity(fact.id), *mark).cell.value;
      found.try_emplace({period, fact.id}, PeriodFact{value, at(cell)});
      const auto known = sink_.facts().find({period, fact.id});
      if (known == sink_.facts().end() || known->second.value == value) continue;
      throw CellError(formatted("{} is {} here and {} in another row of the period", quantity(fact.id).name, trim(cell.text),
                                known->second.value.as_printed().to_fixed(2)),
                      "a fact of the period is the same in all of its rows; --ignore leaves the column out", 0);
    } catch (const CellError& error) {
      reading.faults.refuse(formatted("bad_{}", key), fact.column, error);
      reading.is_good = false;
    }
  }
  if (reading.is_good) sink_.facts().merge(found);
}

std::string RowMeaning::read_customer_of(const RowCell& cell) {
  try {
    std::string id = read_customer(table_.opened.plain_text(cell.text));
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
  if (sink_.waits_for() == WaitsFor::order) {
    if (text.empty() || columns_.unique) return false;
    reading.row.order = to_nfc(text);
    reading.row.is_part = true;
    sink_.take(reading.row);
  } else if (orders_.may_go_on(to_nfc(text))) {
    reading.row.order = to_nfc(text);
    reading.row.is_part = true;
    orders_.defer(reading.row);
  } else if (!orders_.is_part(text)) {
    return false;
  }
  rules_.add(RowRule::part_of_order);
  return true;
}

void RowMeaning::pass_order(RowReading& reading) {
  const auto order = columns_[RowField::order];
  if (!order || columns_.unique) return;
  const std::string_view text = trim(reading[*order].text);
  if (text.empty()) return;
  if (sink_.waits_for() != WaitsFor::order) return orders_.pass(text);
  CustomerRow line = reading.row;
  line.order = to_nfc(text);
  line.is_part = true;
  line.is_left_out = true;
  sink_.take(line);
}

/// Its cells are not judged; a date that can be read extends the periods.
void RowMeaning::leave_out(RowReading& reading) {
  words_.count(reading.verdict, reading.row.spot.place);
  pass_order(reading);
  const auto date = columns_[columns_.shape == RowShape::spans ? RowField::start : RowField::date];
  if (!date || reading.verdict.is_doubtful) return;
  const RowCell& cell = reading[*date];
  note_order(cell);
  if (!order_holds(cell)) return;
  try {
    const Moment moment = columns_.shape == RowShape::spans ? read_time(cell.text, table_.opened.dates) : sink_.dates().read(cell.text);
    sink_.note(moment.period);
    sink_.meet(moment.period, reading.row.spot, trim(cell.text));
    if (const auto end = columns_[RowField::end]; end && order_holds(reading[*end])) {
      if (const auto last = read_span_end(reading[*end].text, moment, table_.opened.dates)) sink_.note_end(last->period);
    }
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
    reading.row.is_after_trial = true;
    sink_.note(start->period);
    rules_.add(RowRule::trial_before);
  });
}

void RowMeaning::put(RowReading& reading) {
  CustomerRow& row = reading.row;
  row.kind = reading.verdict.kind;
  if (row.amount < Amount()) rules_.add(RowRule::negative);
  if (columns_.shape == RowShape::roster) return read_roster(reading);
  if (columns_.shape == RowShape::schedule) return read_schedule(reading);
  const auto date = columns_[columns_.shape == RowShape::spans ? RowField::start : RowField::date];
  sink_.meet(row.date.period, row.spot, trim(reading[*date].text));
  if (reading.verdict.is_refunded && !is_refund(reading)) {
    // One that waits for its order is there itself.
    if (sink_.waits_for() != WaitsFor::order) pass_order(reading);
    row.is_left_out = true;
    rules_.add(RowRule::refunded_left_out);
  }
  if (columns_.shape == RowShape::spans) {
    if (row.end && row.end->second_of_day.value_or(0) != 0) span_lengths_.has_times = true;
    if (!row.is_left_out) rules_.add(RowRule::span);
    if (reading.verdict.is_ended && !row.end) rules_.add(RowRule::ended_without_end);
    if (!row.is_left_out && row.amount == Amount() && row.end) rules_.add(RowRule::ended_with_nothing);
    if (!row.is_left_out && row.amount != Amount()) rules_.add(row.end ? RowRule::ended_with_amount : RowRule::running_with_amount);
    // A trial that outlives its span leaves nothing of it.
    if (row.end && !row.is_left_out && row.end->period.last_day() >= row.date.period.first_day())
      span_lengths_.add((row.end->period.last_day() - row.date.period.first_day()).count());
    return sink_.take(row);
  }
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
  const Amount refund = amounts_.refund_of_row();
  if (refund > Amount()) {
    refunds_.subtracted.push_back(row);
    refunds_.subtracted.back().amount = refund;
    refunds_.subtracted.back().is_part = row.amount > Amount();
  }
  if (row.amount + refund < Amount() && row.kind != RowKind::loss && row.kind != RowKind::contraction) refunds_.orders.insert(row.order);
}

void RowMeaning::put_line(RowReading& reading) {
  const CustomerRow& row = reading.row;
  if (orders_.may_go_on(row.order)) return orders_.defer(row);
  const std::string_view order = trim(reading[*columns_[RowField::order]].text);
  const OrderLine line = orders_.take(order, row.customer, sink_.dates().date_of(row.date.period).period, row.amount);
  orders_.keep_texts();
  if (line == OrderLine::repeated) return rules_.add(RowRule::repeated_total);
  sink_.add(row, line == OrderLine::further);
}

void RowMeaning::read_schedule(RowReading& reading) {
  std::vector<CustomerRow> months;
  for (const RowColumns::Dated& dated : columns_.schedule) {
    const RowCell& cell = reading[dated.column];
    CustomerRow row = reading.row;
    row.date.period = dated.period;
    row.amount = Amount();
    if (!stands_for_nothing(cell.text)) {
      try {
        const std::optional<Amount> amount = amounts_.read_month(cell, reading.verdict);
        if (!amount) return;
        row.amount = *amount;
      } catch (const CellError& error) {
        reading.faults.refuse("bad_amount", dated.column, error);
        return;
      }
    }
    months.push_back(std::move(row));
  }
  for (const CustomerRow& row : months) sink_.take(row);
}

void RowMeaning::read_roster(RowReading& reading) {
  const std::size_t column = *columns_[RowField::churned];
  const std::string_view text = trim(reading[column].text);
  const auto flag = read_churn_word(text);
  if (!flag) {
    const std::string header(trim(table_.opened.headers[column].text));
    return reading.faults.refuse("bad_churned", column,
                                 {formatted("not a flag: {}", in_quotes(text)),
                                  formatted("write yes or no; {}", way_to_leave_out(header, std::vector{std::string(text)})), 0});
  }
  if (*flag || stands_for_nothing(text)) rules_.add(*flag ? RowRule::flag_set : RowRule::flag_empty);
  reading.row.kind = *flag != columns_.churned_is_reversed ? RowKind::loss : RowKind::nothing;
  // Where nobody asks for ages, a tenure that cannot be read does no harm.
  if (const auto tenure = columns_[RowField::tenure]; tenure && wants_cohorts(table_.options.wanted)) {
    try {
      const std::optional<std::int32_t> age = read_tenure(reading[*tenure], reading.row.kind == RowKind::loss);
      if (!age) return;
      reading.row.tenure = *age;
    } catch (const CellError& error) {
      return reading.faults.refuse("bad_tenure", *tenure, error);
    }
  }
  if (!columns_.has(RowField::customer)) return sink_.count(reading.row);
  sink_.take(reading.row);
}

std::optional<std::int32_t> RowMeaning::read_tenure(const RowCell& cell, bool is_lost) {
  constexpr std::int64_t most = 100'000;
  const std::string_view text = trim(cell.text);
  check_length(text, "tenure", table_.options.limits.digits);
  if (stands_for_nothing(text)) {
    const std::string header(trim(table_.opened.headers[*columns_[RowField::tenure]].text));
    throw CellError("tenure is empty",
                    formatted("a customer without one has no age: {}", way_to_leave_out(header, std::vector{std::string(text)})), 0);
  }
  const std::optional<DecimalMark> mark = amounts_.mark_of(cell, "tenure");
  if (!mark) return std::nullopt;
  static const Quantity tenure = quantity_of_rows("tenure", Unit::number);
  const Number value = parse_cell(text, tenure, *mark).cell.value;
  if (value.sign() < 0)
    throw CellError(formatted("tenure is negative: {}", in_quotes(text)), "nobody stays for less than nothing: correct it", 0);
  if (value > Number(most)) {
    throw CellError(formatted("tenure is above {}: {}", with_thousands(most), in_quotes(text)),
                    "ages are followed so far: count it in longer periods, or is it something else?", 0);
  }
  const double exact = value.to_double();
  const double whole = is_lost ? std::ceil(exact) : std::floor(exact);
  if (whole != exact) rules_.add(RowRule::tenure_in_part);
  return static_cast<std::int32_t>(whole);
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
