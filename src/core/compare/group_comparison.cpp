#include "core/compare/group_comparison.hpp"

#include <algorithm>

#include "core/compare/group_maker.hpp"
#include "text/words.hpp"

namespace retain {

namespace {

/// Whether customers of one segment can be in the other: the whole base holds all.
bool is_part(const std::string& a, const std::string& b) { return a == b || a.empty() || b.empty(); }

void warn_of_small_groups(GroupTest& test) {
  std::string keys;
  for (const GroupDifference& row : test.differences) {
    if (row.is_rough) keys += (keys.empty() ? "" : ", ") + std::string(quantity(row.id).name);
  }
  if (keys.empty()) return;
  test.warnings.push_back(warning("small_groups",
                                  quoted(test.a.text) + " or " + quoted(test.b.text) +
                                      " is small: fewer than 5 customers are expected on one side of " + keys +
                                      ", so p-value and range are rough",
                                  "take more periods together"));
}

}  // namespace

std::string_view group_assumption_text(GroupAssumption assumption) {
  switch (assumption) {
    case GroupAssumption::independent_groups:
      return "A and B are independent, although some customers may be in both";
    case GroupAssumption::equal_periods:
      break;
  }
  return "all periods of a group have the same retention: where they differ (season, a price change), the true range is wider";
}

GroupDifference difference_of(Id id, const Group& a, const Group& b) {
  GroupDifference result;
  result.id = id;
  const Value& of_a = a.sheet[id];
  const Value& of_b = b.sheet[id];
  if (of_a.number && of_b.number) result.difference = *of_b.number - *of_a.number;
  const auto sample_a = a.proportions.find(id);
  const auto sample_b = b.proportions.find(id);
  const auto is_sample = [](const Group& group, auto sample) { return sample != group.proportions.end() && sample->second.trials > 0; };
  if (!is_sample(a, sample_a) || !is_sample(b, sample_b)) return result;
  result.is_rough = is_rough(sample_a->second, sample_b->second);
  result.interval = newcombe_interval(sample_b->second, sample_a->second);
  result.p_value = two_proportion_p_value(sample_a->second, sample_b->second);
  return result;
}

std::ptrdiff_t shared_periods(const std::vector<const ReportRow*>& a, const std::vector<const ReportRow*>& b) {
  return std::count_if(a.begin(), a.end(), [&b](const ReportRow* row) {
    return std::any_of(b.begin(), b.end(),
                       [row](const ReportRow* other) { return is_part(row->segment, other->segment) && row->period == other->period; });
  });
}

std::vector<Id> compared_by_default(const std::vector<const Group*>& groups) {
  const auto has_value = [&groups](Id id) {
    return std::any_of(groups.begin(), groups.end(), [id](const Group* group) { return group->sheet[id].number.has_value(); });
  };
  std::vector<Id> leading;
  std::vector<Id> known;
  for (const Quantity& row : quantities()) {
    const bool is_expected = business_of(row.topic) == Business::subscriptions;  // even where it has no value, which is told
    if ((row.sample || row.compounds) && (is_expected || has_value(row.id))) leading.push_back(row.id);
    if (!row.is_fact() && has_value(row.id)) known.push_back(row.id);
  }
  const bool leads = std::any_of(leading.begin(), leading.end(), has_value);
  return leads || known.empty() ? leading : known;
}

Diagnostic overlap_warning(std::string_view a, std::string_view b, std::ptrdiff_t shared) {
  const std::string periods = shared == 1 ? "a period" : std::to_string(shared) + " periods";
  return warning("overlapping_groups",
                 quoted(a) + " and " + quoted(b) + " have " + periods +
                     " in common: the same customers are in both, and the test takes them for different ones",
                 "compare groups that share no customers");
}

GroupTest test_groups(const Report& report, std::string_view a, std::string_view b, const std::vector<Id>& metrics) {
  GroupMaker maker(report);
  GroupTest test;
  test.granularity = report.granularity;
  test.a = maker.make(a);
  const std::vector<const ReportRow*> rows_of_a = maker.rows();
  test.b = maker.make(b);
  if (const auto shared = shared_periods(rows_of_a, maker.rows()); shared > 0) {
    test.warnings.push_back(overlap_warning(a, b, shared));
  }
  for (const Id id : metrics.empty() ? compared_by_default({&test.a, &test.b}) : metrics)
    test.differences.push_back(difference_of(id, test.a, test.b));
  const bool is_tested =
      std::any_of(test.differences.begin(), test.differences.end(), [](const GroupDifference& row) { return row.p_value.has_value(); });
  if (is_tested && is_part(test.a.segment, test.b.segment)) test.assumptions.push_back(GroupAssumption::independent_groups);
  if (is_tested && std::max(test.a.periods, test.b.periods) > 1) test.assumptions.push_back(GroupAssumption::equal_periods);
  warn_of_small_groups(test);
  return test;
}

}  // namespace retain
