#include "render/answers/what_if.hpp"

#include <algorithm>

#include "render/content/changes.hpp"
#include "render/content/formulas.hpp"
#include "render/language/messages.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Cells = std::vector<std::string>;

/// Smaller amounts say little without their cents.
class WhatIfPage {
 public:
  WhatIfPage(const WhatIf& what_if, const Figures& figures, const RenderOptions& options)
      : what_if_(what_if), figures_(figures), options_(options), whole_(what_if.rows.back()) {
    for (const Quantity& row : quantities()) {
      if (row.unit == Unit::money && whole_.before[row.id].number) money_decimals_ = std::max(money_decimals_, figures.decimals(row.id));
    }
    for (const auto& amount : {what_if.cost, whole_.gain, whole_.net_gain}) {
      if (amount && !amount->to_integer() && !is_large_amount(*amount)) money_decimals_ = std::max(money_decimals_, 2);
    }
    if (options.precision) money_decimals_ = *options.precision;
  }

  [[nodiscard]] std::string title() const {
    std::vector<std::string> premises;
    for (const Premise& premise : what_if_.premises) premises.push_back(visible(premise.text));
    std::string text = said("What if: {0}", language(), join(premises, ", "));
    if (!what_if_.period.is_none()) text += formatted(" ({})", visible(what_if_.period.to_string()));
    return text;
  }

  void add_tables_to(Page& page) const {
    page.add(headings({}), 1, quantity_lines());
    page.add(headings(std::string(say("Money", language()))), 1, money_lines());
    if (what_if_.rows.size() == 1) return;
    Cells with_gain = headings(std::string(name(what_if_.premises.front().id)));
    with_gain.emplace_back(say("gain", language()));
    page.add(std::move(with_gain), 1, segment_lines());
  }

