#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "io/opening/opened.hpp"
#include "io/problems/problems.hpp"
#include "retain/quantity.hpp"
#include "retain/snapshot.hpp"

namespace retain::io {

/// A value of a bare column of churn under each quantity that it can be one of.
struct ChurnReading {
  std::size_t row = 0;  ///< of all snapshots that were read
  std::vector<std::pair<Id, Cell>> cells;
};

/// What the values of one input tell of its columns, noted while it is read.
struct ValueEvidence {
  IdSet negative;  ///< losses of which a value is below zero
  IdSet positive;  ///< losses of which one is above
  std::vector<ChurnReading> churn;
  std::optional<Header> churn_header;
  std::optional<Column> churn_column;
};

/// Whether a quantity is subtracted in an identity: an input may write it with a minus.
bool is_loss(Id id);

/// What the values of an input have shown that `opened` does not say yet; empty: nothing. `rows`: the snapshots of all inputs. Reports a
/// bare column of churn of which they show nothing.
std::optional<ShownByValues> weigh(const ValueEvidence& evidence, const Opened& opened, std::span<const Snapshot> rows, Problems& problems);

}  // namespace retain::io
