#include "render/machine/movements.hpp"

#include <utility>

#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/json_text.hpp"

namespace retain::render {

namespace {

Json object_of(const Movement& movement, bool may_pause) {
  Json object = {{"customer", std::string(movement.customer)},
                 {"segment", text_or_null(movement.segment)},
                 {"period", movement.period.to_string()},
                 {"movement", movement_key(movement.kind)}};
  const auto add = [&object](std::string_view key, const std::optional<Amount>& amount) {
    Json& value = object[std::string(key)];
    if (amount) value = amount->to_number().to_double();
  };
  for (const NamedAmount& amount : amounts_of(movement)) add(amount.key, amount.amount);
  if (may_pause) add(last_paid_key, movement.last_paid);
  return object;
}

}  // namespace

void write_movements_delimited(const Movements& movements, char delimiter, const Sink& sink) {
  DelimitedWriter writer(delimiter);
  const auto add = [&writer](const std::optional<Amount>& amount) { writer.add_field(amount ? amount->to_string() : std::string()); };
  for (const std::string_view heading : {"customer", "segment", "period", "movement", "before", "after", "change"})
    writer.add_field(heading);
  if (movements.may_pause) writer.add_field(last_paid_key);
  writer.end_line();
  movements([&](const Movement& movement) {
    writer.add_text(movement.customer);
    writer.add_text(movement.segment);
    writer.add_text(movement.period.to_string());
    writer.add_field(movement_key(movement.kind));
    for (const NamedAmount& amount : amounts_of(movement)) add(amount.amount);
    if (movements.may_pause) add(movement.last_paid);
    writer.end_line();
    if (writer.size() > piece_size) sink(writer.take());
  });
  sink(writer.take());
}

void write_movements_ndjson(const Movements& movements, const Sink& sink) {
  std::string text;
  movements([&](const Movement& movement) {
    text += json_line(object_of(movement, movements.may_pause));
    if (text.size() > piece_size) sink(std::exchange(text, {}));
  });
  sink(text);
}

void write_movements_json(const Movements& movements, Granularity granularity, const std::vector<Diagnostic>& warnings, const Sink& sink) {
  // The members before the list, the list with a movement a line, and the members behind it.
  constexpr std::string_view list = "\"movements\": [";
  std::string text = json_document({{"schema", "retain.movements"},
                                    {"schema_version", 1},
                                    {"generator", generator()},
                                    {"granularity", text_or_null(granularity_key(granularity))},
                                    {"movements", Json::array()},
                                    {"warnings", json_warnings(warnings)}});
  const std::size_t inside = text.find(list) + list.size();
  const std::string behind = text.substr(inside);
  text.resize(inside);
  bool first = true;
  movements([&](const Movement& movement) {
    text += first ? "\n    " : ",\n    ";
    first = false;
    text += json_line(object_of(movement, movements.may_pause));
    text.pop_back();
    if (text.size() > piece_size) sink(std::exchange(text, {}));
  });
  text += (first ? "" : "\n  ") + behind;
  sink(text);
}

namespace {

/// How many amounts have more digits than a double keeps.
std::size_t inexact_amounts(const Movements& movements) {
  std::size_t count = 0;
  movements([&](const Movement& movement) {
    const auto add = [&count](const std::optional<Amount>& amount) {
      count += amount && has_more_digits_than_double(amount->to_number()) ? 1U : 0U;
    };
    for (const NamedAmount& amount : amounts_of(movement)) add(amount.amount);
    if (movements.may_pause) add(movement.last_paid);
  });
  return count;
}

}  // namespace

std::optional<Diagnostic> inexact_json(const Movements& movements) { return inexact_json_warning(inexact_amounts(movements)); }

std::optional<Diagnostic> inexact_workbook(const Movements& movements) { return inexact_workbook_warning(inexact_amounts(movements)); }

}  // namespace retain::render
