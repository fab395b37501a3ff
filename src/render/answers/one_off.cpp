#include "render/answers/one_off.hpp"

#include <algorithm>

#include "render/content/formulas.hpp"
#include "render/content/values.hpp"
#include "render/sentences/notes.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// The alternative of a quantity's formulas that the sheet used, as its worked line begins with it.
std::string formula_used(const Worksheet& sheet, const Quantity& quantity, Language language) {
  if (!quantity.is_fact() && sheet.facts().find(quantity.id) != nullptr) return std::string(say("as given", language));
  const std::string worked = sheet.explain(quantity.id, 0).english();
  for (const std::string& formula : formula_texts(quantity)) {
    if (worked.starts_with(formula + " = ")) return formula;
  }
  return {};
}

OneOffLine line_of(const ReportRow& row, const Quantity& quantity, const Figures& figures) {
  OneOffLine line;
  line.id = quantity.id;
  const Language language = figures.language();
  const auto value = shown_value(row.sheet, quantity);
  line.defined = value.has_value();
  if (!value) {
    const Reason reason = undefined_reason(row.sheet, quantity);
    const std::vector<Id> lacking = reason == Reason::missing_input ? row.sheet.lacking(quantity.id) : std::vector<Id>();
    line.value = formatted(
        "{} ({})", undefined_mark,
        lacking.empty() ? std::string(translated(reason_text(reason), language)) : said("needs {}", language, joined_keys(lacking)));
    return line;
  }
  line.value = figures.with_unit(quantity.id, *value);
  line.unit_width = display_width(figures.unit(quantity.id));
  const auto proportion = row.proportions.find(quantity.id);
  if (proportion != row.proportions.end()) line.range = range_text(figures, quantity.id, proportion->second, say(" to ", language));
  line.formula = formula_used(row.sheet, quantity, language);
  return line;
}

/// "gross_margin 100%: revenue counts whole" with what it means in brackets, so that it can stand in a list.
std::string in_brackets(const std::string& assumption) {
  const std::size_t colon = assumption.find(": ");
  return colon == std::string::npos ? assumption : formatted("{} ({})", assumption.substr(0, colon), assumption.substr(colon + 2));
}

}  // namespace

std::vector<OneOffLine> one_off_lines(const Report& report, const Figures& figures) {
  std::vector<OneOffLine> lines;
  if (report.rows.empty()) return lines;
  for (const Id id : report.metrics) {
    OneOffLine line = line_of(report.rows.front(), quantity(id), figures);
    if (line.defined || report.metrics_chosen) lines.push_back(std::move(line));
  }
  return lines;
}

std::string assumptions_in_full(const Report& report, Language language) {
  std::vector<std::string> texts;
  std::transform(report.assumptions.begin(), report.assumptions.end(), std::back_inserter(texts),
                 [&](const Assumption& assumption) { return in_brackets(visible(said(assumption.text, language))); });
  return texts.empty() ? std::string() : said("Assumed: {}.", language, join(texts, ", "));
}

std::vector<std::string> one_off_explanation(const Report& report, const Figures& figures, std::optional<std::size_t> width) {
  if (report.rows.empty()) return {};
  std::vector<Id> ids;
  for (const OneOffLine& line : one_off_lines(report, figures)) ids.push_back(line.id);
  return explanation_lines(report.rows.front().sheet, ids, figures, width);
}

}  // namespace retain::render
