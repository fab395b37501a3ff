#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/bytes/block_reader.hpp"
#include "io/json/flat_record.hpp"
#include "io/json/reader.hpp"
#include "io/json/record_layouts.hpp"
#include "io/meaning/row_meaning.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/rows/plain_rows.hpp"

namespace retain::io {

/// Reads customer rows that are objects of JSON, on one thread. A record that is written like one before it, as most are, is passed over at
/// speed, and nothing is built of it; any other comes as the tree that the reader of JSON makes of it, which knows everything. What a
/// record holds is the same on both ways.
class JsonRecordReader final : private RowFaults {
 public:
  /// `list`: the pointer to the list of which the records are elements; empty where each stands in a line.
  JsonRecordReader(RowTable& table, RowSink& sink, RowProblems& problems, std::optional<std::string> list);

  void start_block(const Block& block);
  void end_block();
  /// The place of a byte of the block, from which on all others are told.
  TextPlace place_of(const char* c);
  /// The line that begins at a byte has this number in the block.
  void start_line(const char* c, std::size_t number);
  /// The element that is read next has this index in its list.
  void start_element(std::size_t index) { element_ = index; }

  [[nodiscard]] const JsonScan& scan() const { return layouts_.scan(); }
  /// Passes over a record of the block that begins at `c` and is written like one before it, and returns its end; null where it is not.
  const char* pass_over(const char* c, const char* end) { return may_be_alike_ ? layouts_.pass_over(passed_over_ = c, end) : nullptr; }
  /// Reads the record that was passed over.
  void read_passed_over(const char* end);
  /// Reads a record. Throws JsonError where it is beyond the limits.
  void read(const JsonValue& record, const std::string& pointer);

  /// The pointer to the element that is read, and the levels around it.
  [[nodiscard]] std::string pointer() const { return list_ ? *list_ + '/' + std::to_string(element_) : std::string(); }
  [[nodiscard]] std::size_t levels_around() const { return levels_around_; }
  [[nodiscard]] RowMeaning& meaning() { return meaning_; }

 private:
  void read_row(const JsonValue& row, const std::string& pointer);
  /// Finds the value of each column in a row, which may have its keys in any order.
  bool find_cells(const JsonValue& row, const std::string& pointer);
  /// Whether a member that none of the first rows has may change what rows say.
  [[nodiscard]] bool changes_rows(const JsonMember& member) const;
  /// Whether a name may be that of a field.
  [[nodiscard]] static bool names_field(const std::string& key);
  [[nodiscard]] bool is_needed(std::size_t column) const;
  void learn(const JsonValue& row, std::string_view source);

  bool add_plain();
  [[nodiscard]] bool is_plain_amount(const ScannedValue& amount) const;
  void take_number(std::string_view number);
  /// Reads the members of the record that was passed over.
  void read_scanned();
  /// Reads that record as a tree, to say what is wrong with it.
  void look_again();

  void refuse(std::string code, const JsonValue& row, TextPlace place, std::string message, std::string hint, std::string pointer);
  void refuse(std::string code, std::size_t column, const CellError& error) override;
  [[nodiscard]] BlockPlace at(TextPlace place) const { return {block_, place}; }
  /// The place of a byte behind the one that `place_of` told last.
  [[nodiscard]] TextPlace place_within(const char* c) const;
  /// For each column of a table, whether it takes one value.
  [[nodiscard]] static std::vector<bool> columns_of_one_value(const Opened& opened);

  RowTable& table_;
  const LoadOptions& options_;
  RowProblems& problems_;
  RowMeaning meaning_;
  Ledger::Writer& writer_;
  PlainRows plain_;
  std::size_t customer_ = 0;  // its column, and that of the amount
  std::size_t amount_ = 0;
  bool has_currency_;
  std::optional<std::string> list_;
  std::size_t levels_around_;
  RecordLayouts layouts_;

  std::size_t block_ = 0;
  std::string_view text_;         // of the block
  bool may_be_alike_ = false;     // records of the block
  const char* placed_ = nullptr;  // a byte of it, and
  TextPlace place_;               // where that stands
  std::size_t text_numbers_ = 0;  // amounts of the block that are texts
  TextPlace first_text_number_;
  std::size_t element_ = 0;

  std::vector<const JsonValue*> values_;  // of the row, by column; null where it has none
  std::vector<RowCell> cells_;
  const JsonValue* row_ = nullptr;  // null where a record that was passed over is read
  const std::string* pointer_ = nullptr;
  const FlatRecord* record_ = nullptr;  // that is read
  std::string record_pointer_;
  const char* passed_over_ = nullptr;  // the record
  const char* passed_over_end_ = nullptr;
  TextPlace passed_over_place_;
  std::optional<JsonValue> second_look_;  // at it
  std::optional<FlatRecord> second_record_;
  std::vector<std::uint32_t> learned_;
};

}  // namespace retain::io
