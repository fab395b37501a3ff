#include "core/compare/group_comparison.hpp"

#include <algorithm>

#include "core/period/period_range.hpp"
#include "core/report/comparison.hpp"
#include "core/report/sums.hpp"
#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "text/words.hpp"

namespace retain {

namespace {

/// Throws InputError about the words that name the groups, rather than about the input.
[[noreturn]] void refuse_words(std::string code, std::string message, std::string hint) {
  Diagnostic fault = error(std::move(code), std::move(message), std::move(hint));
  fault.cause = Cause::flag;
  throw InputError({std::move(fault)});
}

constexpr std::string_view range_mark = "..";

/// The segment and the periods that a text asks for.
struct Wanted {
  std::string segment;
  std::optional<std::string> periods;  ///< empty: all
};

class GroupMaker {
 public:
  explicit GroupMaker(const Report& report) : report_(report) {
    for (const ReportRow& row : report.rows) {
      if (std::find(segments_.begin(), segments_.end(), row.segment) == segments_.end()) segments_.push_back(row.segment);
      if (periods_.empty() || periods_.back() != row.period) periods_.push_back(row.period);
    }
    std::erase(segments_, std::string());
  }

  Group make(std::string_view text) {
    const Wanted wanted = understand(text);
    const auto [first, end] = range_of(text, wanted);
    Group group;
    group.text = text;
    group.segment = wanted.segment;
    rows_.clear();
    std::vector<const Facts*> facts;
    for (const ReportRow& row : report_.rows) {
      const auto position = static_cast<std::size_t>(std::find(periods_.begin(), periods_.end(), row.period) - periods_.begin());
      if (row.segment != wanted.segment || !row.complete || position < first || position >= end) continue;
      rows_.push_back(&row);
      facts.push_back(&row.sheet.facts());
    }
    if (rows_.empty()) refuse(quoted(text) + " has no complete period", "periods that are not complete are in no test");
    group.since = rows_.front()->period.to_string();
    group.until = rows_.back()->period.to_string();
    group.periods = static_cast<int>(rows_.size());
    group.sheet = Worksheet(sum_of(facts, facts.front()->present, report_.granularity));
    group.proportions = proportions_of(group.sheet);
    return group;
  }

  /// The rows of the group made last.
  [[nodiscard]] const std::vector<const ReportRow*>& rows() const { return rows_; }

 private:
  [[noreturn]] static void refuse(std::string message, std::string hint) {
    refuse_words("no_such_group", std::move(message), std::move(hint));
  }

  /// The segment of this name; the empty one for a word that stands for the whole base.
  [[nodiscard]] std::optional<std::string> find_segment(std::string_view name) const {
    if (std::find(segments_.begin(), segments_.end(), name) != segments_.end()) return std::string(name);
    if (!name.empty() && is_whole_base(name)) return std::string();
    return std::nullopt;
  }

  /// The longest segment before a colon counts.
  [[nodiscard]] Wanted understand(std::string_view text) const {
    if (const auto segment = find_segment(text)) {
      if (has_periods(text)) refuse_ambiguous(text);
      return {*segment, std::nullopt};
    }
    for (std::size_t colon = text.rfind(':'); colon != std::string_view::npos && colon > 0; colon = text.rfind(':', colon - 1)) {
      const auto segment = find_segment(text.substr(0, colon));
      if (!segment) continue;
      if (colon + 1 == text.size()) return {*segment, std::nullopt};
      return {*segment, std::string(text.substr(colon + 1))};
    }
    if (!is_period(text.substr(0, text.find(range_mark)))) refuse_unknown(text);
    return {std::string(), std::string(text)};
  }

  [[nodiscard]] bool is_period(std::string_view label) const {
    if (label.empty()) return true;
    try {
      const Period period = Period::parse(label);
      return period.is_calendar() || std::find(periods_.begin(), periods_.end(), period) != periods_.end();
    } catch (const PeriodError& error) {
      refuse(quoted(label) + ": " + error.what(), error.hint());
    }
  }

  /// Whether `text` stands for periods of the input.
  [[nodiscard]] bool has_periods(std::string_view text) const {
    const std::size_t mark = text.find(range_mark);
    const std::string since(text.substr(0, mark));
    const std::string until(mark == std::string_view::npos ? since : text.substr(mark + range_mark.size()));
    if (since.empty() && until.empty()) return false;
    try {
      return is_period(since) && is_period(until) && !periods_.empty() && shown_range(periods_, {since, until, std::nullopt}).second > 0;
    } catch (const InputError&) {
      return false;
    }
  }

  [[noreturn]] static void refuse_ambiguous(std::string_view text) {
    refuse_words("ambiguous_group", quoted(text) + " is a segment, and a period of the whole base",
                 "write \"" + std::string(text) + ":\" for the segment, \"total:" + std::string(text) + "\" for the period");
  }

