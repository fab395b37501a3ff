#include "render/answers/what_if.hpp"

#include <algorithm>

#include "render/answers/what_if_lines.hpp"
#include "render/content/changes.hpp"
#include "render/content/formulas.hpp"
#include "render/language/messages.hpp"
#include "render/sentences/warnings.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Cells = std::vector<std::string>;

class WhatIfPage {
 public:
  WhatIfPage(const WhatIf& what_if, const Figures& figures, const RenderOptions& options, bool is_document)
      : what_if_(what_if),
        figures_(figures),
        options_(options),
        is_document_(is_document),
        whole_(what_if.rows.back()),
        lines_(what_if, figures, options.precision) {}

  /// "What if: churn rate 5.5% instead of 6.5% (2026-10)".
  [[nodiscard]] std::string title() const {
    std::vector<std::string> premises;
    for (const Premise& premise : what_if_.premises) premises.push_back(premise_text(premise));
    std::string text = said("What if: {0}", language(), join(premises, ", "));
    if (!what_if_.period.is_none()) text += formatted(" ({})", visible(what_if_.period.to_string()));
    return text;
  }

  void add_tables_to(Page& page) const {
    if (is_document_) add_table_to(page, say("What it is worth", language()), worth_headings(), worth_lines());
    add_table_to(page, say("What changes", language()), headings(), quantity_lines());
    add_table_to(page, say("Money", language()), headings(), money_lines());
    if (what_if_.rows.size() == 1) return;
    Cells with_gain = headings();
    with_gain.push_back(said("gain{0}", language(), a_period()));
    if (whole_.year) with_gain.push_back(year_text());
    std::vector<GridLine> lines = segment_lines();
    for (GridLine& line : lines) line.cells.resize(with_gain.size(), std::string(undefined_mark));
    add_table_to(page, capitalised_name(quantity(what_if_.premises.front().id), language()), std::move(with_gain), std::move(lines));
  }

  /// What the money comes to: in a period, and in a year.
  [[nodiscard]] std::vector<std::string> verdict() const {
    std::vector<std::string> sentences{gain_sentence()};
    if (whole_.year) sentences.push_back(year_sentence());
    return sentences;
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
    const bool has_a_year = what_if_.granularity != Granularity::unknown && what_if_.granularity != Granularity::year;
    if (whole_.gain && !whole_.year && has_a_year)
      notes.push_back(said("What a year brings is not told: {0}.", language(), reason(whole_.no_year)));
    std::vector<std::string> assumed;
    for (const Assumption& assumption : what_if_.assumptions) assumed.push_back(visible(said(assumption.brief, language())));
    if (!assumed.empty()) notes.push_back(said("Assumed besides: {0}.", language(), join(assumed, ", ")));
    const auto hidden = std::count_if(whole_.changed.begin(), whole_.changed.end(), [this](Id id) { return !lines_.shows(id); });
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

  [[nodiscard]] std::string reason(GainReason of) const { return std::string(translated(gain_reason_text(of), language())); }
  [[nodiscard]] std::string_view a_period() const { return a_period_text(what_if_.granularity, language()); }
  [[nodiscard]] std::string year_text() const { return periods_text(what_if_.granularity, whole_.year->periods, language()); }

  [[nodiscard]] std::string money(const Number& amount) const { return grouped(amount.to_fixed(lines_.money_decimals())); }
  [[nodiscard]] std::string signed_money(const Number& amount) const { return with_sign(money(amount), amount); }
  [[nodiscard]] std::string money_or_mark(const std::optional<Number>& amount, bool is_signed = false) const {
    if (!amount) return std::string(undefined_mark);
    return is_signed ? signed_money(*amount) : money(*amount);
  }

  [[nodiscard]] std::string premise_text(const Premise& premise) const {
    const auto& now = whole_.before[premise.id].number;
    const std::string target = value_text(figures_, premise.id, whole_.after[premise.id].number);
    if (!now) return formatted("{} {}", name(premise.id), target);
    const std::string value = value_text(figures_, premise.id, now);
    // A change that the digits shown do not show is told as it was written.
    if (value == target) return visible(premise.text);
    return said("{0} {1} instead of {2}", language(), name(premise.id), target, value);
  }

  void add_table_to(Page& page, std::string_view caption, Cells headings, std::vector<GridLine> lines) const {
    if (lines.empty()) return;
    Grid grid = grid_of(std::move(headings), 1, std::move(lines));
    grid.caption = caption;
    page.parts.emplace_back(std::move(grid));
  }

  [[nodiscard]] Cells headings() const {
    return {std::string(), std::string(say("now", language())), std::string(say("what if", language())),
            std::string(say("difference", language()))};
  }

  [[nodiscard]] Cells worth_headings() const {
    Cells cells{std::string(), periods_text(what_if_.granularity, 1, language())};
    if (whole_.year) cells.push_back(year_text());
    return cells;
  }

  [[nodiscard]] std::vector<GridLine> worth_lines() const {
    std::vector<GridLine> lines;
    for (const WorthLine& line : lines_.worth()) {
      GridLine& cells = lines.emplace_back(GridLine{{std::string(line.name.in(language())), money_or_mark(line.in_period)}});
      if (whole_.year) cells.cells.push_back(money_or_mark(line.in_year));
    }
    return lines;
  }

  [[nodiscard]] std::vector<GridLine> quantity_lines() const {
    std::vector<GridLine> lines;
    for (const Id id : lines_.quantities()) {
      const auto& before = whole_.before[id].number;
      const auto& after = whole_.after[id].number;
      lines.push_back({{std::string(name(id)), value_text(figures_, id, before), value_text(figures_, id, after),
                        difference_text(figures_, id, before, after)}});
    }
    return lines;
  }

  [[nodiscard]] std::vector<GridLine> money_lines() const {
    std::vector<GridLine> lines;
    for (const MoneyLine& line : lines_.money()) {
      lines.push_back({{std::string(translated(line.name, language())), money_or_mark(line.before), money_or_mark(line.after),
                        line.before && line.after ? signed_money(*line.after - *line.before) : std::string()}});
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
        cells.push_back(money_or_mark(row.gain, true));
        if (row.year) cells.push_back(signed_money(row.year->gain));
      }
      lines.push_back({std::move(cells)});
    }
    return lines;
  }

