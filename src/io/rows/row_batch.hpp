#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/records/batch.hpp"
#include "core/records/packed_id.hpp"
#include "io/columns/row_columns.hpp"
#include "io/csv/structure_index.hpp"
#include "io/meaning/sink.hpp"
#include "io/meaning/word_columns.hpp"
#include "io/value/plain_amount.hpp"

namespace retain::io {

/// Reads rows that look alike a batch at a time: first the fields of a column are found in all rows, then all of them are read. Whatever is
/// not quite as in the others is left to who reads row by row: nothing is decided here that is not decided there in the same way.
class RowBatch {
 public:
  RowBatch(const RowColumns& columns, std::size_t last_column, RowSink& sink, const PlainAmounts& amounts, WordColumns& words);

  /// Whether rows of a table with such columns may be read so.
  [[nodiscard]] static bool can_read(const RowColumns& columns) { return columns.segments.size() <= 1; }

  /// Reads rows of which the fields end at `ends`, as many in each as the table has columns, and adds none. `text` must be readable 64
  /// bytes before and behind.
  void read(const char* text, const std::uint32_t* ends, std::size_t rows, const Structure& structure);
  /// The rows that are understood and can be added; and those that are left. The others are as if they were not there.
  [[nodiscard]] BatchRows ready() const { return ready_; }
  [[nodiscard]] BatchRows left() const { return left_; }

  /// Adds the rows that are ready to the ledger, and returns how many amounts of them are negative.
  std::size_t add();

  /// One of them, for who adds it by itself.
  struct Row {
    std::string_view customer;
    std::uint64_t labels;
    std::int64_t units;
  };
  [[nodiscard]] Row operator[](std::size_t row) const { return {field(row), labels_[row], static_cast<std::int64_t>(amounts_[row])}; }

 private:
  /// The fields of one column.
  struct Fields {
    std::array<std::uint32_t, BatchColumn::rows> begins;
    std::array<std::uint32_t, BatchColumn::rows> ends;
  };
  void find_fields(std::size_t column);
  void read_words();
  template <class Cache>
  void read_labels(const Cache& cache);
  void read_amounts();
  void read_customers();
  [[nodiscard]] std::string_view field(std::size_t row) const {
    return {text_ + fields_.begins[row], fields_.ends[row] - fields_.begins[row]};
  }
  void load_last_words();
  void leave(std::size_t row) { left_ |= BatchRows{1} << row; }

  RowSink& sink_;
  Ledger::Writer& writer_;
  PlainAmounts plain_amounts_;
  WordColumns& words_;
  std::size_t columns_;
  std::size_t customer_;
  std::size_t date_;
  std::size_t amount_;
  std::optional<std::size_t> segment_;

  const char* text_ = nullptr;
  const std::uint32_t* field_ends_ = nullptr;
  std::size_t rows_ = 0;
  bool is_ascii_ = false;
  bool is_trimmed_ = false;  // quotes stand around fields, or a carriage return at the end
  BatchRows ready_ = 0;
  BatchRows left_ = 0;
  BatchRows named_ = 0;   // whose customers have no number
  BatchRows packed_ = 0;  // of them, those whose names are packed
  BatchRows negative_ = 0;
  Fields fields_{};
  BatchColumn first_;
  BatchColumn last_;
  BatchColumn sizes_;
  BatchColumn labels_;
  BatchColumn amounts_;
  BatchColumn numbers_;
  ledger::PackedIdTexts packed_texts_;
  BatchColumn high_;
  BatchColumn low_;
};

}  // namespace retain::io
