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

/// Movements of customers, which may be gone through again.
struct Movements {
  std::function<void(const std::function<void(const Movement&)>& take)> each;
  bool may_pause = false;  ///< a customer may pay nothing for a while and stay, so that it is told what it last paid

  void operator()(const std::function<void(const Movement&)>& take) const { each(take); }
};

struct NamedAmount {
  std::string_view key;
  std::optional<Amount> amount;  ///< empty where rows have none
};
/// The amounts of a movement under their keys: before, after, change.
std::array<NamedAmount, 3> amounts_of(const Movement& movement);
/// The key of what a customer last paid, beside them.
inline constexpr std::string_view last_paid_key = "last_paid";

}  // namespace retain::render
