#include "render/machine/exact.hpp"

#include <algorithm>

#include "retain/amount.hpp"
#include "text/format.hpp"

namespace retain::render {

namespace {

constexpr int exact_digits_of_double = 15;

/// Digits from the first that is not zero to the last.
int significant_digits(std::string digits) {
  digits.resize(std::min(digits.find('e'), digits.size()));
  std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? 0 : static_cast<int>(digits.find_last_not_of('0') - first + 1);
}

}  // namespace

std::string exact_text(const Quantity& quantity, const Number& value) {
  if (quantity.is_fact()) {
    if (const auto decimal = value.to_decimal(Amount::decimals)) return *decimal;
  }
  return shortest(value.to_double());
}

bool has_more_digits_than_double(const Number& amount) {
  return significant_digits(amount.to_decimal(Amount::decimals).value_or(std::string())) > exact_digits_of_double;
}

std::optional<Diagnostic> inexact_json_warning(std::size_t count) {
  if (count == 0) return std::nullopt;
  const std::string amounts = count == 1 ? "1 amount" : formatted("{} amounts", count);
  return warning("inexact_json", formatted("{} of more than {} digits: JSON holds the nearest double", amounts, exact_digits_of_double),
                 "csv and tsv hold the exact decimals");
}

bool has_more_digits_than_cell(const Quantity& quantity, const Number& value) {
  return significant_digits(exact_text(quantity, value)) > exact_digits_of_double;
}

std::optional<Diagnostic> inexact_workbook_warning(std::size_t count) {
  if (count == 0) return std::nullopt;
  const std::string values = count == 1 ? "1 value" : formatted("{} values", count);
  return warning(
      "inexact_workbook",
      formatted("{} of more than {} digits: cells of a workbook hold the nearest number of so many", values, exact_digits_of_double),
      "csv and tsv hold the exact decimals");
}

}  // namespace retain::render
