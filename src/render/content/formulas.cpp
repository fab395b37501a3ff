#include "render/content/formulas.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "render/content/figures.hpp"
#include "retain/report.hpp"
#include "text/format.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

std::vector<std::string> formula_texts(const Quantity& quantity) {
  std::vector<std::string> texts;
  for (const Formula& formula : quantity.formulas) {
    if (!formula.empty()) texts.push_back(formula_text(formula, [](Id id) { return std::string(retain::quantity(id).symbol); }));
  }
  return texts;
}

std::vector<std::string> worked_lines(std::string_view worked, std::optional<std::size_t> room) {
  if (!room || display_width(worked) <= *room) return {std::string(worked)};
  std::vector<std::string> lines = split(worked, " = ");
  for (std::size_t i = 1; i < lines.size(); ++i) lines[i].insert(0, "= ");
  return lines;
}

std::string joined_keys(const std::vector<Id>& ids) {
  std::vector<std::string_view> keys;
  std::transform(ids.begin(), ids.end(), std::back_inserter(keys), [](Id id) { return quantity(id).key; });
  return formatted("{}", join(keys, ", "));
}

std::string_view label_of(const Quantity& quantity, Language language) { return translated(quantity.key, language); }

std::string_view name_of(const Quantity& quantity, Language language) {
  return language == Language::korean ? quantity.name_ko : quantity.name;
}

std::string capitalised_name(const Quantity& quantity, Language language) { return capitalised(std::string(name_of(quantity, language))); }

std::string joined_names(const std::vector<Id>& ids, Language language) {
  std::vector<std::string_view> labels;
  std::transform(ids.begin(), ids.end(), std::back_inserter(labels), [&](Id id) { return translated(quantity(id).name, language); });
  return formatted("{}", join(labels, ", "));
}

std::string worked_example(const Quantity& quantity, Language language) {
  if (quantity.example.empty()) return {};
  Snapshot snapshot;
  for (const std::string& fact : split(quantity.example, " ")) {
    const std::size_t sign = fact.find('=');
    const auto id = find_quantity(fact.substr(0, sign));
    const auto value = sign == std::string::npos ? std::nullopt : Number::parse(fact.substr(sign + 1));
    if (!id || !value) throw std::logic_error("the example of " + std::string(quantity.key) + " is not a list of facts");
    snapshot.set(*id, *value);
  }
  ReportOptions options;
  options.metrics = {quantity.id};
  options.granularity = Granularity::month;
  const Report report = make_report({snapshot}, options);
  const int decimals = Figures(report, std::nullopt, language).decimals(quantity.id);
  return said(report.rows.front().sheet.explain(quantity.id, decimals), language);
}

}  // namespace retain::render
