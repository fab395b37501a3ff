#include "io/opening/row_start.hpp"

#include <utility>

namespace retain::io {

void settle_rows(Opened& opened, const RowColumns& columns, FirstRows rows, const LoadOptions& options, Problems& problems) {
  opened.kind = InputKind::customer_rows;
  opened.row_columns = columns;
  opened.order_amounts = likely_order_amounts(columns, rows);
  opened.has_whole_amounts = has_whole_amounts(columns, rows);
  const auto date = columns.has(RowField::start) ? columns[RowField::start] : columns[RowField::date];
  if (date && fold_header(opened.headers[*date].text).find("utc") != std::string::npos) opened.dates.offset = std::chrono::seconds(0);
  for (const std::vector<std::string>& row : rows) {
    if (date && *date < row.size()) opened.note_date(row[*date]);
  }
  warn_of_unread(opened.headers, columns, options, problems);
  warn_of_sums(columns, rows, opened.headers, problems);
  warn_of_masked_ids(columns, rows, opened.headers, problems);
  if (!columns.unsettled.empty()) problems.error({opened.name, 0, 0, {}}, columns.unsettled, columns.unsettled_hint);
  opened.first_rows = std::move(rows);
}

}  // namespace retain::io
