#pragma once

#include <optional>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "io/meaning/sink.hpp"
#include "io/rows/sample.hpp"
#include "retain/report.hpp"

namespace retain::io {

/// How customer rows are to be kept, and by how many threads they are read.
struct RowsPlan {
  LedgerPlan ledger;
  Granularity label = Granularity::day;  ///< of the dates in the rows
  unsigned threads = 1;
  WaitsFor waits_for = WaitsFor::none;
  bool by_customer = false;      ///< rows of a customer are settled together, if need be after those of an order
  std::size_t stage_memory = 0;  ///< bytes that waiting rows of a thread may take
  /// How long what a customer pays in a period is for, where that is told by amounts that recur and the period may be another; unknown: as
  /// long as the period.
  Granularity recurs = Granularity::unknown;
  std::optional<Assumption> regrouping;  ///< what several amounts of a customer in one period come to, where it was decided
};

/// Plans for all inputs at once, whose heads were looked at. Throws InputError where the dates cannot be grouped as the options say, and
/// where amounts that recur and payments are mixed.
RowsPlan plan_rows(const RowsSample& sample, const std::vector<RereadableInput>& inputs, const LoadOptions& options);

}  // namespace retain::io
