#include "io/value/cell.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <stdexcept>

#include "io/problems/limits.hpp"
#include "io/value/number_text.hpp"
#include "io/value/unit_text.hpp"
#include "retain/amount.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr const char* leave_empty = "leave the cell empty where the value is not known";

/// How a value of a unit is spoken of, and how one is written.
struct ValueWords {
  const char* noun;
  const char* hint;
};
ValueWords wording_of(Unit unit) {
  switch (unit) {
    case Unit::count:
      return {"a whole number", "use digits, for example 1200"};
    case Unit::money:
      return {"an amount", "use digits and at most 6 decimals, for example 1200.00"};
    case Unit::percent:
      return {"a percent", "use digits, for example 4.5 or 4.5%"};
    case Unit::periods:
      return {"a number of periods", "use digits, with a unit of time where it is not the period's, for example 20 months"};
    case Unit::per_period:
      return {"a number per period", "use digits, with a unit of time where it is not the period's, for example 12/year"};
    default:
      return {"a number", "use digits, for example 4.5"};
  }
}

/// The parts of a cell's text: "(₩1,234.5e3 K)" is negative, with prefix "₩", digits "1,234.5", exponent 3 and suffix "K".
class Anatomy {
 public:
  Anatomy(std::string_view text, const Quantity& quantity) : text_(text), quantity_(quantity), signs_(plain_signs(text)) {
    read_prefix();
    const std::size_t digits_start = index_;
    index_ = end_of_number(signs_, index_);
    digits_ = std::u32string_view(signs_).substr(digits_start, index_ - digits_start);
    digits_start_ = digits_start;
    exponent_ = read_exponent(std::u32string_view(signs_).substr(index_));
    index_ += exponent_.size;
    read_suffix();
  }

  [[nodiscard]] bool negative() const { return negative_; }
  [[nodiscard]] const Exponent& exponent() const { return exponent_; }
  [[nodiscard]] const UnitText& unit() const { return unit_; }

  [[nodiscard]] Decimal resolve(DecimalMark mark) const {
    const bool may_be_grouped = exponent_.size == 0;
    const ResolvedDecimal resolved = resolve_decimal(digits_, mark, may_be_grouped);
    if (resolved.decimal) return *resolved.decimal;
    const char* hint = "group digits by three";
    if (mark == DecimalMark::point) hint = "group digits by three; the decimal mark is the point here (--decimal comma changes it)";
    if (mark == DecimalMark::comma) hint = "group digits by three; the decimal mark is the comma here (--decimal point changes it)";
    refuse(digits_start_ + resolved.wrong, hint);
  }

 private:
  [[noreturn]] void refuse(std::size_t offset, const char* hint = nullptr) const {
    const ValueWords wording = wording_of(quantity_.unit);
    throw CellError(formatted("{}: {} is not {}", quantity_.name, in_quotes(trim(text_)), wording.noun),
                    hint != nullptr ? hint : wording.hint, offset);
  }

  void read_prefix() {
    std::string currency;
    for (; !starts_number(signs_, index_); ++index_) {
      if (index_ >= signs_.size()) refuse(0);
      const char32_t sign = signs_[index_];
      if (sign == U'-' || sign == U'+' || sign == U'(') {
        if (signed_) refuse(index_);
        signed_ = true;
        negative_ = sign != U'+';
        parenthesised_ = sign == U'(';
      } else if (sign != U' ') {
        currency += part_of_text(index_, index_ + 1);
      }
    }
    if (currency.empty()) return;
    unit_.currency = quantity_.unit == Unit::money ? find_currency(currency) : std::string_view();
    if (unit_.currency.empty()) refuse(0);
  }

  void read_suffix() {
    std::size_t end = signs_.size();
    const auto drop_spaces = [&] {
      while (end > index_ && signs_[end - 1] == U' ') --end;
    };
    while (index_ < end && signs_[index_] == U' ') ++index_;
    drop_spaces();
    const bool closed = end > index_ && signs_[end - 1] == U')';
    const bool trailing_minus = !signed_ && end > index_ && signs_[end - 1] == U'-';
    if (parenthesised_ && !closed) refuse(end > index_ ? index_ : 0);
    if (parenthesised_ || trailing_minus) --end;
    negative_ = negative_ || trailing_minus;
    drop_spaces();
    const auto unit = read_unit(part_of_text(index_, end), quantity_.unit);
    if (!unit) refuse(index_);
    const std::string_view before = unit_.currency;
    if (!before.empty() && !unit->currency.empty() && before != unit->currency) refuse(index_, "give one currency");
    unit_ = *unit;
    if (unit_.currency.empty()) unit_.currency = before;
  }

