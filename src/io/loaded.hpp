#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "io/fields/applied_rules.hpp"
#include "io/opening/opened.hpp"
#include "io/problems/bad_rows.hpp"
#include "retain/cohorts.hpp"
#include "retain/customer_value.hpp"
#include "retain/diagnostic.hpp"
#include "retain/report.hpp"
#include "retain/snapshot.hpp"

namespace retain::io {

/// The whole text of one input, in UTF-8, and the name that messages give it ("monthly.csv", "<stdin>").
struct Source {
  std::string name;
  std::string text;
};

/// Customer rows, and what was settled about them.
struct LoadedRows {
  std::unique_ptr<ledger::Overflow> overflow;
  std::unique_ptr<Ledger> ledger;
  std::optional<std::chrono::sys_days> run_until;  ///< for `FollowingRules`
  std::vector<Assumption> assumptions;
  std::map<std::pair<std::int64_t, Id>, Number> facts;  ///< of periods of the report
  std::size_t memory = 0;                               ///< bytes that they may take; 0: no limit
  bool regroups = false;                                ///< dates of a finer length were grouped into periods
  Granularity recurs = Granularity::unknown;            ///< of what the amounts of a period are, as `RowsPlan::recurs`
  bool recurring = false;                               ///< amounts, if any, are no payments that add up
};

/// What a snapshot takes in memory, and with the rows of a report that is made of it; measured.
inline constexpr std::size_t snapshot_bytes = 2560;
inline constexpr std::size_t reported_snapshot_bytes = 12'288;

/// The snapshots of customer rows, with the facts that stand beside them. Throws InputError where there would be more than fit into memory,
/// each taking so many bytes, before they are laid out.
std::vector<Snapshot> snapshots_of(const LoadedRows& rows, const FollowingRules& rules, const PeriodCut& cut = {},
                                   std::size_t bytes_each = snapshot_bytes);

/// What inputs hold: period snapshots or customer rows.
struct Loaded {
  std::vector<Snapshot> snapshots;           ///< in the order of the inputs
  std::vector<Assumption> assumptions;       ///< that snapshots rest on, and how dates were read
  std::optional<LoadedRows> rows;            ///< instead of snapshots
  std::optional<CohortTable> cohorts;        ///< the same, of tables of cohorts
  std::optional<PurchaseTable> purchases;    ///< the same, of tables of purchase histories
  std::vector<Lifetimes> lifetimes;          ///< of a list of customers with tenures: of each segment by name, then of the whole base
  std::string currency;                      ///< ISO code of all amounts, where inputs state one; empty: none, or several
  std::vector<Source> sources;               ///< the texts of the snapshots
  std::vector<Opened> opened;                ///< how each input was read
  std::vector<std::vector<ColumnUse>> uses;  ///< of customer rows, what the columns of each input did
  std::vector<RejectedRow> rejected;         ///< rows that were left out
  std::vector<Diagnostic> warnings;
  std::vector<std::string> notes;  ///< what was detected and a person may want to know
};

/// All that is assumed of an input.
std::vector<Assumption> assumptions_of(const Loaded& loaded);

/// Fills in the line of the input that each diagnostic with a place speaks of.
void add_excerpts(std::vector<Diagnostic>& diagnostics, std::span<const Source> sources);

}  // namespace retain::io
