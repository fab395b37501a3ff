#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "render/content/figures.hpp"
#include "retain/diff.hpp"

namespace retain::render {

/// Whether a quantity stands in a table of changes where nobody asked for it: facts, and the metrics of the first ranks.
bool is_prominent(const Quantity& quantity);
/// `text`, which is `value`, with a `+` in front where it is above zero and shows it.
std::string with_sign(const std::string& text, const Number& value);
/// A value as people read it, with its percent sign; the mark of undefined where there is none. Expected numbers of customers have a
/// decimal.
std::string value_text(const Figures& figures, Id id, const std::optional<Number>& value);
/// A difference of two values in the quantity's unit; empty where one of them is undefined.
std::string difference_text(const Figures& figures, Id id, const std::optional<Number>& before, const std::optional<Number>& after);

/// The differences of a row: a quantity that was stated is among its inputs and its metrics, and is listed once.
std::vector<const ValueDiff*> differences_of(const DiffRow& row);
/// How many more customers were lost for a reason; empty where one of the numbers is not known.
std::optional<Number> difference_of(const ReasonDiff& reason);

/// Gives each movement to the function that it is called with, and may be called again.
using Movements = std::function<void(const std::function<void(const Movement&)>& take)>;

struct NamedAmount {
  std::string_view key;
  Amount amount;
};
/// The amounts of a movement under their keys: before, after, change.
std::array<NamedAmount, 3> amounts_of(const Movement& movement);

}  // namespace retain::render
