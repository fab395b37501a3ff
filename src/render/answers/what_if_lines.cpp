#include "render/answers/what_if_lines.hpp"

#include <algorithm>
#include <iterator>

#include "render/content/changes.hpp"

namespace retain::render {

WhatIfLines::WhatIfLines(const WhatIf& what_if, const Figures& figures, std::optional<int> precision)
    : what_if_(what_if), whole_(what_if.rows.back()) {
  for (const Quantity& row : retain::quantities()) {
    if (row.unit == Unit::money && whole_.before[row.id].number) money_decimals_ = std::max(money_decimals_, figures.decimals(row.id));
  }
  for (const auto& amount : {what_if.cost, whole_.gain, whole_.net_gain}) {
    if (amount && !amount->to_integer() && !is_large_amount(*amount)) money_decimals_ = std::max(money_decimals_, 2);
  }
  if (precision) money_decimals_ = *precision;
}

bool WhatIfLines::shows(Id id) const {
  const bool is_assumed =
      std::any_of(what_if_.premises.begin(), what_if_.premises.end(), [id](const Premise& premise) { return premise.id == id; });
  return is_assumed || what_if_.metrics_chosen || is_prominent(quantity(id));
}

std::vector<Id> WhatIfLines::quantities() const {
  std::vector<Id> ids;
  std::copy_if(whole_.changed.begin(), whole_.changed.end(), std::back_inserter(ids), [this](Id id) { return shows(id); });
  return ids;
}

std::vector<MoneyLine> WhatIfLines::money() const {
  const auto is_shown_alike = [this](const std::optional<Number>& a, const std::optional<Number>& b) {
    return a && b ? a->to_fixed(money_decimals_) == b->to_fixed(money_decimals_) : a.has_value() == b.has_value();
  };
  std::vector<MoneyLine> lines;
  for (std::size_t i = 0; i < worth_formulas().size(); ++i) {
    const WorthEffect& effect = whole_.worth[i];
    if (!effect.before && !effect.after) continue;
    if (effect.before && effect.after && nearly_equal(*effect.before, *effect.after)) continue;
    // Without costs of serving customers, the margin is the revenue once more.
    const bool repeats = worth_formulas()[i].is_margin && !lines.empty() && is_shown_alike(lines.back().before, effect.before) &&
                         is_shown_alike(lines.back().after, effect.after);
    if (!repeats) lines.push_back({worth_formulas()[i].name, effect.before, effect.after});
  }
  return lines;
}

std::vector<WorthLine> WhatIfLines::worth() const {
  std::vector<WorthLine> lines;
  if (!whole_.gain) return lines;
  const auto of_year = [this](auto member) { return whole_.year ? std::optional<Number>((*whole_.year).*member) : std::nullopt; };
  lines.push_back({"gain of margin", whole_.gain, of_year(&YearEffect::gain)});
  if (!what_if_.cost) return lines;
  lines.push_back({"cost", what_if_.cost, of_year(&YearEffect::cost)});
  lines.push_back({"net gain", whole_.net_gain, of_year(&YearEffect::net_gain)});
  return lines;
}

}  // namespace retain::render
