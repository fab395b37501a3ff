#include "render/workbook/numbers.hpp"

#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// A text that a format shows as it is; there is no quotation mark in it.
std::string literal(const std::string& text) { return text.empty() ? text : '"' + text + '"'; }

}  // namespace

std::string digits_format(int decimals) {
  return decimals == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(decimals), '0');
}

double cell_value(const Quantity& quantity, const Number& value) {
  return quantity.unit == Unit::percent ? (value / Number(100)).to_double() : value.to_double();
}

double cell_value(const Quantity& quantity, double value) { return quantity.unit == Unit::percent ? value / 100 : value; }

std::string number_format(const Figures& figures, const Quantity& quantity) {
  return digits_format(figures.decimals(quantity.id)) + (quantity.unit == Unit::percent ? "%" : "");
}

std::string unit_format(const Figures& figures, const Quantity& quantity) {
  return quantity.unit == Unit::percent ? number_format(figures, quantity)
                                        : number_format(figures, quantity) + literal(figures.unit(quantity.id));
}

std::string change_format(const Figures& figures, const Quantity& quantity, const Number& change, const std::string& behind) {
  const std::string shown = digits_format(figures.decimals(quantity.id)) + literal(behind);
  return shows_nonzero(figures.number(quantity.id, change)) ? formatted("+{0};-{0}", shown) : formatted("{0};{0}", shown);
}

std::string axis_format(const Quantity& quantity, const Axis& axis) {
  const bool is_percent = quantity.unit == Unit::percent;
  const std::string step = tick_text(axis.step * (is_percent ? 100 : 1), axis.step * (is_percent ? 100 : 1));
  const std::size_t point = step.find('.');
  return digits_format(point == std::string::npos ? 0 : static_cast<int>(step.size() - point - 1)) + (is_percent ? "%" : "");
}

std::string shown_in_cell(const Figures& figures, const Quantity& quantity, const Number& value) {
  return figures.number(quantity.id, value) + (quantity.unit == Unit::percent ? "%" : "");
}

}  // namespace retain::render
