#pragma once

#include <string>

#include "core/compare/group_comparison.hpp"

namespace retain::render {

/// A test of two groups as a document of schema "retain.test".
std::string groups_json(const GroupTest& test);
/// A metric a line.
std::string groups_delimited(const GroupTest& test, char delimiter);

}  // namespace retain::render
