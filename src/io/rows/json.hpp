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

/// A document around the list of its records, which was read.
struct AroundList {
  std::string_view before;  ///< up to the bracket that opens the list, which is block 0
  std::string_view behind;  ///< from the bracket that closes it on
  BlockPlace behind_place;
  std::size_t elements = 0;
  bool lacks_element = false;  ///< a comma stands behind the last
};

/// Reads customer rows that are objects of JSON, on one thread, one a line or the records of documents. A record that is written like one
/// before it, as most are, is passed over at speed, and nothing is built of it; any other is read by the reader of JSON, which knows
/// everything and says what is wrong. What a record holds is the same on both ways.
class JsonRowReader final : private RowFaults {
 public:
  JsonRowReader(RowTable& table, RowSink& sink, RowProblems& problems);

  /// Reads the records of each line. False where the rest of the input need not be read.
  bool read_lines(const Block& block);
  /// Reads the elements of the list of a document. False where the rest of the input need not be read.
  bool read_elements(const Block& block);
  /// The end of the last block of elements, without the spaces there.
  [[nodiscard]] const BlockPlace& end() const { return end_; }
  /// Reads what stands around that list: whether it is JSON, of which the list is the records, and whether other pages follow.
  void read_around(const AroundList& around);
  /// Reads the records of a document, no longer than one of them may be.
  void read_document(std::string_view text);
  [[nodiscard]] RowMeaning& meaning() { return meaning_; }

 private:
  /// Says what is wrong with a record that is longer than any may be, by its start.
  void refuse_cut(std::string_view text, const std::string& pointer);
  void start_block(const Block& block);
  bool end_block(std::size_t lines, std::size_t columns);
  /// Reads a line that is written like one before it, and returns its end; null where it is not.
  const char* read_line_alike(const char* line, const char* end);
  /// Reads a record that was passed over.
  void add_alike(std::string_view record);
  /// Reads an element of the list, and returns its end; null where it is not JSON.
  const char* read_element(const char* element, const char* end);
  /// Says why a list, of which `before` stands for the elements that were read, cannot go on at a byte.
  void refuse_between(const char* c, std::string_view before);
  /// A pointer into such a list as one into the document.
  [[nodiscard]] std::string in_list(std::string_view pointer, std::size_t element) const;
  [[nodiscard]] std::string pointer_of_record() const;
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
  /// The place of a byte of the block, from which on all others are told.
  TextPlace place_of(const char* c);
  /// The place of a byte behind that one.
  [[nodiscard]] TextPlace place_within(const char* c) const;

  RowTable& table_;
  const LoadOptions& options_;
  RowProblems& problems_;
  RowMeaning meaning_;
  RecordsPlace where_;
  Ledger::Writer& writer_;
  PlainRows plain_;
  std::size_t amount_ = 0;  // its column
  bool is_list_;            // the records of a document, rather than lines
  std::string list_;        // the pointer to it
  std::size_t levels_around_;
  RecordLayouts layouts_;
  std::size_t element_ = 0;
  BlockPlace end_;
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
