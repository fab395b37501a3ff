#include "retain/report.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/report/business.hpp"
#include "core/report/comparison.hpp"
#include "core/report/drivers.hpp"
#include "core/report/judge.hpp"
#include "core/report/recent.hpp"
#include "core/report/selection.hpp"
#include "core/report/sums.hpp"
#include "core/report/timeline.hpp"
#include "core/sheet/balance.hpp"
#include "core/sheet/stated.hpp"

namespace retain {

namespace {

class Maker {
 public:
  Maker(std::vector<Snapshot> snapshots, const ReportOptions& options)
      : options_(options), timeline_(arrange(std::move(snapshots), options.granularity)) {
    report_.granularity = timeline_.granularity;
    report_.warnings = std::move(timeline_.warnings);
    report_.notes = std::move(timeline_.notes);
    report_.metrics_chosen = !options.metrics.empty();
    for (const Id id : options.metrics) {
      if (std::find(report_.metrics.begin(), report_.metrics.end(), id) == report_.metrics.end()) report_.metrics.push_back(id);
    }
    if (report_.metrics_chosen) return;
    for (const Quantity& row : quantities()) {
      if (!row.is_fact()) report_.metrics.push_back(row.id);
    }
  }

  Report make() {
    balance_lines();
    throw_if_wrong();
    note_missing_starts();
    solve_lines();
    throw_if_wrong();
    add_totals();
    compare_with_past(report_, timeline_, options_.requirements);
    report_.recurring = options_.recurring;
    report_.losses_by_age = options_.losses_by_age;
    report_.business = business_of(report_, options_.recurring);
    const ReportRow* newest = newest_shown(report_, timeline_, options_);
    report_.drivers = find_drivers(report_, timeline_, newest);
    report_.recent = compare_recent(report_, timeline_, newest);
    select_periods(report_, timeline_, options_);
    compare_with_earlier(report_);
    sum_over_periods();
    collect_assumptions();
    if (options_.strict) be_strict();
    judge(report_, options_.requirements);
    return std::move(report_);
  }

 private:
  /// Segments before totals, so that a total knows of returning customers in them.
  void balance_lines() {
    const IdSet present = columns_present();
    lines_.reserve(timeline_.rows.size());
    std::map<std::string, const SheetRow*> last_of_segment;
    for (const Snapshot& row : timeline_.rows) {
      SheetRow line{&row, facts_of(row, timeline_.granularity)};
      line.facts.present = present;
      if (row.segment.empty()) inherit_unknowns(line.facts, parts_of(row.period));
      const SheetRow* last = last_of_segment[row.segment];
      const bool follows = last != nullptr && timeline_.adjacent(last->snapshot->period, row.period);
      balance(line, follows ? last : nullptr, errors_, report_.warnings);
      lines_.push_back(std::move(line));
      last_of_segment[row.segment] = &lines_.back();
    }
    // A member that was derived anywhere is a column as good as one that was read: the output of this report has it.
    for (const SheetRow& line : lines_) {
      for (const auto& [id, entry] : line.facts.entries) present_.set(index_of(id));
    }
  }

  /// The quantities that have a column.
  [[nodiscard]] IdSet columns_present() const {
    IdSet present;
    IdSet present_later;
    std::set<std::string_view> segments;
    for (const Snapshot& row : timeline_.rows) {
      const bool is_first = segments.insert(row.segment).second;
      for (const auto& [id, cell] : row.cells) {
        present.set(index_of(id));
        if (!is_first) present_later.set(index_of(id));
      }
    }
    // A start that is given for the first period alone, without any end, is carried on as where it has no column.
    for (const Quantity& row : quantities()) {
      if (row.carried_from && !present.test(index_of(*row.carried_from)) && !present_later.test(index_of(row.id)))
        present.reset(index_of(row.id));
    }
    return present;
  }

  /// Says of a first period what it lacks to begin with, where movements and ends are there.
  void note_missing_starts() {
    for (const Quantity& row : quantities()) {
      if (!row.carried_from) continue;
      const auto& identity = *std::find_if(identities().begin(), identities().end(),
                                           [&](const Identity& candidate) { return candidate.end == row.carried_from; });
      const bool has_others =
          present_.test(index_of(identity.end)) ||
          std::any_of(identity.terms.begin(), identity.terms.end(), [this](const auto& term) { return present_.test(index_of(term.id)); });
      const SheetRow& first = lines_.front();
      if (!has_others || first.facts.find(row.id) != nullptr || first.snapshot->period.is_none()) continue;
      report_.notes.push_back(first.snapshot->period.to_string() + " has no " + std::string(row.name) +
                              ", and nothing tells it: add that of the first period, in a column " + std::string(row.key));
    }
  }

