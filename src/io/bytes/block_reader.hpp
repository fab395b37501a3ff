#pragma once

#include <cstddef>
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
  /// Whether it is but the start of a record that is longer than any may be.
  [[nodiscard]] bool is_cut() const { return is_cut_; }

 private:
  friend class BlockReader;
  std::vector<char> bytes_;
  std::size_t size_ = 0;
  std::size_t index_ = 0;
  bool is_cut_ = false;
};

/// Hands out an input in blocks of 256 KiB, each ending with a record, to several threads. Reading and looking for the last record
/// is all that happens one at a time; a line break inside quotes is no end, which is certain because every block starts with a record.
/// Pipes and files are read alike, and no file is mapped, so that memory holds what is worked on and nothing else.
class BlockReader {
 public:
  /// `has_quotes`: a line end between quotes ends no record. A record beyond the limits, as one quote that never closes makes of the whole
  /// input, is handed out cut off.
  BlockReader(RereadableInput& input, char line_end, bool has_quotes, const Limits& limits = {})
      : input_(input), line_end_(line_end), has_quotes_(has_quotes), longest_record_(limits.record_bytes()) {}

  /// Fills `block` with the next records; false at the end or after `stop`.
  bool next(Block& block);
  /// No more blocks are handed out.
  void stop();

 private:
  std::mutex mutex_;
  RereadableInput& input_;
  char line_end_;
  bool has_quotes_;
  std::size_t longest_record_;
  std::string carry_;  // the start of a record whose end is not read yet
  std::size_t blocks_ = 0;
  bool at_end_ = false;
};

/// The end of the last record that is whole, `text` starting with one; 0 where none is.
std::size_t end_of_records(std::string_view text, char line_end, bool has_quotes);

}  // namespace retain::io