  [[noreturn]] void refuse_unknown(std::string_view text) const {
    const std::string_view name = text.substr(0, text.find(':'));
    std::vector<std::string> known = segments_;
    for (const Period& period : periods_) {
      if (!period.is_calendar()) known.push_back(period.to_string());
    }
    std::string hint = "the periods are " + periods_.front().to_string() + " to " + periods_.back().to_string();
    if (segments_.empty()) {
      hint += "; the input has no segments (customer rows get them by --by COLUMN)";
    } else {
      constexpr std::size_t most_listed = 12;
      hint += "; the segments are ";
      for (std::size_t i = 0; i < std::min(segments_.size(), most_listed); ++i) hint += (i == 0 ? "" : ", ") + segments_[i];
      if (segments_.size() > most_listed) hint += " and " + std::to_string(segments_.size() - most_listed) + " more";
    }
    refuse(quoted(name) + " is no segment and no period" + did_you_mean(name, known), hint);
  }

  /// The positions of the first period and of the one after the last.
  [[nodiscard]] std::pair<std::size_t, std::size_t> range_of(std::string_view text, const Wanted& wanted) const {
    if (!wanted.periods) return {0, periods_.size()};
    const std::string_view range = *wanted.periods;
    const std::size_t mark = range.find(range_mark);
    const std::string_view since = range.substr(0, mark);
    const std::string_view until = mark == std::string_view::npos ? since : range.substr(mark + range_mark.size());
    if (since.empty() && until.empty()) refuse(quoted(text) + " names no period", "write one, or a range such as 2026-01..2026-03");
    for (const std::string_view label : {since, until}) {
      if (!is_period(label)) refuse_unknown(label);
    }
    try {
      return shown_range(periods_, {std::string(since), std::string(until), std::nullopt});
    } catch (const InputError&) {
      refuse(
          "none of the periods " + quoted(range) + " is in the input",
          "it has " + periods_.front().to_string() + " to " + periods_.back().to_string() + "; a range goes from the earlier to the later");
    }
  }

  const Report& report_;
  std::vector<std::string> segments_;
  std::vector<Period> periods_;
  std::vector<const ReportRow*> rows_;
};

bool is_rough(const Proportion& a, const Proportion& b) {
  constexpr double fewest_expected = 5;
  const auto trials = static_cast<double>(a.trials + b.trials);
  const int128 successes = a.successes + b.successes;
  const auto rarer = static_cast<double>(std::min(successes, a.trials + b.trials - successes));
  return rarer * static_cast<double>(std::min(a.trials, b.trials)) / trials < fewest_expected;
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

/// Whether customers of one segment can be in the other: the whole base holds all.
bool is_part(const std::string& a, const std::string& b) { return a == b || a.empty() || b.empty(); }

/// How many periods count the same customers in both groups.
std::ptrdiff_t shared_periods(const std::vector<const ReportRow*>& a, const std::vector<const ReportRow*>& b) {
  return std::count_if(a.begin(), a.end(), [&b](const ReportRow* row) {
    return std::any_of(b.begin(), b.end(),
                       [row](const ReportRow* other) { return is_part(row->segment, other->segment) && row->period == other->period; });
  });
}

bool has_value(const GroupTest& test, Id id) { return test.a.sheet[id].number || test.b.sheet[id].number; }

std::vector<Id> default_metrics(const GroupTest& test) {
  std::vector<Id> leading;
  std::vector<Id> known;
  for (const Quantity& row : quantities()) {
    if (row.sample || row.compounds) leading.push_back(row.id);
    if (!row.is_fact() && has_value(test, row.id)) known.push_back(row.id);
  }
  const bool leads = std::any_of(leading.begin(), leading.end(), [&test](Id id) { return has_value(test, id); });
  return leads || known.empty() ? leading : known;
}

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

GroupTest test_groups(const Report& report, std::string_view a, std::string_view b, const std::vector<Id>& metrics) {
  GroupMaker maker(report);
  GroupTest test;
  test.granularity = report.granularity;
  test.a = maker.make(a);
  const std::vector<const ReportRow*> rows_of_a = maker.rows();
  test.b = maker.make(b);
  if (const auto shared = shared_periods(rows_of_a, maker.rows()); shared > 0) {
    test.warnings.push_back(warning("overlapping_groups",
                                    quoted(a) + " and " + quoted(b) + " have " +
                                        (shared == 1 ? "a period" : std::to_string(shared) + " periods") +
                                        " in common: the same customers are in both, and the test takes them for different ones",
                                    "compare groups that share no customers"));
  }
  for (const Id id : metrics.empty() ? default_metrics(test) : metrics) test.differences.push_back(difference_of(id, test.a, test.b));
  const bool is_tested =
      std::any_of(test.differences.begin(), test.differences.end(), [](const GroupDifference& row) { return row.p_value.has_value(); });
  if (is_tested && is_part(test.a.segment, test.b.segment)) test.assumptions.push_back(GroupAssumption::independent_groups);
  if (is_tested && std::max(test.a.periods, test.b.periods) > 1) test.assumptions.push_back(GroupAssumption::equal_periods);
  warn_of_small_groups(test);
  return test;
}

}  // namespace retain
