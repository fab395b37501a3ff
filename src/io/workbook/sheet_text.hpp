#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "io/workbook/sheet_rows.hpp"

namespace retain::io {

/// A sheet as the text of a table: a line for each row of the sheet, `cell_delimiter` between its cells. Names of columns that stand in two
/// rows, the upper of them in merged cells, are brought into one.
class SheetText {
 public:
  explicit SheetText(std::unique_ptr<SheetRows> rows);

  /// As `Input::read`.
  std::size_t read(std::span<char> bytes);
  /// Whether two of the first rows have several cells that hold something.
  [[nodiscard]] bool holds_table() const { return holds_table_; }
  /// Complete once all is read.
  [[nodiscard]] const SheetFacts& facts() const { return rows_->facts(); }

 private:
  void look_ahead();
  void join_headers();
  void append(const SheetRow& row);

  std::unique_ptr<SheetRows> rows_;
  std::vector<SheetRow> first_rows_;
  std::size_t width_ = 0;  // cells that every row has
  std::size_t line_ = 1;   // to be written next
  bool holds_table_ = false;
  bool at_end_ = false;
  SheetRow row_;
  std::string text_;
  std::size_t next_ = 0;  // of the text, the next byte to deliver
};

}  // namespace retain::io
