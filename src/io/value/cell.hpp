#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "retain/quantity.hpp"
#include "retain/snapshot.hpp"

namespace retain::io {

enum class DecimalMark { unknown, point, comma };

/// A text that is not a value of its quantity: the message names the quantity and quotes the text.
class CellError : public Error {
 public:
  CellError(const std::string& message, std::string hint, std::size_t offset) : Error(message, std::move(hint)), offset_(offset) {}
  /// Code points before the first wrong character; 0 where the whole text is wrong.
  [[nodiscard]] std::size_t offset() const { return offset_; }

 private:
  std::size_t offset_;
};

/// What a number's text tells about the decimal mark of its file: "1,234.50" proves the point, "1.234,50" and "12,5" the comma, "7" and
/// "1.234" nothing. `ambiguous`: the text means different numbers under the two marks.
struct DecimalEvidence {
  DecimalMark proves = DecimalMark::unknown;
  bool ambiguous = false;
};
DecimalEvidence decimal_evidence(std::string_view text);

/// What `parse_cell` made of a text.
struct ParsedCell {
  Cell cell;
  bool rounded = false;       ///< a fact of money had more than six decimals
  bool scientific = false;    ///< "1e5"
  std::string_view currency;  ///< code of the currency sign or code beside it: "KRW"; empty: none
};

/// Reads the text of a value of `quantity`, spaces around it ignored: digits with grouping marks in groups of three, a currency sign or
/// code, `%` for percents, a unit of time ("12/year", "20 months") for periods and frequencies, 명 and 건 for counts, units that scale
/// money (만원, K, M). An unknown `mark` is what the text itself proves, else the point. `scale`, a power of ten, multiplies money (the
/// unit of its header). Counts are whole, only quantities that may be are negative, unless the caller judges the sign: `any_sign`.
/// Throws CellError; an empty text is the caller's to treat as missing.
ParsedCell parse_cell(std::string_view text, const Quantity& quantity, DecimalMark mark, const Number& scale = Number(1),
                      bool any_sign = false);
/// That the value of a quantity cannot be negative.
CellError negative_error(std::string_view text, const Quantity& quantity);

/// Throws CellError where the text of a number, the value of `name`, is longer than `most` characters.
void check_length(std::string_view text, std::string_view name, std::size_t most);
/// What is wrong with a text, the value of `name`, that holds the character U+0000.
CellError nul_error(std::string_view name);
/// The currency of a cell in a column whose header states one; an empty one is none. Throws CellError where they differ.
std::string_view one_currency(std::string_view of_cell, std::string_view of_header);

/// Whether `text` stands for a value that is not known: "-", "N/A", "null".
bool is_placeholder(std::string_view text);

/// What the reader of workbooks puts into a cell whose formula was saved without its value, and into those that one with a number covers.
inline constexpr std::string_view not_calculated_text = "#NOT_CALCULATED!";
inline constexpr std::string_view merged_text = "#MERGED!";

/// Whether `text` is what a spreadsheet shows in place of a value: "#N/A", "#DIV/0!", "#####".
bool is_spreadsheet_error(std::string_view text);
/// What is wrong where it stands in place of `name`; `mend`: the way out of an error of a formula.
CellError spreadsheet_error(std::string_view name, std::string_view text, std::string mend = "mend the formula");

}  // namespace retain::io
