#include "io/columns/table_unit.hpp"

#include <algorithm>

#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

bool is_money_unit(std::string_view text) {
  const auto unit = read_unit(text, Unit::money);
  return unit && (unit->shift > 0 || !unit->currency.empty());
}

bool scales_money(std::string_view text) {
  const auto unit = read_unit(text, Unit::money);
  return unit && unit->shift > 0;
}

bool is_other_unit(std::string_view text) { return read_unit(text, Unit::count).has_value() || read_unit(text, Unit::percent).has_value(); }

/// The part of a phrase that may be a unit: up to the bracket or comma that ends it.
std::string_view first_part(std::string_view text) { return trim(text.substr(0, text.find_first_of(")],;"))); }

/// What stands behind "단위:", "Unit:" or "Einheit:"; empty where the text does not begin so.
std::optional<std::string_view> behind_keyword(std::string_view text) {
  while (!text.empty() && (text.front() == '(' || text.front() == '[')) text = trim(text.substr(1));
  // The Korean word may be part of another ("금액단위") or follow a sign ("※ 단위").
  if (const auto korean = text.find("단위"); korean != std::string_view::npos) text.remove_prefix(korean);
  for (const std::string_view keyword : {"단위", "units", "unit", "einheiten", "einheit", "currency", "währung", "통화"}) {
    if (!text.starts_with(keyword)) continue;
    std::string_view rest = trim(text.substr(keyword.size()));
    for (const std::string_view sign : {":", "：", "="}) {
      if (rest.starts_with(sign)) return trim(rest.substr(sign.size()));
    }
    // Without a colon only the Korean word, and a cell that holds nothing else, speak of what follows.
    if (rest.empty() || keyword == "단위") return rest;
    return std::nullopt;
  }
  return std::nullopt;
}

/// The text in the last brackets.
std::string_view in_brackets(std::string_view text) {
  const auto open = text.find_last_of("([");
  if (open == std::string_view::npos) return {};
  const auto close = text.find_first_of(")]", open);
  return close == std::string_view::npos ? std::string_view() : trim(text.substr(open + 1, close - open - 1));
}

/// The unit in "amounts in thousands" and "(in k€)".
std::optional<std::string_view> behind_in(std::string_view text) {
  for (std::size_t at = text.find("in "); at != std::string_view::npos; at = text.find("in ", at + 1)) {
    std::string_view before = text.substr(0, at);
    if (!before.empty() && before.back() != ' ' && before.back() != '(' && before.back() != '[') continue;
    const std::string_view unit = first_part(text.substr(at + 3));
    if (unit.empty()) continue;
    const bool bracketed = !before.empty() && (before.back() == '(' || before.back() == '[');
    before = trim(before);
    const bool speaks_of_amounts = std::ranges::any_of(
        std::initializer_list<std::string_view>{"figures", "amounts", "values", "numbers", "angaben", "beträge", "werte", "zahlen"},
        [before](std::string_view word) { return before.ends_with(word); });
    if (speaks_of_amounts || bracketed) {
      if (is_money_unit(unit) || !has_digit(unit)) return unit;
    } else if (unit.size() > 1 && is_money_unit(unit)) {
      return unit;
    }
  }
  return std::nullopt;
}

