#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/problems/problems.hpp"
#include "io/value/witness.hpp"
#include "retain/period.hpp"

namespace retain::io {

/// Gathers what the dates of one file tell about the order of day and month: a proof in any row counts for all.
class DateProof {
 public:
  explicit DateProof(std::string file) : file_(std::move(file)) {}

  /// Whether `evidence` tells what no date before it did.
  [[nodiscard]] bool is_news(const OrderEvidence& evidence) const;
  void add(const OrderEvidence& evidence, std::string_view text, TextPlace place);
  /// The file could not be read to its end, where a proof may stand.
  void cut_short() { complete_ = false; }

  /// The order; unknown where no date needs one. Reports dates that prove both orders, and ones that mean different days under the two
  /// where nothing tells; empty then.
  [[nodiscard]] std::optional<DateOrder> settle(Problems& problems) const;

 private:
  std::string file_;
  Witness day_first_;
  Witness month_first_;
  Witness ambiguous_;
  bool complete_ = true;
};

}  // namespace retain::io
