#include "render/html/tiles.hpp"

#include <algorithm>

#include "render/content/formulas.hpp"
#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "render/html/style.hpp"
#include "render/sentences/headline.hpp"
#include "render/sentences/targets.hpp"
#include "text/format.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr int most_tile_decimals = 9;
/// Longer values are set smaller, so that they stay on their line on a phone.
constexpr std::size_t most_large_figures = 8;

/// Whether a number is told in short: tables have it exactly.
bool is_long_figure(const std::string& exact, const Number& value) {
  return display_width(exact) > most_large_figures || value >= Number(100'000) || value <= Number(-100'000);
}

/// Whether a change that nothing tests is more than what rounds away: a hundredth of what it was.
bool is_plain_change(const ReportRow& row, Id id, const Number& change) {
  const auto now = shown_value(row.sheet, quantity(id));
  if (!now) return false;
  const Number before = *now - change;
  return absolute(change) * Number(100) >= absolute(before);
}

/// Whether a metric is computed from a share whose change may be chance: its own is no more than that.
bool may_follow_chance(const ReportRow& row, Id id) {
  for (const Formula& formula : quantity(id).formulas) {
    for (const Formula::Step& step : formula) {
      if (step.is_operand() && (row.beyond_chance(step.id) == false || may_follow_chance(row, step.id))) return true;
    }
  }
  return false;
}

void add_change(Tile& tile, const ReportRow& row, const Figures& figures, Language language) {
  const auto change = change_of(row, tile.id);
  if (!change) return;
  const std::string exact = figures.change_with_unit(tile.id, *change);
  tile.change = is_long_figure(exact, *change) ? figures.brief_change_with_unit(tile.id, *change) : exact;
  tile.direction = shows_nonzero(tile.change) ? change->sign() : 0;
  const bool is_real = row.beyond_chance(tile.id).value_or(is_plain_change(row, tile.id, *change) && !may_follow_chance(row, tile.id));
  const Better better = quantity(tile.id).better;
  if (is_real && better != Better::neither && tile.direction != 0)
    tile.tone = (tile.direction > 0) == (better == Better::higher) ? Tone::good : Tone::bad;
  tile.chance = verdict_on_change(row, quantity(tile.id), language);
}

TileTarget target_of(const RequirementResult& result, const Figures& figures, Language language) {
  const Requirement& requirement = result.requirement;
  std::string bound = bound_text(requirement);
  if (requirement.compares_with_past())
    bound = requirement.comparison == Comparison::not_worse ? say("not worse", language) : say("not better", language);
  if (requirement.overall) bound += std::string(" ").append(say("over all periods", language));
  const std::string distance = distance_text(result, figures);
  const std::string beside = distance.empty() ? std::string() : formatted(" ({})", distance);
  if (requirement.severity == Severity::warning) {
    if (!result.met && result.newest_met)
      return {false, true, said("Warning line {0}: not crossed here{1}, but elsewhere", language, bound, beside)};
    const Text text = result.met ? Text("Warning line {}: not crossed") : Text("Warning line {}: crossed");
    return {result.met, true, said(text, language, bound) + beside};
  }
  if (distance.empty()) return {result.met, false, said(result.met ? Text("Target {} met") : Text("Target {} missed"), language, bound)};
  if (result.met) return {true, false, said("Target {0} met ({1})", language, bound, distance)};
  if (result.newest_met) return {false, false, said("Target {0} met here ({1}), missed elsewhere", language, bound, distance)};
  return {false, false, said("Target {0} missed ({1})", language, bound, distance)};
}

std::string_view arrow(int direction) { return direction > 0 ? "▲" : direction < 0 ? "▼" : "="; }

/// How many tiles stand beside each other, so that the last row lacks as few as can be.
std::size_t tiles_in_a_row(std::size_t count) {
  if (count <= 5) return count;
  std::size_t best = 4;
  const auto lacking = [count](std::size_t columns) { return (columns - count % columns) % columns; };
  for (const std::size_t columns : {std::size_t{5}, std::size_t{3}}) {
    if (lacking(columns) < lacking(best)) best = columns;
  }
  return best;
}

