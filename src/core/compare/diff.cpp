#include "retain/diff.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/sheet/churn_reasons.hpp"
#include "core/table/column_names.hpp"

namespace retain {

namespace {

constexpr std::array<std::string_view, 6> statuses{"same", "restated", "completed", "open", "added", "removed"};

/// The rows of a report by period and segment.
using RowIndex = std::map<std::pair<Period, std::string_view>, const ReportRow*>;

RowIndex index_of(const Report& report) {
  RowIndex index;
  for (const ReportRow& row : report.rows) index.emplace(std::pair(row.period, std::string_view(row.segment)), &row);
  return index;
}

/// Facts are compared exactly. What is computed went through a division, and what is stated perhaps through the text of one. Without a
/// value there is nothing that could differ, whatever the reason.
bool is_same(const Quantity& row, const Value& before, const Value& after) {
  if (!before.number || !after.number) return before.number.has_value() == after.number.has_value();
  return row.sum == Sum::add ? *before.number == *after.number : nearly_equal(*before.number, *after.number);
}

/// The value of an input that a sheet holds; without one there is no reason to give but that.
Value input_of(const Worksheet& sheet, Id id) { return sheet.facts().find(id) == nullptr ? Value() : sheet[id]; }

bool is_within(const Tolerance& tolerance, const Number& before, const Number& after) {
  const Number most = tolerance.relative ? absolute(before) * tolerance.amount / Number(100) : tolerance.amount;
  const Number difference = absolute(after - before);
  return difference <= most || nearly_equal(difference, most);
}

class Comparer {
 public:
  Comparer(const Report& before, const Report& after, const std::optional<Tolerance>& tolerance, bool strict)
      : before_(before), after_(after), strict_(strict) {
    diff_.granularity = after.granularity;
    diff_.metrics = after.metrics;
    diff_.metrics_chosen = after.metrics_chosen;
    if (tolerance && !tolerance->amount.is_zero()) diff_.tolerance = tolerance;
    // What is counted over customers is left out of most snapshots of them: where one side has none of it, it did not come or go.
    for (const Quantity& quantity : quantities()) {
      if (quantity.measured && !diff_.metrics_chosen && (!knows(before, quantity.id) || !knows(after, quantity.id)))
        unknown_.set(retain::index_of(quantity.id));
    }
  }

  Diff compare() && {
    const RowIndex earlier_rows = index_of(before_);
    const RowIndex later_rows = index_of(after_);
    for (const ReportRow& row : after_.rows) {
      const auto earlier = earlier_rows.find({row.period, row.segment});
      if (earlier == earlier_rows.end()) {
        add_lonely(row, DiffStatus::added);
      } else {
        add_common(*earlier->second, row);
      }
    }
    for (const ReportRow& row : before_.rows) {
      if (!later_rows.contains({row.period, row.segment})) add_lonely(row, DiffStatus::removed);
    }
    // Text labels have no order but that of their file.
    if (after_.granularity != Granularity::unknown) {
      std::stable_sort(diff_.rows.begin(), diff_.rows.end(), [](const DiffRow& a, const DiffRow& b) { return a.period < b.period; });
    }
    return std::move(diff_);
  }

 private:
  /// A period after the last of the first report is news, and one before the first of the second is out of sight; what else comes or goes
  /// is history that was rewritten.
  void add_lonely(const ReportRow& row, DiffStatus status) {
    DiffRow& found = diff_.rows.emplace_back();
    found.period = row.period;
    found.segment = row.segment;
    found.status = status;
    if (after_.granularity == Granularity::unknown) {
      found.expected = status == DiffStatus::added && !has_period(before_, row.period);
    } else {
      found.expected = status == DiffStatus::added ? row.period > last_of(before_) : row.period < first_of(after_);
    }
    diff_.differs = diff_.differs || !found.expected || strict_;
  }

  static bool knows(const Report& report, Id id) {
    return std::any_of(report.rows.begin(), report.rows.end(), [id](const ReportRow& row) { return row.sheet[id].number.has_value(); });
  }
  static bool has_period(const Report& report, const Period& period) {
    return std::any_of(report.rows.begin(), report.rows.end(), [&](const ReportRow& row) { return row.period == period; });
  }
  static Period first_of(const Report& report) { return report.rows.front().period; }
  static Period last_of(const Report& report) { return report.rows.back().period; }

