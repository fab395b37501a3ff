#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/bytes/block_reader.hpp"
#include "io/json/flat_record.hpp"
#include "io/json/reader.hpp"
#include "io/json/record_layouts.hpp"
#include "io/json/records.hpp"
#include "io/meaning/row_meaning.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/rows/plain_rows.hpp"

namespace retain::io {

/// Reads customer rows that are objects of JSON, on one thread, one a line or the records of documents. A record that is written like one
/// before it, as most are, is passed over at speed, and nothing is built of it; any other is read by the reader of JSON, which knows
/// everything and says what is wrong. What a record holds is the same on both ways.
class JsonRowReader final : private RowFaults {
 public:
  JsonRowReader(RowTable& table, RowSink& sink, RowProblems& problems);

  /// Reads the records of each line. False where the rest of the input need not be read.
  bool read_lines(const Block& block);
  /// Reads the records of a document.
  void read_document(std::string_view text);
  [[nodiscard]] RowMeaning& meaning() { return meaning_; }

 private:
  /// Says what is wrong with a record that is longer than any may be, by its start.
  void refuse_cut(std::string_view text);
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

  /// Reads a record that is written like one before it, and returns its end; null where it is not.
  const char* read_alike(const char* record, const char* end);
  bool add_plain();
  [[nodiscard]] bool is_plain_amount(const ScannedValue& amount) const;
  void take_number(std::string_view number);
  /// Reads the members of the record that was passed over.
  void read_scanned();
  /// Reads that record as a tree, to say what is wrong with it.
  void look_again();
  void learn(const JsonValue& row, std::string_view source);
  /// Whether a name may be that of a field.
  [[nodiscard]] static bool names_field(const std::string& key);
  /// The columns of the records of a table, and whether each takes one value.
  [[nodiscard]] static std::vector<bool> columns_of_one_value(const Opened& opened);
  /// The place of a byte of the block, of which each lies behind the one before it.
  TextPlace place_of(const char* c);

  RowTable& table_;
  const LoadOptions& options_;
  RowProblems& problems_;
  RowMeaning meaning_;
  RecordsPlace where_;
  Ledger::Writer& writer_;
  PlainRows plain_;
  std::size_t amount_ = 0;  // its column
  RecordLayouts layouts_;
  bool is_plain_text_ = false;  // whether amounts in quotes may be plain
  bool has_currency_ = false;
  bool may_be_alike_ = false;  // records of the block
  bool lines_ = false;
  std::size_t block_ = 0;
  std::string_view text_;                 // of the block
  std::vector<const JsonValue*> values_;  // of the row, by column; null where it has none
  std::vector<RowCell> cells_;
  const JsonValue* row_ = nullptr;
  const std::string* pointer_ = nullptr;
  const FlatRecord* record_ = nullptr;  // that is read
  std::string record_pointer_;
  std::string_view passed_over_;  // the record, where it is read without `record_`
  TextPlace passed_over_place_;
  std::optional<JsonValue> second_look_;  // at it
  std::optional<FlatRecord> second_record_;
  const char* placed_ = nullptr;  // a byte, and
  TextPlace place_;               // where it stands
  std::size_t text_numbers_ = 0;  // amounts of the block that are texts
  TextPlace first_text_number_;
  std::vector<std::uint32_t> learned_;
};

}  // namespace retain::io
