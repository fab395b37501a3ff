#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "io/opening/detected.hpp"
#include "io/opening/input.hpp"
#include "io/problems/bad_rows.hpp"
#include "io/problems/limits.hpp"
#include "io/value/cell.hpp"
#include "io/value/date_text.hpp"
#include "retain/diagnostic.hpp"
#include "retain/report.hpp"
#include "retain/snapshot.hpp"

namespace retain::io {

/// The whole text of one input and the name that messages give it ("monthly.csv", "<stdin>").
struct Source {
  std::string name;
  std::string text;
  Encoding encoding = Encoding::detect;  ///< of the input; once it is settled the text is UTF-8
};

enum class InputFormat { detect, csv, tsv, json, ndjson };

/// What the user settled about the inputs; everything else is detected.
struct LoadOptions {
  InputFormat format = InputFormat::detect;
  Encoding encoding = Encoding::detect;
  Limits limits;
  char delimiter = '\0';                                     ///< of CSV; NUL: detected
  DecimalMark decimal = DecimalMark::unknown;                ///< of CSV; unknown: proved by the input
  DateStyle dates;                                           ///< an unknown order: proved by the input
  std::optional<std::size_t> skip;                           ///< lines above the header of CSV; empty: recognised
  bool has_header = true;                                    ///< of CSV; without one the columns are called 1, 2, 3 …
  bool transpose = false;                                    ///< CSV with a column a period and a row a quantity
  std::vector<std::pair<std::string, std::string>> columns;  ///< field (id, alias, "period", "customer" …), header
  std::vector<std::string> by;                               ///< the columns whose values make the segments

  BadRowRule bad_rows;

  // Of customer rows:
  bool needs_rows = false;                    ///< snapshots are of no use
  Granularity period = Granularity::unknown;  ///< by which dates are grouped; unknown: by month, or as they are labelled
  std::optional<bool> recurring;              ///< of several amounts in a period the last counts, rather than their sum
  std::optional<std::chrono::sys_days> as_of;
  unsigned threads = 0;                                              ///< to read with; 0 is 1
  std::size_t memory = 0;                                            ///< bytes that rows may take; 0: no limit
  std::function<std::unique_ptr<ledger::Overflow>()> make_overflow;  ///< takes the rows beyond it
};

/// Customer rows, and what was settled about them.
struct LoadedRows {
  std::unique_ptr<ledger::Overflow> overflow;
  std::unique_ptr<Ledger> ledger;
  std::optional<std::chrono::sys_days> run_until;  ///< for `FollowingRules`
  std::vector<Assumption> assumptions;
};

/// What inputs hold: period snapshots or customer rows.
struct Loaded {
  std::vector<Snapshot> snapshots;    ///< in the order of the inputs
  std::optional<LoadedRows> rows;     ///< instead of snapshots
  std::vector<Source> sources;        ///< the texts of the snapshots
  std::vector<Detected> detected;     ///< how each input was read
  std::vector<RejectedRow> rejected;  ///< rows that were left out
  std::vector<Diagnostic> warnings;
  std::vector<std::string> notes;  ///< what was detected and a person may want to know
};

/// Reads CSV, TSV, JSON or NDJSON, recognised by content, and tells snapshots from customer rows by their columns. Throws InputError with
/// every bad row.
Loaded load(std::vector<Input> inputs, const LoadOptions& options);

/// Reads period snapshots from texts, which are brought into UTF-8. Throws InputError with every bad row.
Loaded load_snapshots(std::vector<Source> sources, const LoadOptions& options);

/// Fills in the line of the input that each diagnostic with a place speaks of.
void add_excerpts(std::vector<Diagnostic>& diagnostics, std::span<const Source> sources);

}  // namespace retain::io
