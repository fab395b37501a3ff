#include "core/report/timeline.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "core/sheet/place.hpp"

namespace retain {

namespace {

Diagnostic error_at(const Snapshot& row, std::string message, std::string hint) {
  return error("period", std::move(message), std::move(hint), row.place);
}

std::string also_at(const Snapshot& other) {
  const std::string place = place_text(other.place);
  return place.empty() ? std::string() : " (" + place + ")";
}

std::string of_segment(const std::string& segment) { return segment.empty() ? std::string() : " of segment " + segment; }

/// The granularity of snapshots that are dated by days which lie whole months apart; `day` where they do not.
Granularity spacing(const std::vector<Snapshot>& rows) {
  std::set<Period> dates;
  for (const Snapshot& row : rows) dates.insert(row.period);
  std::int64_t common = 0;
  for (auto later = dates.begin(); later != dates.end() && std::next(later) != dates.end(); ++later) {
    const auto day = later->first_day();
    const auto next_day = std::next(later)->first_day();
    const std::int64_t months = Period::containing(Granularity::month, next_day).since(Period::containing(Granularity::month, day));
    const std::int64_t distance = (next_day - day).count();
    if (months == 0 || distance < 28 * months || distance > 31 * months) return Granularity::day;
    common = std::gcd(common, months);
  }
  if (common == 0) return Granularity::day;
  return common % 12 == 0 ? Granularity::year : common % 3 == 0 ? Granularity::quarter : Granularity::month;
}

class Arranger {
 public:
  Arranger(std::vector<Snapshot> rows, Granularity asked) : asked_(asked) { timeline_.rows = std::move(rows); }

  Timeline arrange() {
    check_labels();
    settle_granularity();
    if (errors_.empty()) collect_periods();
    if (errors_.empty()) order_rows();
    if (!errors_.empty()) throw InputError(std::move(errors_));
    find_gaps();
    return std::move(timeline_);
  }

 private:
  void check_labels() {
    const Snapshot& first = timeline_.rows.front();
    for (const Snapshot& row : timeline_.rows) {
      if (row.window != first.window) {
        errors_.push_back(error_at(
            row, "a window of " + std::to_string(row.window) + " where others have " + std::to_string(first.window) + also_at(first),
            "report snapshots of different windows one by one"));
      } else if (row.period.is_none() != first.period.is_none()) {
        const Snapshot& bare = row.period.is_none() ? row : first;
        errors_.push_back(error_at(bare, "the row has no period, others have", "give every row a period, for example 2026-03"));
      } else if (row.period.granularity() != first.period.granularity()) {
        errors_.push_back(error_at(row, "period " + row.period.to_string() + " is not like " + first.period.to_string() + also_at(first),
                                   "write all periods in one form: months, quarters, years, weeks or days"));
      }
    }
  }

  void settle_granularity() {
    timeline_.granularity = timeline_.rows.front().period.granularity();
    if (timeline_.granularity == Granularity::day && errors_.empty() && asked_ != Granularity::day) {
      const bool one_date = std::all_of(timeline_.rows.begin(), timeline_.rows.end(),
                                        [this](const Snapshot& row) { return row.period == timeline_.rows.front().period; });
      const Granularity spaced = one_date && asked_ != Granularity::unknown ? asked_ : spacing(timeline_.rows);
      if (spaced != Granularity::day) {
        timeline_.granularity = spaced;
        for (Snapshot& row : timeline_.rows) row.period = Period::containing(spaced, row.period.first_day());
        timeline_.notes.push_back("the dates lie a " + std::string(granularity_key(spaced)) + " or more apart: read as " +
                                  std::string(granularity_key(spaced)) + "s; --period day reads them as days");
      }
    }
    if (asked_ == Granularity::unknown || asked_ == timeline_.granularity) return;
    if (timeline_.granularity != Granularity::unknown) {
      errors_.push_back(error_at(
          timeline_.rows.front(),
          "the periods are " + std::string(granularity_key(timeline_.granularity)) + "s, not " + std::string(granularity_key(asked_)) + "s",
          "snapshots are never regrouped: leave --period out"));
    }
    timeline_.granularity = asked_;
  }