  /// The text itself rather than its plain signs: ￦ and ％ have meanings of their own.
  [[nodiscard]] std::string_view part_of_text(std::size_t start, std::size_t end) const {
    std::string_view rest = text_;
    for (std::size_t i = 0; i < start; ++i) rest.remove_prefix(first_code_point(rest).size);
    std::size_t size = 0;
    for (std::size_t i = start; i < end; ++i) size += first_code_point(rest.substr(size)).size;
    return rest.substr(0, size);
  }

  std::string_view text_;
  const Quantity& quantity_;
  std::u32string signs_;
  std::size_t index_ = 0;
  std::size_t digits_start_ = 0;
  std::u32string_view digits_;
  Exponent exponent_;
  UnitText unit_;
  bool signed_ = false;
  bool parenthesised_ = false;
  bool negative_ = false;
};

/// Facts of money are amounts, exact in millionths; prices may be any number.
bool is_amount(const Quantity& quantity) { return quantity.unit == Unit::money && quantity.is_fact(); }

int powers_of_ten(const Number& scale) {
  int powers = 0;
  for (Number rest = scale; rest != Number(1); rest = rest / Number(10)) {
    if (++powers > 18) throw std::logic_error("a unit scales by a power of ten");
  }
  return powers;
}

const char* range_of(const Quantity& quantity) {
  if (quantity.unit == Unit::count) return "counts go up to 9,223,372,036,854,775,807";
  if (is_amount(quantity)) return "amounts have at most 18 digits before the point";
  return "numbers go up to 1.7e308";
}

std::optional<Number> read_count(const std::string& digits) {
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc()) return std::nullopt;
  return Number(value);
}

