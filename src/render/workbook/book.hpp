#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/content/page.hpp"
#include "render/options.hpp"
#include "render/workbook/chart.hpp"

namespace retain::render {

/// The version of libxlsxwriter; empty where this program was built without it.
std::string workbook_library();

/// How a cell looks.
struct CellLook {
  std::string format{};  ///< of a number: "0.0%"; empty: as a spreadsheet shows numbers
  enum class Kind : std::uint8_t { plain, title, lead, heading, summary } kind = Kind::plain;
  Tone tone = Tone::plain;
  bool muted = false;
  bool wraps = false;
  bool to_the_right = false;
  bool is_indented = false;
  friend auto operator<=>(const CellLook&, const CellLook&) = default;
};

/// A column of a row; both are counted from 0.
struct CellPlace {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
};

/// A sheet that is being written. Columns become as wide as what is written to them.
class BookSheet {
 public:
  [[nodiscard]] const std::string& name() const { return name_; }

  /// A text, whatever it looks like: nothing in it is run. Throws InputError where a cell cannot hold it.
  void write(CellPlace place, std::string_view text, const CellLook& look = {});
  /// A number, which is as wide as `shown`.
  void write(CellPlace place, double number, std::string_view shown, const CellLook& look = {});
  void write(CellPlace place, bool flag);
  /// A literal, which would rather be a flag.
  void write(CellPlace place, const char* text) { write(place, std::string_view(text)); }
  /// A cell that holds nothing and has a look.
  void write_blank(CellPlace place, const CellLook& look);
  /// A text across columns, in as many lines as it takes.
  void write_across(CellPlace place, std::uint16_t last_column, std::string_view text, CellLook look);

  /// The width of a column in characters, in place of what its cells take.
  void set_width(std::uint16_t column, double characters);
  /// Keeps the rows above and the columns before a cell in view, and repeats the rows on each page.
  void freeze(CellPlace first_that_moves);
  /// Lets the reader choose rows by their values in the columns below a heading in row 0.
  void add_filters(CellPlace last);
  /// As many lines as a row is high; a spreadsheet program may count those of wrapped cells itself, and may not.
  void set_lines(std::uint32_t row, std::size_t lines);
  /// Prints on so many upright pages at most.
  void fit_pages(std::uint16_t pages);
  /// Leaves out the lines between cells.
  void hide_grid();
  /// Shades the numbers of cells from the least, which is white, to the greatest.
  void shade(CellPlace first, CellPlace last);
  /// Shows labels that are digits as the texts that they are, without a doubt about each.
  void settle_texts(CellPlace first, CellPlace last);
  /// Draws a chart whose upper left corner is so many pixels right of that of a cell.
  void insert(CellPlace place, int pixels_right, const BookChart& chart);

 private:
  friend class Book;
  struct Parts;
  BookSheet(Parts& parts, std::string name);
  void widen(std::uint16_t column, std::string_view shown, const CellLook& look);
  /// Gives the columns their widths.
  void finish();

  Parts& parts_;
  void* sheet_ = nullptr;
  std::string name_;
  std::vector<double> widths_;  // 0: nothing stands in the column
  std::vector<bool> has_own_width_;
};

/// A workbook that is being written by libxlsxwriter. The same calls give the same bytes.
class Book {
 public:
  /// `expected_bytes`: of rows that are too many to be held, and are written from top to bottom; 0 where they are held.
  Book(const OpenScratch& open_scratch, const std::string& title, std::uint64_t expected_bytes = 0);
  ~Book();
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  /// A sheet behind the others; its name is one that no other has.
  BookSheet& add_sheet(std::string_view name);
  /// Gives the bytes of the workbook to `sink`. The last call.
  void finish(const Sink& sink);
  /// The same as one text.
  std::string finish();

 private:
  std::unique_ptr<BookSheet::Parts> parts_;
  std::vector<std::unique_ptr<BookSheet>> sheets_;
};

/// Lines that a text takes in a column of this width.
std::size_t lines_of(std::string_view text, double characters);

/// Bytes that a cell takes at most while a workbook is put together, besides those of its text.
inline constexpr std::uint64_t bytes_of_cell = 72;

/// Rows and columns of a sheet.
inline constexpr std::uint32_t most_sheet_rows = 1'048'576;
inline constexpr std::uint32_t most_sheet_columns = 16'384;

}  // namespace retain::render