  void collect_periods() {
    const Snapshot* unordered = nullptr;
    bool is_newest_first = true;
    std::set<Period> seen;
    std::map<std::string, const Period*> last_of_segment;
    for (const Snapshot& row : timeline_.rows) {
      if (seen.insert(row.period).second) timeline_.periods.push_back(row.period);
      const auto [last, is_first] = last_of_segment.try_emplace(row.segment, &row.period);
      if (is_first && !row.segment.empty()) timeline_.segments.push_back(row.segment);
      if (unordered == nullptr && row.period.is_calendar() && row.period < *last->second) unordered = &row;
      is_newest_first = is_newest_first && row.period <= *last->second;
      last->second = &row.period;
    }
    if (!timeline_.rows.front().period.is_calendar()) return;
    std::sort(timeline_.periods.begin(), timeline_.periods.end());
    // Many exports begin with the newest.
    if (unordered != nullptr && !is_newest_first) {
      timeline_.warnings.push_back(warning("unordered_periods",
                                           "period " + unordered->period.to_string() + " stands after a later one; the rows were sorted",
                                           "", unordered->place));
    }
  }

  void order_rows() {
    std::map<std::string, std::size_t> rank;
    for (const std::string& segment : timeline_.segments) rank.emplace(segment, rank.size());
    rank.emplace("", rank.size());
    std::map<std::pair<std::size_t, std::size_t>, Snapshot*> ordered;
    for (Snapshot& row : timeline_.rows) {
      const auto [place, is_first] = ordered.try_emplace({timeline_.position(row.period), rank.at(row.segment)}, &row);
      if (!is_first) refuse_second(row, *place->second);
    }
    std::vector<Snapshot> rows;
    rows.reserve(ordered.size());
    for (const auto& [key, row] : ordered) rows.push_back(std::move(*row));
    timeline_.rows = std::move(rows);
  }

  void refuse_second(const Snapshot& row, const Snapshot& first) {
    if (row.period.is_none()) {
      errors_.push_back(error_at(row, "a second row without a period" + of_segment(row.segment) + also_at(first),
                                 "add a column period, for example 2026-03"));
    } else {
      errors_.push_back(error_at(row, "period " + row.period.to_string() + of_segment(row.segment) + " stands twice" + also_at(first),
                                 "keep one row of each period and segment"));
    }
  }

  void find_gaps() {
    if (!timeline_.rows.front().period.is_calendar()) return;
    std::map<std::string, const Snapshot*> last_of_segment;
    std::set<std::pair<Period, Period>> whole_gaps;
    for (std::size_t i = 1; i < timeline_.periods.size(); ++i) {
      if (!timeline_.adjacent(timeline_.periods[i - 1], timeline_.periods[i]))
        whole_gaps.emplace(timeline_.periods[i - 1], timeline_.periods[i]);
    }
    std::set<std::pair<Period, Period>> told;
    for (const Snapshot& row : timeline_.rows) {
      const Snapshot*& last = last_of_segment[row.segment];
      if (last != nullptr && !timeline_.adjacent(last->period, row.period)) {
        const std::pair gap(last->period, row.period);
        const bool of_all = whole_gaps.contains(gap);
        if (!of_all || told.insert(gap).second) tell_gap(*last, row, of_all ? std::string() : row.segment);
      }
      last = &row;
    }
    for (const auto& [segment, last] : last_of_segment) {
      if (segment.empty() || last->period == timeline_.periods.back()) continue;
      timeline_.warnings.push_back(warning("missing_period", "segment " + segment + " ends with " + last->period.to_string(),
                                           "sums of later periods are without it", last->place));
    }
  }

  void tell_gap(const Snapshot& before, const Snapshot& after, const std::string& segment) {
    const Period first = before.period.next();
    const std::int64_t missing = after.period.since(first);
    std::string which = first.to_string();
    if (missing > 1) which += " to " + Period::from_ordinal(first.granularity(), after.period.ordinal() - 1).to_string();
    timeline_.warnings.push_back(warning("missing_period", which + (missing > 1 ? " are" : " is") + " missing" + of_segment(segment),
                                         "change and compounded rates stop at the gap", after.place));
  }

  Granularity asked_;
  Timeline timeline_;
  std::vector<Diagnostic> errors_;
};

}  // namespace

std::size_t Timeline::position(const Period& period) const {
  const auto place =
      period.is_calendar() ? std::lower_bound(periods.begin(), periods.end(), period) : std::find(periods.begin(), periods.end(), period);
  return static_cast<std::size_t>(place - periods.begin());
}

bool Timeline::adjacent(const Period& earlier, const Period& later) const {
  if (earlier.is_calendar()) return later.since(earlier) == 1;
  return position(later) == position(earlier) + 1;
}

Timeline arrange(std::vector<Snapshot> snapshots, Granularity asked) {
  if (snapshots.empty()) throw InputError({error("no_rows", "there are no rows")});
  return Arranger(std::move(snapshots), asked).arrange();
}

}  // namespace retain
