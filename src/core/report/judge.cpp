#include "core/report/judge.hpp"

#include <utility>

namespace retain {

namespace {

class Judge {
 public:
  explicit Judge(const Requirement& requirement) { result_.requirement = requirement; }

  void look_at(const std::string& period, const std::string& segment, const Worksheet& sheet) {
    const Requirement& requirement = result_.requirement;
    if (requirement.total && !segment.empty()) return;
    judged_any_ = true;
    const Value& value = sheet[requirement.id];
    // Rows come by period and the whole base after its segments: the last one is the newest.
    result_.value = value.number;
    result_.period = period;
    result_.segment = segment;
    if (value.number && requirement.holds(*value.number)) return;
    result_.failures.push_back({period, segment, value.number, value.reason});
  }

  /// Nothing to judge is not met.
  RequirementResult result() && {
    result_.met = judged_any_ && result_.failures.empty();
    if (result_.value) result_.distance = *result_.value - result_.requirement.bound;
    return std::move(result_);
  }

 private:
  RequirementResult result_;
  bool judged_any_ = false;
};

}  // namespace

void judge(Report& report, std::span<const Requirement> requirements) {
  const ReportRow* newest = report.newest();
  for (const Requirement& requirement : requirements) {
    Judge judge(requirement);
    if (requirement.overall) {
      for (const OverallRow& row : report.overall) {
        if (row.periods > 0) judge.look_at("overall", row.segment, row.sheet);
      }
    } else {
      for (const ReportRow& row : report.rows) {
        if (row.complete && (!requirement.last || (newest != nullptr && row.period == newest->period)))
          judge.look_at(row.period.to_string(), row.segment, row.sheet);
      }
    }
    report.requirements.push_back(std::move(judge).result());
  }
}

}  // namespace retain