  [[nodiscard]] std::string gain_or_loss(const Number& amount, Text gain, Text loss) const {
    return amount.sign() < 0 ? said(loss, language(), money(-amount)) : said(gain, language(), money(amount));
  }
  [[nodiscard]] std::string net_text(const Number& cost, const std::optional<Number>& net) const {
    if (!net) return said("cost {0}: net not known", language(), money(cost));
    return said("cost {0}: net {1}", language(), money(cost), money(*net));
  }

  /// "Gain 553.06 of margin a month; cost 300.00: net 253.06; breaks even at -0.54 points (churn rate 5.94%).".
  [[nodiscard]] std::string gain_sentence() const {
    std::string text = whole_.gain ? gain_or_loss(*whole_.gain, "Gain {0} of margin", "Loss {0} of margin") + std::string(a_period())
                                   : said("Gain not known: {0}", language(), reason(whole_.no_gain));
    if (!what_if_.cost) return text + ".";
    text += "; " + net_text(*what_if_.cost, whole_.net_gain);
    if (whole_.net_gain) text += "; " + break_even_text();
    return text + ".";
  }

  /// "Over 12 months: gain 36,012.10 (each adds as much, and 94.5% of it stays on to the next); cost 3,600.00: net 32,412.10.".
  [[nodiscard]] std::string year_sentence() const {
    const YearEffect& year = *whole_.year;
    std::string text = said("Over {0}", language(), year_text()) + ": " + gain_or_loss(year.gain, "gain {0}", "loss {0}") + " ";
    text += year.stays ? said("(each adds as much, and {0} of it stays on to the next)", language(),
                              value_text(figures_, *year.stays, whole_.after[*year.stays].number))
                       : said("({0} times the same)", language(), year.periods);
    if (year.cost) text += "; " + net_text(*year.cost, year.net_gain);
    return text + ".";
  }

  [[nodiscard]] std::string break_even_text() const {
    if (!whole_.break_even) return said("no break-even: {0}", language(), reason(whole_.no_break_even));
    const BreakEven& there = *whole_.break_even;
    const Id id = what_if_.premises.front().id;
    const int decimals = std::max(figures_.decimals(id), 2);
    const bool is_percent = quantity(id).unit == Unit::percent;
    const std::string at = formatted("{} {}{}", name(id), grouped(there.value.to_fixed(decimals)), is_percent ? "%" : "");
    std::string by = with_sign(grouped(there.change.to_fixed(decimals)), there.change);
    if (is_percent) by = said("{} points", language(), by);
    if (!there.customers) return said("breaks even at {0} ({1})", language(), by, at);
    const std::string customers = with_sign(grouped(there.customers->to_fixed(1)), *there.customers);
    return said("breaks even at {0} ({1}, {2} customers at the end)", language(), by, at, customers);
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
  bool is_document_;
  const WhatIfRow& whole_;
  WhatIfLines lines_;
};

}  // namespace

Page what_if_page(const WhatIf& what_if, const Figures& figures, const RenderOptions& options, Format format) {
  const WhatIfPage content(what_if, figures, options, format != Format::table);
  Page page;
  page.title = content.title();
  page.opens_with_title = true;
  page.add(SentenceKind::headline, content.verdict());
  content.add_tables_to(page);
  page.add(SentenceKind::note, content.notes());
  page.add(SentenceKind::warning, warning_sentences(what_if.warnings, options.language));
  return page;
}

}  // namespace retain::render
