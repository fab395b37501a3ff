#include "render/sentences/headline.hpp"

#include <algorithm>

#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

template <class... Values>
std::string filled(std::string_view phrase, const Values&... values) {
  return formatted_by(phrase, values...);
}

std::string counted(int128 count) { return grouped(Number::fraction(count, 1).to_fixed(0)); }

/// "kept 60 of 70 customers", or nothing.
std::string share_phrase(const ReportRow& row, const Quantity& share, Language language) {
  const auto proportion = row.proportions.find(share.id);
  if (share.phrase.empty() || proportion == row.proportions.end()) return {};
  return filled(translated(share.phrase, language), counted(proportion->second.successes), counted(proportion->second.trials));
}

std::string metric_text(const ReportRow& row, const Quantity& metric, const Figures& figures) {
  const auto value = shown_value(row.sheet, metric);
  if (!value) return {};
  std::string text = spoken_name(metric, figures.language()) + " " + figures.with_unit(metric.id, *value);
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

std::string short_heading(const Quantity& quantity, Language language) {
  std::string_view heading = translated(quantity.heading, language);
  for (const std::string_view unit : {" %", " h"}) {
    if (heading.ends_with(unit)) heading.remove_suffix(unit.size());
  }
  return std::string(heading);
}

std::string spoken_name(const Quantity& quantity, Language language) {
  const bool is_acronym = std::any_of(quantity.heading.begin(), quantity.heading.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_acronym ? short_heading(quantity, language) : std::string(translated(quantity.name, language));
}

std::string verdict_on_change(const ReportRow& row, const Quantity& share, Language language) {
  const auto beyond_chance = row.beyond_chance(share.id);
  if (!beyond_chance) return {};
  const ChangeTests& tests = row.tests.find(share.id)->second;
  const bool is_too_few = !*beyond_chance && is_significant(*tests.previous);
  return formatted("{} ({})", is_too_few ? say("too few to tell", language) : verdict_text(*tests.previous, language),
                   p_value_text(*tests.previous));
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
  const std::string verdict = verdict_on_change(row, share, language);
  return verdict.empty() ? text : text + ": " + verdict;
}

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

/// What the newest periods are against those before; empty where that may be chance.
std::string recent_in_words(const Report& report, const Quantity& share, const Figures& figures) {
  const auto recent =
      std::find_if(report.recent.begin(), report.recent.end(), [&](const RecentChange& change) { return change.id == share.id; });
  if (recent == report.recent.end() || !is_significant(recent->p_value)) return {};
  const Language language = figures.language();
  return said("Last {}: {} against {} in the {} before, {}: {} ({})", language, periods_text(report.granularity, recent->periods, language),
              figures.with_unit(share.id, percent_of(recent->now)), figures.with_unit(share.id, percent_of(recent->before)),
              recent->periods, figures.change_with_unit(share.id, recent->change()), verdict_text(recent->p_value, language),
              p_value_text(recent->p_value));
}

std::vector<std::string> headline(const Report& report, const Figures& figures) {
  const std::vector<Id> leads = leads_of(report);
  if (leads.empty()) return {};
  const ReportRow& row = *report.newest();
  const Quantity& first_lead = quantity(leads.front());

  std::string first = share_phrase(row, first_lead, figures.language());
  append(first, ", ", metric_text(row, first_lead, figures));
  std::string second = change_in_words(report, row, first_lead, figures);
  for (const Id id : std::span(leads).subspan(1)) {
    std::string text = metric_text(row, quantity(id), figures);
    if (const auto change = row.change.find(id); change != row.change.end()) text += ", " + figures.change_with_unit(id, change->second);
    const std::string verdict = quantity(id).sample ? verdict_on_change(row, quantity(id), figures.language()) : std::string();
    append(second, "; ", verdict.empty() ? text : text + ": " + verdict);
  }

  std::vector<std::string> lines;
  lines.push_back(row.period.is_none() ? capitalised(first) : visible(row.period.to_string()) + ": " + first);
  if (!second.empty()) lines.push_back("  " + second);
  if (const std::string recent = recent_in_words(report, first_lead, figures); !recent.empty()) lines.push_back("  " + recent);
  return lines;
}

std::string sentence(const ReportRow& row, const Figures& figures) {
  std::string text;
  for (const Quantity& quantity : quantities()) {
    if (text.empty()) text = share_phrase(row, quantity, figures.language());
  }
  append(text, ", ", phrases(row.sheet, figures, -1));
  append(text, ", ", phrases(row.sheet, figures, 1));
  append(text, "; ", phrases(row.sheet, figures, 0));
  return text.empty() ? text : capitalised(text) + ".";
}

}  // namespace retain::render
