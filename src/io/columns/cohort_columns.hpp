#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/columns/cohort_fields.hpp"
#include "io/columns/header.hpp"
#include "io/columns/row_columns.hpp"
#include "io/options.hpp"
#include "retain/cohorts.hpp"
#include "retain/period.hpp"

namespace retain::io {

/// How a table holds cohorts.
enum class CohortLayout : std::uint8_t {
  row_an_age,       ///< a cohort, an age and its survivors in each row
  column_a_cohort,  ///< an age in each row, then a column for each cohort
  row_a_cohort,     ///< a cohort in each row, then a column for each age
};

/// What the columns of a table of cohorts hold.
struct CohortColumns {
  CohortLayout layout{};
  std::optional<std::size_t> cohort;
  std::optional<std::size_t> age;
  std::optional<std::size_t> size;
  std::optional<std::size_t> survivors;
  std::vector<std::size_t> cohorts;     ///< a column each
  std::vector<std::size_t> ages;        ///< a column each, from `first_age` on
  int first_age = 0;                    ///< 0, or 1 beside a size
  std::vector<Period> periods;          ///< of these columns, where they are calendar periods, of which an age is the distance
  bool are_percents = false;            ///< by the headers
  std::optional<CohortType> type;       ///< where this program wrote the table
  std::optional<std::size_t> complete;  ///< the same: false for the cohort with which the rows began
  std::vector<std::size_t> segments;    ///< by `--by`
  std::vector<std::pair<std::size_t, Label>> about_result;  ///< of what a query of this program made
  std::vector<std::size_t> not_read;
  Granularity granularity = Granularity::unknown;  ///< of an age, where a name tells it

  /// What a column is read as; empty: it is not read.
  [[nodiscard]] std::string field_of(std::size_t column) const;
};

/// The columns of a table of cohorts; empty where it is none. `widely`: also by names that mean other things elsewhere, where cohorts are
/// wanted, or the table is nothing else.
/// Throws InputError where `--column` or `--by` names what the table does not have, and where ages do not follow each other.
std::optional<CohortColumns> find_cohort_columns(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options,
                                                 bool widely);

}  // namespace retain::io
