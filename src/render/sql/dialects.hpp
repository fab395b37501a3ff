#pragma once

#include <span>
#include <string>
#include <string_view>

namespace retain::render {

/// Where engines of SQL differ in what a query needs. The patterns are those of fmt.
struct SqlDialect {
  std::string_view key;       ///< of `--dialect`
  std::string_view engines;   ///< whose it is
  std::string_view others{};  ///< other keys, with commas between them
  std::string_view note;      ///< what one of them should know; empty: nothing
  char quote = '"';           ///< around names
  bool doubles_quotes = true;
  bool escapes_by_backslash = false;  ///< in literals, and a name has none
  std::string_view text;              ///< {0} as text
  std::string_view trim;              ///< a text {0} without the spaces, tabs and ends of lines around it
  std::string_view amount;            ///< {0} as an amount of {1} decimals, with {2} as 10 to that power, and {3} digits in all
  std::string_view sum;               ///< a sum {0} of such amounts, {1} decimals
  std::string_view units;             ///< an amount {0} as a whole number of its last decimal, with {1} as 10 to the power of its decimals
  std::string_view share;             ///< a whole number {0} divided by {1}, cut towards zero
  std::string_view amount_of_units;   ///< such a number {0} as an amount again, with {1} as the text of one of them, of {2} decimals
  std::string_view output;            ///< an amount {0} as it is printed, with {1} as 10 to the power of its {2} decimals
  std::string_view year, month, day;  ///< of the date of {0}, as whole numbers
  std::string_view
      has_day;  ///< whether {0} begins with a day as ISO 8601 writes it: another way to write a text may be read as another day
  /// The end of a step whose expressions an engine would otherwise copy into each of their mentions further on, and those into theirs.
  std::string_view fence;
  std::string_view modulo = "MOD({0}, {1})";  ///< of whole numbers that are not negative
};

/// All of them; the first is the one that most engines share.
std::span<const SqlDialect> sql_dialects();

}  // namespace retain::render
