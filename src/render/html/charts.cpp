#include "render/html/charts.hpp"

#include <algorithm>

#include "core/sheet/churn_reasons.hpp"
#include "render/content/changes.hpp"
#include "render/content/formulas.hpp"
#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "render/html/charts/choice.hpp"
#include "render/html/charts/line_chart.hpp"
#include "render/html/charts/pareto.hpp"
#include "render/html/charts/reading.hpp"
#include "render/html/charts/segments.hpp"
#include "render/html/charts/stacked_chart.hpp"
#include "render/html/charts/waterfall.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

void append_sentence(std::string& text, std::string_view sentence) {
  if (!text.empty()) text += ' ';
  text += sentence;
}

/// What the newest column of a chart holds, for those who do not see it.
std::string newest_column(const StackedChart& chart, const TimeAxis& time) {
  const StackColumn& newest = chart.columns.back();
  std::string text;
  for (const StackPart& part : newest.parts) {
    text += formatted("{}{} {}", text.empty() ? "" : ", ", chart.series[part.series].name, part.figure);
  }
  if (newest.net && !newest.net_figure.empty()) text += formatted(", {} {}", chart.net_name, newest.net_figure);
  return formatted("{}: {}.", time.label(newest.place), text);
}

class ChartsWriter {
 public:
  ChartsWriter(const Report& report, const Figures& figures, Language language)
      : report_(report), figures_(figures), language_(language), frame_(report, language), newest_(report.newest()) {}

  Markup write() && {
    const std::vector<std::vector<Id>> charts = charted_over_time(report_);
    for (const std::vector<Id>& ids : charts) add_lines(ids);
    // Metrics that were chosen speak for themselves.
    if (!report_.metrics_chosen) {
      for (const Identity& identity : identities()) add_pending(identity);
    }
    add_reasons();
    const Markup by_segment = segments(charts);
    const bool is_over_time = frame_.time.size() > 1;
    if (!is_over_time) cards_.add(by_segment);
    Markup markup;
    if (!cards_.empty()) markup.open("div", {{"class", "charts"}}).line_break().add(cards_).close("div").line_break();
    if (is_over_time) markup.add(by_segment);
    return markup;
  }

 private:
  /// A chart of quantities of one unit over time, and behind that of a stock what came and went.
  void add_lines(const std::vector<Id>& ids) {
    LineChart chart;
    chart.title = title_of(ids);
    for (const Id id : ids) {
      const Quantity& what = quantity(id);
      ChartLine line;
      line.points = points_of(report_, frame_.time, {}, what);
      // A second thin line would be taken for the first one's.
      if (id == ids.front()) line.year_before = year_before_of(line.points, frame_.time);
      if (ids.size() > 1) line.name = short_heading(what, language_);
      append_sentence(chart.description, description_of(capitalised_name(what, language_), id, line.points, figures_, frame_.time));
      for (ChartTarget& target : targets_of(report_, id, false)) chart.targets.push_back(std::move(target));
      chart.lines.push_back(std::move(line));
    }
    const Id id = ids.front();
    chart.figure = [this, id](double value) { return figures_.bound(id, value) + figures_.unit(id); };
    chart.brief = [this, id](double value) { return end_figure(id, Number::approximate(value), figures_); };
    cards_.add(figure_markup(chart.title, key_markup(key_of(chart.lines, chart.targets, language_)), drawn(chart, frame_)));
    for (const Identity& identity : identities()) {
      if (std::find(ids.begin(), ids.end(), identity.end) != ids.end() && !report_.metrics_chosen) add_pending(identity);
    }
  }

  [[nodiscard]] std::string title_of(const std::vector<Id>& ids) const {
    if (ids.size() == 1) return chart_title(quantity(ids.front()), figures_);
    return said("{0} against {1}, %", language_, capitalised_name(quantity(ids[0]), language_), name_of(quantity(ids[1]), language_));
  }

  /// What came and went, unless it is drawn already: over time, or from start to end of the only period.
  void add_pending(const Identity& identity) {
    if (std::find(told_.begin(), told_.end(), identity.end) != told_.end()) return;
    told_.push_back(identity.end);
    StackedChart chart = stacked_movements(
        report_.rows, frame_, identity, [this](Id id) { return movement_name(id); },
        [this](Id id, const Number& value) { return figures_.number(id, value); });
    if (chart.columns.empty()) return add_waterfall(identity);
    chart.title = said("{}: won and lost", language_, translated(topic_heading(quantity(identity.end).topic), language_));
    chart.net_name = say("net", language_);
    const Id end = identity.end;
    chart.brief = [this, end](double value) {
      const Number net = Number::approximate(value);
      return with_sign(end_figure(end, net, figures_), net);
    };
    add_stacked(std::move(chart));
  }

