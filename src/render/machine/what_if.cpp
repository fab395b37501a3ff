#include "render/machine/what_if.hpp"

#include <algorithm>

#include "render/machine/json_text.hpp"

namespace retain::render {

namespace {

Json money_or_null(const std::optional<Number>& amount) { return amount ? Json(amount->to_double()) : Json(); }

Json difference(const std::optional<Number>& before, const std::optional<Number>& after) {
  return before && after ? Json((*after - *before).to_double()) : Json();
}

Json quantities_of(const WhatIfRow& row) {
  Json result = Json::object();
  for (const Id id : row.changed) {
    const Quantity& of = quantity(id);
    const Value& before = row.before[id];
    const Value& after = row.after[id];
    Json between;
    if (before.number && after.number) between = json_number(of, *after.number - *before.number);
    result[std::string(of.key)] = {{"before", value_or_null(of, before)},
                                   {"after", value_or_null(of, after)},
                                   {"difference", std::move(between)},
                                   {"reasons", {{"before", reason_or_null(before)}, {"after", reason_or_null(after)}}}};
  }
  return result;
}

Json money_of(const WhatIfRow& row) {
  Json result = Json::object();
  for (std::size_t i = 0; i < worth_formulas().size(); ++i) {
    const WorthEffect effect = row.worth.empty() ? WorthEffect() : row.worth[i];
    const bool is_defined = effect.before && effect.after;
    result[std::string(worth_formulas()[i].key)] = {{"before", money_or_null(effect.before)},
                                                    {"after", money_or_null(effect.after)},
                                                    {"difference", difference(effect.before, effect.after)},
                                                    {"reason", is_defined ? Json() : text_or_null(reason_key(effect.reason))}};
  }
  return result;
}

Json break_even_of(const WhatIf& what_if, const WhatIfRow& row) {
  if (!row.break_even) return {};
  const Quantity& of = quantity(what_if.premises.front().id);
  return {{"metric", of.key},
          {"value", json_number(of, row.break_even->value)},
          {"change", json_number(of, row.break_even->change)},
          {"customers", money_or_null(row.break_even->customers)}};
}

Json year_of(const WhatIfRow& row) {
  if (!row.year) return {};
  const YearEffect& year = *row.year;
  Json stays;
  if (year.stays) stays = {{"metric", quantity(*year.stays).key}, {"value", value_or_null(quantity(*year.stays), row.after[*year.stays])}};
  return {{"periods", year.periods},
          {"gain", year.gain.to_double()},
          {"cost", money_or_null(year.cost)},
          {"net_gain", money_or_null(year.net_gain)},
          {"stays", std::move(stays)}};
}

Json reasons_of(const WhatIfRow& row) {
  Json reasons = Json::object();
  const auto add = [&reasons](const char* key, GainReason reason) {
    if (reason != GainReason::none) reasons[key] = gain_reason_key(reason);
  };
  add("gain", row.no_gain);
  add("net_gain", row.no_net_gain);
  add("break_even", row.no_break_even);
  add("year", row.no_year);
  return reasons;
}

Json through_of(const WhatIf& what_if, const WhatIfRow& row) {
  Json result = Json::object();
  for (const Premise& premise : what_if.premises) {
    const auto route = std::find_if(row.routes.begin(), row.routes.end(), [&](const Route& taken) { return taken.premise == premise.id; });
    result[std::string(quantity(premise.id).key)] = route == row.routes.end() ? Json() : Json(quantity(route->moved).key);
  }
  return result;
}

Json companions_of(const WhatIfRow& row) {
  Json result = Json::array();
  for (const Companion& companion : row.companions) {
    result.push_back({{"quantity", quantity(companion.follower).key},
                      {"goes_with", quantity(companion.leader).key},
                      {"each", companion.each.to_double()}});
  }
  return result;
}

Json keys_of(const std::vector<Id>& ids) {
  Json result = Json::array();
  for (const Id id : ids) result.push_back(quantity(id).key);
  return result;
}

}  // namespace

std::string what_if_json(const WhatIf& what_if) {
  Json premises = Json::array();
  for (const Premise& premise : what_if.premises) premises.push_back({{"text", premise.text}, {"metric", quantity(premise.id).key}});
  Json units = Json::object();
  for (const Quantity& row : quantities()) units[std::string(row.key)] = unit_key(row.unit);
  Json rows = Json::array();
  for (const WhatIfRow& row : what_if.rows) {
    rows.push_back({{"segment", text_or_null(row.segment)},
                    {"impossible", text_or_null(row.impossible)},
                    {"through", through_of(what_if, row)},
                    {"companions", companions_of(row)},
                    {"quantities", quantities_of(row)},
                    {"money", money_of(row)},
                    {"gain", money_or_null(row.gain)},
                    {"not_in_gain", keys_of(row.left_out)},
                    {"net_gain", money_or_null(row.net_gain)},
                    {"break_even", break_even_of(what_if, row)},
                    {"year", year_of(row)},
                    {"reasons", reasons_of(row)}});
  }
  return json_document({{"schema", "retain.what_if"},
                        {"schema_version", 1},
                        {"generator", generator()},
                        {"granularity", text_or_null(granularity_key(what_if.granularity))},
                        {"period", text_or_null(what_if.period.to_string())},
                        {"assume", std::move(premises)},
                        {"cost", money_or_null(what_if.cost)},
                        {"units", std::move(units)},
                        {"segments", std::move(rows)},
                        {"assumptions", json_assumptions(what_if.assumptions)},
                        {"warnings", json_warnings(what_if.warnings)}});
}

}  // namespace retain::render
