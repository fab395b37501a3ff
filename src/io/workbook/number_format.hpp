#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/workbook/archive.hpp"

namespace retain::io {

/// What the format of a cell says of its number. Nothing else of a format changes what is read.
enum class NumberKind : std::uint8_t { number, percent, date, month, year, time };

/// The kind that a format code shows: "yyyy-mm-dd" is a date, "mmm-yy" a month, "0.0%" a percent, "[h]:mm" a number of days.
NumberKind kind_of_format(std::string_view code);
/// The same of one of the formats that a workbook does not spell out.
NumberKind kind_of_builtin_format(unsigned id);

/// The kind of each cell style of a workbook, from its part of styles; none where `part` is null. Throws InputError.
std::vector<NumberKind> read_styles(const std::string& file, ArchivePart* part);

}  // namespace retain::io
