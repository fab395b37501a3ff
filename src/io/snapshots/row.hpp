#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/columns/snapshot_columns.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"
#include "io/snapshots/evidence.hpp"
#include "io/tables/query_result.hpp"
#include "io/value/cell.hpp"
#include "retain/cohorts.hpp"
#include "retain/customer_value.hpp"
#include "retain/report.hpp"

namespace retain::io {

/// What the readers of one load share.
struct Load {
  const LoadOptions& options;
  ColumnNames& names;
  Problems& problems;
  std::vector<Snapshot>& snapshots;
  CohortTable cohorts{};      ///< of tables of these
  PurchaseTable purchases{};  ///< the same
  std::vector<Assumption> assumptions{};
  StatedCurrency currency{};
  ValueEvidence evidence{};  ///< of the input that is read
  QueryResult result{};

  /// Notes a value of a bare column of churn in the row that is read next.
  void note_churn(ChurnReading reading, const Header& header, const Column& column);
  /// Forgets what was noted of a row that is left out.
  void forget_row();
};

/// Puts the text of a label into a snapshot, a date in this style; an empty text, and a label of the whole result, leave it as it is.
/// Throws CellError.
void store_label(Snapshot& snapshot, Label label, std::string_view text, const DateStyle& style = {});

/// Puts the segment that several columns name together into a snapshot: the whole base where all are empty or say so. Throws CellError.
void store_segment(Snapshot& snapshot, std::span<const std::string> values);

/// Reads the text of a value of a column of numbers, in the unit of its header. The sign of a loss is `settle_sign`'s to judge. Throws
/// CellError.
ParsedCell read_number(const Column& column, std::string_view text, DecimalMark mark, const Limits& limits = {});
/// Takes the minus off a loss where its whole column is written so, and notes which sign it had. Throws CellError for a negative one of
/// another column, and for a positive one of that.
void settle_sign(const Column& column, std::string_view text, Number& value, ValueEvidence& evidence);
/// The readings of a value of a column that may be of several quantities, as `read` reads it for each of them. Throws CellError where it is
/// a value of none.
ChurnReading read_open(const Column& column, const std::function<Cell(const Column&)>& read);
/// Puts a value into a snapshot, as its column says.
void store_number(Snapshot& snapshot, const Column& column, const Cell& cell);

}  // namespace retain::io
