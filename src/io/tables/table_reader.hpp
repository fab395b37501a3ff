#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "io/csv/reader.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"

namespace retain::io {

/// What readers of small tables share: all of the text of one is given, so that its decimal mark is known before its rows are read.
class TableReader {
 public:
  TableReader(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems)
      : opened_(opened), text_(text), options_(options), problems_(problems) {}

  [[nodiscard]] Place at(TextPlace place) const { return {opened_.name, place.line, place.column, {}}; }
  /// Settles how the numbers of those columns are written that `is_number`. Reports where they contradict each other. Throws CsvError.
  void prove_decimal_mark(const std::function<bool(std::size_t column)>& is_number);
  /// Calls `take` for every row as wide as the header that is not blank; reports those of another width. Throws CsvError.
  void each_row(const std::function<void(const std::vector<CsvField>&)>& take);

 private:
  [[nodiscard]] CsvReader records() const {
    return {text_.substr(opened_.table.rows_offset), opened_.table.delimiter, opened_.table.rows_place, options_.limits};
  }

  Opened& opened_;
  std::string_view text_;
  const LoadOptions& options_;
  Problems& problems_;
};

}  // namespace retain::io
