#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "io/encoding/encoding.hpp"
#include "io/fields/rates.hpp"
#include "io/fields/shapes.hpp"
#include "io/problems/bad_rows.hpp"
#include "io/problems/limits.hpp"
#include "io/value/cell.hpp"
#include "io/value/date_text.hpp"
#include "retain/period.hpp"

namespace retain::io {

/// How an input is structured.
enum class InputFormat : std::uint8_t { detect, csv, tsv, json, ndjson };

/// Rows that count by what a column holds, as `--where` gives it.
struct RowFilter {
  std::string column;
  bool is_equal = true;             ///< one of the values, rather than none of them
  std::vector<std::string> values;  ///< trimmed, composed (NFC); an empty one is an empty cell
};

/// For how long the amount of a span pays.
enum class AmountPer : std::uint8_t { month, quarter, year, week, span };

/// What a command reads; an input that it does not read is refused with the commands that do.
enum class Wanted : std::uint8_t {
  snapshots,  ///< or customer rows and lists of customers, of which they are made
  rows,       ///< customer rows alone
  cohorts,    ///< a table of cohorts, or customer rows
  lifetimes,  ///< a table of cohorts, customer rows, or a list of customers with tenures
  purchases,  ///< a table of purchase histories, or customer rows
  anything,   ///< to say what it is
};
/// Whether tables of cohorts are wanted, rather than snapshots.
[[nodiscard]] constexpr bool wants_cohorts(Wanted wanted) { return wanted == Wanted::cohorts || wanted == Wanted::lifetimes; }
/// Whether snapshots are of use.
[[nodiscard]] constexpr bool wants_snapshots(Wanted wanted) { return wanted == Wanted::snapshots || wanted == Wanted::anything; }

/// What the user settled about the inputs; everything else is detected.
struct LoadOptions {
  Wanted wanted = Wanted::snapshots;
  InputFormat format = InputFormat::detect;
  Encoding encoding = Encoding::detect;
  Limits limits;
  char delimiter = '\0';                                     ///< of CSV; NUL: detected
  DecimalMark decimal = DecimalMark::unknown;                ///< of CSV; unknown: proved by the input
  DateStyle dates;                                           ///< an unknown order: proved by the input
  std::optional<std::size_t> skip;                           ///< lines above the header of CSV; empty: recognised
  bool has_header = true;                                    ///< of CSV; without one the columns are called 1, 2, 3 …
  bool transpose = false;                                    ///< CSV with a column a period and a row a quantity
  bool lists_sheets = false;                                 ///< of a workbook, with what each holds
  std::optional<std::string> records;                        ///< of JSON the pointer to the list that is read; empty: the only one
  std::string sheet;                                         ///< of a workbook, its name or number; empty: the first with a table
  std::vector<std::pair<std::string, std::string>> columns;  ///< field (id, alias, "period", "customer" …), header
  std::vector<std::string> by;                               ///< the columns whose values make the segments
  std::vector<std::string> ignored;                          ///< headers of columns that are not read

  BadRowRule bad_rows;
  std::optional<std::size_t> expected_rows;  ///< of snapshots and tables of cohorts

  // Of tables of cohorts:
  std::vector<std::string> cohorts;   ///< those that count; empty: all
  std::optional<Number> cohort_size;  ///< the customers of each, where a table has percents and no sizes

  // Of customer rows:
  Granularity period = Granularity::unknown;  ///< by which dates are grouped; unknown: by month, or as they are labelled
  std::optional<RowShape> amounts;            ///< payments, recurring, levels or changes; empty: by the names and words of columns
  std::optional<AmountPer> amount_per;        ///< of spans; empty: by the name of the amount, an interval, or their lengths
  std::optional<bool> ends_are_inclusive;     ///< of spans; empty: proved by spans that follow each other
  std::vector<RowFilter> filters;             ///< all must hold
  bool minor_units = false;                   ///< amounts count cents, as the currency has them
  std::string unique;                         ///< the column whose value no two rows share
  bool newest_wins = false;                   ///< of two rows that are one by their order, the later counts
  std::optional<Rates> rates;                 ///< converts amounts into one currency
  std::optional<std::chrono::sys_days> as_of;
  bool takes_short_ways = true;                                      ///< false: no row is read at speed, which changes nothing else
  unsigned threads = 0;                                              ///< to read with; 0 is 1
  std::size_t memory = 0;                                            ///< bytes that rows may take; 0: no limit
  std::function<std::unique_ptr<ledger::Overflow>()> make_overflow;  ///< takes the rows beyond it
};

}  // namespace retain::io
