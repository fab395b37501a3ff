#include "io/columns/cohort_pins.hpp"

#include "io/columns/table_names.hpp"
#include "text/format.hpp"

namespace retain::io {

namespace {

std::string_view layout_text(const CohortColumns& found) {
  switch (found.layout) {
    case CohortLayout::row_an_age:
      return "a row for each age";
    case CohortLayout::column_a_cohort:
      return "a column for each cohort";
    case CohortLayout::row_a_cohort:
      break;
  }
  return "a column for each age";
}

}  // namespace

void check_cohort_pins(const CohortColumns& found, std::span<const Header> headers, const LoadOptions& options) {
  for (const auto& [name, header] : options.columns) {
    const auto field = find_cohort_field(name);
    if (!field)
      refuse_flag_of_table(headers, formatted("--column {}: a table of cohorts has no such field", name),
                           "its fields are cohort, age, size and survivors; --by names columns of segments");
    if (header.empty()) continue;
    const auto column = column_called(header, headers);
    if (!column) refuse_missing_column(header, "--column", headers);
    const std::string_view key = cohort_fields()[static_cast<std::size_t>(*field)].key;
    const bool has_place = found.layout == CohortLayout::row_an_age || *field != CohortField::survivors;
    if (!has_place || found.field_of(*column) != key)
      refuse_flag_of_table(headers, formatted("--column {}={}: this table has no such column, but {}", name, header, layout_text(found)),
                           "`retain sniff` shows what each column is read as");
  }
  refuse_missing_ignored(headers, options);
  for (const std::string& by : options.by) {
    if (!column_called(by, headers)) refuse_missing_column(by, "--by", headers);
    if (found.layout == CohortLayout::column_a_cohort)
      refuse_flag_of_table(headers, formatted("--by {}: a table with a column for each cohort has no segments", by), "leave it out");
  }
}

}  // namespace retain::io