  [[nodiscard]] std::vector<const Facts*> parts_of(const Period& period) const {
    std::vector<const Facts*> parts;
    for (auto line = lines_.rbegin(); line != lines_.rend() && line->snapshot->period == period; ++line) {
      if (!line->snapshot->segment.empty()) parts.push_back(&line->facts);
    }
    return parts;
  }

  /// The same once stated quantities that could be computed are dropped.
  [[nodiscard]] std::vector<const Facts*> solved_parts_of(const Period& period) const {
    std::vector<const Facts*> parts;
    for (auto row = report_.rows.rbegin(); row != report_.rows.rend() && row->period == period; ++row) parts.push_back(&row->sheet.facts());
    return parts;
  }

  void solve_lines() {
    report_.rows.reserve(lines_.size());
    std::vector<SolvedLine> solved;
    for (SheetRow& line : lines_) {
      line.facts.present = present_;
      if (line.snapshot->segment.empty()) mark_not_additive(line.facts, solved_parts_of(line.snapshot->period));
      add_row(*line.snapshot, std::move(line.facts));
      solved.push_back({line.snapshot, &report_.rows.back().sheet});
    }
    check_stated(solved, errors_);
  }

  void add_row(const Snapshot& snapshot, Facts facts) {
    ReportRow& row = report_.rows.emplace_back();
    row.period = snapshot.period;
    row.segment = snapshot.segment;
    row.complete = snapshot.complete;
    row.window = snapshot.window;
    row.sheet = Worksheet(std::move(facts));
    row.reasons = snapshot.reasons;
    row.proportions = proportions_of(row.sheet);
  }

  /// After the segments of each period comes the whole base: the input's own row of it, else their sum.
  void add_totals() {
    if (timeline_.segments.empty()) return;
    std::vector<ReportRow> rows;
    rows.reserve(report_.rows.size() + timeline_.periods.size());
    for (std::size_t i = 0; i < report_.rows.size();) {
      std::vector<const Facts*> parts;
      std::vector<const ReasonCounts*> reasons;
      const std::size_t first = i;
      bool complete = true;
      for (; i < report_.rows.size() && report_.rows[i].period == report_.rows[first].period && !report_.rows[i].segment.empty(); ++i) {
        parts.push_back(&report_.rows[i].sheet.facts());
        reasons.push_back(&report_.rows[i].reasons);
        complete = complete && report_.rows[i].complete;
      }
      const bool has_total = i < report_.rows.size() && report_.rows[i].period == report_.rows[first].period;
      if (has_total && !parts.empty() && !timeline_.rows[i].whole_customers)
        compare_total(report_.rows[i].sheet.facts(), parts, timeline_.rows[i]);
      std::optional<ReportRow> total;
      if (!has_total) {
        total.emplace();
        total->period = report_.rows[first].period;
        total->complete = complete;
        total->window = report_.rows[first].window;
        total->sheet = Worksheet(sum_of(parts, present_, report_.granularity));
        total->reasons = sum_of(reasons);
        total->proportions = proportions_of(total->sheet);
      } else {
        ++i;
      }
      for (std::size_t j = first; j < i; ++j) rows.push_back(std::move(report_.rows[j]));
      if (total) rows.push_back(std::move(*total));
    }
    report_.rows = std::move(rows);
  }

  void compare_total(const Facts& total, std::span<const Facts* const> parts, const Snapshot& snapshot) {
    const Facts sum = sum_of(parts, present_, report_.granularity);
    std::string differing;
    for (const auto& [id, entry] : total.entries) {
      const Facts::Entry* added = sum.find(id);
      if (quantity(id).sum != Sum::add || added == nullptr || added->value == entry.value) continue;
      differing += (differing.empty() ? "" : ", ") + std::string(quantity(id).name) + " " + entry.value.to_decimal(6).value_or("") +
                   " against " + added->value.to_decimal(6).value_or("");
    }
    if (differing.empty()) return;
    report_.warnings.push_back(warning("segments_do_not_add_up", "the segments do not add up to the total: " + differing,
                                       "the total is used as it is given", snapshot.place));
  }

