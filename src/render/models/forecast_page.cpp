#include "render/models/forecast_page.hpp"

#include <algorithm>
#include <utility>

#include "render/content/figures.hpp"
#include "render/models/forecast_words.hpp"
#include "render/sentences/warnings.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"

namespace retain::render {

namespace {

constexpr std::string_view no_number = "–";

class ForecastPage {
 public:
  ForecastPage(const Forecasts& forecasts, const RenderOptions& options, Format format)
      : forecasts_(forecasts), whole_(forecasts.whole), figures_(forecasts, options), language_(options.language), format_(format) {}

  /// "Forecast of 1,000 customers, from ages 0 to 7".
  [[nodiscard]] std::string title() const {
    return said("Forecast of {0} customers, from ages 0 to {1}", language_, ForecastFigures::customers(whole_.customers),
                whole_.fitted_ages);
  }

  [[nodiscard]] CurveChart chart() const {
    CurveChart chart;
    chart.title = say("Customers still there, in percent", language_);
    chart.across = ages_text(whole_.granularity, language_);
    Curve forecast{std::string(say("forecast", language_)), CurveStyle::line, {}, {}};
    Curve actual{std::string(say("actual", language_)), CurveStyle::points, {}, {}};
    Curve constant{std::string(say("constant churn", language_)), CurveStyle::dashed, {}, {}};
    for (const ForecastAge& at : whole_.projection) {
      forecast.values.emplace_back(at.survival);
      forecast.band.emplace_back(at.interval);
      actual.values.push_back(at.actual);
      actual.band.push_back(at.actual_interval);
      constant.values.emplace_back(at.constant);
    }
    chart.curves = {std::move(forecast), std::move(actual)};
    if (whole_.model != ForecastModel::constant) chart.curves.push_back(std::move(constant));
    chart.known_until = whole_.fitted_ages;
    chart.after_known = say("forecast", language_);
    return chart;
  }

  [[nodiscard]] Grid ages() const {
    std::vector<std::string> headings{periods_heading(), say_text("still there %"), say_text("95% range"), say_text("stay %")};
    const bool has_both = whole_.model != ForecastModel::constant;
    if (has_both) headings.push_back(say_text("constant churn %"));
    headings.push_back(say_text("actual %"));
    std::vector<GridLine> lines;
    for (const std::size_t age : shown_ages()) {
      const ForecastAge& at = whole_.projection[age];
      GridLine& line = lines.emplace_back();
      line.add(std::to_string(age) + (is_kept_out(whole_, age) ? "*" : ""), static_cast<double>(age));
      line.add(figures_.share(at.survival), at.survival).add_range(range(at.interval), at.interval.low, at.interval.high);
      line.add(at.retention ? figures_.share(*at.retention) : std::string(), at.retention);
      if (has_both) line.add(figures_.share(at.constant), at.constant);
      line.add(at.actual ? figures_.share(*at.actual) : std::string(no_number), at.actual);
    }
    return grid_of(std::move(headings), 1, std::move(lines));
  }

  [[nodiscard]] std::vector<std::string> footnotes() const {
    std::vector<std::string> notes;
    for (std::size_t age = 0; age < whole_.projection.size(); ++age) {
      if (!is_kept_out(whole_, age)) continue;
      notes.push_back(say_text("* known, and kept out of the fit."));
      break;
    }
    if (shown_ages().size() < whole_.projection.size()) {
      notes.push_back(format_ == Format::table ? say_text("Not every age is shown; -f csv has all.") : say_text("Not every age is shown."));
    }
    return notes;
  }

