#include "render/cohorts/notes.hpp"

#include <algorithm>
#include <span>

#include "render/content/figures.hpp"
#include "render/content/lines.hpp"
#include "render/language/messages.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// Ages that people ask for first.
std::span<const std::size_t> told_ages(Granularity granularity) {
  static constexpr std::size_t days[] = {1, 7, 30, 90};
  static constexpr std::size_t weeks[] = {1, 4, 12, 26, 52};
  static constexpr std::size_t months[] = {1, 3, 6, 12};
  static constexpr std::size_t quarters[] = {1, 2, 4, 8};
  static constexpr std::size_t years[] = {1, 2, 3, 5};
  switch (granularity) {
    case Granularity::day:
      return days;
    case Granularity::week:
      return weeks;
    case Granularity::quarter:
      return quarters;
    case Granularity::year:
      return years;
    case Granularity::month:
    case Granularity::unknown:
      break;
  }
  return months;
}

/// The ages that are told of a base; without one of the usual ones the last that is known.
std::vector<std::size_t> ages_told_of(const CohortSummary& summary, Granularity granularity) {
  std::vector<std::size_t> ages;
  for (const std::size_t age : told_ages(granularity)) {
    if (age < summary.means.size()) ages.push_back(age);
  }
  return ages;
}

std::string cohorts_text(std::size_t count, Language language) {
  return count == 1 ? std::string(say("1 cohort", language)) : said("{} cohorts", language, count);
}

/// "pro: " in front of what is of a segment.
std::string of_base(const CohortReport& report, const CohortSummary& summary, std::string sentence, Language language) {
  if (report.summaries.size() == 1 && summary.segment.empty()) return sentence;
  const std::string name = summary.segment.empty() ? std::string(say(whole_base, language)) : visible(summary.segment);
  return formatted("{}: {}", name, sentence);
}

std::string measure_sentence(CohortMeasure measure, const std::string& means, Language language) {
  switch (measure) {
    case CohortMeasure::revenue:
      return said("Revenue left of that at the start, on average: {}.", language, means);
    case CohortMeasure::cumulative:
      return said("Revenue for each customer acquired, on average: {}.", language, means);
    case CohortMeasure::customers:
      break;
  }
  return said("Customers still active, on average: {}.", language, means);
}

/// How a customer counts, or what revenue is.
Text meaning_of(const CohortReport& report) {
  if (report.measure == CohortMeasure::revenue)
    return "Revenue of a period in percent of that at age 0; above 100% the customers who stay pay more than all did.";
  if (report.measure == CohortMeasure::cumulative)
    return "Revenue from age 0 on, divided by all customers of the cohort, also those who left.";
  if (!report.type) return "Customers as the table has them: it does not say whether who comes back counts again.";
  switch (*report.type) {
    case CohortType::on_or_after:
      return "Active at an age: active in that period or in a later one, so that a line never rises.";
    case CohortType::full:
      return "Active at an age: active in every period until then, so that a line never rises.";
    case CohortType::period:
      break;
  }
  return "Active at an age: active in that very period; who comes back counts again, so that a line may rise.";
}

template <class Holds>
bool any_cell(const CohortReport& report, Holds holds) {
  return std::ranges::any_of(report.lines, [&](const CohortLine& line) { return std::ranges::any_of(line.cells, holds); });
}

}  // namespace

std::vector<std::string> cohort_headlines(const CohortReport& report, const CohortFigures& figures, Language language) {
  std::vector<std::string> sentences;
  for (const CohortSummary& summary : report.summaries) {
    const std::vector<std::size_t> ages = ages_told_of(summary, report.granularity);
    std::string means;
    for (const std::size_t age : ages) {
      const CohortMean& mean = summary.means[age];
      means += means.empty() ? "" : ", ";
      means += said("{0} after {1} ({2})", language, figures.value_with_unit(mean.value),
                    periods_text(report.granularity, static_cast<int>(age), language), cohorts_text(mean.cohorts, language));
    }
    std::string sentence;
    if (!means.empty()) {
      sentence = measure_sentence(report.measure, means, language);
    } else if (summary.means.empty()) {
      sentence = say("No mean: these customers were there when the rows began, so that nobody's age is known; --keep-first counts them.",
                     language);
    } else {
      sentence = say("No mean yet: no cohort has reached age 1.", language);
    }
    sentences.push_back(of_base(report, summary, std::move(sentence), language));
  }
  return sentences;
}

