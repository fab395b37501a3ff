#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/bytes/block_reader.hpp"
#include "io/csv/mending.hpp"
#include "io/csv/structure_index.hpp"
#include "io/csv/table_shape.hpp"
#include "io/meaning/row_meaning.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/meaning/sink.hpp"
#include "io/opening/opened.hpp"
#include "io/rows/plain_rows.hpp"
#include "io/rows/row_batch.hpp"
#include "text/utf8.hpp"

namespace retain::io {

/// Reads the blocks of a table on one thread. A record whose fields are all plain, as most are, is split by the offsets of its delimiters
/// and goes straight into the ledger; any other (quotes, other digits, a date not met before, a fault) is read again by the reader of CSV,
/// which knows everything and says what is wrong. What a plain record holds is the same on both ways.
class CsvRowReader final : private RowFaults {
 public:
  CsvRowReader(RowTable& table, RowSink& sink, RowProblems& problems);

  /// False where the rest of the input need not be read: a fault hides where records begin, or a number disproves the decimal mark.
  bool read(const Block& block);
  [[nodiscard]] RowMeaning& meaning() { return meaning_; }

 private:
  bool check_text(const Block& block);
  bool read_all_records(std::string_view text, std::uint32_t* offsets, std::size_t count);
  template <bool has_words, bool has_orders>
  bool read_records(std::string_view text, std::uint32_t* offsets, std::size_t count);
  [[nodiscard]] std::string_view field_of(const char* text, const std::uint32_t* ends, std::size_t column) const;
  template <bool has_words, bool has_orders>
  bool read_plain(const char* text, const std::uint32_t* ends);
  /// Whether a record, or each of a block, has as many fields as the table has columns.
  [[nodiscard]] bool is_split_as_usual(const char* text, const std::uint32_t* ends) const;
  [[nodiscard]] bool are_all_split_as_usual(const char* text, const std::uint32_t* ends, std::size_t count) const;
  /// How many of the next records can be read together.
  [[nodiscard]] std::size_t rows_of_batch(const char* text, const std::uint32_t* ends, std::size_t count) const;
  template <bool has_words, bool has_orders>
  bool read_batch(std::string_view text, const std::uint32_t* ends, std::size_t rows);
  template <bool has_words, bool has_orders>
  bool add_plain(const char* text, const std::uint32_t* ends);
  bool read_carefully(std::size_t& offset);
  /// False where another table begins.
  bool read_record();
  void read_cells();
  /// Whether a row that is damaged was read by what can be known of it.
  bool read_mended(std::optional<MendedRow> row, TextPlace place, Tally tally);
  bool read_escaped(std::size_t& offset);
  const MendedColumns& mended();
  /// Whether words stand where a date and an amount belong.
  [[nodiscard]] bool describes_columns(const std::vector<CsvField>& record) const;
  [[nodiscard]] BlockPlace place_of(std::string_view text) const;
  void refuse(std::string code, const CsvError& error);
  void refuse(std::string code, std::size_t column, const CellError& error) override;
  [[nodiscard]] BlockPlace at(TextPlace place) const { return {block_->index(), place}; }
  [[nodiscard]] std::string_view excerpt_at(TextPlace place) const;

  RowTable& table_;
  const RowColumns& columns_;
  StructureBytes bytes_;
  TableShape shape_;
  Ledger::Writer& writer_;
  RowProblems& problems_;
  RowMeaning meaning_;
  std::optional<std::size_t> order_;  // the columns that are read at speed
  std::size_t amount_ = 0;
  char mark_;
  std::size_t last_column_;
  PlainRows plain_;
  bool plain_tells_mark_ = false;
  bool may_be_plain_ = false;  // rows of the block, in which nothing is beyond a limit
  const Block* block_ = nullptr;
  std::unique_ptr<std::uint32_t[]> offsets_;  // behind one that ends what stands before the block
  std::size_t offsets_size_ = 0;
  Structure structure_;
  bool block_is_regular_ = false;  // every record is split as usual
  std::vector<CsvField> record_;
  std::optional<MendedColumns> mended_columns_;  // once a row is damaged
  MendedRow mended_row_;                         // which holds the texts of `record_` then
  std::vector<RowCell> cells_;
  RowBatch batch_;
  std::string_view record_text_;
  std::size_t line_ = 1;  // of the record
};

}  // namespace retain::io
