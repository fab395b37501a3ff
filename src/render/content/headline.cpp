#include "render/content/headline.hpp"

#include <algorithm>

#include "render/content/values.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// The metric that tells about revenue what the leading share tells about customers.
const Quantity* companion(const Quantity& share) {
  const auto found = std::find_if(quantities().begin(), quantities().end(),
                                  [&](const Quantity& row) { return row.compounds && row.topic != share.topic; });
  return found == quantities().end() ? nullptr : &*found;
}

template <class... Values>
std::string filled(std::string_view phrase, const Values&... values) {
  return formatted_by(phrase, values...);
}

std::string counted(int128 count) { return grouped(Number::fraction(count, 1).to_fixed(0)); }

/// "kept 60 of 70 customers", or nothing.
std::string share_phrase(const ReportRow& row, const Quantity& share, Language language) {
  const auto proportion = row.proportions.find(share.id);
  if (proportion == row.proportions.end()) return {};
  return filled(translated(share.phrase, language), counted(proportion->second.successes), counted(proportion->second.trials));
}

std::string metric_text(const ReportRow& row, const Quantity& metric, const Figures& figures) {
  const auto value = shown_value(row.sheet, metric);
  if (!value) return {};
  std::string text = short_heading(metric, figures.language()) + " " + figures.with_unit(metric.id, *value);
  const auto proportion = row.proportions.find(metric.id);
  if (proportion != row.proportions.end()) {
    const std::string range = range_text(figures, metric.id, proportion->second, say(" to ", figures.language()));
    text += said(" (95% range {})", figures.language(), range);
  }
  return text;
}

void append(std::string& text, std::string_view separator, std::string_view part) {
  if (part.empty()) return;
  if (!text.empty()) text += separator;
  text += part;
}

/// The label of the period before `row`, which has a change.
std::string period_before(const Report& report, const ReportRow& row, Language language) {
  if (row.period.is_calendar()) {
    return Period::containing(row.period.granularity(), row.period.first_day() - std::chrono::days(1)).to_string();
  }
  std::string before(period_before_text(report.granularity, language));
  for (const ReportRow& other : report.rows) {
    if (&other == &row) break;
    if (other.segment == row.segment) before = visible(other.period.to_string());
  }
  return before;
}

int sign_in_identity(Id id) {
  for (const Identity& identity : identities()) {
    for (const Identity::Term& term : identity.terms) {
      if (term.id == id) return term.sign;
    }
  }
  return 0;
}

/// The phrases of the facts that have one and are known and not zero, by their sign in their identity.
std::string phrases(const Worksheet& sheet, const Figures& figures, int sign) {
  std::string text;
  for (const Quantity& quantity : quantities()) {
    if (quantity.phrase.empty() || quantity.sample || sign_in_identity(quantity.id) != sign) continue;
    const auto value = shown_value(sheet, quantity);
    if (value && (sign <= 0 || !value->is_zero()))
      append(text, ", ", filled(translated(quantity.phrase, figures.language()), figures.number(quantity.id, *value)));
  }
  return text;
}

}  // namespace

const Quantity* leading_share() {
  const auto found =
      std::find_if(quantities().begin(), quantities().end(), [](const Quantity& row) { return row.sample && !row.phrase.empty(); });
  return found == quantities().end() ? nullptr : &*found;
}

std::string short_heading(const Quantity& quantity, Language language) {
  const std::string_view heading = translated(quantity.heading, language);
  return std::string(heading.ends_with(" %") ? heading.substr(0, heading.size() - 2) : heading);
}

std::string_view verdict_text(double p_value, Language language) {
  return is_significant(p_value) ? say("more than chance", language) : say("may be chance", language);
}

