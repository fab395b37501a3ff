#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/problems/problems.hpp"
#include "io/value/cell.hpp"
#include "io/value/witness.hpp"

namespace retain::io {

/// Gathers what the numbers of one file tell about its decimal mark: a proof in any column counts for all.
class DecimalProof {
 public:
  explicit DecimalProof(std::string file) : file_(std::move(file)) {}

  /// Whether `evidence` tells what no number before it did.
  [[nodiscard]] bool is_news(const DecimalEvidence& evidence) const;
  void add(const DecimalEvidence& evidence, std::string_view text, TextPlace place);
  /// The file could not be read to its end, where a proof may stand.
  void cut_short() { complete_ = false; }
  [[nodiscard]] bool is_contradicted() const { return point_.found && comma_.found; }

  /// The decimal mark; the point where nothing speaks against it. Reports numbers that prove both marks, and ones that mean different
  /// things under the two where nothing tells, unless `commas_separate_fields`, which leaves the point.
  [[nodiscard]] std::optional<DecimalMark> settle(bool commas_separate_fields, Problems& problems) const;

 private:
  std::string file_;
  Witness point_;
  Witness comma_;
  Witness ambiguous_;
  bool complete_ = true;
};

}  // namespace retain::io
