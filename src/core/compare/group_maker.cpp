#include "core/compare/group_maker.hpp"

#include <algorithm>

#include "core/period/period_range.hpp"
#include "core/report/comparison.hpp"
#include "core/report/sums.hpp"
#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "text/words.hpp"

namespace retain {

namespace {

constexpr std::string_view range_mark = "..";

[[noreturn]] void refuse_group(std::string message, std::string hint) {
  refuse_words("no_such_group", std::move(message), std::move(hint));
}

[[noreturn]] void refuse_ambiguous(std::string_view text) {
  refuse_words("ambiguous_group", quoted(text) + " is a segment, and a period of the whole base",
               "write \"" + std::string(text) + ":\" for the segment, \"total:" + std::string(text) + "\" for the period");
}

}  // namespace

void refuse_words(std::string code, std::string message, std::string hint) {
  Diagnostic fault = error(std::move(code), std::move(message), std::move(hint));
  fault.cause = Cause::flag;
  throw InputError({std::move(fault)});
}

GroupMaker::GroupMaker(const Report& report) : report_(report) {
  for (const ReportRow& row : report.rows) {
    std::vector<const ReportRow*>& rows = rows_of_[row.segment];
    if (rows.empty() && !row.segment.empty()) segments_.push_back(row.segment);
    rows.push_back(&row);
    if (periods_.empty() || periods_.back() != row.period) periods_.push_back(row.period);
  }
}

Group GroupMaker::make(std::string_view text) {
  const Wanted wanted = understand(text);
  const Range range = wanted.periods ? range_of(text, *wanted.periods) : Range{0, periods_.size()};
  std::optional<Group> group = group_of(text, wanted.segment, range);
  if (!group) refuse_group(quoted(text) + " has no complete period", "periods that are not complete are in no test");
  return *std::move(group);
}

std::optional<Group> GroupMaker::make(const std::string& segment, std::string_view periods) {
  return group_of(segment + ":" + std::string(periods), segment, range_of(periods, periods));
}

std::optional<Group> GroupMaker::group_of(std::string_view text, const std::string& segment, Range range) {
  Group group;
  group.text = text;
  group.segment = segment;
  rows_.clear();
  std::vector<const Facts*> facts;
  for (const ReportRow* row : rows_of_[segment]) {
    const auto position = static_cast<std::size_t>(std::find(periods_.begin(), periods_.end(), row->period) - periods_.begin());
    if (!row->complete || position < range.first || position >= range.second) continue;
    rows_.push_back(row);
    facts.push_back(&row->sheet.facts());
  }
  if (rows_.empty()) return std::nullopt;
  group.since = rows_.front()->period.to_string();
  group.until = rows_.back()->period.to_string();
  group.periods = static_cast<int>(rows_.size());
  group.sheet = Worksheet(sum_of(facts, facts.front()->present, report_.granularity));
  group.proportions = proportions_of(group.sheet);
  return group;
}

// The segment of this name; the empty one for a word that stands for the whole base.
std::optional<std::string> GroupMaker::find_segment(std::string_view name) const {
  if (std::find(segments_.begin(), segments_.end(), name) != segments_.end()) return std::string(name);
  if (!name.empty() && is_whole_base(name)) return std::string();
  return std::nullopt;
}

// The longest segment before a colon counts.
GroupMaker::Wanted GroupMaker::understand(std::string_view text) const {
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

bool GroupMaker::is_period(std::string_view label) const {
  if (label.empty()) return true;
  try {
    const Period period = Period::parse(label);
    return period.is_calendar() || std::find(periods_.begin(), periods_.end(), period) != periods_.end();
  } catch (const PeriodError& error) {
    refuse_group(quoted(label) + ": " + error.what(), error.hint());
  }
}

// Whether `text` stands for periods of the input.
bool GroupMaker::has_periods(std::string_view text) const {
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

void GroupMaker::refuse_unknown(std::string_view text) const {
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
  refuse_group(quoted(name) + " is no segment and no period" + did_you_mean(name, known), hint);
}

// The positions of the first period and of the one after the last.
GroupMaker::Range GroupMaker::range_of(std::string_view text, std::string_view range) const {
  const std::size_t mark = range.find(range_mark);
  const std::string_view since = range.substr(0, mark);
  const std::string_view until = mark == std::string_view::npos ? since : range.substr(mark + range_mark.size());
  if (since.empty() && until.empty()) refuse_group(quoted(text) + " names no period", "write one, or a range such as 2026-01..2026-03");
  for (const std::string_view label : {since, until}) {
    if (!is_period(label)) refuse_unknown(label);
  }
  try {
    return shown_range(periods_, {std::string(since), std::string(until), std::nullopt});
  } catch (const InputError&) {
    refuse_group(
        "none of the periods " + quoted(range) + " is in the input",
        "it has " + periods_.front().to_string() + " to " + periods_.back().to_string() + "; a range goes from the earlier to the later");
  }
}

}  // namespace retain
