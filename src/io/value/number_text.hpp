#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "io/value/cell.hpp"

namespace retain::io {

/// The code points of `text`, with one sign for each meaning: ASCII for fullwidth digits and marks, `-` for the minus sign, a plain space
/// for no-break and thin ones. As many as `text` has, so that an index is a place.
std::u32string plain_signs(std::string_view text);

bool is_digit(char32_t c);
/// Whether a number's digits start at `index`: a digit, or a decimal mark before one.
bool starts_number(std::u32string_view signs, std::size_t index);
/// The end of the digits and marks that start at `index`.
std::size_t end_of_number(std::u32string_view signs, std::size_t index);

/// The digits of a decimal number, its marks resolved.
struct Decimal {
  std::string integer;  ///< without leading zeros; may be empty
  std::string fraction;

  [[nodiscard]] bool is_zero() const;
  /// Moves the point `places` to the right (left where negative).
  void shift(int places);
  /// "1200.50", which Amount and Number read.
  [[nodiscard]] std::string to_string(bool negative) const;
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// Digits and marks read under one decimal mark, or the index of the first that does not fit.
struct ResolvedDecimal {
  std::optional<Decimal> decimal;
  std::size_t wrong = 0;
};
ResolvedDecimal resolve_decimal(std::u32string_view digits, DecimalMark mark, bool may_be_grouped = true);

/// The power of ten of "e5" at the start of `signs`, and how many signs it takes; 0 signs where there is none.
struct Exponent {
  int value = 0;
  std::size_t size = 0;
};
Exponent read_exponent(std::u32string_view signs);

}  // namespace retain::io
