#include "render/html/tiles.hpp"

#include <algorithm>

#include "render/content/formulas.hpp"
#include "render/content/leads.hpp"
#include "render/content/values.hpp"
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

void set_change(Tile& tile, const Number& change, const Figures& figures) {
  const Better better = quantity(tile.id).better;
  tile.change = figures.change_with_unit(tile.id, change);
  tile.direction = change.sign();
  if (better != Better::neither && tile.direction != 0) {
    tile.tone = (tile.direction > 0) == (better == Better::higher) ? Tone::good : Tone::bad;
  }
}

void add_change(Tile& tile, const ReportRow& row, const Figures& figures, Language language) {
  if (const auto change = change_of(row, tile.id)) set_change(tile, *change, figures);
  const auto tests = row.tests.find(tile.id);
  if (tile.change.empty() || tests == row.tests.end() || !tests->second.previous) return;
  const double p_value = *tests->second.previous;
  if (!is_significant(p_value)) tile.tone = Tone::plain;
  tile.chance = said(is_significant(p_value) ? Text("more than chance ({})") : Text("may be chance ({})"), language, p_value_text(p_value));
}

TileTarget target_of(const RequirementResult& result, const Figures& figures, Language language) {
  const Requirement& requirement = result.requirement;
  if (requirement.compares_with_past()) {
    const bool is_against_worse = requirement.comparison == Comparison::not_worse;
    return {result.met, said(result.met ? Text("Target {} met") : Text("Target {} missed"), language,
                             is_against_worse ? say("not worse", language) : say("not better", language))};
  }
  std::string bound = bound_text(requirement);
  if (requirement.overall) bound += std::string(" ").append(say("over all periods", language));
  const std::string distance = distance_text(result, figures);
  if (distance.empty()) {
    return {result.met, said(result.met ? Text("Target {} met") : Text("Target {} missed"), language, bound)};
  }
  if (result.met) return {true, said("Target {0} met ({1})", language, bound, distance)};
  if (result.newest_met) return {false, said("Target {0} met here ({1}), missed elsewhere", language, bound, distance)};
  return {false, said("Target {0} missed ({1})", language, bound, distance)};
}

std::string_view arrow(int direction) { return direction > 0 ? "▲" : direction < 0 ? "▼" : "="; }

std::string_view style_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "good";
    case Tone::bad:
      return "bad";
    case Tone::caution:
    case Tone::plain:
      break;
  }
  return "same";
}

Markup change_markup(const Tile& tile, Language language) {
  Markup markup;
  const std::string_view verdict = tile.tone == Tone::good  ? say("better", language)
                                   : tile.tone == Tone::bad ? say("worse", language)
                                                            : std::string_view();
  markup.open("p", {{"class", std::string(style_of(tile.tone))}});
  markup.element("span", {{"aria-hidden", "true"}}, std::string(arrow(tile.direction)) + " ").text(tile.change);
  if (!verdict.empty()) markup.text(", ").text(verdict);
  markup.close("p");
  if (!tile.chance.empty()) markup.element("p", {{"class", "muted"}}, tile.chance);
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
    tile.value = figures.with_unit(id, *shown_value(row->sheet, quantity(id)));
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
  markup.open("ul", {{"class", "tiles"}}).line_break();
  for (const Tile& tile : tiles) {
    const bool is_long = display_width(tile.value) > most_large_figures;
    markup.open("li").element("h3", capitalised_name(quantity(tile.id), language));
    markup.element("p", {{"class", is_long ? "value long" : "value"}}, tile.value);
    if (!tile.change.empty()) markup.add(change_markup(tile, language));
    if (!tile.range.empty()) markup.element("p", {{"class", "muted"}}, tile.range);
    for (const TileTarget& target : tile.targets) {
      markup.open("p", {{"class", target.met ? "target good" : "target bad"}});
      markup.element("span", {{"aria-hidden", "true"}}, target.met ? "✓ " : "✕ ").text(target.text).close("p");
    }
    markup.close("li").line_break();
  }
  return markup.close("ul").line_break();
}

}  // namespace retain::render
