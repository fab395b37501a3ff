#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/problems/problems.hpp"
#include "io/value/cell.hpp"
#include "io/value/witness.hpp"
#include "retain/period.hpp"

namespace retain::io {

/// Gathers what the values of one file tell about which of two ways they are written in: a proof in any of them counts for all.
template <class Evidence>
class Proof {
 public:
  using Way = decltype(Evidence::proves);

  /// Whether `evidence` tells what no value before it did.
  [[nodiscard]] bool is_news(const Evidence& evidence) const;
  void add(const Evidence& evidence, std::string_view text, TextPlace place);
  /// Adds what another reading of the file told and this one did not.
  void add(const Proof& other);
  /// The file could not be read to its end, where a proof may stand.
  void cut_short() { complete_ = false; }
  [[nodiscard]] bool is_contradicted() const { return first_.found && second_.found; }

  /// The way; where nothing tells, the point for decimal marks, and unknown for dates. Reports values that prove both ways, and, unless it
  /// `tolerates_doubt`, ones that mean different things under the two where nothing tells; empty then.
  [[nodiscard]] std::optional<Finding<Way>> settle(const std::string& file, bool tolerates_doubt, Problems& problems) const;

 private:
  Witness first_;
  Witness second_;
  Witness ambiguous_;
  bool complete_ = true;
};

/// What numbers tell about the decimal mark. Where commas separate fields, doubt leaves the point.
using DecimalProof = Proof<DecimalEvidence>;
/// What dates tell about the order of day and month.
using DateProof = Proof<OrderEvidence>;

}  // namespace retain::io
