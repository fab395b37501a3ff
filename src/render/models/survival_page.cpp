#include "render/models/survival_page.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "render/content/cells.hpp"
#include "render/content/chart_scale.hpp"
#include "render/content/figures.hpp"
#include "render/content/lines.hpp"
#include "render/sentences/warnings.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr std::size_t ages_of_table = 13;
/// Segments with a column each in the table of ages.
constexpr std::size_t most_columns = 6;
/// With fewer customers a step of the curve is more than ten points high.
constexpr double few_customers = 10;

std::string decimal_text(double value) { return formatted("{:.1f}", value); }
std::string people_text(double count) { return grouped(formatted("{:.{}f}", count, std::floor(count) == count ? 0 : 1)); }

class SurvivalText {
 public:
  SurvivalText(const Survival& survival, const RenderOptions& options, Format format)
      : survival_(survival), whole_(survival.curves.back()), language_(options.language), format_(format) {}

  [[nodiscard]] bool has_segments() const { return survival_.curves.size() > 1; }

  /// Whether the segments differ, and then by when half are lost.
  [[nodiscard]] std::vector<std::string> headlines() const {
    std::vector<std::string> texts;
    if (survival_.log_rank) {
      const std::string p = p_value_text(survival_.log_rank->p_value);
      texts.push_back(is_significant(survival_.log_rank->p_value)
                          ? said("Segments differ by more than chance in how long customers stay ({}).", language_, p)
                          : said("Segments do not differ by more than chance in how long customers stay ({}).", language_, p));
    }
    texts.push_back(median_sentence(whole_));
    return texts;
  }

  [[nodiscard]] std::vector<std::string> statements() const {
    std::vector<std::string> texts;
    const double lost = whole_.total_losses();
    const double kept = whole_.customers - lost;
    if (kept > 0) {
      texts.push_back(said(
          "{0} of {1} customers were lost. Those who were not ({2}) count as long as they were seen: when they will leave is not known.",
          language_, people_text(lost), people_text(whole_.customers), people_text(kept)));
    } else {
      texts.push_back(said("All {} customers were lost.", language_, people_text(whole_.customers)));
    }
    if (!whole_.median && whole_.median_interval.low) {
      texts.push_back(said("By when half are lost lies beyond what is known (95% range: {} or later).", language_,
                           ages_text(*whole_.median_interval.low)));
    }
    if (whole_.last_age() > 0 && whole_.restricted_mean_error == 0) {
      texts.push_back(said("Of the first {0} they stay {1} on average.", language_, ages_text(whole_.last_age()),
                           decimal_text(whole_.restricted_mean)));
    } else if (whole_.last_age() > 0) {
      const Interval range = whole_.restricted_mean_interval();
      texts.push_back(said("Of the first {0} they stay {1} on average (95% range {2} to {3}).", language_, ages_text(whole_.last_age()),
                           decimal_text(whole_.restricted_mean), decimal_text(range.low), decimal_text(range.high)));
    }
    return texts;
  }

  [[nodiscard]] CurveChart chart() const {
    CurveChart chart;
    chart.title = say("Customers still there, %", language_);
    chart.across = render::ages_text(survival_.granularity, language_);
    const auto add = [&](const SurvivalCurve& curve) {
      Curve& drawn = chart.curves.emplace_back();
      drawn.name = has_segments() ? name_of(curve) : "";
      drawn.style = CurveStyle::steps;
      drawn.values.assign(curve.survival.begin(), curve.survival.end());
      drawn.band = curve.interval;
    };
    // Where there are many segments, they are seen against the whole base.
    const bool are_many = survival_.curves.size() > most_columns + 1;
    if (are_many || !has_segments()) add(whole_);
    for (std::size_t i = 0; i + 1 < survival_.curves.size(); ++i) add(survival_.curves[i]);
    // More bands than two cannot be told apart.
    constexpr std::size_t most_bands = 2;
    for (std::size_t i = 0; i < chart.curves.size(); ++i) {
      if (chart.curves.size() > most_bands && !(are_many && i == 0)) chart.curves[i].band.clear();
    }
    return chart;
  }

