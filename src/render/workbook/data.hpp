#pragma once

#include <optional>
#include <vector>

#include "render/content/figures.hpp"
#include "render/workbook/book.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// The name of the sheet that the program itself reads, in every language.
inline constexpr const char* data_sheet = "Data";

/// Adds the sheet of all periods and segments under the keys of their quantities, as csv has them, which reads back to the same report.
/// Metrics that have no value anywhere are left out of it.
void add_data_sheet(Book& book, const Report& report, const Figures& figures);

/// The warning that inputs have more digits than a cell holds; empty where all are exact.
std::optional<Diagnostic> inexact_workbook(const Report& report);

}  // namespace retain::render
