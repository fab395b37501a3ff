#include "core/compare/segment_tests.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/compare/group_maker.hpp"
#include "text/words.hpp"

namespace retain {

namespace {

constexpr std::string_view each_mark = "*";
constexpr const char* example = "'*:2026-Q2' '*:2026-Q3' compares two ranges of periods in each segment";

/// The periods of "*:PERIODS".
std::string_view periods_of(std::string_view text, std::string_view other) {
  if (!is_each_segment(text)) {
    refuse_words("no_such_group", quoted(other) + " is each segment, and " + quoted(text) + " is not", example);
  }
  const std::string_view periods = text.substr(std::min(each_mark.size() + 1, text.size()));
  if (periods.empty()) refuse_words("no_such_group", quoted(text) + " names no periods", example);
  return periods;
}

std::string listed_names(const std::vector<std::string>& names) {
  constexpr std::size_t most_listed = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most_listed); ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() > most_listed ? text + " and " + std::to_string(names.size() - most_listed) + " more" : text;
}

/// Corrects the p-values of each metric for the number of segments that it was tested in.
void correct(std::vector<GroupTest>& segments) {
  if (segments.empty()) return;
  for (std::size_t metric = 0; metric < segments.front().differences.size(); ++metric) {
    std::vector<double> p_values;
    for (const GroupTest& test : segments) {
      if (const auto p_value = test.differences[metric].p_value) p_values.push_back(*p_value);
    }
    const std::vector<double> adjusted = holm_adjusted(p_values);
    auto next = adjusted.begin();
    for (GroupTest& test : segments) {
      if (test.differences[metric].p_value) test.differences[metric].p_adjusted = *next++;
    }
  }
}

void warn_of_segments(SegmentTests& tests) {
  if (!tests.left_out.empty()) {
    tests.warnings.push_back(warning("segments_left_out", "no complete period in A or in B: " + listed_names(tests.left_out),
                                     "these segments are not compared"));
  }
  std::vector<std::string> small;
  for (const GroupTest& test : tests.segments) {
    const bool is_rough =
        std::any_of(test.differences.begin(), test.differences.end(), [](const GroupDifference& row) { return row.is_rough; });
    if (is_rough) small.push_back(test.a.segment);
  }
  if (small.empty()) return;
  tests.warnings.push_back(warning(
      "small_groups",
      "few customers: fewer than 5 are expected on one side of a share in " + listed_names(small) + ", so p-value and range are rough",
      "take more periods together"));
}

}  // namespace

bool is_each_segment(std::string_view text) { return text == each_mark || text.starts_with(std::string(each_mark) + ":"); }

SegmentTests test_segments(const Report& report, std::string_view a, std::string_view b, const std::vector<Id>& metrics) {
  const std::string_view periods_of_a = periods_of(a, b);
  const std::string_view periods_of_b = periods_of(b, a);
  GroupMaker maker(report);
  const std::vector<std::string>& names = maker.segments();
  if (names.empty()) {
    refuse_words("no_such_group", quoted(a) + " is each segment, and the input has none", "customer rows get them by --by COLUMN");
  }
  if (std::find(names.begin(), names.end(), each_mark) != names.end()) {
    refuse_words("ambiguous_group", "a segment is called *, which stands for each segment", "give that segment another name");
  }
  SegmentTests tests;
  tests.granularity = report.granularity;
  std::ptrdiff_t shared = 0;
  std::vector<const Group*> groups;
  tests.segments.reserve(names.size());
  for (const std::string& name : names) {
    std::optional<Group> of_a = maker.make(name, periods_of_a);
    const std::vector<const ReportRow*> rows_of_a = maker.rows();
    std::optional<Group> of_b = maker.make(name, periods_of_b);
    if (!of_a || !of_b) {
      tests.left_out.push_back(name);
      continue;
    }
    shared = std::max(shared, shared_periods(rows_of_a, maker.rows()));
    GroupTest& test = tests.segments.emplace_back();
    test.granularity = report.granularity;
    test.a = *std::move(of_a);
    test.b = *std::move(of_b);
    groups.insert(groups.end(), {&test.a, &test.b});
  }
  if (tests.segments.empty()) {
    refuse_words("no_such_group", "no segment has complete periods in both " + quoted(periods_of_a) + " and " + quoted(periods_of_b),
                 "periods that are not complete are in no test");
  }
  tests.metrics = metrics.empty() ? compared_by_default(groups) : metrics;
  bool is_tested = false;
  int periods = 0;
  for (GroupTest& test : tests.segments) {
    for (const Id id : tests.metrics) test.differences.push_back(difference_of(id, test.a, test.b));
    periods = std::max({periods, test.a.periods, test.b.periods});
    is_tested = is_tested || std::any_of(test.differences.begin(), test.differences.end(),
                                         [](const GroupDifference& row) { return row.p_value.has_value(); });
  }
  correct(tests.segments);
  if (is_tested) tests.assumptions.push_back(GroupAssumption::independent_groups);
  if (is_tested && periods > 1) tests.assumptions.push_back(GroupAssumption::equal_periods);
  if (shared > 0) tests.warnings.push_back(overlap_warning(a, b, shared));
  warn_of_segments(tests);
  return tests;
}

}  // namespace retain