/// The units of "천원, 명" that may be of money.
std::vector<std::string_view> units_of_list(std::string_view list) {
  std::vector<std::string_view> units;
  list = list.substr(0, list.find_first_of(")]"));
  while (!list.empty()) {
    const auto end = std::min(list.find_first_of(",/"), list.size());
    const std::string_view unit = trim(list.substr(0, end));
    if (!unit.empty() && !is_other_unit(unit)) units.push_back(unit);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return units;
}

/// The units that the text of one field names, in lower case.
std::vector<std::string_view> units_in(std::string_view text) {
  constexpr std::size_t shortest = 2;
  if (const auto unit = behind_in(text); unit && !scales_money(text)) return {*unit};
  if (text.find_first_not_of("0123456789.,'") != std::string_view::npos && text.size() >= shortest && scales_money(text)) return {text};
  const std::string_view bracketed = in_brackets(text);
  const bool is_number = bracketed.find_first_not_of("0123456789") == std::string_view::npos;
  if (bracketed.size() >= shortest && !is_number && is_money_unit(bracketed)) return {bracketed};
  return {};
}

/// Whether a text that names no unit of the known forms speaks of one all the same, so that amounts might be a thousand times too small.
bool hints_at_scale(std::string_view text) {
  constexpr std::string_view words[] = {"thousand", "million", "billion", "tausend", "천원", "만원", "억원", "백만"};
  if (std::ranges::any_of(words, [text](std::string_view word) { return text.find(word) != std::string_view::npos; })) return true;
  constexpr std::string_view between = " ()[]:;$€£¥₩×x*'";
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find_first_of(between, start), text.size());
    std::string_view token = text.substr(start, end - start);
    start = end + 1;
    if (token.ends_with('s')) token.remove_suffix(1);
    for (const std::string_view sign : {"€", "£", "¥", "₩", "×"}) {
      if (token.starts_with(sign)) token.remove_prefix(sign.size());
    }
    const bool is_part = token.size() < text.size();
    if (token == "000" || (is_part && (token == "1000" || token == "1,000" || token == "1.000"))) return true;
  }
  return in_brackets(text) == "k" || in_brackets(text) == "m";
}

}  // namespace

std::vector<UnitInLine> units_named_in(std::span<const std::string_view> fields) {
  std::vector<UnitInLine> units;
  bool follows = false;  // a cell that says "Unit:" is followed by the unit
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string written = to_nfc(trim(fields[i]));
    const std::string text = lower_ascii(written);
    if (text.empty()) continue;
    const auto named = follows ? std::optional(std::string_view(text)) : behind_keyword(text);
    follows = named && named->empty();
    const std::vector<std::string_view> found = named ? units_of_list(*named) : units_in(text);
    if (found.empty() && hints_at_scale(text)) units.push_back({written, i});
    for (const std::string_view unit : found) {
      units.push_back({written.substr(static_cast<std::size_t>(unit.data() - text.data()), unit.size()), i});
    }
  }
  return units;
}

std::optional<UnitText> settle_unit(std::span<const NamedUnit> units, Problems& problems) {
  std::optional<UnitText> settled;
  const NamedUnit* first = nullptr;
  for (const NamedUnit& named : units) {
    const auto unit = read_unit(named.text, Unit::money);
    if (!unit) {
      problems.error(named.place, formatted("unknown unit {} above the table", in_quotes(named.text)),
                     "천원, 만원, 백만원, 억원, K, Tsd., M, Mio. and bn scale amounts; remove the line if it is no unit");
      return std::nullopt;
    }
    if (first != nullptr && (settled->shift != unit->shift || settled->currency != unit->currency)) {
      problems.error(named.place,
                     formatted("two units above the table: {} and {} at {}:{}", in_quotes(named.text), in_quotes(first->text),
                               first->place.line, first->place.column),
                     "write the unit of each column in its header");
      return std::nullopt;
    }
    settled = unit;
    first = &named;
  }
  return settled;
}

UnitText with_table_unit(const UnitText& own, const UnitText& table, const Header& header, Problems& problems) {
  if (!own.is_of_money()) return table;
  const bool same_currency = own.currency == table.currency || own.currency.empty() || table.currency.empty();
  // "Revenue ($)" under "in thousands" is in thousands of dollars; 원 under 천원 may be either.
  const bool parts_differ = own.shift == 0 && table.shift > 0 && table.currency.empty();
  const bool table_has_currency_only = table.shift == 0;
  if (same_currency && (own.shift == table.shift || parts_differ || table_has_currency_only)) {
    UnitText both = own;
    both.shift = std::max(own.shift, table.shift);
    if (both.currency.empty()) both.currency = table.currency;
    return both;
  }
  problems.error(header.place, formatted("{} states another unit than the lines above the table", in_quotes(trim(header.text))),
                 "keep one of the two");
  return own;
}

}  // namespace retain::io
