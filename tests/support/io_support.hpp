#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/load.hpp"

namespace retain::io::testing {

/// What texts hold together.
inline Loaded load_texts(const std::vector<Source>& sources, const LoadOptions& options = {}) {
  std::vector<Input> inputs;
  for (const Source& source : sources) {
    const auto rest = std::make_shared<std::string_view>(source.text);
    const auto read = [rest](std::span<char> bytes) {
      const std::size_t size = rest->copy(bytes.data(), bytes.size());
      rest->remove_prefix(size);
      return size;
    };
    inputs.push_back({source.name, read, [rest, &source] { *rest = source.text; }, source.text.size()});
  }
  return io::load(std::move(inputs), options);
}

/// The snapshots of one text.
inline Loaded load(const std::string& text, const LoadOptions& options = {}, const std::string& name = "in.csv") {
  return load_texts({{name, text}}, options);
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
