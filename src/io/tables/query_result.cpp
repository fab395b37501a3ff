#include "io/tables/query_result.hpp"

#include <algorithm>
#include <charconv>

#include "io/value/cell.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

std::size_t read_count(std::string_view text, std::string_view name) {
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc() && end == text.data() + text.size()) return count;
  throw CellError(formatted("{}: {} is not a number of rows", name, in_quotes(text)), "leave the column as the query made it", 0);
}

/// What helps where rows were refused for this.
std::string way_out(std::string_view reason) {
  if (reason == "date")
    return "correct them there, or leave them out by --where of `retain sql`; a date that lies 15 years from all others is taken for a "
           "placeholder";
  if (reason == "recurring amount")
    return "a customer has recurring amounts of several days in a period: keep the latest in a view, or --amounts payments adds them up";
  if (reason == "amount" || reason == "refund")
    return "correct them there, or leave them out by --where of `retain sql`; nor may they have more decimals than its --scale";
  return "correct them there, or leave them out: `retain sql --where COLUMN!=VALUE`, without a VALUE where the column is empty";
}

}  // namespace

bool QueryResult::note(Label label, std::string_view text, const Place& place) {
  const std::string_view value = trim(text);
  if (label == Label::result_rows) {
    Input& input = inputs_.back();
    const std::size_t stated = read_count(value, "result_rows");
    if (input.stated && *input.stated != stated) {
      throw CellError(formatted("result_rows is {} here, and {} above", stated, *input.stated),
                      "give the result of each query as a file of its own", 0);
    }
    if (!input.stated) input.place = place;
    input.stated = stated;
    return true;
  }
  if (label == Label::refused_for) {
    if (refused_for_.empty()) refused_for_ = value;
    return true;
  }
  if (label != Label::refused_rows) return false;
  const std::size_t refused = read_count(value, "refused_rows");
  if (refused > 0 && refused_ == 0) refused_place_ = place;
  refused_ = std::max(refused_, refused);
  return true;
}

/// An engine may write a result as several files, each of which states the rows of all.
std::size_t QueryResult::rows_of_result(std::size_t stated) const {
  std::size_t rows = 0;
  for (const Input& input : inputs_) {
    if (input.stated == stated) rows += input.rows;
  }
  return rows;
}

void QueryResult::check(std::optional<std::size_t> expected, Problems& problems) const {
  if (refused_ > 0) {
    problems.error(refused_place_,
                   refused_ == 1 ? formatted("1 row of the table could not be counted: {}", refused_for_)
                                 : formatted("{} rows of the table could not be counted, the first reason: {}", refused_, refused_for_),
                   way_out(refused_for_));
  }
  for (const Input& input : inputs_) {
    if (!input.stated || input.rows == *input.stated) continue;
    const std::size_t rows = rows_of_result(*input.stated);
    if (rows == *input.stated) continue;
    problems.error(input.place, formatted("the query made a result of {} rows, and here it has {}", *input.stated, rows),
                   rows < *input.stated ? "it is not complete: run the query again" : "give each result once");
    break;
  }
  std::size_t rows = 0;
  for (const Input& input : inputs_) rows += input.rows;
  if (expected && rows != *expected) {
    problems.error({inputs_.empty() ? std::string() : inputs_.front().name, 0, 0, {}},
                   formatted("rows: {}, where --expect-rows has {}", rows, *expected), "is the file complete?");
  }
}

}  // namespace retain::io
