#include "render/machine/groups.hpp"

#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/json_text.hpp"

namespace retain::render {

namespace {

Json interval_json(const std::optional<Interval>& interval) { return interval ? Json::array({interval->low, interval->high}) : Json(); }

Json group_json(const Group& group) {
  return {{"text", group.text},
          {"segment", text_or_null(group.segment)},
          {"since", text_or_null(group.since)},
          {"until", text_or_null(group.until)},
          {"periods", group.periods}};
}

Json value_json(Id id, const Group& group) {
  const Value& value = group.sheet[id];
  const auto share = group.proportions.find(id);
  const bool has_sample = share != group.proportions.end() && share->second.trials > 0;
  const auto count = [&](int128 Proportion::*member) {
    return has_sample ? json_count(Number::fraction(share->second.*member, 1)) : Json();
  };
  return {{"value", value.number ? json_number(quantity(id), *value.number) : Json()},
          {"reason", value.number ? Json() : Json(reason_key(value.reason))},
          {"interval", interval_json(has_sample ? std::optional(wilson_interval(share->second)) : std::nullopt)},
          {"successes", count(&Proportion::successes)},
          {"trials", count(&Proportion::trials)}};
}

}  // namespace

std::string groups_json(const GroupTest& test) {
  Json units = Json::object();
  Json metrics = Json::object();
  Json assumptions = Json::array();
  for (const GroupAssumption assumption : test.assumptions) assumptions.push_back(group_assumption_text(assumption));
  for (const GroupDifference& row : test.differences) {
    const std::string key(quantity(row.id).key);
    units[key] = unit_key(quantity(row.id).unit);
    metrics[key] = {{"a", value_json(row.id, test.a)},
                    {"b", value_json(row.id, test.b)},
                    {"difference", row.difference ? json_number(quantity(row.id), *row.difference) : Json()},
                    {"interval", interval_json(row.interval)},
                    {"p_value", row.p_value ? Json(*row.p_value) : Json()}};
  }
  return json_document({{"schema", "retain.test"},
                        {"schema_version", 1},
                        {"generator", generator()},
                        {"granularity", text_or_null(granularity_key(test.granularity))},
                        {"units", std::move(units)},
                        {"a", group_json(test.a)},
                        {"b", group_json(test.b)},
                        {"metrics", std::move(metrics)},
                        {"assumptions", std::move(assumptions)},
                        {"warnings", json_warnings(test.warnings)}});
}

std::string groups_delimited(const GroupTest& test, char delimiter) {
  DelimitedWriter writer(delimiter);
  for (const char* heading : {"metric", "a", "b", "difference", "low", "high", "p_value"}) writer.add_field(heading);
  writer.end_line();
  for (const GroupDifference& row : test.differences) {
    const auto exact = [&](const std::optional<Number>& value) { return value ? exact_text(quantity(row.id), *value) : std::string(); };
    writer.add_field(quantity(row.id).key);
    writer.add_field(exact(test.a.sheet[row.id].number));
    writer.add_field(exact(test.b.sheet[row.id].number));
    writer.add_field(exact(row.difference));
    writer.add_field(row.interval ? shortest(row.interval->low) : std::string());
    writer.add_field(row.interval ? shortest(row.interval->high) : std::string());
    writer.add_field(row.p_value ? shortest(*row.p_value) : std::string());
    writer.end_line();
  }
  return writer.take();
}

}  // namespace retain::render
