#include "render/machine/quantities.hpp"

#include "render/machine/json_text.hpp"

namespace retain::render {

namespace {

std::string_view better_key(Better better) {
  switch (better) {
    case Better::higher:
      return "higher";
    case Better::lower:
      return "lower";
    case Better::neither:
      break;
  }
  return "neither";
}

Json json_of(const Quantity& quantity) {
  Json aliases = Json::array();
  for (const std::string_view alias : quantity.aliases) {
    if (!alias.empty()) aliases.push_back(alias);
  }
  Json undefined = Json::array();
  Json needed = Json::array();
  if (!quantity.is_fact()) {
    for (const Reason reason : undefined_cases(quantity.id)) undefined.push_back(reason_key(reason));
    for (const std::vector<Id>& inputs : needs(quantity.id)) {
      Json keys = Json::array();
      for (const Id id : inputs) keys.push_back(retain::quantity(id).key);
      needed.push_back(std::move(keys));
    }
  }
  return {{"key", quantity.key},
          {"name", quantity.name},
          {"name_ko", quantity.name_ko},
          {"symbol", quantity.symbol},
          {"unit", unit_key(quantity.unit)},
          {"aliases", aliases},
          {"formula", text_or_null(formula_text(quantity))},
          {"is_fact", quantity.is_fact()},
          {"given", quantity.may_be_given},
          {"better", better_key(quantity.better)},
          {"meaning", quantity.meaning},
          {"source", text_or_null(quantity.source)},
          {"guide", text_or_null(quantity.guide)},
          {"guide_source", text_or_null(quantity.guide_source)},
          {"undefined", undefined},
          {"needs", needed},
          {"example", text_or_null(quantity.example)}};
}

}  // namespace

std::string render_quantities_json(std::optional<Id> id) {
  Json metrics = Json::array();
  for (const Quantity& quantity : quantities()) {
    if (!id || quantity.id == *id) metrics.push_back(json_of(quantity));
  }
  return json_document({{"schema", "retain.metrics"}, {"schema_version", 1}, {"generator", generator()}, {"metrics", metrics}});
}

}  // namespace retain::render
