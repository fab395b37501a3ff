#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/container/expansion.hpp"
#include "io/problems/limits.hpp"
#include "io/workbook/archive.hpp"
#include "io/workbook/cell_text.hpp"
#include "io/workbook/number_format.hpp"
#include "io/workbook/shared_strings.hpp"
#include "io/workbook/xml.hpp"

namespace retain::io {

/// A row of a sheet: the texts of its cells that hold something.
struct SheetRow {
  struct Cell {
    std::size_t column = 0;  ///< from 1
    std::size_t end = 0;     ///< of its text within `texts`, where that of the cell before it ends
  };
  std::size_t number = 0;  ///< from 1
  bool is_hidden = false;
  std::vector<Cell> cells;
  std::string texts;

  void clear() {
    cells.clear();
    texts.clear();
  }
  [[nodiscard]] std::string_view text(std::size_t index) const {
    const std::size_t start = index == 0 ? 0 : cells[index - 1].end;
    return std::string_view(texts).substr(start, cells[index].end - start);
  }
  /// The text of a column, empty where it holds nothing.
  [[nodiscard]] std::string_view in_column(std::size_t column) const;
  /// Puts a text into a column that holds nothing.
  void insert(std::size_t column, std::string_view text);
};

/// Cells that are one, from the first column and row to the last.
struct MergedCells {
  std::string reference;  ///< "B1:D1"
  std::size_t first_column = 0;
  std::size_t last_column = 0;
  std::size_t first_row = 0;
  std::size_t last_row = 0;
};

/// What a person sees in a sheet and a table does not show; complete once all rows are read.
struct SheetFacts {
  std::size_t rows = 0;  ///< that hold something
  std::size_t columns = 0;
  std::size_t hidden_rows = 0;
  std::size_t first_hidden_row = 0;
  std::vector<std::pair<std::size_t, std::size_t>> hidden_columns;  ///< from one to another
  std::vector<MergedCells> merged;
  bool has_more_merged = false;  ///< than are listed
  std::size_t formulas_without_value = 0;
  std::string first_formula;  ///< the cell of the first of them
};

/// What the cells of a sheet refer to in its workbook.
struct SheetContext {
  const SharedStrings& strings;
  const std::vector<NumberKind>& styles;
  CellTextRules rules;
  bool computes_when_opened = false;
  std::uint64_t packed_bytes = 0;  ///< of the workbook
  const Limits& limits;
};

/// Reads the rows of a sheet one after the other. Rows of the usual form are read from their bytes; whatever else there is goes through the
/// parser of XML, which knows everything and says what is wrong.
class SheetRows final : private XmlHandler {
 public:
  /// `name`: of the workbook; `path`: of its part.
  SheetRows(std::string name, std::string path, std::unique_ptr<ArchivePart> part, SheetContext context);

  /// The next row that the sheet lists, which may be empty; false at the end. Throws InputError.
  bool next(SheetRow& row);
  [[nodiscard]] const SheetFacts& facts() const { return facts_; }

 private:
  /// A cell as it is read.
  struct RawCell {
    std::size_t column = 0;
    std::string_view type;
    std::string_view style;
    std::string_view value;
    std::string_view inline_text;
    bool has_inline = false;
    bool has_formula = false;
  };
  enum class CellType : std::uint8_t { number, shared_text, text, boolean, fault, date, unknown };
  class PlainRow;

  static CellType type_of(std::string_view type);

  void start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;
  void start_cell(const XmlAttributes& attributes);
  void add_merged(std::string_view reference);

  bool read_more();
  void feed_start();
  bool read_plain(SheetRow& row);
  void feed(std::size_t size);
  void feed_rest();
  void begin_row(std::string_view number, SheetRow& row);
  void finish_row(SheetRow& row, bool is_hidden);
  void add_cell(const RawCell& cell, SheetRow& row);
  bool append_value(const RawCell& cell, std::string& texts);
  [[noreturn]] void refuse(const std::string& where, std::string_view why) const;

  std::string name_;
  std::string path_;
  std::unique_ptr<ArchivePart> part_;
  SheetContext context_;
  XmlReader xml_;
  Expansion expansion_;  // of the text of all rows, in which one that is shared may stand any number of times
  SheetFacts facts_;

  std::string bytes_;     // of the part
  std::size_t next_ = 0;  // of them, the next to read
  bool at_end_ = false;   // all of the part is in them
  bool is_fed_ = false;   // and the parser has all it gets
  bool is_started_ = false;
  bool may_be_plain_ = false;

  std::size_t complete_ = 0;  // behind the last row that is whole in them
  std::size_t row_number_ = 0;
  std::size_t column_ = 0;          // of the last cell
  std::vector<RawCell> raw_cells_;  // of a plain row
  std::deque<SheetRow> parsed_;     // rows that the parser of XML gave

  // Of the row and cell that it is within:
  SheetRow row_;
  bool row_is_hidden_ = false;
  bool in_rows_ = false;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool is_spoken_ = false;
  std::string* target_ = nullptr;
  std::string type_;
  std::string style_;
  std::string value_;
  std::string inline_;
  RawCell cell_;
};

}  // namespace retain::io