  void add_stacked(StackedChart chart) {
    chart.description = newest_column(chart, frame_.time);
    std::vector<KeyEntry> entries = key_of(chart);
    if (std::any_of(chart.columns.begin(), chart.columns.end(), [](const StackColumn& column) { return !column.complete; })) {
      entries.push_back({{}, "○", std::string(say("period not complete", language_))});
    }
    cards_.add(figure_markup(chart.title, key_markup(entries), drawn(chart, frame_)));
  }

  /// The heading of the table, since the title says of what.
  [[nodiscard]] std::string movement_name(Id id) const {
    return language_ == Language::korean ? capitalised_name(quantity(id), language_) : std::string(quantity(id).heading);
  }

  void add_waterfall(const Identity& identity) {
    if (newest_ == nullptr) return;
    Waterfall chart;
    chart.steps = waterfall_steps(newest_->sheet, identity);
    // A start and an end alone are two numbers that a table tells better.
    if (chart.steps.size() < 3) return;
    const std::string topic(translated(topic_heading(quantity(identity.end).topic), language_));
    const std::string title = newest_->period.is_none()
                                  ? said("{} from start to end", language_, topic)
                                  : said("{0} from start to end of {1}", language_, topic, visible(newest_->period.to_string()));
    chart.name = [this](Id id) { return capitalised(movement_name(id)); };
    chart.figure = [this](const WaterfallStep& step) {
      const Number value = shown_value(newest_->sheet, quantity(step.id)).value_or(Number(0));
      std::string text = figures_.number(step.id, value);
      if (step.is_stock) return text;
      return step.change > 0 ? "+" + text : "-" + text;
    };
    Markup key;
    if (waterfall_ground(chart.steps) > 0) key.element("p", {{"class", "muted"}}, say("Broken bars do not begin at zero.", language_));
    cards_.add(figure_markup(title, key, drawn(chart)));
  }

  void add_reasons() {
    StackedChart chart = stacked_reasons(report_.rows, frame_);
    if (!chart.columns.empty()) {
      chart.title = say("Why customers left, over time", language_);
      add_stacked(std::move(chart));
    }
    if (newest_ != nullptr) add_pareto(newest_->sheet, newest_->reasons, visible(newest_->period.to_string()));
    const auto whole =
        std::find_if(report_.overall.begin(), report_.overall.end(), [](const OverallRow& row) { return row.segment.empty(); });
    if (whole == report_.overall.end() || whole->periods < 2) return;
    add_pareto(whole->sheet, whole->reasons, frame_.time.label(0) + " – " + frame_.time.label(frame_.time.size() - 1));
  }

  void add_pareto(const Worksheet& sheet, const ReasonCounts& reasons, const std::string& when) {
    const std::vector<ParetoBar> bars = pareto_bars(churn_reasons(sheet, reasons), language_);
    if (bars.empty()) return;
    const std::string title =
        when.empty() ? std::string(say("Why customers left", language_)) : said("Why customers left, {}", language_, when);
    Markup key;
    key.element("p", {{"class", "muted"}}, say("Share of the lost customers.", language_));
    cards_.add(figure_markup(title, key, drawn(bars, language_)));
  }

  /// What leads the report by segment; of chosen metrics the first.
  [[nodiscard]] Markup segments(const std::vector<std::vector<Id>>& charts) {
    if (const Quantity* lead = leading_metric(report_)) {
      Markup markup = segments_markup(report_, figures_, frame_, *lead);
      if (!markup.empty()) return markup;
    }
    return charts.empty() ? Markup() : segments_markup(report_, figures_, frame_, quantity(charts.front().front()));
  }

  const Report& report_;
  const Figures& figures_;
  Language language_;
  TimeFrame frame_;
  const ReportRow* newest_;
  std::vector<Id> told_;  // stocks whose movements are drawn
  Markup cards_;
};

}  // namespace

Markup charts_markup(const Report& report, const Figures& figures, Language language) {
  if (report.rows.empty()) return {};
  return ChartsWriter(report, figures, language).write();
}

}  // namespace retain::render
