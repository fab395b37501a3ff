#include "render/html/definitions.hpp"

#include "render/content/formulas.hpp"
#include "render/html/tiles.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// A clause of the table as a sentence.
std::string as_sentence(std::string_view clause) { return clause.empty() ? std::string() : capitalised(std::string(clause)) + "."; }

void add_metric(Markup& markup, const Quantity& quantity, Language language) {
  markup.open("div").open("dt").text(capitalised_name(quantity, language)).text(" ").element("code", quantity.key).close("dt");
  for (const std::string& formula : formula_texts(quantity)) markup.element("dd", {{"class", "formula"}}, formula);
  markup.element("dd", as_sentence(translated(quantity.meaning, language)));
  if (!quantity.guide.empty()) {
    std::string guide(translated(quantity.guide, language));
    if (!quantity.guide_source.empty()) guide += formatted(" ({})", translated(quantity.guide_source, language));
    markup.open("dd").element("b", say("To compare with: ", language)).text(guide + ".").close("dd");
  }
  if (!quantity.source.empty()) {
    markup.open("dd", {{"class", "muted"}}).text(say("Source: ", language)).text(translated(quantity.source, language)).close("dd");
  }
  markup.close("div").line_break();
}

void add_fact(Markup& markup, const Quantity& quantity, Language language) {
  markup.open("div").open("dt").text(capitalised_name(quantity, language)).text(" ").element("code", quantity.symbol).close("dt");
  markup.element("dd", as_sentence(translated(quantity.meaning, language)));
  markup.close("div").line_break();
}

}  // namespace

Markup definitions_markup(const std::vector<Id>& shown, Language language) {
  IdSet metrics;
  IdSet facts;
  for (const Id id : shown) {
    (quantity(id).is_fact() ? facts : metrics).set(index_of(id));
    for (const Id input : inputs_of(id)) {
      if (quantity(input).is_fact()) facts.set(index_of(input));
    }
  }
  Markup markup;
  const auto add_list = [&](const IdSet& ids, void (*add)(Markup&, const Quantity&, Language)) {
    if (ids.none()) return;
    markup.open("dl").line_break();
    for (const Quantity& quantity : quantities()) {
      if (ids.test(index_of(quantity.id))) add(markup, quantity, language);
    }
    markup.close("dl").line_break();
  };
  add_list(metrics, add_metric);
  if (facts.any()) markup.element("h3", say("What they are computed from", language)).line_break();
  add_list(facts, add_fact);
  return markup;
}

}  // namespace retain::render
