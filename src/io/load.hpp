#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "io/cell.hpp"
#include "retain/diagnostic.hpp"
#include "retain/snapshot.hpp"

namespace retain::io {

/// The whole text of one input and the name that messages give it ("monthly.csv", "<stdin>").
struct Source {
  std::string name;
  std::string text;
};

enum class InputFormat { detect, csv, tsv, json, ndjson };

/// What the user settled about the inputs; everything else is detected.
struct LoadOptions {
  InputFormat format = InputFormat::detect;
  char delimiter = '\0';                                     ///< of CSV; NUL: detected
  DecimalMark decimal = DecimalMark::unknown;                ///< of CSV; unknown: proved by the input
  std::vector<std::pair<std::string, std::string>> columns;  ///< field (id, alias, "period", "segment"), header
};

struct Loaded {
  std::vector<Snapshot> snapshots;  ///< in the order of the sources
  std::vector<Diagnostic> warnings;
  std::vector<std::string> notes;  ///< what was detected and a person may want to know
};

/// Reads period snapshots from CSV, TSV, JSON or NDJSON texts, recognised by content. Throws InputError with every bad row.
Loaded load_snapshots(std::span<const Source> sources, const LoadOptions& options);

/// Fills in the line of the input that each diagnostic with a place speaks of.
void add_excerpts(std::vector<Diagnostic>& diagnostics, std::span<const Source> sources);

}  // namespace retain::io
