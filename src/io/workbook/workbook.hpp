#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/bytes/input.hpp"
#include "io/problems/limits.hpp"
#include "io/workbook/package.hpp"
#include "io/workbook/sheet_rows.hpp"

namespace retain::io {

/// Whether an input starts as the archives do that workbooks are.
bool starts_like_workbook(std::string_view start);

/// A sheet of a workbook, as a list of them tells it.
struct SheetSummary {
  std::string name;
  bool is_hidden = false;
  std::size_t rows = 0;  ///< that hold something
  std::size_t columns = 0;
  std::size_t hidden_rows = 0;
};

/// A workbook (.xlsx), whose sheets are read as text.
class Workbook {
 public:
  /// `limits` outlive it; `decimal_mark`: of the numbers in its text. Throws InputError where the input is no workbook that can be read, or
  /// where this program was built without the libraries.
  Workbook(Input input, const Limits& limits, char decimal_mark);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  Workbook(Workbook&&) = delete;
  Workbook& operator=(Workbook&&) = delete;

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const std::vector<SheetEntry>& sheets() const;
  /// Reads a sheet to its end and tells what it shows and what it does not.
  [[nodiscard]] SheetFacts survey(std::size_t sheet) const;
  /// Every sheet with what it holds.
  [[nodiscard]] std::vector<SheetSummary> summaries() const;

 private:
  friend class Sheet;
  class Book;
  std::unique_ptr<Book> book_;
};

/// A sheet of a workbook, read as the text of a table on a thread of its own. One sheet of a workbook is read at a time.
class Sheet {
 public:
  Sheet(std::shared_ptr<const Workbook> workbook, std::size_t index);
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
  Sheet(Sheet&&) = delete;
  Sheet& operator=(Sheet&&) = delete;

  [[nodiscard]] const Workbook& workbook() const { return *workbook_; }
  [[nodiscard]] std::size_t index() const { return index_; }
  /// Its name in the workbook, and that which messages give its text: "book.xlsx!Data".
  [[nodiscard]] const std::string& name() const { return workbook_->sheets()[index_].name; }
  [[nodiscard]] std::string full_name() const { return workbook_->name() + '!' + name(); }
  /// Whether two of its first rows have several cells.
  [[nodiscard]] bool holds_table();
  /// As `SheetText::fills_merged`, of its last reading, which is at its end.
  [[nodiscard]] bool fills_merged() const;
  /// Of the same reading.
  [[nodiscard]] const SheetFacts& facts() const;

  /// As `Input::read` and `Input::rewind`.
  std::size_t read(std::span<char> bytes);
  void rewind();
  /// Whether names of columns stand in two rows, of which the upper one names groups of them; begins again with or without those.
  [[nodiscard]] bool joins_headers();
  void keep_groups(bool keeps);
  /// Begins again, with months and years in place of their first days where the cells show no day: the labels of snapshots, and not the
  /// dates of rows.
  void show_periods();

 private:
  class Reading;
  Reading& reading();

  std::shared_ptr<const Workbook> workbook_;
  std::size_t index_;
  bool shows_periods_ = false;
  bool keeps_groups_ = true;
  std::optional<std::vector<MergedCells>> merged_;  // where that had to be found out beforehand
  std::unique_ptr<Reading> reading_;
  SheetFacts facts_;  // of the reading before, where there is none now
  bool fills_merged_ = false;
};

/// The text of a sheet as an input. `cell_delimiter` parts its cells.
Input input_of(const std::shared_ptr<Sheet>& sheet);

}  // namespace retain::io
