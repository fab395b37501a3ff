#include "render/terminal/quantities.hpp"

#include <algorithm>
#include <vector>

#include "core/table/column_names.hpp"
#include "render/content/formulas.hpp"
#include "render/terminal/paint.hpp"
#include "text/format.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

template <class Width>
std::size_t widest(bool facts, Width width) {
  std::size_t result = 0;
  for (const Quantity& quantity : quantities()) {
    if (quantity.is_fact() == facts) result = std::max(result, width(quantity));
  }
  return result;
}

std::size_t key_width(const Quantity& quantity) { return quantity.key.size(); }
std::size_t name_width(bool facts, Language language) {
  return widest(facts, [&](const Quantity& quantity) { return display_width(name_of(quantity, language)); });
}

/// A symbol that only repeats the key says nothing.
std::string_view own_symbol(const Quantity& quantity) { return quantity.symbol == quantity.key ? std::string_view() : quantity.symbol; }

std::string metric_lines(std::size_t width, Language language) {
  const std::size_t names = name_width(false, language);
  std::string text;
  for (const Quantity& quantity : quantities()) {
    if (quantity.is_fact()) continue;
    text += formatted("{:<{}}  {}  {}\n", quantity.key, widest(false, key_width), pad_right(name_of(quantity, language), names),
                      translated(unit_key(quantity.unit), language));
    const std::string_view told = translated(quantity.meaning, language);
    text += wrapped("    " + (quantity.measured ? std::string(told) : formula_texts(quantity).front()), width, 6) + "\n";
  }
  return text;
}

std::string fact_lines(Language language) {
  const std::size_t names = name_width(true, language);
  const std::size_t symbols = widest(true, [](const Quantity& quantity) { return own_symbol(quantity).size(); });
  std::string text;
  for (const Quantity& quantity : quantities()) {
    if (!quantity.is_fact()) continue;
    text += formatted("{:<{}}  {:<{}}  {}  {}\n", quantity.key, widest(true, key_width), own_symbol(quantity), symbols,
                      pad_right(name_of(quantity, language), names), translated(unit_key(quantity.unit), language));
  }
  return text;
}

/// The columns that are no quantities, with the other names that they go by.
std::string label_lines() {
  std::string text;
  for (const LabelColumn& label : label_columns()) {
    std::vector<std::string_view> aliases(label.aliases.begin(), label.aliases.end());
    std::erase(aliases, std::string_view());
    text += formatted("{:<{}}  {}", label.key, widest(true, key_width), join(aliases, ", "));
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

std::vector<std::string_view> aliases_of(const Quantity& quantity) {
  std::vector<std::string_view> aliases(quantity.aliases.begin(), quantity.aliases.end());
  std::erase(aliases, std::string_view());
  return aliases;
}

std::string with_source(std::string_view english, std::string_view english_source, Language language) {
  const std::string_view text = translated(english, language);
  const std::string_view source = translated(english_source, language);
  return text.empty() || source.empty() ? std::string(text) : formatted("{} ({})", text, source);
}

/// What stands in for the inputs that are not there.
std::vector<std::string> assumptions_of(const Quantity& quantity, Language language) {
  std::vector<std::string> texts;
  const auto add = [&](std::string text) {
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  };
  const auto add_value = [&](const Quantity& input, int value) {
    add(with_source(formatted("{} {}", input.key, value), input.absent_note, language));
  };
  const std::vector<Id> inputs = quantity.is_fact() ? std::vector<Id>{quantity.id} : inputs_of(quantity.id);
  for (const Id id : inputs) {
    const Quantity& input = retain::quantity(id);
    if (input.absent) add_value(input, *input.absent);
    if (input.carried_from) add(said("{} is the {} of the period before", language, input.key, retain::quantity(*input.carried_from).key));
  }
  for (const Formula& formula : quantity.formulas) {
    for (const Formula::Step& step : formula) {
      if (step.kind == Formula::Kind::or_zero && !retain::quantity(step.id).absent) add_value(retain::quantity(step.id), 0);
    }
  }
  return texts;
}

std::string needs_text(const Quantity& quantity, Language language) {
  std::vector<std::string> alternatives;
  for (const std::vector<Id>& inputs : needs(quantity.id)) alternatives.push_back(joined_keys(inputs));
  return formatted("{}", join(alternatives, say("; or ", language)));
}

std::string undefined_text(const Quantity& quantity, Language language) {
  if (quantity.is_fact()) return {};
  std::vector<std::string_view> texts;
  for (const Reason reason : undefined_cases(quantity.id)) texts.push_back(translated(reason_text(reason), language));
  return said("where {}", language, join(texts, "; "));
}

std::string_view better_text(Better better, Language language) {
  switch (better) {
    case Better::higher:
      return say("higher is better", language);
    case Better::lower:
      return say("lower is better", language);
    case Better::neither:
      break;
  }
  return {};
}

}  // namespace

std::string render_quantities(const RenderOptions& options) {
  const auto heading = [&](std::string_view text) { return painted(text, Paint::bold, options.colour) + "\n"; };
  const Language language = options.language;
  return heading(say("Metrics", language)) + metric_lines(static_cast<std::size_t>(std::max(options.width, 0)), language) + "\n" +
         heading(say("Inputs", language)) + fact_lines(language) + "\n" + heading(say("Labels", language)) + label_lines();
}

std::string render_quantity(Id id, const RenderOptions& options) {
  const Quantity& row = quantity(id);
  const Language language = options.language;
  const bool korean = language == Language::korean;
  constexpr std::size_t label_width = 12;
  const std::size_t width = std::max(static_cast<std::size_t>(std::max(options.width, 0)), 2 * label_width);
  const std::string title =
      wrapped(formatted("{}: {} ({})", row.key, korean ? row.name_ko : row.name, korean ? row.name : row.name_ko), width, label_width);
  std::string text = painted(title, Paint::bold, options.colour) + "\n\n";
  const auto add = [&](std::string_view label, std::string_view value) {
    if (!value.empty()) text += wrapped(pad_right(label, label_width).append(value), width, label_width) + "\n";
  };
  const std::vector<std::string> formulas = formula_texts(row);
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    if (i == 0) {
      add(say("formula", language), formulas[i]);
    } else {
      add("", said("or {}", language, formulas[i]));
    }
  }
  add(say("symbol", language), own_symbol(row));
  add(say("unit", language), translated(unit_key(row.unit), language));
  add(say("meaning", language), translated(row.meaning, language));
  add("", better_text(row.better, language));
  add(say("aliases", language), formatted("{}", join(aliases_of(row), ", ")));
  if (row.measured) {
    add(say("input", language), say("counted over customer rows, or given", language));
  } else if (row.may_be_given) {
    add(say("input", language), say("may be given instead of computed", language));
  }
  if (!row.is_fact()) add(say("needs", language), needs_text(row, language));
  add(say("if absent", language), formatted("{}", join(assumptions_of(row, language), "; ")));
  add(say("undefined", language), undefined_text(row, language));
  add(say("guide", language), with_source(row.guide, row.guide_source, language));
  add(say("source", language), translated(row.source, language));
  add(say("example", language), row.example);
  for (const std::string& line : worked_lines(worked_example(row, language), width - label_width)) add("", line);
  return text;
}

}  // namespace retain::render
