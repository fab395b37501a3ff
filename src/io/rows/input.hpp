#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "io/load.hpp"
#include "io/rows/problems.hpp"
#include "io/rows/sink.hpp"

namespace retain::io {

/// How the values of an input are written, as far as it takes a proof.
struct Hypothesis {
  DecimalMark mark = DecimalMark::point;
  DateOrder order = DateOrder::day_first;
  friend bool operator==(const Hypothesis&, const Hypothesis&) = default;
};

/// Reads one input of customer rows on all threads, a sink for each.
class RowsInput {
 public:
  RowsInput(RereadableInput& input, const LoadOptions& options, std::deque<RowSink>& sinks, Problems& problems, StatedCurrency& currency,
            Hypothesis hypothesis, EarlierReading& earlier)
      : input_(input),
        options_(options),
        sinks_(sinks),
        problems_(problems),
        currency_(currency),
        hypothesis_(hypothesis),
        earlier_(earlier) {}

  /// What holds; where it is not what the input was read with, it must be read again.
  Hypothesis read();
  /// What a person may want to know of how it was read.
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
  [[nodiscard]] const Detected& detected() const { return detected_; }
  /// Whether the text turned out not to be in UTF-8, for which it was taken.
  [[nodiscard]] bool met_other_encoding() const { return met_other_encoding_; }

 private:
  Hypothesis refuse_other_kind();
  Hypothesis read_csv(std::string_view head);
  void read_json(bool lines);
  void report(const RowProblems& found);
  void skip(std::size_t bytes);

  RereadableInput& input_;
  const LoadOptions& options_;
  std::deque<RowSink>& sinks_;
  Problems& problems_;
  StatedCurrency& currency_;
  Hypothesis hypothesis_;
  EarlierReading& earlier_;
  std::vector<std::string> notes_;
  Detected detected_;
  bool met_other_encoding_ = false;
};

}  // namespace retain::io
