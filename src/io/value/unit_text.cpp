#include "io/value/unit_text.hpp"

#include <algorithm>
#include <string>

#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

struct Currency {
  std::string_view sign;  // in lower case
  std::string_view code;
};
constexpr Currency currencies[] = {
    {"us$", "USD"}, {"$", "USD"},   {"usd", "USD"}, {"€", "EUR"},   {"eur", "EUR"}, {"euro", "EUR"}, {"£", "GBP"},   {"gbp", "GBP"},
    {"₩", "KRW"},   {"￦", "KRW"},  {"원", "KRW"},  {"krw", "KRW"}, {"¥", "JPY"},   {"￥", "JPY"},   {"円", "JPY"},  {"jpy", "JPY"},
    {"cny", "CNY"}, {"rmb", "CNY"}, {"chf", "CHF"}, {"kr", "kr"},   {"sek", "SEK"}, {"nok", "NOK"},  {"dkk", "DKK"}, {"zł", "PLN"},
    {"pln", "PLN"}, {"kč", "CZK"},  {"czk", "CZK"}, {"huf", "HUF"}, {"cad", "CAD"}, {"aud", "AUD"},  {"nzd", "NZD"}, {"sgd", "SGD"},
    {"hkd", "HKD"}, {"twd", "TWD"}, {"₹", "INR"},   {"inr", "INR"}, {"r$", "BRL"},  {"brl", "BRL"},  {"mxn", "MXN"}, {"₺", "TRY"},
    {"try", "TRY"}, {"₫", "VND"},   {"vnd", "VND"}, {"฿", "THB"},   {"thb", "THB"}, {"zar", "ZAR"},
};

struct Scale {
  std::string_view word;
  int shift;
};
constexpr Scale scales[] = {
    {"", 0},        {"k", 3},        {"thousand", 3},   {"thousands", 3}, {"tsd", 3},   {"tsd.", 3},    {"tausend", 3},
    {"'000", 3},    {"'000s", 3},    {"’000", 3},       {"000s", 3},      {"x1000", 3}, {"1000", 3},    {"1.000", 3},
    {"1,000", 3},   {"1'000", 3},    {"m", 6},          {"mm", 6},        {"mn", 6},    {"mio", 6},     {"mio.", 6},
    {"million", 6}, {"millions", 6}, {"millionen", 6},  {"b", 9},         {"bn", 9},    {"billion", 9}, {"billions", 9},
    {"mrd", 9},     {"mrd.", 9},     {"milliarden", 9}, {"천", 3},        {"만", 4},    {"십만", 5},    {"백만", 6},
    {"천만", 7},    {"억", 8},       {"십억", 9},       {"백억", 10},     {"천억", 11}, {"조", 12},
};

struct TimeWord {
  std::string_view word;
  Granularity granularity;
};
constexpr TimeWord time_words[] = {
    {"day", Granularity::day},          {"days", Granularity::day},     {"일", Granularity::day},      {"week", Granularity::week},
    {"weeks", Granularity::week},       {"주", Granularity::week},      {"month", Granularity::month}, {"months", Granularity::month},
    {"mo", Granularity::month},         {"월", Granularity::month},     {"개월", Granularity::month},  {"quarter", Granularity::quarter},
    {"quarters", Granularity::quarter}, {"분기", Granularity::quarter}, {"year", Granularity::year},   {"years", Granularity::year},
    {"yr", Granularity::year},          {"yrs", Granularity::year},     {"년", Granularity::year},
};

constexpr std::string_view count_words[] = {"명", "건"};
constexpr std::string_view hour_words[] = {"h", "hr", "hrs", "hour", "hours", "시간"};

/// NFC in lower case without spaces, so that "만 원" is 만원 and "K USD" is kusd.
std::string folded(std::string_view text) {
  const std::string composed = to_nfc(text);
  std::string result;
  for (std::string_view rest = composed; !rest.empty();) {
    const CodePoint next = first_code_point(rest);
    if (next.value == U'％') {
      result += '%';
    } else if (!is_space(next.value)) {
      result += rest.substr(0, next.size);
    }
    rest.remove_prefix(next.size);
  }
  return lower_ascii(result);
}

template <std::size_t Size>
bool contains(const std::string_view (&words)[Size], std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

/// "in thousands of USD" and "단위: 천원" are thousands USD and 천원.
std::string_view without_lead(std::string_view text) {
  for (const std::string_view lead : {"단위", "units", "unit", "einheit"}) {
    if (!text.starts_with(lead)) continue;
    text.remove_prefix(lead.size());
    if (text.starts_with(':')) text.remove_prefix(1);
    break;
  }
  if (text.starts_with("in") && text.size() > 2 && !text.starts_with("inr")) text.remove_prefix(2);
  return text;
}

std::optional<UnitText> read_money_unit(std::string_view text) {
  text = without_lead(text);
  std::string_view currency;
  std::size_t longest = 0;
  std::string_view rest = text;
  for (const Currency& row : currencies) {
    if (row.sign.size() <= longest) continue;
    const bool leads = text.starts_with(row.sign);
    if (!leads && !text.ends_with(row.sign)) continue;
    longest = row.sign.size();
    currency = row.code;
    rest = leads ? text.substr(longest) : text.substr(0, text.size() - longest);
  }
  // What stood beside the currency: "USD in thousands", "thousands of USD".
  if (rest.starts_with("in") && rest.size() > 2) rest.remove_prefix(2);
  if (rest.ends_with("of") && rest.size() > 2) rest.remove_suffix(2);
  // Germans write T€ for thousands; elsewhere T may be trillions.
  if (rest == "t" && (currency == "EUR" || currency == "CHF")) rest = "k";
  const auto* scale = std::ranges::find(scales, rest, &Scale::word);
  if (scale == std::end(scales)) return std::nullopt;
  return UnitText{.shift = scale->shift, .currency = currency};
}

std::optional<UnitText> read_time_unit(std::string_view text) {
  const auto* row = std::ranges::find(time_words, text, &TimeWord::word);
  if (row == std::end(time_words)) return std::nullopt;
  return UnitText{.time_unit = row->granularity};
}

}  // namespace

Number UnitText::scale() const {
  Number scale(1);
  for (int i = 0; i < shift; ++i) scale = scale * Number(10);
  return scale;
}

std::optional<UnitText> read_unit(std::string_view text, Unit unit) {
  const std::string word = folded(text);
  if (word.empty()) return UnitText{};
  const auto if_known = [](bool known) { return known ? std::optional(UnitText{}) : std::nullopt; };
  switch (unit) {
    case Unit::money:
      return read_money_unit(word);
    case Unit::percent:
      return word == "%" ? std::optional(UnitText{.percent = true}) : std::nullopt;
    case Unit::count:
      return if_known(contains(count_words, word));
    case Unit::hours:
      return if_known(contains(hour_words, word));
    case Unit::periods:
      return read_time_unit(word);
    case Unit::per_period:
      for (const std::string_view per : {"/", "per"}) {
        if (word.starts_with(per)) return read_time_unit(std::string_view(word).substr(per.size()));
      }
      return std::nullopt;
    case Unit::ratio:
    case Unit::number:
    case Unit::points:
    case Unit::score:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string_view find_currency(std::string_view text) {
  const std::string word = folded(text);
  const auto* row = std::ranges::find(currencies, std::string_view(word), &Currency::sign);
  return row == std::end(currencies) ? std::string_view() : row->code;
}

}  // namespace retain::io