  [[nodiscard]] Grid segments() const {
    std::vector<GridLine> lines;
    for (const SurvivalCurve& curve : survival_.curves) {
      const Interval range = curve.restricted_mean_interval();
      GridLine& line = lines.emplace_back();
      line.add(name_of(curve)).add(people_text(curve.customers), curve.customers);
      line.add(people_text(curve.total_losses()), curve.total_losses());
      line.add(curve.median ? std::to_string(*curve.median) : std::string(undefined_mark), as_number(curve.median));
      line.add_range(median_range(curve), as_number(curve.median_interval.low), as_number(curve.median_interval.high));
      line.add(decimal_text(curve.restricted_mean), curve.restricted_mean);
      line.add_range(interval_text(range), range.low, range.high);
      line.add(std::to_string(curve.last_age()), static_cast<double>(curve.last_age()));
    }
    const std::string range(say("95% range", language_));
    return grid_of({std::string(say("segment", language_)), std::string(say("customers", language_)), std::string(say("lost", language_)),
                    std::string(say("half lost by", language_)), range, std::string(say("mean stay", language_)), range,
                    std::string(say("until age", language_))},
                   1, std::move(lines));
  }

  [[nodiscard]] Grid ages() const {
    std::vector<GridLine> lines;
    for (const std::size_t age : shown_ages()) {
      const std::optional<Interval>& range = whole_.interval[age];
      GridLine& line = lines.emplace_back();
      line.add(std::to_string(age), static_cast<double>(age)).add(people_text(whole_.at_risk[age]), whole_.at_risk[age]);
      line.add(people_text(lost_until(age)), lost_until(age)).add(decimal_text(whole_.survival[age]), whole_.survival[age]);
      line.add_range(interval_text(range), range ? std::optional(range->low) : std::nullopt,
                     range ? std::optional(range->high) : std::nullopt);
    }
    return grid_of({std::string(say("age", language_)), std::string(say("followed", language_)), std::string(say("lost so far", language_)),
                    std::string(say("still there, %", language_)), std::string(say("95% range", language_))},
                   1, std::move(lines));
  }

