#pragma once

#include <string>
#include <vector>

#include "io/workbook/archive.hpp"

namespace retain::io {

/// A sheet as a workbook lists it.
struct SheetEntry {
  std::string name;
  std::string path;  ///< of its part
  bool is_hidden = false;
};

/// What a workbook consists of: which parts of the archive hold it.
struct WorkbookPackage {
  std::vector<SheetEntry> sheets;     ///< those with cells; sheets of charts are not among them
  std::string shared_strings;         ///< the path of the part; empty: none
  std::string styles;                 ///< the same
  bool from_1904 = false;             ///< days count from 1904-01-01
  bool computes_when_opened = false;  ///< values of formulas may be of before they were computed
};

/// Finds the parts of a workbook. Throws InputError where the archive is none, naming what it is.
WorkbookPackage read_package(const Archive& archive);

/// A part that must be there. Throws InputError.
std::unique_ptr<ArchivePart> open_part(const Archive& archive, const std::string& path);

}  // namespace retain::io
