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

Json p_value_json(const std::optional<double>& p_value) { return p_value ? Json(*p_value) : Json(); }

Json difference_json(const GroupTest& test, const GroupDifference& row) {
  return {{"a", value_json(row.id, test.a)},
          {"b", value_json(row.id, test.b)},
          {"difference", row.difference ? json_number(quantity(row.id), *row.difference) : Json()},
          {"interval", interval_json(row.interval)},
          {"p_value", p_value_json(row.p_value)}};
}

Json units_json(const std::vector<GroupDifference>& differences) {
  Json units = Json::object();
  for (const GroupDifference& row : differences) units[std::string(quantity(row.id).key)] = unit_key(quantity(row.id).unit);
  return units;
}

Json assumptions_json(const std::vector<GroupAssumption>& assumptions) {
  Json texts = Json::array();
  for (const GroupAssumption assumption : assumptions) texts.push_back(group_assumption_text(assumption));
  return texts;
}

/// The fields of a difference behind those that say of what it is.
void add_difference(DelimitedWriter& writer, const GroupTest& test, const GroupDifference& row) {
  const auto exact = [&](const std::optional<Number>& value) { return value ? exact_text(quantity(row.id), *value) : std::string(); };
  writer.add_field(quantity(row.id).key);
  writer.add_field(exact(test.a.sheet[row.id].number));
  writer.add_field(exact(test.b.sheet[row.id].number));
  writer.add_field(exact(row.difference));
  writer.add_field(row.interval ? shortest(row.interval->low) : std::string());
  writer.add_field(row.interval ? shortest(row.interval->high) : std::string());
  writer.add_field(row.p_value ? shortest(*row.p_value) : std::string());
}

}  // namespace

std::string groups_json(const GroupTest& test) {
  Json metrics = Json::object();
  for (const GroupDifference& row : test.differences) metrics[std::string(quantity(row.id).key)] = difference_json(test, row);
  return json_document({{"schema", "retain.test"},
                        {"schema_version", 1},
                        {"generator", generator()},
                        {"granularity", text_or_null(granularity_key(test.granularity))},
                        {"units", units_json(test.differences)},
                        {"a", group_json(test.a)},
                        {"b", group_json(test.b)},
                        {"metrics", std::move(metrics)},
                        {"assumptions", assumptions_json(test.assumptions)},
                        {"warnings", json_warnings(test.warnings)}});
}

std::string segment_tests_json(const SegmentTests& tests) {
  Json segments = Json::array();
  for (const GroupTest& test : tests.segments) {
    Json metrics = Json::object();
    for (const GroupDifference& row : test.differences) {
      Json& metric = metrics[std::string(quantity(row.id).key)] = difference_json(test, row);
      metric["p_adjusted"] = p_value_json(row.p_adjusted);
    }
    segments.push_back(
        {{"segment", test.a.segment}, {"a", group_json(test.a)}, {"b", group_json(test.b)}, {"metrics", std::move(metrics)}});
  }
  return json_document({{"schema", "retain.test"},
                        {"schema_version", 1},
                        {"generator", generator()},
                        {"granularity", text_or_null(granularity_key(tests.granularity))},
                        {"units", units_json(tests.segments.front().differences)},
                        {"correction", "holm"},
                        {"segments", std::move(segments)},
                        {"left_out", tests.left_out},
                        {"assumptions", assumptions_json(tests.assumptions)},
                        {"warnings", json_warnings(tests.warnings)}});
}

std::string groups_delimited(const GroupTest& test, char delimiter) {
  DelimitedWriter writer(delimiter);
  for (const char* heading : {"metric", "a", "b", "difference", "low", "high", "p_value"}) writer.add_field(heading);
  writer.end_line();
  for (const GroupDifference& row : test.differences) {
    add_difference(writer, test, row);
    writer.end_line();
  }
  return writer.take();
}

std::string segment_tests_delimited(const SegmentTests& tests, char delimiter) {
  DelimitedWriter writer(delimiter);
  for (const char* heading : {"segment", "metric", "a", "b", "difference", "low", "high", "p_value", "p_adjusted"})
    writer.add_field(heading);
  writer.end_line();
  for (const GroupTest& test : tests.segments) {
    for (const GroupDifference& row : test.differences) {
      writer.add_field(test.a.segment);
      add_difference(writer, test, row);
      writer.add_field(row.p_adjusted ? shortest(*row.p_adjusted) : std::string());
      writer.end_line();
    }
  }
  return writer.take();
}

}  // namespace retain::render
