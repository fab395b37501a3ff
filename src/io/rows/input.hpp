#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string_view>

#include "io/bytes/input.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/rows/problems.hpp"
#include "io/rows/sink.hpp"

namespace retain::io {

/// Reads one input of customer rows on all threads, a sink for each.
class RowsInput {
 public:
  RowsInput(RereadableInput& input, Opened& opened, const LoadOptions& options, std::deque<RowSink>& sinks, Problems& problems,
            StatedCurrency& currency)
      : input_(input), opened_(opened), options_(options), sinks_(sinks), problems_(problems), currency_(currency) {}

  /// Notes in what was opened how it was read. What it returns shows that it is written otherwise, and all must be read again. Throws
  /// InputError where its encoding is another one, and in doubt.
  std::optional<Disproof> read();

 private:
  /// False where a number disproves the decimal mark, so that reading stopped.
  bool read_csv(RowProblems& found);
  void read_json(RowProblems& found);
  std::optional<Disproof> settle(const RowProblems& found, bool is_whole);
  std::optional<Disproof> other_encoding(const RowProblems& found);
  void skip(std::size_t bytes);

  RereadableInput& input_;
  Opened& opened_;
  const LoadOptions& options_;
  std::deque<RowSink>& sinks_;
  Problems& problems_;
  StatedCurrency& currency_;
};

}  // namespace retain::io
