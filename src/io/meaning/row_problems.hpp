#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/json/pages.hpp"
#include "io/opening/opened.hpp"
#include "io/problems/problems.hpp"
#include "io/problems/text_place.hpp"
#include "io/value/cell.hpp"
#include "retain/period.hpp"

namespace retain::io {

/// A place in a block of an input: lines count from the block's first.
struct BlockPlace {
  std::size_t block = 0;
  TextPlace place;
  friend bool operator<(const BlockPlace& a, const BlockPlace& b) {
    if (a.block != b.block) return a.block < b.block;
    return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
  }
};

/// What several threads found wrong with the blocks of one input, brought into the order of the input once the lines of every block are
/// counted. The first problems are kept, further ones counted.
class RowProblems {
 public:
  /// `first_line`: of the first block.
  RowProblems(std::string file, std::size_t first_line, BadRowRule rule = {})
      : file_(std::move(file)), first_line_(first_line), rule_(rule) {}

  /// How many line ends a block has, and how many code points behind the last where the next block goes on with the line.
  void set_lines(std::size_t block, std::size_t lines, std::size_t columns = 0);
  /// A fault of a row, of which there may be several unless bad rows are left out.
  void bad_row(const BlockPlace& place, const RowFault& fault, std::string pointer = {});
  /// Whether bad rows are left out, so that one fault of each is enough.
  [[nodiscard]] bool skips_bad_rows() const { return rule_.skip; }
  /// Whether more are left out than may be, so that reading on is of no use.
  [[nodiscard]] bool has_too_many() const;
  /// An error after which the rest of the input cannot be told apart: problems of later blocks do not count.
  void fatal(const BlockPlace& place, std::string message, std::string hint, std::string_view excerpt, std::string pointer = {});
  /// The same of a text, of a block and with its first character at `start`, that is not UTF-8 from the byte at `wrong` on.
  void not_utf8(std::size_t block, TextPlace start, std::string_view text, std::size_t wrong);
  void count(Tally tally, const BlockPlace& place, std::size_t times = 1);
  /// A page of records, which stands there, and what says that others follow.
  void note_page(const BlockPlace& page, const std::optional<MorePages>& more);
  /// A number that tells something about the decimal mark.
  void note(const DecimalEvidence& evidence, std::string_view number, const BlockPlace& place);
  /// A date that tells something about the order of day and month.
  void note(const OrderEvidence& evidence, std::string_view date, const BlockPlace& place);

  /// An amount is in this currency; amounts of two neither add nor compare.
  void note_currency(std::string_view code, const BlockPlace& place);

  /// Whether the input is in another encoding than UTF-8.
  [[nodiscard]] bool is_other_encoding() const;
  /// Reports everything but currencies, the decimal mark and the order of dates.
  void report(Problems& problems) const;
  /// Reports an amount in another currency than the one stated before it, in this input or an earlier one.
  void check_currency(StatedCurrency& stated, Problems& problems) const;
  /// What the values of this reading tell.
  [[nodiscard]] DecimalProof marks() const;
  [[nodiscard]] DateProof orders() const;

  /// A place of the input, once the lines of the blocks before it are counted.
  [[nodiscard]] TextPlace text_place(const BlockPlace& place) const;
  [[nodiscard]] const std::string& file() const { return file_; }
  /// Shows the line of the fatal error that has no excerpt, where it lies within the first bytes of the input.
  void show_fatal(std::string_view head);

 private:
  struct Found {
    BlockPlace place;
    std::string code;
    std::string message;
    std::string hint;
    std::string excerpt;
    std::string pointer;
    std::string row;
  };
  struct Count {
    std::size_t times = 0;
    BlockPlace first;
  };
  /// The first value that told so much.
  template <class Evidence>
  struct Noted {
    Evidence evidence;
    std::string text;
    BlockPlace place;
  };
  template <class Evidence>
  void keep_first(std::vector<Noted<Evidence>>& noted, const Evidence& evidence, std::string_view text, const BlockPlace& place);
  template <class Evidence>
  [[nodiscard]] Proof<Evidence> proof_of(const std::vector<Noted<Evidence>>& noted) const;

  void set_fatal(Found found, bool is_other_encoding);
  /// Whether what stands there counts: behind a fatal error the rows are not told apart, and how far they are read is chance.
  [[nodiscard]] bool counts(const BlockPlace& place) const { return !fatal_ || place < fatal_->place; }

  mutable std::mutex mutex_;
  std::string file_;
  std::size_t first_line_;
  BadRowRule rule_;
  struct Extent {
    std::size_t lines = 0;
    std::size_t columns = 0;
  };
  std::vector<Extent> extents_;  // of the blocks
  std::vector<Found> errors_;
  std::size_t dropped_ = 0;
  std::optional<Found> fatal_;
  bool is_other_encoding_ = false;
  std::array<Count, tally_count> counts_;
  std::map<std::string_view, BlockPlace> currencies_;
  std::optional<BlockPlace> last_page_;
  std::optional<MorePages> more_pages_;  // that follow it
  std::vector<Noted<DecimalEvidence>> marks_;
  std::vector<Noted<OrderEvidence>> orders_;
};

}  // namespace retain::io
