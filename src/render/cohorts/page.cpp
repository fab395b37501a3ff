#include "render/cohorts/page.hpp"

#include <algorithm>

#include "render/cohorts/figures.hpp"
#include "render/cohorts/notes.hpp"
#include "render/content/figures.hpp"
#include "render/content/lines.hpp"
#include "render/sentences/warnings.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"

namespace retain::render {

namespace {

class CohortsPage {
 public:
  CohortsPage(const CohortAnswer& answer, const RenderOptions& options, Format format)
      : report_(answer.report),
        answer_(answer),
        options_(options),
        format_(format),
        language_(options.language),
        figures_(report_, options) {}

  Page make() && {
    page_.title = say("Cohorts", language_);
    page_.add(SentenceKind::headline, cohort_headlines(report_, figures_, language_));
    page_.add(SentenceKind::statement, cohort_verdicts(report_, figures_, language_));
    const std::vector<const CohortSummary*> shown = shown_summaries();
    for (const CohortSummary* summary : shown) {
      page_.parts.emplace_back(figures_.shares(*summary, caption_of(*summary, shares_text())));
      if (format_ == Format::html && report_.measure == CohortMeasure::customers) add_curves(*summary);
      if (shows_counts()) page_.parts.emplace_back(figures_.counts(*summary, caption_of(*summary, counts_text())));
    }
    add_notes(shown.size());
    return std::move(page_);
  }

 private:
  [[nodiscard]] bool has_all() const { return options_.full || format_ == Format::html || format_ == Format::xlsx; }
  [[nodiscard]] bool shows_counts() const { return has_all() && report_.measure != CohortMeasure::cumulative; }

  /// Of many segments those with most customers, and the whole base.
  [[nodiscard]] std::vector<const CohortSummary*> shown_summaries() const {
    constexpr std::size_t most_segments = 6;
    std::vector<const CohortSummary*> shown;
    for (const CohortSummary& summary : report_.summaries) shown.push_back(&summary);
    if (has_all() || shown.size() <= most_segments + 1) return shown;
    const auto customers = [&](const CohortSummary* summary) {
      if (summary->segment.empty()) return Number(INT64_MAX);
      Number sum;
      for (const CohortLine* line : figures_.lines_of(*summary)) sum = sum + line->size;
      return sum;
    };
    std::ranges::stable_sort(shown, std::greater<>(), customers);
    shown.resize(most_segments + (shown.front()->segment.empty() ? 1 : 0));
    std::ranges::sort(shown);
    return shown;
  }

  [[nodiscard]] Text shares_text() const {
    switch (report_.measure) {
      case CohortMeasure::revenue:
        return "% of the revenue at the start, by {}";
      case CohortMeasure::cumulative:
        return "Revenue for each customer, by {}";
      case CohortMeasure::customers:
        break;
    }
    return "% of customers active, by {}";
  }
  [[nodiscard]] Text counts_text() const {
    return report_.measure == CohortMeasure::revenue ? Text("Revenue, by {}") : Text("Customers active, by {}");
  }

  [[nodiscard]] std::string caption_of(const CohortSummary& summary, Text text) const {
    std::string caption = said(text, language_, ages_since_text(report_.granularity, language_));
    if (report_.summaries.size() == 1 && summary.segment.empty()) return caption;
    const std::string name = summary.segment.empty() ? std::string(say(whole_base, language_)) : visible(summary.segment);
    return formatted("{}: {}", name, caption);
  }

  /// The mean, and a few cohorts from the oldest to the newest that has a line to draw.
  void add_curves(const CohortSummary& summary) {
    constexpr std::size_t most_cohorts = 4;
    CurveChart chart;
    chart.title = caption_of(summary, "Retention curves");
    chart.across = ages_since_text(report_.granularity, language_);
    const auto add = [&](std::string name, CurveStyle style, std::vector<std::optional<double>> values) {
      if (values.size() >= 2) chart.curves.push_back({std::move(name), style, std::move(values), {}});
    };
    if (!summary.means.empty() && summary.means.front().cohorts > 1) {
      std::vector<std::optional<double>> means;
      for (const CohortMean& mean : summary.means) means.emplace_back(mean.value.to_double());
      add(std::string(say("mean", language_)), CurveStyle::line, std::move(means));
    }
    std::vector<const CohortLine*> lines = figures_.lines_of(summary);
    std::erase_if(lines, [&](const CohortLine* line) { return line->cells.size() < 3 || (!line->counts && lines.size() > 1); });
    const std::size_t count = std::min(lines.size(), most_cohorts);
    for (std::size_t i = 0; i < count; ++i) {
      const CohortLine& line = *lines[count == 1 ? 0 : i * (lines.size() - 1) / (count - 1)];
      std::vector<std::optional<double>> values;
      for (const CohortCell& cell : line.cells) values.emplace_back(cell.percent->to_double());
      add(figures_.label_of(line), CurveStyle::line, std::move(values));
    }
    if (!chart.curves.empty()) page_.parts.emplace_back(std::move(chart));
  }

  void add_notes(std::size_t shown) {
    const bool is_shaded = format_ == Format::html || format_ == Format::mail || (format_ == Format::table && options_.colour);
    std::vector<std::string> notes = cohort_notes(answer_, figures_, is_shaded, language_);
    if (const std::size_t others = report_.summaries.size() - shown; others > 0)
      notes.push_back(said("{} smaller segments are left out: --full shows them.", language_, others));
    if (format_ == Format::table)
      notes.emplace_back(say("Next: `retain survival` tells how long customers stay, `retain forecast` who will.", language_));
    page_.add(SentenceKind::note, std::move(notes));
    page_.add(SentenceKind::warning, warning_sentences(answer_.warnings, language_));
  }

  const CohortReport& report_;
  const CohortAnswer& answer_;
  const RenderOptions& options_;
  Format format_;
  Language language_;
  CohortFigures figures_;
  Page page_;
};

}  // namespace

Page cohorts_page(const CohortAnswer& answer, const RenderOptions& options, Format format) {
  return CohortsPage(answer, options, format).make();
}

}  // namespace retain::render
