#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "io/problems/limits.hpp"
#include "io/problems/text_place.hpp"
#include "retain/error.hpp"

namespace retain::io {

/// Parts the cells of a sheet that is read as text. No cell holds it, and a place counts its column in cells.
inline constexpr char cell_delimiter = '\x1F';

/// One field of a record; valid until the next record is read.
struct CsvField {
  std::string_view text;  ///< without the quotes around it
  TextPlace place;        ///< its first character, which may be a quote
  std::string_view raw;   ///< as written between its delimiters
  bool is_cell = false;   ///< of a sheet, so that all of it has one place

  [[nodiscard]] bool is_quoted() const { return raw.starts_with('"'); }
  /// The place of the character of `text` after so many.
  [[nodiscard]] TextPlace place_of(std::size_t code_points) const;
};

/// A text that is not CSV, or beyond a limit.
class CsvError : public Error {
 public:
  CsvError(const std::string& message, std::string hint, TextPlace place) : Error(message, std::move(hint)), place_(place) {}
  [[nodiscard]] TextPlace place() const { return place_; }

 private:
  TextPlace place_;
};

/// What is wrong with a quote that opens at `place` and closes nowhere within the limits.
CsvError open_quote_error(TextPlace place, const Limits& limits);

/// Reads records of RFC 4180 with any delimiter: fields in double quotes may hold delimiters, line breaks and doubled quotes. LF, CRLF and
/// CR end a record. Time is linear in the text, whatever it holds.
class CsvReader {
 public:
  /// What a field holds unless the user settles another limit.
  static constexpr std::size_t most_field_bytes = Limits{}.field_bytes;

  /// `text` is valid UTF-8 and outlives the reader.
  CsvReader(std::string_view text, char delimiter, TextPlace start = {}, const Limits& limits = {})
      : rest_(text), delimiter_(delimiter), place_(start), limits_(limits) {}

  /// Reads the next record into `fields`; false at the end. Throws CsvError.
  bool next(std::vector<CsvField>& fields);
  /// What is not read yet, and where it starts.
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] TextPlace place() const { return place_; }

 private:
  CsvField read_field();
  CsvField read_quoted_field();
  CsvField read_plain_field();
  void skip(std::size_t bytes);
  /// The same of text that holds no end of a line.
  void skip_within_line(std::size_t bytes);
  [[nodiscard]] bool at_line_end() const { return rest_.empty() || rest_.front() == '\n' || rest_.front() == '\r'; }

  std::string_view rest_;
  char delimiter_;
  TextPlace place_;
  Limits limits_;
  std::deque<std::string> unescaped_;  // owns the texts of fields with doubled quotes
};

}  // namespace retain::io
