#pragma once

#include <string>
#include <vector>

#include "support/naive_rows.hpp"

/// Random exports, with the columns of statuses, kinds, refunds, orders, prices and intervals that real ones have: as text for the program,
/// and as what the naive model makes of them.
namespace retain::test {

enum class ExportOf { payments, levels, changes };

struct Export {
  unsigned seed = 0;
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> ends_of_orders;  // rows behind which another order begins
  std::vector<std::string> flags;
  std::vector<naive::Snapshot> expected;  // empty: nothing counts
};

/// The same for the same seed, on every machine. `most_orders`: of payments, or rows of a log.
Export random_export(ExportOf what, unsigned seed, int most_orders);

/// Some of the rows.
std::string csv(const Export& table, std::size_t first, std::size_t last);
std::string json_lines(const Export& table);

}  // namespace retain::test
