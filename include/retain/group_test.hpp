#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "retain/report.hpp"
#include "retain/statistics.hpp"

namespace retain {

/// Complete periods of one segment, taken together.
struct Group {
  std::string text;     ///< as it was asked for: "pro", "2026-03", "2026-01..2026-03", "pro:2026-01..2026-03"
  std::string segment;  ///< empty: the whole base
  std::string since;    ///< its first and last period; empty where the snapshot has no period
  std::string until;
  int periods = 0;
  Worksheet sheet;                ///< of the sums over its periods
  IdMap<Proportion> proportions;  ///< of the quantities with a sample
};

/// A quantity in two groups.
struct GroupDifference {
  Id id{};
  std::optional<Number> difference;  ///< B − A, in the unit of the quantity (points for percent); empty where one is undefined
  std::optional<Interval> interval;  ///< of the difference, 95%; of shares with a sample alone
  std::optional<double> p_value;     ///< two-sided, of so large a difference by chance; of shares with a sample alone
};

/// Two groups and whether they differ more than by chance.
struct GroupTest {
  Granularity granularity = Granularity::unknown;
  Group a;
  Group b;
  std::vector<GroupDifference> differences;
  std::vector<std::string> assumptions;  ///< what the test takes for granted and is not so
  std::vector<Diagnostic> warnings;
};

/// Compares the groups `a` and `b` of a report that was not cut. Each is a segment, a period or a range of periods of the whole base, or
/// both, `SEGMENT:PERIODS`; a range may be open at an end, and a year or quarter stands for the months in it. `metrics`: what to
/// compare; empty: shares with a sample and the metrics that compound. Throws InputError with the code "no_such_group" where a text is
/// none of these, or has no complete period.
GroupTest test_groups(const Report& report, std::string_view a, std::string_view b, const std::vector<Id>& metrics);

}  // namespace retain
