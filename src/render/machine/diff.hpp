#pragma once

#include <string>
#include <utility>
#include <vector>

#include "retain/diagnostic.hpp"
#include "retain/diff.hpp"

namespace retain::render {

/// The document of schema "retain.diff". `names`: of the files, as messages give them.
std::string diff_json(const Diff& diff, const std::pair<std::string, std::string>& names, const std::vector<Diagnostic>& warnings);
/// A difference a line.
std::string diff_csv(const Diff& diff);

}  // namespace retain::render
