#pragma once

#include <vector>

#include "retain/snapshot.hpp"
#include "retain/worksheet.hpp"

namespace retain {

/// One row on the way from snapshot to worksheet.
struct SheetRow {
  const Snapshot* snapshot = nullptr;
  Facts facts;
};

/// How many of the granularity's periods (of months, where it is unknown) one of the cell's unit of time is; for a frequency, the inverse.
/// 1 for quantities that are no times and for bare numbers.
Number time_factor(const Cell& cell, Unit unit, Granularity granularity);

/// The cells of a snapshot as facts, times brought to the granularity's periods (to months where it is unknown).
Facts facts_of(const Snapshot& snapshot, Granularity granularity);

/// Completes the identities of a row: derives the one absent member, takes an absent start from `previous`, the row of the adjacent
/// period before (null: none). Adds to `errors` what contradicts itself and to `warnings` what is doubtful.
void balance(SheetRow& line, const SheetRow* previous, std::vector<Diagnostic>& errors, std::vector<Diagnostic>& warnings);

}  // namespace retain
