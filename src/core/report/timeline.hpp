#pragma once

#include <span>
#include <string>
#include <vector>

#include "retain/diagnostic.hpp"
#include "retain/snapshot.hpp"

namespace retain {

/// The snapshots of an input in the order of time.
struct Timeline {
  Granularity granularity = Granularity::unknown;
  std::vector<Period> periods;        ///< distinct, in order
  std::vector<std::string> segments;  ///< in the order first seen, without the whole base
  std::vector<Snapshot> rows;         ///< by period, then by segment in that order, the whole base last
  std::vector<Diagnostic> warnings;
  std::vector<std::string> notes;

  /// Position of a period among `periods`.
  [[nodiscard]] std::size_t position(const Period& period) const;
  /// Whether `later` follows `earlier` with none missing between them. Text labels follow each other in the order of their file.
  [[nodiscard]] bool adjacent(const Period& earlier, const Period& later) const;
};

/// Orders the snapshots and checks their labels: one granularity, each period once per segment. `asked` is what the granularity must be,
/// and what it is where labels do not tell. Throws InputError.
Timeline arrange(std::vector<Snapshot> snapshots, Granularity asked);

}  // namespace retain
