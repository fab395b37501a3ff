#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv/reader.hpp"

namespace retain::io {

/// What a record is where it is not a row of its table.
struct NoRow {
  std::string code;  ///< stable: "header_again", "field_count"; none where the table ends
  CsvError error;
  bool ends_table = false;  ///< what follows is no part of it
};

/// Tells the rows of a table from what else stands among them, whatever the rows hold.
class TableShape {
 public:
  using Test = std::function<bool(const std::vector<CsvField>&)>;

  /// `is_column_name`: whether a text names something that such a table may hold. `describes_columns`: whether a record has words where
  /// values belong, as a second row of the header has.
  TableShape(std::vector<std::string> headers, bool has_header, char delimiter, std::function<bool(std::string_view)> is_column_name,
             Test describes_columns)
      : headers_(std::move(headers)),
        has_header_(has_header),
        delimiter_(delimiter),
        is_column_name_(std::move(is_column_name)),
        describes_columns_(std::move(describes_columns)) {}

  /// Empty for a row, which has as many fields as the header. `is_first`: nothing stands between the header and the record, which is not
  /// blank; `line`: of the input, where it is known.
  [[nodiscard]] std::optional<NoRow> check(const std::vector<CsvField>& record, bool is_first, std::size_t line) const;
  [[nodiscard]] std::size_t width() const { return headers_.size(); }

 private:
  /// Whether a record has several names of columns and no digit.
  [[nodiscard]] bool names_columns(const std::vector<CsvField>& record) const;
  /// Whether a record of another width has the names of the header, most of them in their places.
  [[nodiscard]] bool repeats_header(const std::vector<CsvField>& record) const;

  std::vector<std::string> headers_;
  bool has_header_;
  char delimiter_;
  std::function<bool(std::string_view)> is_column_name_;
  Test describes_columns_;
};

/// Whether a record holds nothing: a blank line, or delimiters alone.
bool is_blank(const std::vector<CsvField>& record);

/// What is wrong with a record that has not as many fields as the header.
CsvError width_error(const std::vector<CsvField>& record, std::size_t expected, char delimiter);

}  // namespace retain::io
