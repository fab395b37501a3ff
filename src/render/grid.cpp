#include "render/grid.hpp"

#include <algorithm>

#include "render/blocks.hpp"
#include "render/markdown_text.hpp"
#include "render/text.hpp"

namespace retain::render {

namespace {

bool shows_something(std::string_view text) { return text.find_first_of("123456789") != std::string_view::npos; }

std::string number_text(const Figures& figures, Id id, const Number& value) {
  if (quantity(id).unit == Unit::count && !value.to_integer()) return grouped(value.to_fixed(1));
  return figures.number(id, value);
}

}  // namespace

std::string grid_text(const Grid& grid) {
  std::vector<std::size_t> widths(grid.headings.size());
  const auto widen = [&widths](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], display_width(cells[i]));
  };
  widen(grid.headings);
  for (const auto& cells : grid.lines) widen(cells);
  std::string text;
  const auto add = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line.append(column_gap, ' ');
      line += i < grid.labels ? pad_right(cells[i], widths[i]) : pad_left(cells[i], widths[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  add(grid.headings);
  for (const auto& cells : grid.lines) add(cells);
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

std::string with_sign(const std::string& text, const Number& value) {
  return value.sign() > 0 && shows_something(text) ? "+" + text : text;
}

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
  for (int decimals = figures.decimals(id); !shows_something(text) && decimals < most_decimals && !difference.is_zero();)
    text = grouped(difference.to_fixed(++decimals));
  return with_sign(text, difference);
}

}  // namespace retain::render
