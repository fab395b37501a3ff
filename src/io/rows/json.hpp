#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/bytes/block_reader.hpp"
#include "io/json/flat_record.hpp"
#include "io/json/reader.hpp"
#include "io/json/records.hpp"
#include "io/meaning/row_meaning.hpp"
#include "io/meaning/row_problems.hpp"

namespace retain::io {

/// Reads customer rows that are objects of JSON, on one thread, one a line or the records of documents.
class JsonRowReader final : private RowFaults {
 public:
  JsonRowReader(RowTable& table, RowSink& sink, RowProblems& problems);

  /// Reads the records of each line. False where the rest of the input need not be read.
  bool read_lines(const Block& block);
  /// Reads the records of a document.
  void read_document(std::string_view text);
  [[nodiscard]] RowMeaning& meaning() { return meaning_; }

 private:
  void read_value(std::string_view text, TextPlace start);
  void read_record(const JsonValue& record, const std::string& pointer);
  void read_row(const JsonValue& row, const std::string& pointer);
  /// Finds the value of each column in a row, which may have its keys in any order.
  bool find_cells(const JsonValue& row, const std::string& pointer);
  /// Whether a member that none of the first rows has may change what rows say.
  [[nodiscard]] bool changes_rows(const JsonMember& member) const;
  [[nodiscard]] bool is_needed(std::size_t column) const;
  void refuse(std::string code, const JsonValue& row, TextPlace place, std::string message, std::string hint, std::string pointer);
  void refuse(std::string code, std::size_t column, const CellError& error) override;
  [[nodiscard]] BlockPlace at(TextPlace place) const { return {block_, place}; }

  RowTable& table_;
  const LoadOptions& options_;
  RowProblems& problems_;
  RowMeaning meaning_;
  RecordsPlace where_;
  bool lines_ = false;
  std::size_t block_ = 0;
  std::string_view text_;                 // of the block
  std::vector<const JsonValue*> values_;  // of the row, by column; null where it has none
  std::vector<RowCell> cells_;
  const JsonValue* row_ = nullptr;
  const std::string* pointer_ = nullptr;
  const FlatRecord* record_ = nullptr;  // that is read
  std::string record_pointer_;
};

}  // namespace retain::io