  void sum_over_periods() {
    std::map<std::string_view, std::vector<const ReportRow*>> rows_of;
    for (const ReportRow& row : report_.rows) rows_of[row.segment].push_back(&row);
    std::vector<std::string> segments;
    std::copy_if(timeline_.segments.begin(), timeline_.segments.end(), std::back_inserter(segments),
                 [&](const std::string& segment) { return rows_of.contains(segment); });
    segments.emplace_back();
    for (const std::string& segment : segments) {
      std::vector<const ReportRow*> rows;
      std::vector<const Facts*> facts;
      std::vector<const ReasonCounts*> reasons;
      for (const ReportRow* row : rows_of[segment]) {
        if (!row->complete) continue;
        rows.push_back(row);
        facts.push_back(&row->sheet.facts());
        reasons.push_back(&row->reasons);
      }
      OverallRow overall;
      overall.segment = segment;
      overall.periods = static_cast<int>(rows.size());
      overall.sheet = Worksheet(sum_of(facts, present_, report_.granularity));
      overall.reasons = sum_of(reasons);
      overall.proportions = proportions_of(overall.sheet);
      overall.compounded = compounded(rows);
      report_.overall.push_back(std::move(overall));
    }
  }

  [[nodiscard]] IdMap<Number> compounded(std::span<const ReportRow* const> rows) const {
    IdMap<Number> result;
    // Windows overlap: their product counts the same months again and again.
    if (!rows.empty() && rows.front()->window != 1) return result;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (!timeline_.adjacent(rows[i - 1]->period, rows[i]->period)) return result;
    }
    for (const Quantity& row : quantities()) {
      if (!row.compounds || rows.empty()) continue;
      Number product(100);
      const bool all_defined = std::all_of(rows.begin(), rows.end(), [&](const ReportRow* period) {
        const Value& value = period->sheet[row.id];
        if (value.number) product = product * *value.number / Number(100);
        return value.number.has_value();
      });
      if (all_defined) result.try_emplace(row.id, product);
    }
    return result;
  }

  void collect_assumptions() {
    IdSet assumed;
    const auto collect = [&](const Worksheet& sheet) {
      for (const Id id : report_.metrics) {
        if (sheet[id].number) assumed |= sheet[id].assumed;
      }
    };
    for (const ReportRow& row : report_.rows) collect(row.sheet);
    for (const Quantity& row : quantities()) {
      if (!assumed.test(index_of(row.id))) continue;
      const Wording::Part name{std::string(row.name), true};
      const Wording::Part note{std::string(row.absent_note), true};
      if (row.carried_from) {
        report_.assumptions.push_back({row.id, {"{0}: {1}", {name, note}}, {"{0} carried over", {name}}});
      } else if (!row.is_fact()) {
        report_.assumptions.push_back({row.id, {"{0} is not known: {1}", {name, note}}, {"{0}", {note}}});
      } else {
        const Wording::Part amount{std::to_string(row.absent.value_or(0)) + (row.unit == Unit::percent ? "%" : "")};
        // No condition between two lists of parts: GCC 12 destroys those of the other branch where memory runs out.
        Wording text("{0} {1}", {name, amount});
        if (!note.text.empty()) text = Wording("{0} {1}: {2}", {name, amount, note});
        report_.assumptions.push_back({row.id, std::move(text), {"{0} {1}", {name, amount}}});
      }
    }
  }

  void be_strict() {
    for (Diagnostic& warning : report_.warnings) {
      warning.severity = Severity::error;
      errors_.push_back(warning);
    }
    for (const Assumption& assumption : report_.assumptions) {
      if (!assumption.id) continue;
      const Quantity& row = quantity(*assumption.id);
      if (!row.is_fact() || row.absent || row.carried_from) continue;
      errors_.push_back(error("assumed", assumption.text.english() + " was assumed, which --strict forbids",
                              "give a column " + std::string(row.key) + ", 0 where there was none"));
    }
    throw_if_wrong();
  }

  void throw_if_wrong() {
    if (!errors_.empty()) throw InputError(std::move(errors_));
  }

  const ReportOptions& options_;
  Timeline timeline_;
  std::vector<SheetRow> lines_;
  IdSet present_;
  std::vector<Diagnostic> errors_;
  Report report_;
};

}  // namespace

bool Report::requirements_met() const {
  return std::all_of(requirements.begin(), requirements.end(),
                     [](const RequirementResult& result) { return result.met || result.requirement.severity == Severity::warning; });
}

const ReportRow* Report::newest() const {
  const auto newest = std::find_if(rows.rbegin(), rows.rend(), [](const ReportRow& row) { return row.complete && row.segment.empty(); });
  return newest == rows.rend() ? nullptr : &*newest;
}

Report make_report(std::vector<Snapshot> snapshots, const ReportOptions& options) { return Maker(std::move(snapshots), options).make(); }

}  // namespace retain
