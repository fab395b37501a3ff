#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/compare/group_comparison.hpp"

namespace retain {

/// Two ranges of periods, compared within each segment.
struct SegmentTests {
  Granularity granularity = Granularity::unknown;
  std::vector<Id> metrics;
  std::vector<GroupTest> segments;    ///< those with complete periods in both ranges, in the order of the report; with `p_adjusted`
  std::vector<std::string> left_out;  ///< the other segments
  std::vector<GroupAssumption> assumptions;
  std::vector<Diagnostic> warnings;  ///< "segments_left_out", "overlapping_groups", "small_groups"
};

/// Whether a text asks for each segment: "*:2026-Q2".
bool is_each_segment(std::string_view text);

/// Compares the periods of `a` with those of `b`, both "*:PERIODS", in each segment of a report that was not cut. `metrics` as in
/// `test_groups`. The p-values of a metric are corrected for the number of segments by `holm_adjusted`. Throws InputError with the code
/// "no_such_group" where one of the texts is not of that form or the report has no segments, and with "ambiguous_group" where a segment
/// is called "*".
SegmentTests test_segments(const Report& report, std::string_view a, std::string_view b, const std::vector<Id>& metrics);

}  // namespace retain
