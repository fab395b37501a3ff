#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/columns/cohort_columns.hpp"
#include "io/columns/purchase_columns.hpp"
#include "io/columns/row_columns.hpp"
#include "io/columns/short_names.hpp"
#include "io/columns/snapshot_columns.hpp"
#include "io/encoding/encoding.hpp"
#include "io/opening/row_samples.hpp"
#include "io/opening/table_start.hpp"
#include "io/options.hpp"
#include "io/value/proof.hpp"
#include "io/workbook/workbook.hpp"
#include "retain/diagnostic.hpp"

namespace retain::io {

enum class InputKind : std::uint8_t { customer_rows, snapshots, cohort_table, purchase_table };

/// What all readings of an input told of how its values are written: what another reading stops before is known then.
struct EarlierReading {
  DecimalProof marks;
  DateProof orders;
};

/// All that is understood of an input before its rows are read: made once, from its first bytes and from what the user settled, and handed
/// down to whoever reads it.
struct Opened {
  std::string name;
  Finding<Encoding> encoding;
  InputFormat format = InputFormat::csv;  ///< never `detect`
  std::optional<std::string> sheet;       ///< the name of the one that is read, where the input is a workbook
  std::vector<SheetSummary> sheets;       ///< all of them, where they are to be listed
  InputKind kind = InputKind::snapshots;

  std::optional<Diagnostic> refusal;  ///< why it is no text that can be read
  std::optional<Diagnostic> lacks;    ///< what it lacks, where it was likely meant to hold customer rows
  std::vector<Diagnostic> problems;   ///< with its columns; after an error there is nothing to read
  std::vector<std::string> notes;     ///< that a person may want to know

  TableStart table;                      ///< of CSV and TSV
  bool transposed = false;               ///< a column a period, a row a quantity
  bool is_own_output = false;            ///< snapshots that this program wrote
  std::vector<Header> headers;           ///< of JSON the keys of the first rows
  RowColumns row_columns;                ///< of customer rows
  std::optional<std::string> records;    ///< of JSON the pointer to where the first document has its records, as far as it binds later ones
  bool is_empty_page = false;            ///< of JSON: an envelope without records
  std::vector<std::size_t> other_money;  ///< of customer rows: columns of gross, net, tax and the like, by their names and first rows
  bool has_long_interval = false;        ///< of customer rows: one of the first has an interval of more than a month
  std::optional<OrderAmounts> order_amounts;  ///< of customer rows with orders
  bool has_whole_amounts = false;             ///< no amount of the first rows has a fraction
  std::vector<Column> columns;                ///< of snapshots
  CohortColumns cohort_columns;               ///< of a table of cohorts
  PurchaseColumns purchase_columns;           ///< of a table of purchase histories
  ShownByValues shown;                        ///< of snapshots
  Finding<DecimalMark> mark{DecimalMark::point};
  Finding<DateOrder> order;  ///< unknown: no date has shown that it depends on it
  DateStyle dates;           ///< in which to read dates
  bool has_date = false;     ///< one has told whether all are Unix times
  EarlierReading earlier;

  [[nodiscard]] bool is_csv() const { return format == InputFormat::csv || format == InputFormat::tsv; }
  /// The text of a cell without spaces around it, and without the guard against formulas, which only files for spreadsheets have: texts in
  /// JSON and in cells of workbooks are what they are.
  [[nodiscard]] std::string_view plain_text(std::string_view text) const;
  /// What a column is read as, as `--column` names it; empty: it is not read.
  [[nodiscard]] std::string field_of(std::size_t column) const;
  /// Reads dates in the order that was found.
  void set_order(Finding<DateOrder> found);
  /// The first date tells whether all are Unix times; the text of a date behind it changes nothing.
  void note_date(std::string_view text);
};

/// The first input of customer rows, or the first of all.
const Opened& first_of_rows(const std::vector<Opened>& opened);

/// What reading an input has shown to be other than its `Opened` says.
struct Disproof {
  std::size_t input = 0;
  std::optional<Encoding> encoding;
  std::optional<Finding<DecimalMark>> mark;
  std::optional<Finding<DateOrder>> order;
  std::optional<OrderAmounts> order_amounts;
  std::optional<ShownByValues> shown;
  EarlierReading told;
};

/// Understands an input by its first bytes, which are taken for text in `encoding`; one that is not settled is UTF-8 until bytes say
/// otherwise.
Opened open_input(const std::string& name, std::string_view head, Encoding encoding, const LoadOptions& options, ColumnNames& names);
/// Opens an input anew with what reading it has shown.
Opened open_again(const Opened& before, const Disproof& disproof, std::string_view head, const LoadOptions& options, ColumnNames& names);

/// Calls `take` for the first rows of a table of customer rows that are as wide as its header; one that may be cut off is left out.
void read_first_rows(const Opened& opened, std::string_view head, const Limits& limits,
                     const std::function<void(const std::vector<CsvField>&)>& take);

/// Finds out what the columns of snapshots hold, by their headers. `rows`: the text behind the header, as far as it is known.
void settle_columns(Opened& opened, std::vector<Header> headers, std::string_view rows, const Limits& limits, ColumnNames& names);

}  // namespace retain::io