  [[nodiscard]] Grid ages_by_segment() const {
    std::vector<std::string> headings{std::string(say("age", language_))};
    for (const SurvivalCurve& curve : survival_.curves) headings.push_back(name_of(curve) + ", %");
    std::vector<GridLine> lines;
    for (const std::size_t age : shown_ages()) {
      GridLine& line = lines.emplace_back();
      line.add(std::to_string(age), static_cast<double>(age));
      for (const SurvivalCurve& curve : survival_.curves) {
        const bool is_known = age < curve.survival.size();
        line.add(is_known ? decimal_text(curve.survival[age]) : std::string(),
                 is_known ? std::optional(curve.survival[age]) : std::nullopt);
      }
    }
    return grid_of(std::move(headings), 1, std::move(lines));
  }

  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    if (survival_.log_rank) {
      notes.emplace_back(say(
          "Segments are compared by the log-rank test, which supposes no shape of the curves; where curves cross, it may miss that they "
          "differ.",
          language_));
      if (survival_.log_rank->is_rough)
        notes.emplace_back(say("A segment is small, fewer than 5 losses expected: the p-value is rough.", language_));
    } else if (has_segments()) {
      notes.emplace_back(say("Segments are not compared: that takes losses in two of them at least.", language_));
    }
    const auto few = std::find_if(whole_.at_risk.begin(), whole_.at_risk.end(), [](double count) { return count < few_customers; });
    if (few == whole_.at_risk.begin()) {
      notes.push_back(said("Fewer than {} customers: the curve is rough.", language_, few_customers));
    } else if (few != whole_.at_risk.end()) {
      notes.push_back(said("From age {0} on fewer than {1} customers are followed: the curve is rough there.", language_,
                           few - whole_.at_risk.begin(), few_customers));
    }
    const auto lacks_median = [](const SurvivalCurve& curve) { return !curve.median; };
    if (has_segments() && std::any_of(survival_.curves.begin(), survival_.curves.end(), lacks_median))
      notes.push_back(said("{}: more than half are still there at the last age.", language_, undefined_mark));
    if (!whole_.losses.empty() && whole_.losses.front() > 0)
      notes.push_back(
          said("{} customers are lost at age 0, before the first period was over.", language_, people_text(whole_.losses.front())));
    for (const Assumption& assumption : survival_.assumptions)
      notes.push_back(capitalised(visible(said(assumption.text, language_))) + ".");
    return notes;
  }

 private:
  /// A workbook has room for all.
  [[nodiscard]] std::vector<std::size_t> shown_ages() const {
    return chosen_ages(whole_.last_age(), format_ == Format::xlsx ? whole_.last_age() + 2 : ages_of_table);
  }

  static std::optional<double> as_number(const std::optional<std::size_t>& age) {
    return age ? std::optional(static_cast<double>(*age)) : std::nullopt;
  }

  [[nodiscard]] std::string name_of(const SurvivalCurve& curve) const {
    return curve.segment.empty() ? std::string(say(whole_base, language_)) : visible(curve.segment);
  }

  [[nodiscard]] std::string ages_text(std::size_t age) const {
    return periods_text(survival_.granularity, static_cast<int>(age), language_);
  }

  [[nodiscard]] std::string interval_text(const std::optional<Interval>& range) const {
    if (!range) return {};
    return said("{} to {}", language_, decimal_text(range->low), decimal_text(range->high));
  }

  /// "4 to 11", "4 or later".
  [[nodiscard]] std::string median_range(const SurvivalCurve& curve) const {
    const MedianInterval& range = curve.median_interval;
    if (!range.low) return {};
    return range.high ? said("{} to {}", language_, *range.low, *range.high) : said("{} or later", language_, *range.low);
  }

  [[nodiscard]] std::string median_sentence(const SurvivalCurve& curve) const {
    if (curve.median) {
      const std::string range = median_range(curve);
      return range.empty() ? said("Half of customers are lost within {}.", language_, ages_text(*curve.median))
                           : said("Half of customers are lost within {0} (95% range {1}).", language_, ages_text(*curve.median), range);
    }
    const std::string range = interval_text(curve.interval.back());
    const std::string share = decimal_text(curve.survival.back());
    return range.empty()
               ? said("More than half of customers are still there after {0}: {1}%.", language_, ages_text(curve.last_age()), share)
               : said("More than half of customers are still there after {0}: {1}% (95% range {2}).", language_,
                      ages_text(curve.last_age()), share, range);
  }

  [[nodiscard]] double lost_until(std::size_t age) const {
    double sum = 0;
    for (std::size_t i = 0; i <= age; ++i) sum += whole_.losses[i];
    return sum;
  }

  const Survival& survival_;
  const SurvivalCurve& whole_;
  Language language_;
  Format format_;
};

}  // namespace

Page survival_page(const Survival& survival, const RenderOptions& options, Format format) {
  const SurvivalText content(survival, options, format);
  Page page;
  page.title = say("How long customers stay", options.language);
  page.add(SentenceKind::headline, content.headlines());
  page.add(SentenceKind::statement, content.statements());
  page.parts.emplace_back(content.chart());
  if (content.has_segments()) page.parts.emplace_back(content.segments());
  if (!content.has_segments()) {
    page.parts.emplace_back(content.ages());
  } else if (survival.curves.size() <= most_columns + 1 || format == Format::xlsx) {
    page.parts.emplace_back(content.ages_by_segment());
  }
  std::vector<std::string> notes = content.notes();
  if (format == Format::table)
    notes.emplace_back(say("Next: `retain forecast` tells who will stay longer than that, and with --discount what a customer is worth.",
                           options.language));
  page.add(SentenceKind::note, std::move(notes));
  page.add(SentenceKind::warning, warning_sentences(survival.warnings, options.language));
  return page;
}

}  // namespace retain::render
