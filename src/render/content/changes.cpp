#include "render/content/changes.hpp"

#include <algorithm>

#include "render/content/blocks.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

std::string number_text(const Figures& figures, Id id, const Number& value) {
  if (quantity(id).unit == Unit::count && !value.to_integer()) return grouped(value.to_fixed(1));
  return figures.number(id, value);
}

}  // namespace

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

std::vector<const ValueDiff*> differences_of(const DiffRow& row) {
  std::vector<const ValueDiff*> values;
  for (const ValueDiff& value : row.inputs) {
    if (quantity(value.id).is_fact()) values.push_back(&value);
  }
  for (const ValueDiff& value : row.metrics) values.push_back(&value);
  for (const ValueDiff& value : row.inputs) {
    const bool is_listed = std::any_of(values.begin(), values.end(), [&](const ValueDiff* other) { return other->id == value.id; });
    if (!is_listed) values.push_back(&value);
  }
  return values;
}

std::optional<Number> difference_of(const ReasonDiff& reason) {
  return reason.before && reason.after ? std::optional(*reason.after - *reason.before) : std::nullopt;
}

std::array<NamedAmount, 3> amounts_of(const Movement& movement) {
  const auto change = movement.before && movement.after ? std::optional(*movement.after - *movement.before) : std::nullopt;
  return {{{"before", movement.before}, {"after", movement.after}, {"change", change}}};
}

}  // namespace retain::render
