#include "retain/amount.hpp"

namespace retain {

std::optional<Amount::Parsed> Amount::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  std::string_view body = text.substr(negative ? 1 : 0);
  const auto point = body.find('.');
  std::string_view integer = body.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view() : body.substr(point + 1);
  const auto is_digits = [](std::string_view digits) {
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!is_digits(integer) || (point != std::string_view::npos && !is_digits(fraction))) return std::nullopt;
  integer.remove_prefix(std::min(integer.find_first_not_of('0'), integer.size()));
  if (integer.size() > most_integer_digits) return std::nullopt;

  int128 millionths = 0;
  for (const char c : integer) millionths = millionths * 10 + (c - '0');
  for (std::size_t i = 0; i < decimals; ++i) millionths = millionths * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  const std::string_view beyond = fraction.size() > decimals ? fraction.substr(decimals) : std::string_view();
  const bool rounded = beyond.find_first_not_of('0') != std::string_view::npos;
  if (rounded) {
    const bool above_half = beyond.front() > '5' || (beyond.front() == '5' && beyond.find_first_not_of('0', 1) != std::string_view::npos);
    if (above_half || (beyond.front() == '5' && millionths % 2 != 0)) ++millionths;
    constexpr int128 beyond_range = int128{1'000'000'000'000} * 1'000'000'000'000;
    if (millionths == beyond_range) return std::nullopt;
  }
  return Parsed{from_millionths(negative ? -millionths : millionths), rounded};
}

std::string Amount::to_string() const { return *to_number().to_decimal(decimals); }

}  // namespace retain
