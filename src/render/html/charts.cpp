#include "render/html/charts.hpp"

#include <algorithm>

#include "core/sheet/churn_reasons.hpp"
#include "render/content/chart_series.hpp"
#include "render/content/formulas.hpp"
#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "render/html/line_chart.hpp"
#include "render/html/pareto.hpp"
#include "render/html/segment_charts.hpp"
#include "render/html/tiles.hpp"
#include "render/html/waterfall.hpp"
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

bool has(const std::vector<ChartPoint>& points, bool (*predicate)(const ChartPoint&)) {
  return std::any_of(points.begin(), points.end(), predicate);
}

/// A small chart of more periods would be hidden under the marks of its changes.
constexpr std::size_t most_marked = 36;

class ChartsWriter {
 public:
  ChartsWriter(const Report& report, const Figures& figures, Language language)
      : report_(report), figures_(figures), language_(language), time_(report), newest_(report.newest()) {
    for (const Id id : report.metrics) metrics_.set(index_of(id));
  }

  Markup write() && {
    add_shares();
    if (report_.metrics_chosen) {
      add_revenue_rates();
      add_chosen();
    } else {
      for (const Identity& identity : identities()) add_movements(identity);
    }
    add_reasons();
    add_segments();
    return std::move(markup_);
  }

 private:
  [[nodiscard]] bool is_asked_for(const Quantity& quantity) const { return metrics_.test(index_of(quantity.id)); }

  void add_figure(const std::string& title, const std::string& note, const Markup& chart, std::string_view style = "chart") {
    markup_.open("figure", {{"class", std::string(style)}}).open("figcaption").element("h3", title);
    if (!note.empty()) markup_.element("p", {{"class", "muted"}}, note);
    markup_.close("figcaption").add(chart).close("figure").line_break();
  }

  [[nodiscard]] std::string figure(Id id, double value) const {
    return figures_.bound(id, value) + (quantity(id).unit == Unit::percent ? "%" : "");
  }

  /// What somebody who does not see the line is told of it.
  [[nodiscard]] std::string described(const std::string& name, Id id, const std::vector<ChartPoint>& points) const {
    const ChartPoint* newest = newest_of(points);
    if (newest == nullptr) return {};
    const auto is_drawn = [](const ChartPoint& point) { return point.value && point.complete; };
    const auto first = std::find_if(points.begin(), points.end(), is_drawn);
    const ChartPoint* low = newest;
    const ChartPoint* high = newest;
    for (const ChartPoint& point : points) {
      if (!is_drawn(point)) continue;
      if (*point.value < *low->value) low = &point;
      if (*point.value > *high->value) high = &point;
    }
    return said("{0}: {1} in {2}, {3} in {4}; lowest {5} in {6}, highest {7} in {8}.", language_, name, figure(id, *first->value),
                time_.label(first->place), figure(id, *newest->value), time_.label(newest->place), figure(id, *low->value),
                time_.label(low->place), figure(id, *high->value), time_.label(high->place));
  }

  /// How to read the marks that the points have.
  [[nodiscard]] std::string legend(const std::vector<ChartLine>& lines, bool has_target) const {
    const auto any = [&](bool (*predicate)(const ChartPoint&)) {
      return std::any_of(lines.begin(), lines.end(), [&](const ChartLine& line) { return has(line.points, predicate); });
    };
    std::string text;
    if (any([](const ChartPoint& point) { return point.range.has_value(); })) append_sentence(text, say("Band: 95% range.", language_));
    if (any([](const ChartPoint& point) { return point.complete && point.beyond_chance != 0; })) {
      append_sentence(text, say("▲ ▼: changed on the period before by more than chance.", language_));
    }
    if (any([](const ChartPoint& point) { return point.value && !point.complete; })) {
      append_sentence(text, say("○: period not complete.", language_));
    }
    if (has_target) append_sentence(text, say("Dashed: target.", language_));
    return text;
  }

  [[nodiscard]] std::vector<ChartTarget> targets_of(Id id) const {
    std::vector<ChartTarget> targets;
    for (const RequirementResult& result : report_.requirements) {
      if (result.requirement.id != id || result.requirement.overall || !result.requirement.bound) continue;
      const std::string text = said("target {}", language_, bound_text(result.requirement));
      const bool is_known = std::any_of(targets.begin(), targets.end(), [&](const ChartTarget& target) { return target.text == text; });
      if (!is_known) targets.push_back({result.requirement.bound->to_double(), text});
    }
    return targets;
  }

