#include "io/value/label_text.hpp"

#include <algorithm>

#include "core/table/column_names.hpp"
#include "io/value/cell.hpp"
#include "retain/quantity.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

// Folded as names are.
constexpr std::string_view words_of_sums[] = {"totals",
                                              "grandtotal",
                                              "all",
                                              "subtotal",
                                              "sum",
                                              "summe",
                                              "gesamt",
                                              "gesamtsumme",
                                              "insgesamt",
                                              "average",
                                              "gesamtergebnis",
                                              "durchschnitt",
                                              "mittelwert",
                                              "overall",
                                              "allcustomers",
                                              "total",
                                              "totalgeneral",
                                              "totalgénéral",
                                              "총계",
                                              "소계",
                                              "계",
                                              "평균",
                                              "합계",
                                              "총합계",
                                              "누계",
                                              "Σ",
                                              "Ø",
                                              "ø"};

/// What is summed up under a table.
constexpr std::string_view leads_of_sums[] = {"total for ", "totals for ", "total ("};
constexpr std::string_view ends_of_sums[] = {" total", " totals", " 합계", " 소계", " 총계"};

bool is_summed(std::string_view lower) {
  constexpr std::string_view sums[] = {"mrr",         "arr",   "revenue", "sales",    "amount",  "customers",   "active customers",
                                       "subscribers", "users", "clients", "accounts", "members", "net new mrr", "net new",
                                       "매출",        "고객"};
  return std::ranges::find(sums, lower) != std::end(sums);
}

std::string part_of_segment(std::string_view text) {
  std::string name = plain_label(text);
  if (name.empty()) return "(none)";
  if (is_spreadsheet_error(name)) throw spreadsheet_error("segment", name);
  if (is_totals_word(name)) {
    throw CellError(formatted("{} looks like a totals row", in_quotes(name)), "remove the row: sums are computed from the others", 0);
  }
  return name;
}

}  // namespace

std::string_view without_guard(std::string_view text) {
  const auto first = text.find_first_not_of('\'');
  const bool guarded =
      first != 0 && first != std::string_view::npos && std::string_view("=+@\t\r-").find(text[first]) != std::string_view::npos;
  return guarded ? text.substr(1) : text;
}

std::string plain_label(std::string_view text) {
  const std::string_view value = trim(text);
  if (value.find(byte_order_mark) != std::string_view::npos) {
    throw CellError("a byte order mark (\\ufeff) inside the text", "files were joined here: give each as a file of its own", 0);
  }
  return to_nfc(value);
}

bool is_totals_word(std::string_view text) {
  std::string_view bare = trim(text);
  if (!may_be_totals_word(bare)) return false;
  const std::string lower = lower_ascii(bare);
  // "Total for Acme", "Acme Total": the lines above it are summed there.
  if (std::ranges::any_of(leads_of_sums, [&](std::string_view lead) { return lower.starts_with(lead); })) return true;
  if (std::ranges::any_of(ends_of_sums, [&](std::string_view end) { return lower.ends_with(end); })) return true;
  if (constexpr std::string_view total = "total "; lower.starts_with(total) && is_summed(lower.substr(total.size()))) return true;
  while (!bare.empty() && std::string_view(":()[]*").find(bare.back()) != std::string_view::npos) bare.remove_suffix(1);
  while (!bare.empty() && std::string_view("([*").find(bare.front()) != std::string_view::npos) bare.remove_prefix(1);
  return is_whole_base(text) || std::ranges::find(words_of_sums, fold_name(bare)) != std::end(words_of_sums);
}

TotalsWords totals_words() {
  std::vector<std::string_view> words(std::begin(words_of_sums), std::end(words_of_sums));
  words.emplace_back("전체");
  return {std::move(words), leads_of_sums, ends_of_sums};
}

bool stands_for_nothing(std::string_view text) {
  text = trim(text);
  if (text.empty() || is_placeholder(text)) return true;
  const std::string word = lower_ascii(text);
  return word == "\\n" || word == "nat" || word == "--";
}

bool read_complete(std::string_view text) {
  const std::string word = fold_name(text);
  if (word == "true" || word == "yes" || word == "1") return true;
  if (word == "false" || word == "no" || word == "0") return false;
  throw CellError(formatted("complete: {} is neither true nor false", in_quotes(text)), "write true or false", 0);
}

bool is_name_of_sum(std::string_view text) { return is_totals_word(text) || is_summed(lower_ascii(trim(text))) || find_quantity(text); }

std::string segment_name(std::span<const std::string_view> values) {
  std::string name = part_of_segment(values.front());
  for (const std::string_view value : values.subspan(1)) name += " / " + part_of_segment(value);
  return name;
}

}  // namespace retain::io
