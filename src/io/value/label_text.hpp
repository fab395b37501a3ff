#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace retain::io {

/// `text` without the `'` in front that keeps spreadsheets from running it.
std::string_view without_guard(std::string_view text);

/// A label as it is compared: without spaces around it, composed (NFC). Throws CellError for a byte order mark inside it.
std::string plain_label(std::string_view text);

/// Whether a cell that may be empty says that there is nothing: NULL, \N, NaT, None, n/a, -.
bool stands_for_nothing(std::string_view text);

/// False where `is_totals_word` is, told from the ends of a trimmed text: cheap, for what is asked of every row.
inline bool may_be_totals_word(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() < 2) return text.empty() || static_cast<unsigned char>(text.front()) >= 0x80;
  const char last = lower_ascii(text.back());
  if (last == 'l' || last == 's') {
    constexpr std::string_view total = "total";
    const std::string_view singular = text.substr(0, text.size() - (last == 's' ? 1 : 0));
    if (singular.size() >= total.size() && lower_ascii(singular.substr(singular.size() - total.size())) == total) return true;
  }
  constexpr std::string_view ends[] = {"계", "균", "체", "Σ", "Ø", "ø"};
  if (static_cast<unsigned char>(last) >= 0x80)
    return std::ranges::any_of(ends, [text](std::string_view end) { return text.ends_with(end); });
  const char first = lower_ascii(text[0]);
  if (is_digit(last) && !is_letter(first)) return false;
  const char second = lower_ascii(text[1]);
  if (is_digit(first) || is_digit(second)) return false;
  if (!is_letter(first) || !is_letter(second)) return true;
  const auto begins = [first, second](const char* with) { return first == with[0] && second == with[1]; };
  return begins("to") || begins("gr") || begins("al") || begins("su") || begins("ge") || begins("in") || begins("av") || begins("du") ||
         begins("mi") || begins("ov");
}

/// Whether people write `text` beside the sums under a table.
bool is_totals_word(std::string_view text);
/// The words by themselves, folded, and those that longer names of sums begin and end with, in lower case.
struct TotalsWords {
  std::vector<std::string_view> alone;
  std::span<const std::string_view> leads, ends;
};
TotalsWords totals_words();

/// The same, or the name of what is summed: "MRR", "Active customers".
bool is_name_of_sum(std::string_view text);

/// The name of the segment of the values of its columns: "EU / basic". Throws CellError where one is a total or no name.
std::string segment_name(std::span<const std::string_view> values);

/// What a cell of a column `complete` says. Throws CellError.
bool read_complete(std::string_view text);

}  // namespace retain::io