  void add_holdout_to(Page& page) const {
    if (whole_.holdout.empty()) return;
    std::vector<GridLine> lines;
    for (const HeldOutAge& at : whole_.holdout) {
      GridLine& line = lines.emplace_back();
      line.add(std::to_string(at.age), static_cast<double>(at.age)).add(ForecastFigures::customers(at.actual), at.actual);
      for (const double predicted : {at.predicted, at.constant}) {
        line.add(figures_.share(predicted), predicted);
        const auto off = at.actual > 0 ? std::optional(100 * std::abs(predicted / at.actual - 1)) : std::nullopt;
        line.add(off ? figures_.percent(*off) : std::string(), off);
      }
    }
    Grid grid = grid_of({periods_heading(), say_text("customers"), say_text("forecast"), say_text("off by"), say_text("constant churn"),
                         say_text("off by")},
                        1, std::move(lines));
    grid.caption = say("Kept out", language_);
    page.parts.emplace_back(std::move(grid));
  }

  void add_segments_to(Page& page) const {
    if (forecasts_.segments.empty()) return;
    std::vector<std::string> headings{say_text("segment"), say_text("customers"), say_text("still there %"), say_text("95% range"),
                                      say_text("constant churn %")};
    if (whole_.payments) {
      headings.push_back(say_text("payments expected"));
      headings.push_back(say_text("95% range"));
    }
    std::vector<GridLine> lines;
    for (const Forecast& forecast : forecasts_.segments)
      lines.push_back(segment_line(forecast, visible(forecast.segment), headings.size()));
    lines.push_back(segment_line(whole_, say_text("total"), headings.size()));
    page.add(std::move(headings), 1, std::move(lines));
  }

 private:
  [[nodiscard]] std::string say_text(Text text) const { return std::string(say(text, language_)); }

  [[nodiscard]] std::string periods_heading() const {
    if (whole_.granularity == Granularity::unknown) return say_text("age");
    return std::string(period_heading(whole_.granularity, language_));
  }

  /// All of a short forecast; of a long one the first dozen (of a page, four), and of the others as many; a workbook has all.
  [[nodiscard]] std::vector<std::size_t> shown_ages() const {
    const std::size_t last = whole_.projection.size() - 1;
    const std::size_t each = format_ == Format::xlsx ? last : format_ == Format::html ? 48 : 12;
    const std::size_t step = last > 2 * each ? (last - each + each - 1) / each : 1;
    std::vector<std::size_t> ages;
    for (std::size_t age = 0; age < last; age += age < each ? 1 : step) ages.push_back(age);
    ages.push_back(last);
    return ages;
  }

  [[nodiscard]] GridLine segment_line(const Forecast& forecast, std::string name, std::size_t size) const {
    const ForecastAge& last = forecast.projection.back();
    GridLine line;
    line.add(std::move(name)).add(ForecastFigures::customers(forecast.customers), forecast.customers);
    line.add(figures_.share(last.survival), last.survival).add_range(range(last.interval), last.interval.low, last.interval.high);
    line.add(figures_.share(last.constant), last.constant);
    if (forecast.payments) {
      const Estimate& payments = *forecast.payments;
      line.add(figures_.count(payments.value), payments.value);
      line.add_range(range_text(
                         payments, [this](double value) { return figures_.count(value); }, language_),
                     payments.low, payments.high);
    }
    while (line.cells.size() < size) line.add(std::string(no_number));
    return line;
  }

  [[nodiscard]] std::string range(const Interval& interval) const {
    return formatted("{} - {}", figures_.share(interval.low), figures_.share(interval.high));
  }

  const Forecasts& forecasts_;
  const Forecast& whole_;
  ForecastFigures figures_;
  Language language_;
  Format format_;
};

}  // namespace

Page forecast_page(const Forecasts& forecasts, const RenderOptions& options, Format format) {
  const ForecastPage content(forecasts, options, format);
  Page page;
  page.title = content.title();
  page.opens_with_title = true;
  page.add(SentenceKind::headline, forecast_headline(forecasts, options, format));
  page.parts.emplace_back(content.chart());
  content.add_holdout_to(page);
  page.parts.emplace_back(content.ages());
  page.add(SentenceKind::footnote, content.footnotes());
  content.add_segments_to(page);
  page.add(SentenceKind::note, forecast_notes(forecasts, options, format));
  page.add(SentenceKind::warning, warning_sentences(forecasts.warnings, options.language));
  return page;
}

}  // namespace retain::render
