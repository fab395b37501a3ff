#include "render/answers/grid.hpp"

#include <algorithm>

#include "render/content/blocks.hpp"
#include "render/markdown/text.hpp"
#include "render/terminal/aligned_table.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

std::string number_text(const Figures& figures, Id id, const Number& value) {
  if (quantity(id).unit == Unit::count && !value.to_integer()) return grouped(value.to_fixed(1));
  return figures.number(id, value);
}

}  // namespace

std::string grid_text(const Grid& grid) {
  std::vector<std::vector<std::string>> rows{grid.headings};
  rows.insert(rows.end(), grid.lines.begin(), grid.lines.end());
  std::string text;
  for (const std::string& line : aligned_lines(rows, grid.labels)) text += line + "\n";
  return text;
}

std::string grid_markdown(const Grid& grid) {
  const auto escaped = [](std::vector<std::string> cells) {
    std::transform(cells.begin(), cells.end(), cells.begin(), markdown_escaped);
    return cells;
  };
  std::vector<std::vector<std::string>> lines;
  std::transform(grid.lines.begin(), grid.lines.end(), std::back_inserter(lines), escaped);
  return markdown_table(escaped(grid.headings), lines, grid.labels);
}

bool is_prominent(const Quantity& quantity) {
  constexpr int last_rank = 8;
  return quantity.is_fact() || (quantity.priority > 0 && quantity.priority <= last_rank);
}

std::string with_sign(const std::string& text, const Number& value) { return value.sign() > 0 && shows_nonzero(text) ? "+" + text : text; }

std::string value_text(const Figures& figures, Id id, const std::optional<Number>& value) {
  if (!value) return std::string(undefined_mark);
  return number_text(figures, id, *value) + (quantity(id).unit == Unit::percent ? "%" : "");
}

std::string difference_text(const Figures& figures, Id id, const std::optional<Number>& before, const std::optional<Number>& after) {
  if (!before || !after) return {};
  const Number difference = *after - *before;
  std::string text = number_text(figures, id, difference);
  // A difference that rounds to nothing is told with as many digits as it takes.
  constexpr int most_decimals = 9;
  for (int decimals = figures.decimals(id); !shows_nonzero(text) && decimals < most_decimals && !difference.is_zero();)
    text = grouped(difference.to_fixed(++decimals));
  return with_sign(text, difference);
}

}  // namespace retain::render
