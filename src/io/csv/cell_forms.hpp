#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/value/cell.hpp"

namespace retain::io {

/// What the cells of a column look like in rows that are whole, which tells where the cells of a damaged row belong. A form is a cell with
/// a `9` for each run of digits and an `a` for each of letters: "28/01/2018" is 9/9/9.
class CellForms {
 public:
  void add(std::string_view cell);
  /// Whether a cell may stand in the column: anything may where few cells are known.
  [[nodiscard]] bool may_hold(std::string_view cell) const;
  /// Whether some cell proves the decimal mark.
  [[nodiscard]] bool proves(DecimalMark mark) const { return mark == DecimalMark::point ? proves_point_ : proves_comma_; }

 private:
  std::size_t cells_ = 0;           // that are not empty
  std::vector<std::string> forms_;  // the first few
  bool are_free_ = false;           // there are more forms than a column of one kind has
  bool any_without_letter_ = false;
  bool any_empty_ = false;
  bool proves_point_ = false;
  bool proves_comma_ = false;
};

/// Of each column, by the first rows.
std::vector<CellForms> forms_of(const std::vector<std::vector<std::string>>& rows, std::size_t columns);

}  // namespace retain::io
