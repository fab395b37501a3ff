#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "retain/period.hpp"

namespace retain::io {

/// What a column of a table of cohorts may hold.
enum class CohortField : std::uint8_t {
  cohort,     ///< which one
  age,        ///< periods since it began
  size,       ///< its customers
  survivors,  ///< those who are there at an age
};

/// A row of the table of these fields.
struct CohortFieldInfo {
  CohortField field;
  std::string_view key;    ///< as `--column` names it
  std::string_view does;   ///< for help
  std::string_view names;  ///< of columns, with commas between them; behind a bar those that stand for it only where cohorts are wanted
};
std::span<const CohortFieldInfo> cohort_fields();
/// The field that `--column` names, by its key or any of its names.
std::optional<CohortField> find_cohort_field(std::string_view name);
/// Whether a name, folded, stands for a field; `widely`: also one that has other meanings elsewhere.
bool is_name_of(const CohortFieldInfo& field, std::string_view name, bool widely);

/// A number of periods: "0", "Month 3", "M3", "12개월", "< 1 Month".
struct AgeText {
  int age = 0;
  Granularity granularity = Granularity::unknown;
};
std::optional<AgeText> read_age(std::string_view text);

}  // namespace retain::io