  /// What the money comes to, a sentence each.
  [[nodiscard]] std::vector<std::string> verdict() const {
    std::vector<std::string> lines;
    lines.push_back(gain_line());
    if (!what_if_.cost) return lines;
    const std::string cost = money(*what_if_.cost);
    if (!whole_.net_gain) {
      lines.push_back(said("Cost: {0}. Net gain: not known.", language(), cost));
      return lines;
    }
    lines.push_back(said("Cost: {0}. Net gain: {1}.", language(), cost, signed_money(*whole_.net_gain)));
    lines.push_back(break_even_line());
    return lines;
  }

  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    for (const Route& route : whole_.routes) {
      if (route.premise == route.moved) continue;
      const Text pattern =
          quantity(route.moved).is_fact() ? Text("{0} changes through {1}; the other movements stay.") : Text("{0} changes through {1}.");
      notes.push_back(said(pattern, language(), name(route.premise), name(route.moved)));
    }
    for (auto first = whole_.companions.begin(); first != whole_.companions.end();) {
      const auto end = std::find_if(first, whole_.companions.end(), [&](const Companion& other) { return other.leader != first->leader; });
      std::vector<std::string> parts;
      for (auto companion = first; companion != end; ++companion)
        parts.push_back(formatted("{} {}", name(companion->follower), each_text(*companion)));
      notes.push_back(said("Goes with {0}, for each of them: {1}.", language(), name(first->leader), join(parts, ", ")));
      first = end;
    }
    if (has_fractions()) notes.emplace_back(say("Counts that are not whole are expected values.", language()));
    if (!whole_.left_out.empty()) {
      std::vector<std::string_view> names;
      for (const Id cost : whole_.left_out) names.push_back(name(cost));
      notes.push_back(said("Changes too, and no part of the gain: {0}.", language(), join(names, ", ")));
    }
    if (what_if_.rows.size() > 1) {
      notes.emplace_back(say(
          "Each segment is a scenario of its own, and the total one at the mix of those who left: the gains need not add up.", language()));
    }
    for (const WhatIfRow& row : what_if_.rows) {
      if (!row.impossible.empty()) notes.push_back(formatted("{}: {}", visible(row.segment), told(row.impossible, language())));
    }
    std::vector<std::string> assumed;
    for (const Assumption& assumption : what_if_.assumptions) assumed.push_back(visible(said(assumption.brief, language())));
    if (!assumed.empty()) notes.push_back(said("Assumed besides: {0}.", language(), join(assumed, ", ")));
    const auto hidden = std::count_if(whole_.changed.begin(), whole_.changed.end(), [this](Id id) { return !is_shown(quantity(id)); });
    if (hidden == 1) notes.emplace_back(say("1 more quantity changes; --metrics all shows it.", language()));
    if (hidden > 1) notes.push_back(said("{0} more quantities change; --metrics all shows them.", language(), hidden));
    return notes;
  }

 private:
  [[nodiscard]] Language language() const { return options_.language; }

  [[nodiscard]] std::string_view name(Id id) const { return name_of(quantity(id), language()); }

  [[nodiscard]] std::string each_text(const Companion& companion) const {
    constexpr int decimals_of_counts = 3;
    return quantity(companion.follower).unit == Unit::money ? money(companion.each) : grouped(companion.each.to_fixed(decimals_of_counts));
  }

  [[nodiscard]] std::string money(const Number& amount) const { return grouped(amount.to_fixed(money_decimals_)); }
  [[nodiscard]] std::string signed_money(const Number& amount) const { return with_sign(money(amount), amount); }

  [[nodiscard]] Cells headings(std::string first) const {
    return {std::move(first), std::string(say("now", language())), std::string(say("what if", language())),
            std::string(say("difference", language()))};
  }

  [[nodiscard]] bool is_shown(const Quantity& row) const {
    const bool is_assumed =
        std::any_of(what_if_.premises.begin(), what_if_.premises.end(), [&](const Premise& premise) { return premise.id == row.id; });
    return is_assumed || what_if_.metrics_chosen || is_prominent(row);
  }

  [[nodiscard]] std::vector<GridLine> quantity_lines() const {
    std::vector<GridLine> lines;
    for (const Id id : whole_.changed) {
      const Quantity& row = quantity(id);
      if (!is_shown(row)) continue;
      const Value& before = whole_.before[id];
      const Value& after = whole_.after[id];
      lines.push_back({{std::string(name(id)), value_text(figures_, id, before.number), value_text(figures_, id, after.number),
                        difference_text(figures_, id, before.number, after.number)}});
    }
    return lines;
  }

  [[nodiscard]] std::vector<GridLine> money_lines() const {
    std::vector<GridLine> lines;
    std::string shown_before;
    for (std::size_t i = 0; i < worth_formulas().size(); ++i) {
      const WorthEffect& effect = whole_.worth[i];
      if (!effect.before && !effect.after) continue;
      const bool is_same = effect.before && effect.after && nearly_equal(*effect.before, *effect.after);
      if (is_same) continue;
      const auto text = [this](const std::optional<Number>& amount) { return amount ? money(*amount) : std::string(undefined_mark); };
      const std::string between = effect.before && effect.after ? signed_money(*effect.after - *effect.before) : std::string();
      // Without costs of serving customers, the margin is the revenue once more.
      const std::string all = text(effect.before) + " " + text(effect.after);
      if (!worth_formulas()[i].is_margin || all != shown_before)
        lines.push_back(
            {{std::string(translated(worth_formulas()[i].name, language())), text(effect.before), text(effect.after), between}});
      shown_before = all;
    }
    return lines;
  }

  [[nodiscard]] std::vector<GridLine> segment_lines() const {
    const Id id = what_if_.premises.front().id;
    std::vector<GridLine> lines;
    for (const WhatIfRow& row : what_if_.rows) {
      Cells cells{row.segment.empty() ? std::string(say("total", language())) : visible(row.segment),
                  value_text(figures_, id, row.before[id].number)};
      if (row.impossible.empty()) {
        cells.push_back(value_text(figures_, id, row.after[id].number));
        cells.push_back(difference_text(figures_, id, row.before[id].number, row.after[id].number));
        cells.push_back(row.gain ? signed_money(*row.gain) : std::string(undefined_mark));
      }
      constexpr std::size_t columns = 5;
      cells.resize(columns, std::string(undefined_mark));
      lines.push_back({std::move(cells)});
    }
    return lines;
  }

  [[nodiscard]] std::string gain_line() const {
    if (!whole_.gain) return said("Gain: {0}.", language(), std::string(translated(gain_reason_text(whole_.no_gain), language())));
    return said("Gain: {0} of margin{1}.", language(), signed_money(*whole_.gain), a_period_text(what_if_.granularity, language()));
  }

  [[nodiscard]] std::string break_even_line() const {
    if (!whole_.break_even)
      return said("Break-even: none; {0}.", language(), std::string(translated(gain_reason_text(whole_.no_break_even), language())));
    const BreakEven& there = *whole_.break_even;
    const Id id = what_if_.premises.front().id;
    const int decimals = std::max(figures_.decimals(id), 2);
    const std::string unit = quantity(id).unit == Unit::percent ? "%" : "";
    const std::string at = grouped(there.value.to_fixed(decimals)) + unit;
    const std::string by = with_sign(grouped(there.change.to_fixed(decimals)), there.change);
    if (!there.customers) return said("Break-even: {0} {1} ({2}).", language(), name(id), at, by);
    return said("Break-even: {0} {1} ({2}), {3} customers more at the end.", language(), name(id), at, by,
                with_sign(grouped(there.customers->to_fixed(1)), *there.customers));
  }

  [[nodiscard]] bool has_fractions() const {
    return std::any_of(whole_.changed.begin(), whole_.changed.end(), [this](Id id) {
      const auto& after = whole_.after[id].number;
      return quantity(id).unit == Unit::count && after && !after->to_integer();
    });
  }

  const WhatIf& what_if_;
  const Figures& figures_;
  const RenderOptions& options_;
  const WhatIfRow& whole_;
  int money_decimals_ = 0;
};

}  // namespace

Page what_if_page(const WhatIf& what_if, const Figures& figures, const RenderOptions& options) {
  const WhatIfPage content(what_if, figures, options);
  Page page;
  page.title = content.title();
  page.opens_with_title = true;
  content.add_tables_to(page);
  page.add(SentenceKind::list, content.verdict());
  page.add(SentenceKind::note, content.notes());
  return page;
}

}  // namespace retain::render
