#include "io/meaning/values.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "io/fields/row_words.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr const char* date_hint = "write 2026-03-15, 2026-03, 2026-Q1, 2026-W05 or 2026";

std::string with_article(Granularity granularity) { return "a " + std::string(granularity_key(granularity)); }

}  // namespace

std::string read_customer(std::string_view text) {
  std::string id = plain_label(text);
  constexpr const char* leave_out = "rows without a customer cannot be followed: --where 'COLUMN!=' leaves them out";
  if (id.empty()) throw CellError("customer is empty", leave_out, 0);
  if (is_spreadsheet_error(id)) throw spreadsheet_error("customer", id);
  const std::string written = id;
  // A spreadsheet that took ids for numbers writes them so.
  constexpr std::string_view no_fraction = ".0";
  if (id.ends_with(no_fraction) && id.find_first_not_of("0123456789") == id.size() - no_fraction.size())
    id.resize(id.size() - no_fraction.size());
  if (stands_for_nothing(id) || is_sentinel_id(id)) {
    throw CellError(formatted("customer is not known: {}", in_quotes(id)),
                    formatted("rows without a customer cannot be followed: --where 'COLUMN!={}' leaves them out", written), 0);
  }
  return id;
}

Moment read_time(std::string_view text, const DateStyle& style) {
  const std::string value = plain_label(text);
  if (value.empty()) throw CellError("date is empty", "give every row a date", 0);
  if (is_spreadsheet_error(value)) throw spreadsheet_error("date", value);
  if (is_totals_word(value)) {
    throw CellError(formatted("not a date: {} looks like a totals row", in_quotes(value)),
                    "remove the row: sums are computed from the others", 0);
  }
  try {
    Moment moment = read_moment(value, style);
    if (moment.period.is_calendar()) return moment;
  } catch (const PeriodError& error) {
    throw CellError(error.what(), error.hint(), 0);
  }
  throw CellError(formatted("not a date: {}", in_quotes(value)), date_hint, 0);
}

std::optional<Moment> read_span_end(std::string_view text, const std::optional<Moment>& start, const DateStyle& style) {
  if (stands_for_nothing(text)) return std::nullopt;
  Moment end = read_time(text, style);
  // Databases write the last day that they know for an end that nobody knows.
  constexpr std::chrono::sys_days last_day_of_calendar{std::chrono::year{9999} / std::chrono::December / 31};
  if (end.period.last_day() == last_day_of_calendar) return std::nullopt;
  if (start && end.period.last_day() < start->period.first_day()) {
    throw CellError(formatted("end {} is before start {}", in_quotes(trim(text)), start->period.to_string()), "correct one of them", 0);
  }
  return end;
}

Granularity default_period(Granularity label) { return label == Granularity::day ? Granularity::month : label; }

bool nests(Granularity inner, Granularity outer) {
  if (inner == outer || inner == Granularity::day) return true;
  if (inner == Granularity::week || outer == Granularity::week) return false;
  return periods_per_year(inner) >= periods_per_year(outer);
}

Quantity quantity_of_rows(std::string_view name, Unit unit) {
  Quantity quantity;
  quantity.name = name;
  quantity.unit = unit;
  quantity.may_be_negative = true;
  return quantity;
}

RowAmount read_amount(std::string_view text, DecimalMark mark, const UnitText& header_unit, const Limits& limits) {
  check_length(text, "amount", limits.digits);
  constexpr const char* give_amount = "give every row an amount, 0 where nothing was paid";
  if (trim(text).empty()) throw CellError("amount is empty", give_amount, 0);
  if (is_placeholder(trim(text))) throw CellError(formatted("amount: {} is not an amount", in_quotes(text)), give_amount, 0);
  static const Quantity amount_quantity = quantity_of_rows("amount", Unit::money);
  const ParsedCell parsed = parse_cell(text, amount_quantity, mark, header_unit.scale());
  const auto amount = Amount::parse(parsed.cell.value.to_decimal(Amount::decimals).value_or(std::string()));
  if (!amount) throw std::logic_error("not an amount");
  return {amount->amount, parsed.rounded, parsed.scientific, one_currency(parsed.currency, header_unit.currency)};
}

Moment RowDates::read(std::string_view text) const {
  Moment moment = read_time(text, style_);
  const Period& label = moment.period;
  if (label.granularity() != label_) {
    throw CellError(
        formatted("date {} is {}, and others are {}s", in_quotes(trim(text)), with_article(label.granularity()), granularity_key(label_)),
        "write all dates in one form", 0);
  }
  return moment;
}

void RowDates::remember(std::string_view text, RowDate date) {
  // Time stamps may all differ: what is remembered has a limit.
  constexpr std::size_t most_remembered = std::size_t{1} << 16;
  const OrderEvidence evidence = date_evidence(text);
  depends_on_input_ = depends_on_input_ || evidence.ambiguous || evidence.proves != DateOrder::unknown;
  if (cache_.size() >= most_remembered || cache_.find(text) != nullptr) return;
  if (const auto labels = writer_.date_labels(date)) cache_.insert(text, *labels);
}

void RowDates::start_input(const DateStyle& style) {
  if (depends_on_input_ || style.unix_times != style_.unix_times) cache_ = {};
  depends_on_input_ = false;
  style_ = style;
}

RowDate RowDates::date_of(const Period& label) const {
  if (kept_ == label_) return {label.ordinal(), ledger::Coverage::whole_period};
  const Period period = Period::containing(period_, label.first_day());
  return {period.ordinal(), static_cast<std::int32_t>((label.last_day() - period.first_day()).count())};
}

std::uint32_t RowSegments::read(std::span<const std::string_view> values) {
  const std::uint32_t code = ledger_.segment_code(segment_name(values));
  // Such a value may be another one in an input of another format.
  const bool depends_on_input = std::ranges::any_of(values, [](std::string_view value) { return value.starts_with('\''); });
  // One segment may be written in many ways.
  constexpr std::size_t most_remembered = 1'000'000;
  if (!depends_on_input && cache_.size() < most_remembered && cache_.find(key_of(values)) == nullptr)
    cache_.insert(key_of(values), writer_.segment_labels(code));
  return code;
}

}  // namespace retain::io
