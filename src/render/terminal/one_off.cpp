#include "render/terminal/one_off.hpp"

#include <algorithm>

#include "render/content/formulas.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

/// Puts the digits of the values below each other: spaces in front, so that the units begin in one column.
void align_values(std::vector<OneOffLine>& lines) {
  const auto digits = [](const OneOffLine& line) { return display_width(line.value) - line.unit_width; };
  std::size_t most = 0;
  for (const OneOffLine& line : lines) most = line.defined ? std::max(most, digits(line)) : most;
  for (OneOffLine& line : lines) {
    if (line.defined) line.value.insert(0, most - digits(line), ' ');
  }
}

constexpr std::string_view range_heading = "95% range";

/// Where the columns of the lines begin.
struct OneOffColumns {
  std::size_t value = 0;
  std::size_t range = 0;
  std::size_t formula = 0;
};

OneOffColumns columns_of(const std::vector<OneOffLine>& lines, Language language) {
  std::size_t key = 0;
  std::size_t value = 0;
  std::size_t range = 0;
  for (const OneOffLine& line : lines) {
    key = std::max(key, display_width(label_of(quantity(line.id), language)));
    if (line.defined) value = std::max(value, display_width(line.value));
    if (!line.range.empty()) range = std::max({range, display_width(line.range), display_width(say(range_heading, language))});
  }
  OneOffColumns columns;
  columns.value = key + column_gap;
  columns.range = columns.value + value + column_gap;
  columns.formula = range == 0 ? columns.range : columns.range + range + column_gap;
  return columns;
}

std::string without_trailing_spaces(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

std::string line_text(const OneOffLine& line, const OneOffColumns& columns, std::size_t width, Language language) {
  std::string text = pad_right(label_of(quantity(line.id), language), columns.value);
  if (!line.defined) return wrapped(text + line.value, width, columns.value) + "\n";
  text = pad_right(pad_right(text + line.value, columns.range) + line.range, columns.formula);
  return without_trailing_spaces(wrapped(text + line.formula, width, columns.formula));
}

}  // namespace

std::string one_off_text(std::vector<OneOffLine> lines, std::size_t width, Language language) {
  align_values(lines);
  const OneOffColumns columns = columns_of(lines, language);
  std::string text;
  if (columns.formula > columns.range) {
    text =
        pad_right(std::string(columns.range, ' ').append(say(range_heading, language)), columns.formula).append(say("formula", language)) +
        "\n";
  }
  for (const OneOffLine& line : lines) text += line_text(line, columns, width, language);
  return text;
}

}  // namespace retain::render
