#include "render/cohorts/delimited.hpp"

#include <algorithm>

#include "render/machine/delimited_writer.hpp"
#include "text/format.hpp"

namespace retain::render {

namespace {

/// All digits, as they are read back.
std::string digits_of(const Number& value) {
  constexpr int most_decimals = 15;
  return value.to_decimal(most_decimals).value_or(shortest(value.to_double()));
}

/// What stands in front of an age: what is counted there, where it is not customers active in that very period, and how long an age is.
std::string heading_of_ages(const CohortReport& report) {
  std::string heading;
  if (report.measure == CohortMeasure::cumulative) heading = "cumulative_revenue_";
  if (report.measure == CohortMeasure::revenue) heading = "revenue_";
  if (report.type == CohortType::full) heading = "full_";
  if (report.type == CohortType::on_or_after) heading = "on_or_after_";
  const std::string_view length = granularity_key(report.granularity);
  return heading.append(length.empty() ? "age" : length).append("_");
}

void add_labels(DelimitedWriter& writer, const CohortLine& line) {
  writer.add_text(line.label);
  writer.add_text(line.segment);
  writer.add_field(line.complete ? "true" : "false");
  writer.add_field(digits_of(line.size));
}

}  // namespace

std::string cohorts_delimited(const CohortAnswer& answer, char delimiter) {
  const CohortReport& report = answer.report;
  DelimitedWriter writer(delimiter);
  for (const std::string_view heading : {"cohort", "segment", "complete", "size"}) writer.add_field(heading);
  std::size_t ages = 0;
  for (const CohortLine& line : report.lines) ages = std::max(ages, line.cells.size());
  const std::string heading = heading_of_ages(report);
  for (std::size_t age = 0; age < ages; ++age) writer.add_field(heading + std::to_string(age));
  writer.end_line();
  for (const CohortLine& line : report.lines) {
    add_labels(writer, line);
    for (std::size_t age = 0; age < ages; ++age)
      writer.add_field(age < line.cells.size() ? digits_of(line.cells[age].value) : std::string());
    writer.end_line();
  }
  return writer.take();
}

std::string cohorts_tidy(const CohortAnswer& answer) {
  DelimitedWriter writer(',');
  for (const std::string_view heading :
       {"cohort", "segment", "complete", "size", "age", "value", "percent", "low", "high", "p_value", "open"})
    writer.add_field(heading);
  writer.end_line();
  const auto add = [&writer](const std::optional<double>& number) { writer.add_field(number ? shortest(*number) : std::string()); };
  for (const CohortLine& line : answer.report.lines) {
    for (std::size_t age = 0; age < line.cells.size(); ++age) {
      const CohortCell& cell = line.cells[age];
      add_labels(writer, line);
      writer.add_field(std::to_string(age));
      writer.add_field(digits_of(cell.value));
      add(cell.percent ? std::optional(cell.percent->to_double()) : std::nullopt);
      add(cell.interval ? std::optional(cell.interval->low) : std::nullopt);
      add(cell.interval ? std::optional(cell.interval->high) : std::nullopt);
      add(cell.p_value);
      writer.add_field(cell.is_open ? "true" : "false");
      writer.end_line();
    }
  }
  return writer.take();
}

}  // namespace retain::render
