#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "retain/id_map.hpp"
#include "retain/number.hpp"
#include "retain/period.hpp"
#include "retain/quantity.hpp"
#include "retain/wording.hpp"

namespace retain {

/// What a number of periods, or a number per period, counts in.
enum class TimeBasis : std::uint8_t {
  none,    ///< not a time
  period,  ///< the snapshot's period, whatever its length
  bare,    ///< stated without a unit
  months,  ///< stated with a unit, and brought to months because the period's length is unknown
};

/// A number, or the reason why there is none, and what it rests on.
struct Value {
  std::optional<Number> number;
  Reason reason = Reason::missing_input;  ///< none where there is a number
  bool absent = false;                    ///< undefined because a column is absent, not because a cell is empty
  bool stated = false;                    ///< rests on a rate or price that the input stated rather than on counts
  TimeBasis basis = TimeBasis::none;
  IdSet assumed;  ///< the quantities whose value was assumed
};

/// The facts of one snapshot with its identities completed: what a worksheet computes from.
struct Facts {
  struct Entry {
    Number value;
    bool given = true;  ///< in the input, rather than derived from it
    bool stated = false;
    TimeBasis basis = TimeBasis::none;
    IdSet assumed;
  };
  IdMap<Entry> entries;
  IdSet present;              ///< the columns that have a value anywhere in the input
  IdMap<Reason> why_missing;  ///< where it is not for want of input
  IdSet preferred;            ///< stated quantities that stand in place of what their formula gives
  Granularity granularity = Granularity::unknown;
  int window = 1;  ///< as in `Snapshot`: rates are of so many periods

  [[nodiscard]] const Entry* find(Id id) const {
    const auto entry = entries.find(id);
    return entry == entries.end() ? nullptr : &entry->second;
  }
};

/// One snapshot solved: every cell that can be filled is. Immutable once made.
///
///     const retain::Value& crr = row.sheet[retain::Id::crr];  // of a ReportRow
///     const std::string said = crr.number ? crr.number->to_fixed(1) : std::string(retain::reason_text(crr.reason));
class Worksheet {
 public:
  Worksheet() = default;
  explicit Worksheet(Facts facts);

  /// The value of any quantity, fact or computed.
  [[nodiscard]] const Value& operator[](Id id) const { return values_[index_of(id)]; }
  /// Facts given or derived and stated quantities used; stated ones that could be computed are dropped.
  [[nodiscard]] const Facts& facts() const { return facts_; }
  /// What would have to be known for a quantity that has no value for want of input: the fewest inputs that complete one of its formulas,
  /// of those formulas of which something is known, if there are such.
  [[nodiscard]] std::vector<Id> lacking(Id id) const;
  /// The formula used, the same with its numbers, and the result ("(CE − CN − CR) / CS × 100 = (90 − 30 − 0) / 70 × 100 = 85.7%"), or
  /// the reason why there is none. `decimals`: of the result.
  [[nodiscard]] Wording explain(Id id, int decimals) const;

 private:
  class Solver;

  Facts facts_;
  std::vector<Value> values_ = std::vector<Value>(quantity_count);  // of all, apart from the rest: reports move many worksheets about
  std::array<std::uint8_t, quantity_count> formula_used_{};
};

}  // namespace retain
