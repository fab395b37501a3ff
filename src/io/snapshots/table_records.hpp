#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/csv/reader.hpp"

namespace retain::io {

/// The columns of a table as its records: all of it is held.
class TurnedTable {
 public:
  /// Throws CsvError, also for a record of another width than the first.
  TurnedTable(CsvReader reader, char delimiter);

  [[nodiscard]] const std::vector<std::vector<CsvField>>& columns() const { return columns_; }

 private:
  std::deque<std::string> texts_;
  std::vector<std::vector<CsvField>> columns_;
};

/// The records behind a header, from a text or from a table that was turned. A copy reads on from the same place.
class TableRecords {
 public:
  explicit TableRecords(CsvReader reader) : reader_(std::move(reader)) {}
  explicit TableRecords(const TurnedTable& table) : reader_({}, ','), turned_(&table) {}

  /// The next that is not blank; false at the end. Throws CsvError.
  bool next(std::vector<CsvField>& record);
  /// The last record as it stands in the input; empty for one of a table that was turned.
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  bool read(std::vector<CsvField>& record);

  CsvReader reader_;
  std::string_view text_;
  const TurnedTable* turned_ = nullptr;
  std::size_t next_ = 1;  // behind the names
};

}  // namespace retain::io
