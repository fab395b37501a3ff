#pragma once

#include <array>
#include <cstddef>
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

/// What a test takes to be so and may not be.
enum class GroupAssumption { independent_groups, equal_periods };
inline constexpr std::array group_assumptions{GroupAssumption::independent_groups, GroupAssumption::equal_periods};
/// "A and B are independent, …".
std::string_view group_assumption_text(GroupAssumption assumption);

/// A quantity in two groups.
struct GroupDifference {
  Id id{};
  std::optional<Number> difference;  ///< B − A, in the unit of the quantity (points for percent); empty where one is undefined
  std::optional<Interval> interval;  ///< of the difference, 95%, by `newcombe_interval`; of shares with a sample alone
  std::optional<double> p_value;     ///< of so large a difference by chance, by `two_proportion_p_value`; of shares with a sample alone
  std::optional<double> p_adjusted;  ///< the same where it is one of several tests, corrected for their number by `holm_adjusted`
  /// Whether fewer than 5 customers are expected on one side of the share in a group, were it the same in both (Cochran, Some methods
  /// for strengthening the common χ² tests, Biometrics 10, 1954): the p-value is rough, and may contradict the interval.
  bool is_rough = false;
};

/// Two groups and whether they differ more than by chance.
struct GroupTest {
  Granularity granularity = Granularity::unknown;
  Group a;
  Group b;
  std::vector<GroupDifference> differences;
  std::vector<GroupAssumption> assumptions;
  std::vector<Diagnostic> warnings;  ///< "overlapping_groups", "small_groups"
};

/// Compares the groups `a` and `b` of a report that was not cut. Each is a segment, a period or a range of periods of the whole base, or
/// both, `SEGMENT:PERIODS`, where no periods are all of them; a range may be open at an end, and a year or quarter stands for the months in
/// it. `metrics`: what to compare; empty: shares with a sample and the metrics that compound, or all that have a value where none of these
/// has one. Throws InputError with the code "no_such_group" where a text is none of these, or has no complete period, and with
/// "ambiguous_group" where it is a segment and periods alike.
GroupTest test_groups(const Report& report, std::string_view a, std::string_view b, const std::vector<Id>& metrics);

/// A quantity in two groups.
GroupDifference difference_of(Id id, const Group& a, const Group& b);
/// What is compared where no metrics are chosen.
std::vector<Id> compared_by_default(const std::vector<const Group*>& groups);
/// How many of the rows of A count customers that rows of B count too: the same period of the same segment, or of the whole base.
std::ptrdiff_t shared_periods(const std::vector<const ReportRow*>& a, const std::vector<const ReportRow*>& b);
/// The warning that the groups `a` and `b` have so many periods in common.
Diagnostic overlap_warning(std::string_view a, std::string_view b, std::ptrdiff_t shared);

}  // namespace retain
