#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/bytes/block_reader.hpp"
#include "io/columns/row_columns.hpp"
#include "io/json/reader.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/rows/problems.hpp"
#include "io/rows/sink.hpp"

namespace retain::io {

/// Reads customer rows that are objects of JSON, on one thread: the members of a list, or one a line.
class JsonRowReader {
 public:
  JsonRowReader(const Opened& opened, const LoadOptions& options, RowSink& sink, RowProblems& problems);

  /// Reads one object a line. False where the rest of the input need not be read.
  bool read_lines(const Block& block);
  /// Reads a list of objects.
  void read_document(std::string_view text);

 private:
  void read_value(std::string_view text, TextPlace start);
  void read_row(const JsonValue& row, const std::string& pointer);
  bool find_columns(const JsonValue& row, const std::string& pointer);
  void refuse(std::string code, const JsonValue& row, TextPlace place, std::string message, std::string hint, std::string pointer);
  [[nodiscard]] BlockPlace at(TextPlace place) const { return {block_, place}; }

  const LoadOptions& options_;
  RowSink& sink_;
  RowProblems& problems_;
  bool lines_ = false;
  std::size_t block_ = 0;
  std::string_view text_;                // of the block
  std::vector<std::string> known_keys_;  // of the row before, whose columns these are:
  RowColumns columns_;
};

}  // namespace retain::io
