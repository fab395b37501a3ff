#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "retain/diagnostic.hpp"
#include "retain/id_map.hpp"
#include "retain/number.hpp"
#include "retain/period.hpp"
#include "retain/quantity.hpp"

namespace retain {

/// One value of an input, with what its text said besides.
struct Cell {
  Number value;
  int decimals = 0;                              ///< digits after the point in the text: a stated rate agrees to that many
  bool unit_settled = false;                     ///< a percent that cannot be a mistaken fraction: written with %, or by this program
  Granularity time_unit = Granularity::unknown;  ///< the unit of "12/year" and "20 months"; unknown: the snapshot's period
  std::size_t column = 0;                        ///< of its text, in code points from 1; 0 if not known
  std::string pointer;                           ///< JSON pointer of the value, or the name of its cell
};

/// Customers lost for each reason, under the header of its column: `churned:price`.
using ReasonCounts = std::vector<std::pair<std::string, Number>>;

/// What is known of one period of one segment: a row of the spreadsheet that the core solves.
///
///     retain::Snapshot january;
///     january.period = retain::Period::parse("2026-01");
///     january.set(retain::Id::customers_start, 70);
struct Snapshot {
  Period period;
  std::string segment;  ///< empty: the whole base
  bool complete = true;
  int window = 1;                 ///< periods between its start and its end: 12 for the trailing year of each month
  bool whole_customers = false;   ///< a total of this program, which counts each customer once: need not be the sum of the segments
  bool mixed_currencies = false;  ///< its parts have amounts of several currencies, so that it has none
  IdMap<Cell> cells;
  ReasonCounts reasons;
  Place place;

  void set(Id id, Number value) { cells[id].value = value; }
  [[nodiscard]] const Cell* find(Id id) const {
    const auto cell = cells.find(id);
    return cell == cells.end() ? nullptr : &cell->second;
  }
};

}  // namespace retain