/// What stands in parentheses is not divided between lines.
std::string kept_together(const std::string& text) {
  std::string result;
  for (const char c : text) c == ' ' && result.find('(') != std::string::npos ? result += "\u00A0" : result += c;
  return result;
}

Markup change_markup(const Tile& tile, Language language) {
  Markup markup;
  const std::string_view verdict = tile.tone == Tone::good  ? say("better", language)
                                   : tile.tone == Tone::bad ? say("worse", language)
                                                            : std::string_view();
  markup.open("p", {{"class", tile.tone == Tone::plain ? "same" : std::string(tone_style(tile.tone))}});
  markup.element("span", {{"aria-hidden", "true"}}, std::string(arrow(tile.direction)) + " ").text(tile.change);
  if (!verdict.empty()) markup.text(", ").text(verdict);
  markup.close("p");
  if (!tile.chance.empty()) markup.element("p", {{"class", "muted"}}, kept_together(tile.chance));
  return markup;
}

}  // namespace

std::string bound_text(const Requirement& requirement) {
  if (!requirement.bound) return {};
  const auto sign = [&]() -> std::string_view {
    switch (requirement.comparison) {
      case Comparison::greater_equal:
        return "≥";
      case Comparison::greater:
        return ">";
      case Comparison::less_equal:
        return "≤";
      case Comparison::less:
        return "<";
      case Comparison::equal:
        return "=";
      case Comparison::not_equal:
      case Comparison::not_worse:
      case Comparison::not_better:
        break;
    }
    return "≠";
  };
  return formatted("{} {}", sign(),
                   grouped(requirement.bound->to_decimal(most_tile_decimals).value_or(shortest(requirement.bound->to_double()))));
}

std::vector<Tile> tiles_of(const Report& report, const Figures& figures, Language language) {
  const ReportRow* row = report.newest();
  if (row == nullptr) return {};
  std::vector<Tile> tiles;
  for (const Id id : leading_ids(report, *row)) {
    Tile tile;
    tile.id = id;
    const Number value = *shown_value(row->sheet, quantity(id));
    const std::string exact = figures.with_unit(id, value);
    tile.value = is_long_figure(exact, value) ? figures.brief_with_unit(id, value) : exact;
    add_change(tile, *row, figures, language);
    const auto proportion = row->proportions.find(id);
    if (proportion != row->proportions.end()) {
      const Interval interval = wilson_interval(proportion->second);
      tile.range = said("95% range {0} to {1}", language, figures.bound(id, interval.low), figures.bound(id, interval.high));
    }
    for (const RequirementResult& result : report.requirements) {
      if (result.requirement.id == id) tile.targets.push_back(target_of(result, figures, language));
    }
    tiles.push_back(std::move(tile));
  }
  return tiles;
}

Markup tiles_markup(const std::vector<Tile>& tiles, Language language) {
  Markup markup;
  markup.open("ul", {{"class", formatted("tiles of{}", tiles_in_a_row(tiles.size()))}}).line_break();
  for (const Tile& tile : tiles) {
    const bool is_long = display_width(tile.value) > most_large_figures;
    markup.open("li").element("h3", capitalised_name(quantity(tile.id), language));
    markup.element("p", {{"class", is_long ? "value long" : "value"}}, tile.value);
    if (!tile.change.empty()) markup.add(change_markup(tile, language));
    if (!tile.range.empty()) markup.element("p", {{"class", "muted"}}, tile.range);
    for (const TileTarget& target : tile.targets) {
      markup.open("p", {{"class", target.met ? "target good" : target.is_warning ? "target warn" : "target bad"}});
      const std::string_view sign = target.met ? "✓ " : target.is_warning ? "! " : "✕ ";
      markup.element("span", {{"aria-hidden", "true"}}, sign).text(target.text).close("p");
    }
    markup.close("li").line_break();
  }
  return markup.close("ul").line_break();
}

}  // namespace retain::render