std::vector<std::string> cohort_verdicts(const CohortReport& report, const CohortFigures& figures, Language language) {
  std::vector<std::string> sentences;
  for (const CohortSummary& summary : report.summaries) {
    if (!summary.newer) continue;
    const NewerCohorts& halves = *summary.newer;
    std::string sentence = said("After {0}: {1} in the newer {2}, {3} in the older {4}", language,
                                periods_text(report.granularity, static_cast<int>(halves.age), language),
                                figures.value_with_unit(halves.newer), cohorts_text(halves.newer_cohorts, language),
                                figures.value_with_unit(halves.older), cohorts_text(halves.older_cohorts, language));
    if (report.measure != CohortMeasure::customers) {
      sentence += ".";
    } else if (!halves.p_value) {
      sentence += said("; too few customers to tell whether that is chance.", language);
    } else {
      const bool is_more = halves.newer > halves.older;
      const Text verdict = !is_significant(*halves.p_value) ? Text(": may be chance ({}).")
                           : is_more                        ? Text(": newer cohorts do better, by more than chance ({}).")
                                                            : Text(": newer cohorts do worse, by more than chance ({}).");
      sentence += said(verdict, language, p_value_text(*halves.p_value));
    }
    sentences.push_back(of_base(report, summary, std::move(sentence), language));
  }
  return sentences;
}

std::vector<std::string> cohort_notes(const CohortAnswer& answer, const CohortFigures& figures, bool is_shaded, Language language) {
  const CohortReport& report = answer.report;
  std::vector<std::string> notes;
  notes.emplace_back(report.in_order
                         ? say("A cohort is the customers whose first active period it is: its age 0. Empty: not reached yet.", language)
                         : say("A cohort is customers who began together: at its age 0. Empty: not reached yet.", language));
  notes.emplace_back(say(meaning_of(report), language));
  const auto first = std::ranges::find(report.lines, false, &CohortLine::complete);
  if (first != report.lines.end()) {
    notes.push_back(first->counts ? said("{0} {1} is where the rows begin: some of its customers began before. --keep-first counts it.",
                                         language, incomplete_mark, visible(first->label))
                                  : said("{0} {1} is where the rows begin: some of its customers began before. It is in no mean and no "
                                         "comparison; --keep-first counts it.",
                                         language, incomplete_mark, visible(first->label)));
  }
  if (std::ranges::any_of(report.summaries,
                          [](const CohortSummary& summary) { return !summary.means.empty() && summary.means.front().cohorts > 1; }))
    notes.emplace_back(say("mean: of the cohorts that have reached the age, weighted by their customers.", language));
  if (any_cell(report, [](const CohortCell& cell) { return cell.beyond_chance != 0; })) {
    const Text mark = report.in_order
                          ? Text(
                                "{} differs from all cohorts before it together, at the same age, by more than chance at 95% (corrected "
                                "for the number of cohorts).")
                          : Text(
                                "{} differs from all cohorts above it together, at the same age, by more than chance at 95% (corrected "
                                "for the number of cohorts).");
    notes.push_back(said(mark, language, beyond_chance_mark));
  }
  if (any_cell(report, [](const CohortCell& cell) { return cell.is_open; })) {
    notes.push_back(
        said("{} still open: who comes back later will count, so that it can only rise. Cohorts are not tested: older ones had "
             "longer to come back.",
             language, open_mark));
  }
  if (!report.unfinished.empty()) notes.push_back(said("{} is not complete, and left out.", language, visible(report.unfinished)));
  if (is_shaded && figures.shades()) {
    const auto shade = [&](double value) { return figures.value_with_unit(Number::approximate(value)); };
    notes.push_back(
        said("Shades go from {} (pale) to {} (dark).", language, shade(figures.shades()->first), shade(figures.shades()->second)));
  }
  for (const Assumption& assumption : answer.assumptions) {
    std::string text = capitalised(visible(said(assumption.text, language))) + ".";
    if (std::ranges::find(notes, text) == notes.end()) notes.push_back(std::move(text));
  }
  return notes;
}

}  // namespace retain::render
