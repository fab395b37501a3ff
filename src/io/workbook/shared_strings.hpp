#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/problems/limits.hpp"
#include "io/workbook/archive.hpp"

namespace retain::io {

/// The texts that cells of a workbook share, each of which is kept once.
class SharedStrings {
 public:
  /// None where `part` is null. Throws InputError.
  SharedStrings(const std::string& file, ArchivePart* part, const Limits& limits);

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t index) const {
    const std::uint64_t start = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(texts_).substr(start, ends_[index] - start);
  }

 private:
  std::string texts_;
  std::vector<std::uint64_t> ends_;
};

/// Throws InputError where the text of a cell is longer than a field may be. `file`: the workbook.
void check_cell_length(std::string_view text, const std::string& file, const Limits& limits);

/// Appends a text of a cell as readers take it: on one line, with characters that XML cannot hold (`_x000D_`) as themselves, and without
/// those that part cells.
void append_cell_text(std::string_view text, std::string& result);

}  // namespace retain::io
