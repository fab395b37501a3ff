#include "render/machine/diff.hpp"

#include <algorithm>

#include "render/content/changes.hpp"
#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/json_text.hpp"

namespace retain::render {

namespace {

Json values_of(const std::vector<ValueDiff>& values) {
  Json result = Json::object();
  for (const ValueDiff& value : values) {
    const Quantity& of = quantity(value.id);
    Json difference;
    if (value.before.number && value.after.number) difference = json_number(of, *value.after.number - *value.before.number);
    result[std::string(of.key)] = {{"before", value_or_null(of, value.before)},
                                   {"after", value_or_null(of, value.after)},
                                   {"difference", std::move(difference)},
                                   {"beyond", value.beyond},
                                   {"reasons", {{"before", reason_or_null(value.before)}, {"after", reason_or_null(value.after)}}}};
  }
  return result;
}

Json optional_number(const std::optional<Number>& number) { return number ? Json(number->to_double()) : Json(); }

Json reason_diffs(const std::vector<ReasonDiff>& reasons) {
  Json result = Json::object();
  for (const ReasonDiff& reason : reasons) {
    result[reason.header] = {{"before", optional_number(reason.before)},
                             {"after", optional_number(reason.after)},
                             {"difference", optional_number(difference_of(reason))},
                             {"beyond", reason.beyond}};
  }
  return result;
}

}  // namespace

std::string diff_json(const Diff& diff, const std::pair<std::string, std::string>& names, const std::vector<Diagnostic>& warnings) {
  Json units = Json::object();
  for (const Quantity& row : quantities()) units[std::string(row.key)] = unit_key(row.unit);
  Json tolerance;
  if (diff.tolerance) tolerance = {{"amount", diff.tolerance->amount.to_double()}, {"relative", diff.tolerance->relative}};
  Json rows = Json::array();
  for (const DiffRow& row : diff.rows) {
    if (row.status == DiffStatus::same) continue;
    rows.push_back({{"period", text_or_null(row.period.to_string())},
                    {"segment", text_or_null(row.segment)},
                    {"status", diff_status_key(row.status)},
                    {"expected", row.expected},
                    {"within_tolerance", row.within},
                    {"inputs", values_of(row.inputs)},
                    {"churn_reasons", reason_diffs(row.reasons)},
                    {"metrics", values_of(row.metrics)}});
  }
  return json_document(
      {{"schema", "retain.diff"},
       {"schema_version", 1},
       {"generator", generator()},
       {"granularity", text_or_null(granularity_key(diff.granularity))},
       {"before", names.first},
       {"after", names.second},
       {"tolerance", std::move(tolerance)},
       {"inputs_judged", !diff.tolerance},
       {"differs", diff.differs},
       {"compared", std::count_if(diff.rows.begin(), diff.rows.end(), [](const DiffRow& row) { return row.is_in_both(); })},
       {"units", std::move(units)},
       {"periods", std::move(rows)},
       {"warnings", json_warnings(warnings)}});
}

std::string diff_csv(const Diff& diff) {
  DelimitedWriter writer(',');
  for (const std::string_view heading : {"period", "segment", "status", "quantity", "before", "after", "difference", "beyond"})
    writer.add_field(heading);
  writer.end_line();
  const auto add_labels = [&writer](const DiffRow& row) {
    writer.add_text(row.period.to_string());
    writer.add_text(row.segment);
    writer.add_field(diff_status_key(row.status));
  };
  for (const DiffRow& row : diff.rows) {
    if (row.status == DiffStatus::same) continue;
    const std::vector<const ValueDiff*> values = differences_of(row);
    if (values.empty() && row.reasons.empty()) {
      add_labels(row);
      for (int i = 0; i < 4; ++i) writer.add_field({});
      writer.add_field(row.expected ? "false" : "true");
      writer.end_line();
    }
    for (const ValueDiff* value : values) {
      const Quantity& of = quantity(value->id);
      const auto& before = value->before.number;
      const auto& after = value->after.number;
      add_labels(row);
      writer.add_field(of.key);
      writer.add_field(before ? exact_text(of, *before) : std::string());
      writer.add_field(after ? exact_text(of, *after) : std::string());
      writer.add_field(before && after ? exact_text(of, *after - *before) : std::string());
      writer.add_field(value->beyond ? "true" : "false");
      writer.end_line();
    }
    for (const ReasonDiff& reason : row.reasons) {
      add_labels(row);
      writer.add_text(reason.header);
      for (const auto& number : {reason.before, reason.after, difference_of(reason)})
        writer.add_field(number ? number->to_fixed(0) : std::string());
      writer.add_field(reason.beyond ? "true" : "false");
      writer.end_line();
    }
  }
  return writer.take();
}

}  // namespace retain::render
