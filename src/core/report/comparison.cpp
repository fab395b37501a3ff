#include "core/report/comparison.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace retain {

namespace {

std::optional<double> tested(Proportion now, const ReportRow& before, Id id) {
  const auto other = before.proportions.find(id);
  if (other == before.proportions.end() || now.trials == 0 || other->second.trials == 0) return std::nullopt;
  return two_proportion_p_value(now, other->second);
}

}  // namespace

IdMap<Proportion> proportions_of(const Worksheet& sheet) {
  IdMap<Proportion> result;
  for (const Quantity& row : quantities()) {
    if (!row.sample) continue;
    const Value& share = sheet[row.id];
    const Value& sample = sheet[*row.sample];
    if (!share.number || share.stated || !sample.number) continue;
    const auto trials = sample.number->to_integer();
    const auto successes = (*share.number * *sample.number / Number(100)).to_integer();
    if (trials && *trials > 0 && successes && *successes >= 0 && *successes <= *trials)
      result.try_emplace(row.id, Proportion{*successes, *trials});
  }
  return result;
}

void compare_with_past(Report& report, const Timeline& timeline, std::span<const Requirement> requirements) {
  std::vector<Id> ids = report.metrics;
  for (const Requirement& requirement : requirements) {
    if (requirement.compares_with_past() && std::find(ids.begin(), ids.end(), requirement.id) == ids.end()) ids.push_back(requirement.id);
  }
  std::map<std::string, std::map<std::size_t, const ReportRow*>> past;
  for (ReportRow& row : report.rows) {
    auto& earlier = past[row.segment];
    if (!earlier.empty() && timeline.adjacent(earlier.rbegin()->second->period, row.period)) {
      const ReportRow& previous = *earlier.rbegin()->second;
      row.before_is_complete = previous.complete;
      row.change.reserve(ids.size());
      for (const Id id : ids) {
        const Value& now = row.sheet[id];
        const Value& before = previous.sheet[id];
        if (now.number && before.number) row.change.try_emplace(id, *now.number - *before.number);
      }
      for (const auto& [id, proportion] : row.proportions) {
        ChangeTests& tests = row.tests[id];
        tests.previous = tested(proportion, previous, id);
        tests.previous_is_rough = tests.previous && is_rough(proportion, previous.proportions.find(id)->second);
      }
    }
    if (const auto year_ago = row.period.year_ago()) {
      const auto same = earlier.find(timeline.position(*year_ago));
      if (same != earlier.end() && same->second->period == *year_ago) {
        for (const auto& [id, proportion] : row.proportions) row.tests[id].year_ago = tested(proportion, *same->second, id);
      }
    }
    earlier.emplace(timeline.position(row.period), &row);
  }
}

std::optional<bool> ReportRow::beyond_chance(Id id) const {
  const auto found = tests.find(id);
  if (!complete || !before_is_complete || found == tests.end() || !found->second.previous) return std::nullopt;
  return is_significant(*found->second.previous) && !found->second.previous_is_rough;
}

void compare_with_earlier(Report& report) {
  std::map<std::pair<std::string, Id>, Proportion> pooled;
  for (ReportRow& row : report.rows) {
    for (const auto& [id, proportion] : row.proportions) {
      Proportion& earlier = pooled[{row.segment, id}];
      if (earlier.trials > 0 && proportion.trials > 0) row.tests[id].earlier = two_proportion_p_value(proportion, earlier);
      if (!row.complete) continue;
      earlier += proportion;
    }
  }
}

}  // namespace retain
