#pragma once

#include <optional>
#include <span>
#include <vector>

#include "io/columns/snapshot_columns.hpp"
#include "retain/report.hpp"

namespace retain::io {

/// What the values of snapshots have shown of their columns, where names do not say it.
struct ShownByValues {
  std::optional<Id> churn{};  ///< what a bare column of churn is
  bool churn_is_proved = false;
  IdSet minus_losses{};  ///< losses that are written with a minus throughout

  /// Notes it in the columns that it is about.
  void apply(std::vector<Column>& columns) const;
};

/// Gives the columns of a table whose names have no noun ("new", "churned", "start") that of their table: revenue where the others speak of
/// it, else customers. Reports those of a table that speaks of both. Of a bare column of churn it notes what its values may show it to be.
void settle_short_names(std::span<const Header> headers, std::vector<Column>& columns, Problems& problems);

/// That a name may stand for several quantities, with the flags that say which.
void report_open_name(const Header& header, std::span<const Id> may_be, std::string_view why, Problems& problems);

/// What was settled about columns that their names alone do not say.
std::vector<Assumption> assumptions_of(std::span<const Header> headers, std::span<const Column> columns);

}  // namespace retain::io
