#include "render/html/charts/reading.hpp"

#include <algorithm>

#include "render/content/formulas.hpp"
#include "render/html/tiles.hpp"
#include "text/words.hpp"

namespace retain::render {

std::string chart_title(const Quantity& quantity, const Figures& figures) {
  std::string name = capitalised_name(quantity, figures.language());
  const std::string unit = figures.unit(quantity.id);
  switch (quantity.unit) {
    case Unit::per_period:
      return name + unit;
    case Unit::percent:
    case Unit::hours:
    case Unit::periods:
      return name + ", " + std::string(trimmed(unit));
    default:
      return name;
  }
}

Markup figure_markup(const std::string& title, const Markup& key, const Markup& chart, std::string_view style, std::string_view heading) {
  Markup markup;
  markup.open("figure", {{"class", std::string(style)}}).open("figcaption").element(heading, title).add(key).close("figcaption");
  return markup.add(chart).close("figure").line_break();
}

std::vector<KeyEntry> key_of(std::span<const ChartLine> lines, std::span<const ChartTarget> targets, Language language) {
  std::vector<KeyEntry> entries;
  const auto any = [&](auto predicate) { return std::any_of(lines.begin(), lines.end(), predicate); };
  const auto has_point = [&](auto predicate) {
    return any([&](const ChartLine& line) { return std::any_of(line.points.begin(), line.points.end(), predicate); });
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].name.empty()) entries.push_back({line_style(i), {}, lines[i].name});
  }
  if (has_point([](const ChartPoint& point) { return point.range.has_value(); })) {
    entries.push_back({"b1", {}, std::string(say("95% range", language))});
  }
  const auto thin = std::find_if(lines.begin(), lines.end(), draws_year_before);
  if (thin != lines.end()) {
    const std::string text(say("a year before", language));
    entries.push_back({"ly", {}, thin->name.empty() ? text : thin->name + " " + text});
  }
  for (const ChartTarget& target : targets) entries.push_back({"tg", {}, said("target {}", language, target.bound)});
  for (const auto& [sign, symbol] : {std::pair(-1, "▼"), std::pair(1, "▲")}) {
    const bool is_changed = any([sign = sign](const ChartLine& line) {
      const ChartPoint* newest = newest_of(line.points);
      return newest != nullptr && newest->beyond_chance == sign;
    });
    if (!is_changed) continue;
    entries.push_back(
        {{}, symbol, std::string(say(sign < 0 ? Text("fell by more than chance") : Text("rose by more than chance"), language))});
  }
  if (has_point([](const ChartPoint& point) { return point.value && !point.complete; })) {
    entries.push_back({{}, "○", std::string(say("period not complete", language))});
  }
  return entries;
}

std::string end_figure(Id id, const Number& value, const Figures& figures) {
  const std::string exact = is_large_amount(value) ? grouped(value.to_fixed(0)) : figures.number(id, value);
  return short_number(value, exact, figures.language()) + (quantity(id).unit == Unit::percent ? "%" : "");
}

std::string description_of(const std::string& name, Id id, std::span<const ChartPoint> points, const Figures& figures,
                           const TimeAxis& time) {
  const ChartPoint* newest = newest_of(points);
  if (newest == nullptr) return {};
  const auto is_drawn = [](const ChartPoint& point) { return point.value && point.complete; };
  const auto first = std::find_if(points.begin(), points.end(), is_drawn);
  const ChartPoint* low = newest;
  const ChartPoint* high = newest;
  for (const ChartPoint& point : points) {
    if (!is_drawn(point)) continue;
    if (*point.value < *low->value) low = &point;
    if (*point.value > *high->value) high = &point;
  }
  const auto figure = [&](const ChartPoint& point) { return figures.bound(id, *point.value) + figures.unit(id); };
  return said("{0}: {1} in {2}, {3} in {4}; lowest {5} in {6}, highest {7} in {8}.", figures.language(), name, figure(*first),
              time.label(first->place), figure(*newest), time.label(newest->place), figure(*low), time.label(low->place), figure(*high),
              time.label(high->place));
}

std::vector<ChartTarget> targets_of(const Report& report, Id id, bool of_segments) {
  std::vector<ChartTarget> targets;
  for (const RequirementResult& result : report.requirements) {
    const Requirement& requirement = result.requirement;
    if (requirement.id != id || !requirement.bound || requirement.overall || (of_segments && requirement.total)) continue;
    const std::string bound = bound_text(requirement);
    const bool is_known = std::any_of(targets.begin(), targets.end(), [&](const ChartTarget& target) { return target.bound == bound; });
    if (!is_known) targets.push_back({requirement.bound->to_double(), bound});
  }
  return targets;
}

}  // namespace retain::render
