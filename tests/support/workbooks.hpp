#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/container/libraries.hpp"
#include "io/csv/reader.hpp"
#include "io/workbook/workbook.hpp"
#include "render/workbook/book.hpp"
#include "support/catch.hpp"
#include "support/inputs.hpp"

namespace retain::test {

/// Whether this build writes workbooks and reads them; says so where it does not.
inline bool has_workbooks() {
  const std::vector<io::Library> libraries = io::unpacking_libraries();
  const bool reads_them = std::ranges::none_of(libraries, [](const io::Library& library) { return library.version.empty(); });
  if (reads_them && !render::workbook_library().empty()) return true;
  WARN("skipped: built without the libraries of workbooks");
  return false;
}

/// A workbook that was written, read by the program's own reader.
class ReadBook {
 public:
  explicit ReadBook(const std::string& bytes)
      : workbook_(std::make_shared<io::Workbook>(io::testing::input_of_bytes(bytes, true, "book.xlsx"), limits_, '.')) {}
  ReadBook(const ReadBook&) = delete;
  ReadBook& operator=(const ReadBook&) = delete;

  [[nodiscard]] std::vector<std::string> sheets() const {
    std::vector<std::string> names;
    for (const io::SheetEntry& sheet : workbook_->sheets()) names.push_back(sheet.name);
    return names;
  }
  /// The cells of a sheet as text, `|` between them and each row on a line.
  [[nodiscard]] std::string text_of(const std::string& name) const {
    for (std::size_t i = 0; i < workbook_->sheets().size(); ++i) {
      if (workbook_->sheets()[i].name != name) continue;
      io::Sheet sheet(workbook_, i);
      std::string text;
      std::string piece(std::size_t{1} << 16, '\0');
      while (const std::size_t size = sheet.read(piece)) text.append(piece, 0, size);
      for (char& c : text) c = c == io::cell_delimiter ? '|' : c;
      return text;
    }
    FAIL("no sheet " << name);
    return {};
  }

 private:
  io::Limits limits_;
  std::shared_ptr<const io::Workbook> workbook_;
};

}  // namespace retain::test