  /// A chart of quantities of one unit over time, unless there is nothing to connect.
  void add_lines(const std::string& title, const std::vector<const Quantity*>& quantities) {
    LineChart chart;
    chart.title = title;
    std::size_t values = 0;
    for (const Quantity* quantity : quantities) {
      ChartLine line;
      line.points = points_of(report_, time_, {}, *quantity);
      const auto known =
          std::count_if(line.points.begin(), line.points.end(), [](const ChartPoint& point) { return point.value.has_value(); });
      if (known < 2) continue;
      values += static_cast<std::size_t>(known);
      if (quantities.size() > 1) line.name = short_heading(*quantity, language_);
      append_sentence(chart.description, described(capitalised_name(*quantity, language_), quantity->id, line.points));
      for (ChartTarget& target : targets_of(quantity->id)) chart.targets.push_back(std::move(target));
      chart.lines.push_back(std::move(line));
    }
    if (values == 0) return;
    const Id id = quantities.front()->id;
    chart.figure = [this, id](double value) { return figures_.bound(id, value); };
    add_figure(title, legend(chart.lines, !chart.targets.empty()), drawn(chart, time_));
  }

  /// The title of a chart of one quantity: its name and its unit.
  [[nodiscard]] std::string title_of(const Quantity& quantity) const {
    const std::string name = capitalised_name(quantity, language_);
    return quantity.unit == Unit::percent ? name + ", %" : name;
  }

  void add_shares() {
    for (const Quantity& quantity : quantities()) {
      if (quantity.sample && is_asked_for(quantity)) add_lines(title_of(quantity), {&quantity});
    }
  }

  void add_revenue_rates() {
    std::vector<const Quantity*> rates;
    for (const Quantity& quantity : quantities()) {
      if (is_revenue_rate(quantity) && is_asked_for(quantity)) rates.push_back(&quantity);
    }
    if (rates.size() == 1) add_lines(title_of(*rates.front()), rates);
    if (rates.size() > 1)
      add_lines(said("{0} against {1}, %", language_, capitalised_name(*rates[0], language_), name_of(*rates[1], language_)), rates);
  }

  static bool is_revenue_rate(const Quantity& quantity) { return quantity.compounds && !quantity.sample; }

  void add_chosen() {
    for (const Id id : report_.metrics) {
      if (!quantity(id).sample && !is_revenue_rate(quantity(id))) add_lines(title_of(quantity(id)), {&quantity(id)});
    }
  }

  /// What tells of the customers or of the revenue besides shares.
  void add_movements(const Identity& identity) {
    const Quantity& stock = quantity(identity.end);
    const auto is_rate_of_topic = [&](const Quantity& quantity) { return is_revenue_rate(quantity) && quantity.topic == stock.topic; };
    if (std::any_of(quantities().begin(), quantities().end(), is_rate_of_topic)) add_revenue_rates();
    add_lines(title_of(stock), {&stock});
    add_waterfall(identity);
  }

  void add_waterfall(const Identity& identity) {
    if (newest_ == nullptr) return;
    Waterfall chart;
    chart.steps = waterfall_steps(newest_->sheet, identity);
    // A start and an end alone are two numbers that a table tells better.
    if (chart.steps.size() < 3) return;
    const std::string topic(translated(topic_heading(quantity(identity.end).topic), language_));
    chart.title = newest_->period.is_none() ? said("{} from start to end", language_, topic)
                                            : said("{0} from start to end of {1}", language_, topic, visible(newest_->period.to_string()));
    // The title says of what.
    chart.name = [this](Id id) {
      return language_ == Language::korean ? capitalised_name(quantity(id), language_) : capitalised(std::string(quantity(id).heading));
    };
    chart.figure = [this](const WaterfallStep& step) {
      const Number value = shown_value(newest_->sheet, quantity(step.id)).value_or(Number(0));
      std::string text = figures_.number(step.id, value);
      if (step.is_stock) return text;
      return step.change > 0 ? "+" + text : "-" + text;
    };
    for (const WaterfallStep& step : chart.steps) {
      append_sentence(chart.description, chart.name(step.id) + " " + chart.figure(step) + (&step == &chart.steps.back() ? "." : ","));
    }
    const bool is_broken = waterfall_ground(chart.steps) > 0;
    add_figure(chart.title, is_broken ? std::string(say("Broken bars do not begin at zero.", language_)) : std::string(), drawn(chart));
  }

