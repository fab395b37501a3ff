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

std::string part_of_segment(std::string_view text) {
  std::string name = plain_label(text);
  if (name.empty()) return "(none)";
  if (is_spreadsheet_error(name))
    throw CellError(formatted("an error of Excel in place of a segment: {}", in_quotes(name)), "mend the formula", 0);
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
  const std::string_view value = without_guard(trim(text));
  if (value.find(byte_order_mark) != std::string_view::npos) {
    throw CellError("a byte order mark (\\ufeff) inside the text", "files were joined here: give each as a file of its own", 0);
  }
  return to_nfc(value);
}

bool is_totals_word(std::string_view text) {
  constexpr std::string_view words[] = {"totals",
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
  std::string_view bare = trim(text);
  // "Total for Acme": the lines above it are summed there.
  for (const std::string_view lead : {"total for ", "totals for "}) {
    if (lower_ascii(bare.substr(0, lead.size())) == lead) return true;
  }
  while (!bare.empty() && std::string_view(":()[]*").find(bare.back()) != std::string_view::npos) bare.remove_suffix(1);
  while (!bare.empty() && std::string_view("([*").find(bare.front()) != std::string_view::npos) bare.remove_prefix(1);
  return is_whole_base(text) || std::ranges::find(words, fold_name(bare)) != std::end(words);
}

std::string segment_name(std::span<const std::string_view> values) {
  std::string name = part_of_segment(values.front());
  for (const std::string_view value : values.subspan(1)) name += " / " + part_of_segment(value);
  return name;
}

}  // namespace retain::io
