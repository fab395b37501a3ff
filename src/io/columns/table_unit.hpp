#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/columns/header.hpp"
#include "io/problems/problems.hpp"
#include "io/value/unit_text.hpp"

namespace retain::io {

/// A unit that a line above a table names for its amounts, as it is written there.
struct NamedUnit {
  std::string text;
  Place place;
};

/// A unit that a field of a line names.
struct UnitInLine {
  std::string text;
  std::size_t field = 0;  ///< from 0
};

/// What the fields of a line above a table say of the unit of its amounts: "단위: 천원", "(in thousands)", "Angaben in T€". Each is the
/// text of a unit, known or not; most lines name none.
std::vector<UnitInLine> units_named_in(std::span<const std::string_view> fields);

/// The unit that all of them name; empty where there is none, or where it reports that one is unknown or that two differ.
std::optional<UnitText> settle_unit(std::span<const NamedUnit> units, Problems& problems);

/// The unit of a column of money in a table that names one too. Reports two that contradict each other.
UnitText with_table_unit(const UnitText& own, const UnitText& table, const Header& header, Problems& problems);

}  // namespace retain::io
