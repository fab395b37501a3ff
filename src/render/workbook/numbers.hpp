#pragma once

#include <optional>
#include <string>

#include "render/content/chart_scale.hpp"
#include "render/content/figures.hpp"

namespace retain::render {

/// A number with its thousands apart and so many digits behind the point: "#,##0.0".
std::string digits_format(int decimals);

/// What a cell holds of a value: a percent as the share that its format shows as one.
double cell_value(const Quantity& quantity, const Number& value);
/// The same of a percent in floating point, such as an end of a range.
double cell_value(const Quantity& quantity, double value);

/// How a spreadsheet shows the values of a quantity: "0.0%", "#,##0.00".
std::string number_format(const Figures& figures, const Quantity& quantity);
/// The same with the unit behind the number: `0.0" months"`.
std::string unit_format(const Figures& figures, const Quantity& quantity);
/// How it shows a difference: with its sign where its digits show that there is one, and `behind` it what stands there. Those of percents
/// are points.
std::string change_format(const Figures& figures, const Quantity& quantity, const Number& change, const std::string& behind);
/// How an axis shows a quantity: with the digits that its step takes.
std::string axis_format(const Quantity& quantity, const Axis& axis);

/// What such a cell shows: "85.7%", "1,296".
std::string shown_in_cell(const Figures& figures, const Quantity& quantity, const Number& value);

}  // namespace retain::render
