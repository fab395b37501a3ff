#include "io/opening/row_start.hpp"

#include <algorithm>

#include "io/columns/row_names.hpp"
#include "io/fields/intervals.hpp"
#include "io/value/label_text.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// "Created (UTC)": a word of its own, not a part of "Outcome date".
bool names_utc(std::string_view header) {
  std::string lower = lower_ascii(header);
  std::ranges::replace_if(
      lower, [](char c) { return c < 'a' || c > 'z'; }, ' ');
  const std::vector<std::string> words = split(lower, " ");
  return std::ranges::find(words, "utc") != words.end();
}

}  // namespace

void settle_rows(Opened& opened, const RowColumns& columns, const FirstRows& rows, const LoadOptions& options, Problems& problems) {
  opened.kind = InputKind::customer_rows;
  opened.row_columns = columns;
  opened.order_amounts = likely_order_amounts(columns, rows);
  opened.has_whole_amounts = has_whole_amounts(columns, rows);
  const auto date = columns.has(RowField::start) ? columns[RowField::start] : columns[RowField::date];
  if (date && names_utc(opened.headers[*date].text)) opened.dates.offset = std::chrono::seconds(0);
  for (const std::vector<std::string>& row : rows) {
    if (date && *date < row.size()) opened.note_date(row[*date]);
  }
  warn_of_unread(opened.headers, columns, options, problems);
  warn_of_sums(columns, rows, opened.headers, problems);
  warn_of_masked_ids(columns, rows, opened.headers, problems);
  if (!columns.unsettled.empty()) problems.error({opened.name, 0, 0, {}}, columns.unsettled, columns.unsettled_hint);
  for (std::size_t i = 0; i < opened.headers.size(); ++i) {
    const auto may_be_number = [i](const std::vector<std::string>& row) {
      return i >= row.size() || stands_for_nothing(row[i]) || looks_like_number(row[i]);
    };
    if (is_name_of_other_money(trim(opened.headers[i].text)) && std::ranges::all_of(rows, may_be_number)) opened.other_money.push_back(i);
  }
  if (const auto interval = columns[RowField::interval]) {
    opened.has_long_interval = std::ranges::any_of(rows, [&](const std::vector<std::string>& row) {
      const auto read = read_interval(row[*interval]);
      return read && read->months > 1;
    });
  }
}

}  // namespace retain::io
