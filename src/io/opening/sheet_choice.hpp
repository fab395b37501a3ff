#pragma once

#include <memory>
#include <string>
#include <vector>

#include "io/bytes/input.hpp"
#include "io/columns/snapshot_columns.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/workbook/workbook.hpp"
#include "retain/diagnostic.hpp"
#include "retain/report.hpp"

namespace retain::io {

/// How the text of a sheet is opened: what the user settled about CSV is of other inputs.
LoadOptions options_of_sheet(const LoadOptions& options);

/// Opens the text of a sheet from its start, in the form in which its columns and labels are known. `input` is of the sheet.
Opened open_sheet(Sheet& sheet, RereadableInput& input, const LoadOptions& options, ColumnNames& names);

/// The sheet of a workbook that is read, and those that could be.
struct SheetChoice {
  std::shared_ptr<Sheet> sheet;
  std::vector<std::string> others;     ///< that hold a table which can be read too
  std::vector<std::string> left_over;  ///< all others, unless the user named it, a hidden one with a word that says so
};

/// The sheet that the user names, by its name or its number, or the first visible one whose columns are known, or else which holds a table.
/// Throws InputError where there is none.
SheetChoice choose_sheet(const std::shared_ptr<const Workbook>& workbook, const LoadOptions& options);

/// Which of several tables of a workbook was read, and what of it a person may not see.
std::vector<Assumption> assumptions_of_sheet(const SheetChoice& choice);
/// Formulas that were saved without their values, as a warning.
std::vector<Diagnostic> warnings_of_sheet(const Sheet& sheet);
/// What else a person may want to know of a sheet that was read.
std::vector<std::string> notes_of_sheet(const SheetChoice& choice);

}  // namespace retain::io
