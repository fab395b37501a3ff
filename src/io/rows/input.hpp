#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string_view>

#include "io/bytes/block_reader.hpp"
#include "io/bytes/input.hpp"
#include "io/meaning/row_findings.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/meaning/sink.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/rows/json.hpp"

namespace retain::io {

/// Reads one input of customer rows on all threads, a sink for each.
class RowsInput {
 public:
  /// `index`: of the input among all.
  RowsInput(RereadableInput& input, Opened& opened, std::size_t index, const LoadOptions& options, std::deque<RowSink>& sinks,
            Problems& problems, StatedCurrency& currency, RowFindings& findings, RowProblems& found)
      : input_(input),
        opened_(opened),
        options_(options),
        sinks_(sinks),
        problems_(problems),
        currency_(currency),
        findings_(findings),
        found_(found),
        table_{opened, options, index} {}

  /// Notes in what was opened how it was read. What it returns shows that it is written otherwise, and all must be read again. Throws
  /// InputError where its encoding is another one, and in doubt.
  std::optional<Disproof> read();

 private:
  /// False where a number disproves the decimal mark, so that reading stopped.
  bool read_csv();
  void read_json();
  template <class Reader>
  void read_blocks(BlockReader& blocks, std::deque<Reader>& readers, bool (Reader::*read_block)(const Block&));
  /// Reads a document whose records are a list element by element, and any other whole.
  void read_document(std::deque<JsonRowReader>& readers);
  /// A text and what is not read yet, a little more than a record at most.
  std::string read_some(std::string text);
  /// Settles the lines of orders that go on from one block to the next.
  void settle_seams();
  std::optional<Disproof> settle(bool is_whole);
  std::optional<Disproof> other_encoding();
  void skip(std::size_t bytes);

  RereadableInput& input_;
  Opened& opened_;
  const LoadOptions& options_;
  std::deque<RowSink>& sinks_;
  Problems& problems_;
  StatedCurrency& currency_;
  RowFindings& findings_;
  RowProblems& found_;
  RowTable table_;
};

}  // namespace retain::io