  void add_common(const ReportRow& before, const ReportRow& after) {
    DiffRow row;
    row.period = after.period;
    row.segment = after.segment;
    const bool counts = before.complete && after.complete;
    for (const Quantity& quantity : quantities()) {
      if (quantity.is_input())
        add_value(row.inputs, quantity, input_of(before.sheet, quantity.id), input_of(after.sheet, quantity.id),
                  counts && !diff_.tolerance);
    }
    for (const Id id : diff_.metrics) add_value(row.metrics, quantity(id), before.sheet[id], after.sheet[id], counts);
    add_reasons(row.reasons, before.reasons, after.reasons, counts && !diff_.tolerance);
    const bool differs = !row.inputs.empty() || !row.metrics.empty() || !row.reasons.empty();
    if (before.complete && !after.complete) {
      row.status = DiffStatus::open;
      row.expected = false;
    } else if (!after.complete) {
      row.status = differs ? DiffStatus::open : DiffStatus::same;
    } else if (!before.complete) {
      row.status = DiffStatus::completed;
    } else if (differs) {
      row.status = DiffStatus::restated;
      row.expected = false;
    }
    const auto is_beyond = [](const auto& value) { return value.beyond; };
    const bool any_beyond = std::any_of(row.inputs.begin(), row.inputs.end(), is_beyond) ||
                            std::any_of(row.metrics.begin(), row.metrics.end(), is_beyond) ||
                            std::any_of(row.reasons.begin(), row.reasons.end(), is_beyond);
    row.within = row.status == DiffStatus::restated && !any_beyond;
    const bool was_reopened = row.status == DiffStatus::open && !row.expected;
    diff_.differs = diff_.differs || was_reopened || (strict_ && row.status != DiffStatus::same) || any_beyond;
    diff_.rows.push_back(std::move(row));
  }

  void add_value(std::vector<ValueDiff>& values, const Quantity& quantity, const Value& before, const Value& after, bool counts) const {
    if (unknown_.test(retain::index_of(quantity.id)) || is_same(quantity, before, after)) return;
    const bool is_tolerated =
        diff_.tolerance && before.number && after.number && is_within(*diff_.tolerance, *before.number, *after.number);
    values.push_back({quantity.id, before, after, counts && !is_tolerated});
  }

  /// Compares by reason: its column may be spelled another way.
  static void add_reasons(std::vector<ReasonDiff>& found, const ReasonCounts& before, const ReasonCounts& after, bool counts) {
    std::vector<std::string> compared;
    for (const ReasonCounts* side : {&before, &after}) {
      for (const auto& [header, unused] : *side) {
        const std::string reason = churn_reason(header).value_or(header);
        if (std::find(compared.begin(), compared.end(), reason) != compared.end()) continue;
        compared.push_back(reason);
        const auto was = count_of_reason(before, reason);
        const auto is = count_of_reason(after, reason);
        if (was != is) found.push_back({header, was, is, counts});
      }
    }
  }

  const Report& before_;
  const Report& after_;
  bool strict_;
  IdSet unknown_;
  Diff diff_;
};

}  // namespace

std::optional<Tolerance> parse_tolerance(std::string_view text) {
  Tolerance tolerance;
  tolerance.relative = text.ends_with('%');
  if (tolerance.relative) text.remove_suffix(1);
  const auto amount = Number::parse(text);
  if (!amount || amount->sign() < 0) return std::nullopt;
  tolerance.amount = *amount;
  return tolerance;
}

std::string_view diff_status_key(DiffStatus status) { return statuses.at(static_cast<std::size_t>(status)); }

Diff compare(const Report& before, const Report& after, const std::optional<Tolerance>& tolerance, bool strict) {
  if (before.granularity != after.granularity) {
    const auto length = [](const Report& report) {
      const std::string key(granularity_key(report.granularity));
      return key.empty() ? std::string("of unknown length") : key + "s";
    };
    throw InputError({error("granularity", "the periods of the first are " + length(before) + ", and those of the second " + length(after),
                            "compare two runs of the same history")});
  }
  Diff diff = Comparer(before, after, tolerance, strict).compare();
  const bool any_in_both = std::any_of(diff.rows.begin(), diff.rows.end(), [](const DiffRow& row) { return row.is_in_both(); });
  if (!any_in_both) {
    throw InputError({error("nothing_in_common", "the two have no period in common", "compare two runs of the same history")});
  }
  return diff;
}

}  // namespace retain