  void add_reasons() {
    if (newest_ != nullptr) add_pareto(newest_->sheet, newest_->reasons, visible(newest_->period.to_string()));
    const auto whole =
        std::find_if(report_.overall.begin(), report_.overall.end(), [](const OverallRow& row) { return row.segment.empty(); });
    if (whole == report_.overall.end() || whole->periods < 2) return;
    add_pareto(whole->sheet, whole->reasons, time_.label(0) + " – " + time_.label(time_.size() - 1));
  }

  void add_pareto(const Worksheet& sheet, const ReasonCounts& reasons, const std::string& when) {
    Pareto chart;
    chart.bars = pareto_bars(churn_reasons(sheet, reasons), std::string(say("not known", language_)));
    if (chart.bars.empty()) return;
    chart.title = when.empty() ? std::string(say("Why customers left", language_)) : said("Why customers left, {}", language_, when);
    for (const ParetoBar& bar : chart.bars) {
      append_sentence(chart.description,
                      formatted("{} {} ({:.1f}%){}", bar.name, bar.figure, bar.share, &bar == &chart.bars.back() ? "." : ","));
    }
    add_figure(chart.title, std::string(say("Bars: share of the lost customers. ◆ and Σ: the same added up.", language_)), drawn(chart));
  }

  void add_segments() {
    const Quantity* share = leading_metric(report_);
    if (share == nullptr) return;
    const std::vector<std::string> segments = segments_of(report_);
    if (segments.size() < 2) return;
    const std::string title = said("{} by segment", language_, title_of(*share));
    if (time_.size() < 2) {
      add_segment_bars(title, segments, *share);
    } else {
      add_segment_panels(title, segments, *share);
    }
  }

  void add_segment_panels(const std::string& title, const std::vector<std::string>& segments, const Quantity& share) {
    SegmentPanels chart;
    chart.whole = points_of(report_, time_, {}, share);
    std::vector<ChartLine> lines;
    bool is_long = false;
    for (const std::string& segment : segments) {
      SegmentPanel panel{visible(segment), {}, points_of(report_, time_, segment, share)};
      if (panel.points.size() > most_marked) {
        is_long = true;
        const ChartPoint* newest = newest_of(panel.points);
        for (ChartPoint& point : panel.points) point.beyond_chance = &point == newest ? point.beyond_chance : 0;
      }
      if (const ChartPoint* newest = newest_of(panel.points)) panel.figure = figure(share.id, *newest->value);
      lines.push_back({{}, panel.points});
      chart.panels.push_back(std::move(panel));
    }
    if (!std::any_of(chart.panels.begin(), chart.panels.end(),
                     [](const SegmentPanel& panel) { return extent_of(panel.points).has_value(); }))
      return;
    std::string note(say("All on one scale; the dashed line is the whole base.", language_));
    append_sentence(note, legend(lines, false));
    if (is_long) append_sentence(note, say("Of long series only the newest change is marked.", language_));
    Markup list;
    list.open("ul", {{"class", "panels"}}).line_break().add(drawn(chart, time_)).close("ul");
    add_figure(title, note, list, "wide");
  }

  void add_segment_bars(const std::string& title, const std::vector<std::string>& segments, const Quantity& share) {
    SegmentBars chart;
    chart.title = title;
    const auto add = [&](const std::string& segment, std::string name) {
      const std::vector<ChartPoint> points = points_of(report_, time_, segment, share);
      if (points.empty() || !points.front().value) return;
      chart.bars.push_back({std::move(name), figure(share.id, *points.front().value), points.front(), segment.empty()});
      append_sentence(chart.description, chart.bars.back().name + " " + chart.bars.back().figure + ".");
    };
    for (const std::string& segment : segments) add(segment, visible(segment));
    add({}, std::string(say("whole base", language_)));
    if (chart.bars.empty()) return;
    add_figure(title, std::string(say("Line: 95% range.", language_)), drawn(chart));
  }

  const Report& report_;
  const Figures& figures_;
  Language language_;
  TimeAxis time_;
  const ReportRow* newest_;
  IdSet metrics_;
  Markup markup_;
};

}  // namespace

Markup charts_markup(const Report& report, const Figures& figures, Language language) {
  if (report.rows.empty()) return {};
  return ChartsWriter(report, figures, language).write();
}

}  // namespace retain::render