bool is_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The number in a cell that holds its digits alone, as most do; empty where it takes more to read.
std::optional<std::int64_t> plain_integer(std::string_view text) {
  constexpr std::size_t exact_in_any_unit = 15;
  if (text.empty() || text.size() > exact_in_any_unit || !is_digits(text)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

/// The number that `decimal` is for the quantity; empty where it is out of range.
std::optional<Number> value_of(const Decimal& decimal, bool negative, const Quantity& quantity, bool& rounded) {
  if (quantity.unit == Unit::count) return read_count(Decimal{decimal.integer, ""}.to_string(negative));
  if (!is_amount(quantity)) return Number::parse(decimal.to_string(negative));
  const auto parsed = Amount::parse(decimal.to_string(negative));
  if (!parsed) return std::nullopt;
  rounded = parsed->rounded;
  return parsed->amount.to_number();
}

}  // namespace

std::string_view one_currency(std::string_view of_cell, std::string_view of_header) {
  if (!of_cell.empty() && !of_header.empty() && of_cell != of_header) {
    throw CellError(formatted("an amount in {} in a column of {}", of_cell, of_header), "convert the amounts into one currency first", 0);
  }
  return of_cell.empty() ? of_header : of_cell;
}

bool is_placeholder(std::string_view text) {
  constexpr std::string_view words[] = {"-", "–", "—", "n/a", "na", "nan", "null", "nil", "none"};
  return std::ranges::find(words, lower_ascii(text)) != std::end(words);
}

bool is_spreadsheet_error(std::string_view text) {
  if (text.size() < 2 || text.front() != '#') return false;
  const bool narrow_column = text.find_first_not_of('#') == std::string_view::npos;
  const bool named =
      text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/", 1) == text.size() - 1 && (text.back() == '!' || text.back() == '?');
  return narrow_column || named || text == "#N/A" || text == "#NV";
}

CellError spreadsheet_error(std::string_view name, std::string_view text, std::string mend) {
  if (text == not_calculated_text) {
    return {formatted("{} holds a formula that was saved without its value", name),
            "open the workbook in a spreadsheet program, which computes it, and save it", 0};
  }
  if (text == merged_text) {
    return {formatted("{} lies in merged cells, whose number stands in the first of them", name),
            "unmerge the cells, and write what belongs to each row", 0};
  }
  return {formatted("{} holds an error of Excel: {}", name, in_quotes(text)), std::move(mend), 0};
}

namespace {

/// Whether the text beside a number is a currency that has no smaller unit. The number stands from one code point to another.
bool has_whole_units(std::string_view text, std::size_t start, std::size_t end) {
  std::size_t index = 0;
  std::string beside;
  for (std::string_view rest = text; !rest.empty(); ++index) {
    const std::size_t size = first_code_point(rest).size;
    if (index < start || index >= end) beside += rest.substr(0, size);
    rest.remove_prefix(size);
  }
  std::erase_if(beside, [](char c) { return c == '-' || c == '+' || c == '(' || c == ')'; });
  const std::string_view code = find_currency(beside);
  return code == "KRW" || code == "JPY" || code == "VND";
}

}  // namespace

DecimalEvidence decimal_evidence(std::string_view text) {
  if (is_digits(text)) return {};
  const std::u32string signs = plain_signs(text);
  std::size_t start = 0;
  while (start < signs.size() && !starts_number(signs, start)) ++start;
  const std::size_t end = end_of_number(signs, start);
  const std::u32string_view digits = std::u32string_view(signs).substr(start, end - start);
  const bool may_be_grouped = read_exponent(std::u32string_view(signs).substr(end)).size == 0;
  const auto by_point = resolve_decimal(digits, DecimalMark::point, may_be_grouped).decimal;
  const auto by_comma = resolve_decimal(digits, DecimalMark::comma, may_be_grouped).decimal;
  if (by_point && by_comma && *by_point != *by_comma && has_whole_units(text, start, end)) {
    // ₩5,000 are no five won: the mark groups digits, and the other one is the decimal mark.
    return {by_point->fraction.empty() ? DecimalMark::point : DecimalMark::comma, false};
  }
  if (by_point && by_comma) return {DecimalMark::unknown, *by_point != *by_comma};
  if (by_point) return {DecimalMark::point, false};
  if (by_comma) return {DecimalMark::comma, false};
  return {};
}

void check_length(std::string_view text, std::string_view name, std::size_t most) {
  if (text.size() <= most || count_code_points(text) <= most) return;
  throw CellError(formatted("{} is longer than a number may be ({} characters): {}", name, with_thousands(most), in_quotes(trim(text))),
                  "shorten it; --max-digits raises the limit", 0);
}

CellError nul_error(std::string_view name) { return {formatted("{} holds the character U+0000", name), "remove it", 0}; }

CellError negative_error(std::string_view text, const Quantity& quantity) {
  return {formatted("{}: {} cannot be negative", quantity.name, in_quotes(trim(text))), "write it as a positive number", 0};
}

ParsedCell parse_cell(std::string_view text, const Quantity& quantity, DecimalMark mark, const Number& scale, bool any_sign) {
  const ValueWords wording = wording_of(quantity.unit);
  const auto complaint = [&](const std::string& what, const std::string& hint) {
    return CellError(formatted("{}: {} {}", quantity.name, in_quotes(trim(text)), what), hint, 0);
  };
  const auto check_limits = [&](const Number& value) {
    if (quantity.most && value > Number(*quantity.most)) throw complaint(formatted("cannot be more than {}", *quantity.most), wording.hint);
    if (quantity.least && value < Number(*quantity.least))
      throw complaint(formatted("cannot be less than {}", *quantity.least), wording.hint);
  };
  ParsedCell result;
  if (const auto integer = plain_integer(text); integer && scale == Number(1)) {
    check_limits(*integer);
    result.cell.value = *integer;
    return result;
  }
  if (is_spreadsheet_error(trim(text)))
    throw spreadsheet_error(quantity.name, trim(text), formatted("mend the formula, or {}", leave_empty));
  if (is_placeholder(trim(text))) throw complaint(formatted("is not {}", wording.noun), leave_empty);

  const Anatomy parts(text, quantity);
  Decimal decimal = parts.resolve(mark == DecimalMark::unknown ? decimal_evidence(text).proves : mark);
  if (!decimal.is_zero()) {
    constexpr int largest_power = 308;
    if (std::abs(parts.exponent().value) > largest_power) throw complaint("is out of range", range_of(quantity));
    decimal.shift(parts.exponent().value);
  }
  if (scale != Number(1) && parts.unit().shift > 0) throw complaint("has a unit, and so has its header", "keep one of the two");
  if (quantity.unit == Unit::money) decimal.shift(parts.unit().shift + powers_of_ten(scale));
  if (parts.negative() && !decimal.is_zero() && !quantity.may_be_negative && !any_sign) throw negative_error(text, quantity);
  if (quantity.unit == Unit::count && !Decimal{"", decimal.fraction}.is_zero())
    throw complaint(formatted("is not {}", wording.noun), wording.hint);

  const auto value = value_of(decimal, parts.negative(), quantity, result.rounded);
  if (!value) throw complaint("is out of range", range_of(quantity));
  check_limits(*value);
  result.cell.value = *value;
  result.cell.decimals = static_cast<int>(decimal.fraction.size());
  result.cell.unit_settled = parts.unit().percent;
  result.cell.time_unit = parts.unit().time_unit;
  result.scientific = parts.exponent().size > 0;
  result.currency = parts.unit().currency;
  return result;
}

}  // namespace retain::io
