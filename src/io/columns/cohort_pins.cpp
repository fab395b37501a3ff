#include "io/columns/cohort_pins.hpp"

#include <algorithm>

#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

[[noreturn]] void refuse_flag(std::span<const Header> headers, std::string message, std::string hint) {
  Diagnostic wrong = error({}, std::move(message), std::move(hint), headers.front().place);
  wrong.cause = Cause::flag;
  throw InputError({std::move(wrong)});
}

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

std::optional<std::size_t> column_called(std::string_view name, std::span<const Header> headers) {
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (same_name(split_unit(headers[i].text), name)) return i;
  }
  return std::nullopt;
}

void refuse_missing_column(std::string_view name, std::string_view flag, std::span<const Header> headers) {
  std::string names;
  for (const Header& header : headers) names += (names.empty() ? "" : ", ") + std::string(trim(header.text));
  refuse_flag(headers, formatted("no column {}, which {} names", in_quotes(name), flag), formatted("the columns are {}", names));
}

void check_cohort_pins(const CohortColumns& found, std::span<const Header> headers, const LoadOptions& options) {
  for (const auto& [name, header] : options.columns) {
    const auto field = find_cohort_field(name);
    if (!field)
      refuse_flag(headers, formatted("--column {}: a table of cohorts has no such field", name),
                  "its fields are cohort, age, size and survivors; --by names columns of segments");
    if (header.empty()) continue;
    const auto column = column_called(header, headers);
    if (!column) refuse_missing_column(header, "--column", headers);
    const std::string_view key = cohort_fields()[static_cast<std::size_t>(*field)].key;
    const bool has_place = found.layout == CohortLayout::row_an_age || *field != CohortField::survivors;
    if (!has_place || found.field_of(*column) != key)
      refuse_flag(headers, formatted("--column {}={}: this table has no such column, but {}", name, header, layout_text(found)),
                  "`retain sniff` shows what each column is read as");
  }
  for (const std::string& by : options.by) {
    if (!column_called(by, headers)) refuse_missing_column(by, "--by", headers);
    if (found.layout == CohortLayout::column_a_cohort)
      refuse_flag(headers, formatted("--by {}: a table with a column for each cohort has no segments", by), "leave it out");
  }
}

}  // namespace retain::io
