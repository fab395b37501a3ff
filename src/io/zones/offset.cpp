#include "io/zones/offset.hpp"

#include <cstdlib>

#include "text/format.hpp"

namespace retain::io {

namespace {

/// Cuts two digits off the beginning of `text`.
std::optional<int> take_two_digits(std::string_view& text) {
  if (text.size() < 2 || text.substr(0, 2).find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return value;
}

}  // namespace

std::optional<std::chrono::seconds> read_offset(std::string_view text) {
  if (text == "Z") return std::chrono::seconds(0);
  for (const std::string_view name : {"UTC", "GMT"}) {
    if (!text.starts_with(name)) continue;
    text.remove_prefix(name.size());
    if (text.empty()) return std::chrono::seconds(0);
    break;
  }
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const bool is_behind = text.front() == '-';
  text.remove_prefix(1);
  const auto hours = take_two_digits(text);
  const bool has_colon = text.starts_with(':');
  if (has_colon) text.remove_prefix(1);
  const auto minutes = take_two_digits(text);
  if (!hours || (has_colon && !minutes) || minutes.value_or(0) > 59 || !text.empty()) return std::nullopt;
  const std::chrono::seconds ahead = std::chrono::hours(*hours) + std::chrono::minutes(minutes.value_or(0));
  if (ahead > std::chrono::hours(18)) return std::nullopt;
  return is_behind ? -ahead : ahead;
}

std::string offset_name(std::chrono::seconds offset) {
  if (offset.count() == 0) return "UTC";
  const auto minutes = std::abs(offset.count()) / 60;
  return formatted("{}{:02}:{:02}", offset.count() < 0 ? "-" : "+", minutes / 60, minutes % 60);
}

}  // namespace retain::io
