#pragma once

#include <string>

#include "core/compare/segment_tests.hpp"

namespace retain::render {

/// A test of two groups as a document of schema "retain.test".
std::string groups_json(const GroupTest& test);
/// A metric a line.
std::string groups_delimited(const GroupTest& test, char delimiter);

/// Tests of each segment as a document of the same schema: `segments` in the place of `a`, `b` and `metrics`.
std::string segment_tests_json(const SegmentTests& tests);
/// A segment and metric a line.
std::string segment_tests_delimited(const SegmentTests& tests, char delimiter);

}  // namespace retain::render
