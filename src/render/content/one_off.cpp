#include "render/content/one_off.hpp"

#include <algorithm>

#include "render/content/blocks.hpp"
#include "render/content/formulas.hpp"
#include "render/content/headline.hpp"
#include "render/content/notes.hpp"
#include "render/machine/exact.hpp"
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
  const auto proportion = row.proportions.find(quantity.id);
  if (proportion != row.proportions.end()) line.range = range_text(figures, quantity.id, proportion->second, say(" to ", language));
  line.formula = formula_used(row.sheet, quantity, language);
  return line;
}

/// Puts the digits of the values below each other: spaces in front, so that the units begin in one column.
void align_values(std::vector<OneOffLine>& lines, const Figures& figures) {
  const auto digits = [&](const OneOffLine& line) { return display_width(line.value) - display_width(figures.unit(line.id)); };
  std::size_t most = 0;
  for (const OneOffLine& line : lines) most = line.defined ? std::max(most, digits(line)) : most;
  for (OneOffLine& line : lines) {
    if (line.defined) line.value.insert(0, most - digits(line), ' ');
  }
}

constexpr std::string_view range_heading = "95% range";

/// Where the columns of the lines begin.
struct Columns {
  std::size_t value = 0;
  std::size_t range = 0;
  std::size_t formula = 0;
};

Columns columns_of(const std::vector<OneOffLine>& lines, Language language) {
  std::size_t key = 0;
  std::size_t value = 0;
  std::size_t range = 0;
  for (const OneOffLine& line : lines) {
    key = std::max(key, display_width(label_of(quantity(line.id), language)));
    if (line.defined) value = std::max(value, display_width(line.value));
    if (!line.range.empty()) range = std::max({range, display_width(line.range), display_width(say(range_heading, language))});
  }
  Columns columns;
  columns.value = key + column_gap;
  columns.range = columns.value + value + column_gap;
  columns.formula = range == 0 ? columns.range : columns.range + range + column_gap;
  return columns;
}

std::string without_trailing_spaces(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

std::string line_text(const OneOffLine& line, const Columns& columns, std::size_t width, Language language) {
  std::string text = pad_right(label_of(quantity(line.id), language), columns.value);
  if (!line.defined) return wrapped(text + line.value, width, columns.value) + "\n";
  text = pad_right(pad_right(text + line.value, columns.range) + line.range, columns.formula);
  return without_trailing_spaces(wrapped(text + line.formula, width, columns.formula));
}

std::string lines_text(const std::vector<OneOffLine>& lines, std::size_t width, Language language) {
  const Columns columns = columns_of(lines, language);
  std::string text;
  if (columns.formula > columns.range) {
    text =
        pad_right(std::string(columns.range, ' ').append(say(range_heading, language)), columns.formula).append(say("formula", language)) +
        "\n";
  }
  for (const OneOffLine& line : lines) text += line_text(line, columns, width, language);
  return text;
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

std::string one_off_text(const Report& report, const Figures& figures, std::size_t width) {
  if (report.rows.empty()) return {};
  std::string text = sentence(report.rows.front(), figures);
  if (!text.empty()) text = wrapped(text, width) + "\n\n";
  std::vector<OneOffLine> lines = one_off_lines(report, figures);
  align_values(lines, figures);
  text += lines_text(lines, width, figures.language());
  const std::string assumed = assumptions_in_full(report, figures.language());
  if (!assumed.empty()) text += (text.empty() ? "" : "\n") + wrapped(assumed, width, 2) + "\n";
  return text;
}

std::vector<std::string> one_off_explanation(const Report& report, const Figures& figures, std::optional<std::size_t> width) {
  if (report.rows.empty()) return {};
  std::vector<Id> ids;
  for (const OneOffLine& line : one_off_lines(report, figures)) ids.push_back(line.id);
  return explanation_lines(report.rows.front().sheet, ids, figures, width);
}

}  // namespace retain::render