std::string change_in_words(const Report& report, const ReportRow& row, const Quantity& share, const Figures& figures) {
  const auto change = row.change.find(share.id);
  if (change == row.change.end()) return {};
  const Language language = figures.language();
  const std::string difference = figures.change_with_unit(share.id, change->second);
  std::string text = said("{} on {}", language, difference, period_before(report, row, language));
  const auto tests = row.tests.find(share.id);
  if (tests == row.tests.end() || !tests->second.previous) return text;
  const double p_value = *tests->second.previous;
  return formatted("{}: {} ({})", text, verdict_text(p_value, language), p_value_text(p_value));
}

std::vector<std::string> headline(const Report& report, const Figures& figures) {
  const ReportRow* row = report.newest();
  const Quantity* share = leading_share();
  if (row == nullptr || share == nullptr) return {};

  std::string first = share_phrase(*row, *share, figures.language());
  append(first, ", ", metric_text(*row, *share, figures));
  std::string second = first.empty() ? std::string() : change_in_words(report, *row, *share, figures);
  if (const Quantity* other = companion(*share)) {
    std::string text = metric_text(*row, *other, figures);
    const auto change = row->change.find(other->id);
    if (!text.empty() && change != row->change.end()) text += ", " + figures.change_with_unit(other->id, change->second);
    append(first.empty() ? first : second, "; ", text);
  }
  if (first.empty()) return {};

  std::vector<std::string> lines;
  lines.push_back(row->period.is_none() ? capitalised(first) : visible(row->period.to_string()) + ": " + first);
  if (!second.empty()) lines.push_back("  " + second);
  return lines;
}

std::string sentence(const ReportRow& row, const Figures& figures) {
  const Quantity* share = leading_share();
  std::string text = share == nullptr ? std::string() : share_phrase(row, *share, figures.language());
  append(text, ", ", phrases(row.sheet, figures, -1));
  append(text, ", ", phrases(row.sheet, figures, 1));
  append(text, "; ", phrases(row.sheet, figures, 0));
  return text.empty() ? text : capitalised(text) + ".";
}

namespace {

constexpr std::size_t metrics_of_a_topic = 2;
constexpr std::size_t most_chosen = 8;

bool has_value(const ReportRow& row, Id id) { return shown_value(row.sheet, quantity(id)).has_value(); }

/// The metrics of highest priority of a topic that have a value.
std::vector<Id> leading_metrics(const Report& report, const ReportRow& row, Topic topic) {
  std::vector<Id> ids;
  for (const Id id : report.metrics) {
    if (quantity(id).topic == topic && quantity(id).priority > 0 && has_value(row, id)) ids.push_back(id);
  }
  std::stable_sort(ids.begin(), ids.end(), [](Id a, Id b) { return quantity(a).priority < quantity(b).priority; });
  ids.resize(std::min(ids.size(), metrics_of_a_topic));
  return ids;
}

}  // namespace

std::vector<Id> leading_ids(const Report& report, const ReportRow& row) {
  std::vector<Id> ids;
  const auto add = [&](Id id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end() && has_value(row, id)) ids.push_back(id);
  };
  if (report.metrics_chosen) {
    for (const Id id : report.metrics) {
      if (ids.size() < most_chosen) add(id);
    }
  } else {
    for (const Topic topic : {Topic::customers, Topic::revenue, Topic::value, Topic::service}) {
      for (const Id id : leading_metrics(report, row, topic)) add(id);
      for (const Identity& identity : identities()) {
        if (quantity(identity.end).topic == topic) add(identity.end);
      }
    }
  }
  for (const RequirementResult& result : report.requirements) add(result.requirement.id);
  return ids;
}

std::optional<Number> change_of(const ReportRow& row, Id id) {
  if (const auto change = row.change.find(id); change != row.change.end()) return change->second;
  const auto start =
      std::find_if(quantities().begin(), quantities().end(), [&](const Quantity& other) { return other.carried_from == id; });
  if (start == quantities().end()) return std::nullopt;
  const auto before = shown_value(row.sheet, *start);
  const auto now = shown_value(row.sheet, quantity(id));
  return before && now ? std::optional(*now - *before) : std::nullopt;
}

}  // namespace retain::render
