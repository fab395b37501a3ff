#include "core/report/judge.hpp"

#include <utility>

namespace retain {

namespace {

class Judge {
 public:
  explicit Judge(const Requirement& requirement) { result_.requirement = requirement; }

  void look_at(const ReportRow& row) {
    if (is_passed_over(row.segment)) return;
    RequirementFailure judged = value_of(row.period.to_string(), row.segment, row.sheet);
    if (!result_.requirement.compares_with_past()) return take_value(std::move(judged));
    // The first period of a segment has none to be worse than.
    if (!result_.requirement.last && row.change.empty()) return;
    const Id id = result_.requirement.id;
    // What happened in a part of a period is no measure of the next.
    const auto change = row.change.find(id);
    if (change != row.change.end() && row.before_is_complete) judged.change = change->second;
    const auto tests = row.tests.find(id);
    if (judged.change && tests != row.tests.end()) judged.p_value = tests->second.previous;
    // Of few customers the p-value says more than they do.
    const bool is_rough = judged.p_value && tests->second.previous_is_rough;
    const bool is_met = judged.p_value && (is_rough || result_.requirement.holds(*judged.change, *judged.p_value));
    take(std::move(judged), is_met);
  }

  void look_at(const OverallRow& row) {
    if (is_passed_over(row.segment)) return;
    take_value(value_of("overall", row.segment, row.sheet));
  }

  /// Nothing to judge is not met.
  RequirementResult result() && {
    result_.met = result_.judged > 0 && result_.failures.empty();
    const auto& bound = result_.requirement.bound;
    if (result_.value && bound) result_.distance = *result_.value - *bound;
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool is_passed_over(const std::string& segment) const { return result_.requirement.total && !segment.empty(); }
  [[nodiscard]] bool holds(const std::optional<Number>& value) const { return value && result_.requirement.holds(*value); }

  [[nodiscard]] RequirementFailure value_of(const std::string& period, const std::string& segment, const Worksheet& sheet) const {
    const Value& value = sheet[result_.requirement.id];
    return {period, segment, value.number, value.reason};
  }

  void take_value(RequirementFailure judged) {
    const bool is_met = holds(judged.value);
    take(std::move(judged), is_met);
  }

  /// Rows come by period and the whole base after its segments: the last one is the newest.
  void take(RequirementFailure judged, bool is_met) {
    ++result_.judged;
    result_.value = judged.value;
    result_.period = judged.period;
    result_.segment = judged.segment;
    result_.change = judged.change;
    result_.p_value = judged.p_value;
    result_.newest_met = is_met;
    if (!is_met) result_.failures.push_back(std::move(judged));
  }

  RequirementResult result_;
};

}  // namespace

void judge(Report& report, std::span<const Requirement> requirements) {
  const ReportRow* newest = report.newest();
  for (const Requirement& requirement : requirements) {
    Judge judge(requirement);
    if (requirement.overall) {
      for (const OverallRow& row : report.overall) {
        if (row.periods > 0) judge.look_at(row);
      }
    } else {
      for (const ReportRow& row : report.rows) {
        if (row.complete && (!requirement.last || (newest != nullptr && row.period == newest->period))) judge.look_at(row);
      }
    }
    report.requirements.push_back(std::move(judge).result());
  }
}

}  // namespace retain
