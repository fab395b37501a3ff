#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/problems/problems.hpp"

namespace retain::io {

/// What the result of a query of `retain sql` says about itself, held against what was read: a result that was cut short, by an engine or
/// on its way, is not taken for a whole one.
class QueryResult {
 public:
  /// Begins with the next input.
  void start(std::string_view input) { inputs_.push_back({std::string(input), 0, std::nullopt, {}}); }
  /// Counts a row of the input, whether or not it can be read.
  void add_row() { ++inputs_.back().rows; }
  /// Notes the cell of a row that speaks of the whole result; of any other label it is false. Throws CellError for what is no count.
  bool note(Label label, std::string_view text, const Place& place);
  /// Reports rows that are missing or too many, and those that the query could not count. `expected`: the rows that the user expects, over
  /// all inputs.
  void check(std::optional<std::size_t> expected, Problems& problems) const;

 private:
  struct Input {
    std::string name;
    std::size_t rows;
    std::optional<std::size_t> stated;
    Place place;
  };
  [[nodiscard]] std::size_t rows_of_result(std::size_t stated) const;

  std::vector<Input> inputs_;
  std::size_t refused_ = 0;
  std::string refused_for_;
  Place refused_place_;
};

}  // namespace retain::io
