#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv/block_reader.hpp"
#include "io/json/reader.hpp"
#include "io/load.hpp"
#include "io/rows/columns.hpp"
#include "io/rows/problems.hpp"
#include "io/rows/sink.hpp"

namespace retain::io {

/// Whether the first object of a JSON text, which may be cut off, is a customer row.
bool holds_json_rows(std::string_view head, const LoadOptions& options);

/// The columns of the first object of a JSON text of customer rows, which may be cut off.
std::vector<DetectedColumn> describe_json_columns(std::string_view head, const LoadOptions& options);

/// Calls `take(columns, customer, date, amount)` for the first rows of a JSON text, which may be cut off.
void sample_json_rows(std::string_view head, const LoadOptions& options,
                      const std::function<void(const RowColumns&, std::string_view, std::string_view, std::string_view)>& take);

/// Reads customer rows that are objects of JSON, on one thread: the members of a list, or one a line.
class JsonRows {
 public:
  JsonRows(const LoadOptions& options, RowSink& sink, RowProblems& problems) : options_(options), sink_(sink), problems_(problems) {}

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
