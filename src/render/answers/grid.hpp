#pragma once

#include <string>
#include <vector>

#include "render/content/figures.hpp"
#include "render/language/language.hpp"
#include "retain/worksheet.hpp"

namespace retain::render {

/// A table of texts: labels to the left, numbers to the right.
struct Grid {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> lines;
  std::size_t labels = 1;  ///< columns of labels
};

/// The table for a terminal, and as Markdown.
std::string grid_text(const Grid& grid);
std::string grid_markdown(const Grid& grid);

/// Whether a quantity stands in a table of changes where nobody asked for it: facts, and the metrics of the first ranks.
bool is_prominent(const Quantity& quantity);
/// `text`, which is `value`, with a `+` in front where it is above zero and shows it.
std::string with_sign(const std::string& text, const Number& value);
/// A value as people read it, with its percent sign; the mark of undefined where there is none. Expected numbers of customers have a
/// decimal.
std::string value_text(const Figures& figures, Id id, const std::optional<Number>& value);
/// A difference of two values in the quantity's unit; empty where one of them is undefined.
std::string difference_text(const Figures& figures, Id id, const std::optional<Number>& before, const std::optional<Number>& after);

}  // namespace retain::render
