#pragma once

#include <string>
#include <vector>

#include "io/load.hpp"

namespace retain::io::testing {

/// The snapshots of one text.
inline Loaded load(const std::string& text, const LoadOptions& options = {}, const std::string& name = "in.csv") {
  const std::vector<Source> sources{{name, text}};
  return load_snapshots(sources, options);
}

/// What is wrong with a text; empty where it can be read.
inline std::vector<Diagnostic> diagnostics_of(const std::string& text, const LoadOptions& options = {},
                                              const std::string& name = "in.csv") {
  try {
    load(text, options, name);
  } catch (const InputError& error) {
    return error.diagnostics();
  }
  return {};
}

/// "LINE:COLUMN message" of each, one a line.
inline std::string briefly(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!text.empty()) text += '\n';
    text += std::to_string(diagnostic.place.line) + ':' + std::to_string(diagnostic.place.column) + ' ' + diagnostic.message;
  }
  return text;
}

/// A value as the decimal it is; "-" where the snapshot has none.
inline std::string value_of(const Snapshot& snapshot, Id id) {
  const Cell* cell = snapshot.find(id);
  return cell == nullptr ? "-" : cell->value.to_decimal(10).value_or("inexact");
}

}  // namespace retain::io::testing
