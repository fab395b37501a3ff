#include "render/html/charts/segments.hpp"

#include <algorithm>
#include <map>

#include "render/content/blocks.hpp"
#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "render/html/charts/reading.hpp"
#include "render/html/charts/segment_charts.hpp"
#include "render/html/table.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"

namespace retain::render {

namespace {

constexpr std::size_t most_panels = 12;

class SegmentsWriter {
 public:
  SegmentsWriter(const Report& report, const Figures& figures, TimeFrame& frame, const Quantity& quantity)
      : report_(report),
        figures_(figures),
        frame_(frame),
        quantity_(quantity),
        language_(figures.language()),
        title_(said("{} by segment", language_, chart_title(quantity, figures))),
        targets_(targets_of(report, quantity.id, true)) {
    if (const ReportRow* newest = report.newest()) {
      for (const ReportRow& row : report.rows) {
        if (row.period == newest->period) newest_.emplace(row.segment, &row);
      }
    }
  }

  Markup over_time(const std::vector<std::string>& segments) {
    SegmentPanels chart;
    chart.whole = points_of(report_, frame_.time, {}, quantity_);
    chart.targets = targets_;
    chart.figure = [this](double value) { return figure(value); };
    for (const std::string& segment : segments) {
      SegmentPanel panel = panel_of(segment);
      if (extent_of(panel.points)) chart.panels.push_back(std::move(panel));
    }
    if (chart.panels.size() < 2) return {};
    sort_by_change(chart.panels);
    std::vector<SegmentPanel> others;
    if (chart.panels.size() > most_panels) {
      others.assign(chart.panels.begin() + most_panels, chart.panels.end());
      chart.panels.resize(most_panels);
    }
    std::vector<ChartLine> lines;
    for (const SegmentPanel& panel : chart.panels) lines.push_back({{}, panel.points, {}});

    Markup key;
    const bool has_changes = chart.panels.front().worse_by.has_value();
    std::string note(say("All on one scale.", language_));
    if (has_changes) note.append(" ").append(say("First the one that became worse by most on the period before.", language_));
    key.element("p", {{"class", "muted"}}, note);
    std::vector<KeyEntry> entries = key_of(lines, targets_, language_);
    entries.insert(entries.begin(), {"lw", {}, std::string(say("whole base", language_))});
    key.add(key_markup(entries));

    Markup content;
    content.open("ul", {{"class", formatted("panels c{}", panels_in_row(chart.panels.size()))}}).line_break();
    content.add(drawn(chart, frame_)).close("ul");
    if (!others.empty()) content.add(table_of(others));
    return figure_markup(title_, key, content, "wide");
  }

  [[nodiscard]] Markup in_one_period(const std::vector<std::string>& segments) const {
    std::vector<SegmentBar> bars;
    const auto add = [&](const std::string& segment, std::string name) {
      const std::vector<ChartPoint> points = points_of(report_, frame_.time, segment, quantity_);
      if (!points.empty() && points.front().value) {
        bars.push_back({std::move(name), figure(*points.front().value), points.front(), segment.empty()});
      }
    };
    for (const std::string& segment : segments) add(segment, visible(segment));
    if (bars.size() < 2) return {};
    std::stable_sort(bars.begin(), bars.end(), [this](const SegmentBar& a, const SegmentBar& b) {
      return quantity_.better == Better::lower ? *a.point.value > *b.point.value : *a.point.value < *b.point.value;
    });
    add({}, std::string(say("whole base", language_)));
    std::vector<KeyEntry> entries;
    if (bars.front().point.range) entries.push_back({"l1", {}, std::string(say("95% range", language_))});
    for (const ChartTarget& target : targets_) entries.push_back({"tg", {}, said("target {}", language_, target.bound)});
    return figure_markup(title_, key_markup(entries), drawn(bars, targets_, language_));
  }

 private:
  [[nodiscard]] std::string figure(double value) const { return figures_.bound(quantity_.id, value) + figures_.unit(quantity_.id); }

  [[nodiscard]] SegmentPanel panel_of(const std::string& segment) const {
    SegmentPanel panel;
    panel.name = visible(segment);
    panel.points = points_of(report_, frame_.time, segment, quantity_);
    if (const ChartPoint* newest = newest_of(panel.points)) panel.figure = figure(*newest->value);
    const auto found = newest_.find(segment);
    const auto change = found == newest_.end() ? std::nullopt : change_of(*found->second, quantity_.id);
    if (!change) return panel;
    panel.change = figures_.change_with_unit(quantity_.id, *change);
    const double by = change->to_double();
    panel.worse_by = quantity_.better == Better::lower ? by : -by;
    if (const auto beyond_chance = found->second->beyond_chance(quantity_.id))
      panel.change.append(", ").append(*beyond_chance ? say("more than chance", language_) : say("may be chance", language_));
    return panel;
  }

  [[nodiscard]] Markup table_of(const std::vector<SegmentPanel>& panels) const {
    Markup markup;
    const std::string name = said("{} more segments", language_, panels.size());
    markup.add(scroll_box(name)).open("table").element("caption", name);
    markup.open("thead").open("tr").element("th", {{"scope", "col"}}, say("segment", language_));
    markup.element("th", {{"scope", "col"}}, short_heading(quantity_, language_));
    markup.element("th", {{"scope", "col"}, {"class", "words"}}, say("change", language_)).line_break().open("tbody").line_break();
    for (const SegmentPanel& panel : panels) {
      markup.open("tr").element("th", {{"scope", "row"}}, panel.name).element("td", panel.figure);
      markup.element("td", {{"class", "words"}}, panel.change.empty() ? undefined_mark : panel.change).line_break();
    }
    return markup.close("table").close("div");
  }

  const Report& report_;
  const Figures& figures_;
  TimeFrame& frame_;
  const Quantity& quantity_;
  Language language_;
  std::string title_;
  std::vector<ChartTarget> targets_;
  std::map<std::string_view, const ReportRow*> newest_;  // the rows of the newest complete period, by segment
};

}  // namespace

Markup segments_markup(const Report& report, const Figures& figures, TimeFrame& frame, const Quantity& quantity) {
  const std::vector<std::string> segments = segments_of(report);
  if (segments.size() < 2) return {};
  SegmentsWriter writer(report, figures, frame, quantity);
  return frame.time.size() < 2 ? writer.in_one_period(segments) : writer.over_time(segments);
}

}  // namespace retain::render
