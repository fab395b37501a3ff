#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "io/workbook/sheet_rows.hpp"

namespace retain::io {

/// A sheet as the text of a table: a line for each row of the sheet, `cell_delimiter` between its cells. Names of columns that stand in two
/// rows, the upper of them in merged cells, are brought into one; a text or date in cells that are merged over several rows holds for each.
class SheetText {
 public:
  /// `merged`: of a sheet that is longer than what is looked at first, the cells that are merged, if they are known. `keeps_groups`:
  /// whether names of columns in two rows are brought together, rather than the lower ones taken alone.
  SheetText(std::unique_ptr<SheetRows> rows, const std::optional<std::vector<MergedCells>>& merged, bool keeps_groups);

  /// As `Input::read`.
  std::size_t read(std::span<char> bytes);
  /// Whether two of the first rows have several cells that hold something.
  [[nodiscard]] bool holds_table() const { return holds_table_; }
  /// Whether names of columns stand in two rows, of which the upper is merged.
  [[nodiscard]] bool joins_headers() const { return joins_headers_; }
  /// Whether the columns seem to have names in two rows, which merged cells would show that are not known yet.
  [[nodiscard]] bool needs_merged() const { return needs_merged_; }
  /// Whether a text in cells that are merged over several rows is in each of them: where the sheet is longer than what is looked at first,
  /// what is merged is known too late.
  [[nodiscard]] bool fills_merged() const { return fills_merged_; }
  /// Complete once all is read.
  [[nodiscard]] const SheetFacts& facts() const { return rows_->facts(); }

 private:
  void look_ahead();
  void join_headers(std::span<const MergedCells> merged, bool keeps_groups);
  void fill_merged();
  void append(const SheetRow& row);

  std::unique_ptr<SheetRows> rows_;
  std::vector<SheetRow> first_rows_;
  std::size_t width_ = 0;  // cells that every row has
  std::size_t line_ = 1;   // to be written next
  bool holds_table_ = false;
  bool fills_merged_ = false;
  bool needs_merged_ = false;
  bool joins_headers_ = false;
  bool at_end_ = false;
  SheetRow row_;
  std::string text_;
  std::size_t next_ = 0;  // of the text, the next byte to deliver
};

}  // namespace retain::io
