#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "io/bytes/input.hpp"
#include "io/problems/limits.hpp"

namespace retain::io {

/// Whole records of a text, in memory that can be read a little beyond both ends.
class Block {
 public:
  /// Readable bytes before the text and after it.
  static constexpr std::size_t margin = 64;

  [[nodiscard]] std::string_view text() const { return {bytes_.data() + margin, size_}; }
  /// Its place in the order of the input, from 0.
  [[nodiscard]] std::size_t index() const { return index_; }
  /// How many records stand before it, as far as who finds their ends counts them.
  [[nodiscard]] std::size_t first_record() const { return first_record_; }
  /// Whether it is but the start of a record that is longer than any may be.
  [[nodiscard]] bool is_cut() const { return is_cut_; }
  /// Whether nothing of the input stands behind it.
  [[nodiscard]] bool ends_input() const { return ends_input_; }

 private:
  friend class BlockReader;
  std::vector<char> bytes_;
  std::size_t size_ = 0;
  std::size_t index_ = 0;
  std::size_t first_record_ = 0;
  bool is_cut_ = false;
  bool ends_input_ = false;
};

/// What is found of the records at the beginning of a text.
struct RecordsFound {
  std::size_t end = 0;      ///< of the last that is whole; 0 where none is
  std::size_t records = 0;  ///< up to there, where they are counted
  bool are_last = false;    ///< what stands behind them is no record
  bool lack_one = false;    ///< no record has begun behind the last separator, where records have separators
};

/// Finds the end of the last record that is whole in a text, which starts with one, and behind which `Block::margin` NULs may be read.
using FindRecords = std::function<RecordsFound(std::string_view text)>;

/// Hands out an input in blocks of 256 KiB, each ending with a record, to several threads. Reading and looking for the last record
/// is all that happens one at a time; a line break inside quotes is no end, which is certain because every block starts with a record.
/// Pipes and files are read alike, and no file is mapped, so that memory holds what is worked on and nothing else.
class BlockReader {
 public:
  /// `has_quotes`: a line end between quotes ends no record. A record beyond the limits, as one quote that never closes makes of the whole
  /// input, is handed out cut off.
  BlockReader(RereadableInput& input, char line_end, bool has_quotes, const Limits& limits = {});
  /// `first_block`: the index of the first.
  BlockReader(RereadableInput& input, FindRecords find, std::size_t first_block, const Limits& limits)
      : input_(input), find_(std::move(find)), longest_record_(limits.record_bytes()), blocks_(first_block) {}

  /// Fills `block` with the next records; false at the end or after `stop`.
  bool next(Block& block);
  /// No more blocks are handed out.
  void stop();

  [[nodiscard]] bool was_stopped() const { return was_stopped_; }
  /// Whether the last record was met before the end of the input.
  [[nodiscard]] bool found_last() const { return found_last_; }
  /// What was read of the input behind the last record, once no more blocks are handed out.
  [[nodiscard]] const std::string& rest() const { return carry_; }
  [[nodiscard]] std::size_t records() const { return records_; }
  /// Whether what was read last ended behind a separator.
  [[nodiscard]] bool lacks_record() const { return lacks_record_; }
  /// The index that a further block would have.
  [[nodiscard]] std::size_t next_block() const { return blocks_; }

 private:
  std::mutex mutex_;
  RereadableInput& input_;
  FindRecords find_;
  std::size_t longest_record_;
  std::string carry_;  // the start of a record whose end is not read yet
  std::size_t blocks_ = 0;
  std::size_t records_ = 0;
  bool at_end_ = false;
  bool found_last_ = false;
  bool lacks_record_ = false;
  bool was_stopped_ = false;
};

/// The end of the last record that is whole, `text` starting with one; 0 where none is.
std::size_t end_of_records(std::string_view text, char line_end, bool has_quotes);

}  // namespace retain::io
