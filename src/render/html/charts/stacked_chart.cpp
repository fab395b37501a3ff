#include "render/html/charts/stacked_chart.hpp"

#include <algorithm>
#include <array>

#include "render/content/changes.hpp"
#include "render/content/values.hpp"
#include "render/html/charts/line_chart.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr std::array<std::string_view, 3> gain_styles = {"p1", "p2", "p3"};
constexpr std::array<std::string_view, 3> loss_styles = {"n1", "n2", "n3"};
constexpr std::array<std::string_view, 6> reason_styles = {"r1", "r2", "r3", "r4", "r5", "r6"};

/// So many columns stand apart and their parts have an edge; more would be nothing but edges.
constexpr std::size_t most_apart = 40;
constexpr std::size_t least_columns = 2;

/// The styles of the terms of an identity in their order: terms of one heading look alike in all identities.
std::vector<std::string_view> styles_of(const Identity& identity) {
  std::vector<std::string_view> seen;  // the headings of gains and losses
  std::vector<std::string_view> styles;
  std::size_t gains = 0;
  std::size_t losses = 0;
  std::vector<std::string_view> known;
  for (const Identity& each : identities()) {
    for (const Identity::Term& term : each.terms) {
      const std::string_view heading = quantity(term.id).heading;
      if (quantity(term.id).carried_from) continue;
      auto at = std::find(seen.begin(), seen.end(), heading);
      if (at == seen.end()) {
        known.push_back(term.sign > 0 ? gain_styles[gains++ % gain_styles.size()] : loss_styles[losses++ % loss_styles.size()]);
        at = seen.insert(seen.end(), heading);
      }
      if (each.end == identity.end) styles.push_back(known[static_cast<std::size_t>(at - seen.begin())]);
    }
  }
  return styles;
}

Axis axis_of(const StackedChart& chart) {
  Extent extent;
  for (const StackColumn& column : chart.columns) {
    double up = 0;
    double down = 0;
    for (const StackPart& part : column.parts) (part.value > 0 ? up : down) += part.value;
    extent = {std::min(extent.low, down), std::max(extent.high, up)};
  }
  return make_axis(extent.low, extent.high, 4);
}

/// How much of its slot a column takes.
double filled_share(const TimeFrame& frame) { return frame.size() <= most_apart ? 0.66 : 0.92; }

void draw_column(Plot& plot, const StackedChart& chart, const StackColumn& column, const TimeFrame& frame) {
  const double width = frame.slot() * filled_share(frame);
  const double x = plot.x(column.place) - width / 2;
  double up = 0;
  double down = 0;
  for (const StackPart& part : column.parts) {
    double& sum = part.value > 0 ? up : down;
    const double from = plot.y(sum);
    sum += part.value;
    const double to = plot.y(sum);
    std::string style(chart.series[part.series].style);
    if (!column.complete) style += " u";
    if (frame.size() > most_apart) style += " d";
    plot.svg().box(style, x, std::min(from, to), width, std::abs(to - from));
  }
}

void draw_net(Plot& plot, const StackedChart& chart, const TimeFrame& frame) {
  std::vector<ChartPoint> points;
  for (const StackColumn& column : chart.columns) {
    if (!column.net) continue;
    ChartPoint point;
    point.place = column.place;
    point.value = column.net;
    point.complete = column.complete;
    points.push_back(point);
  }
  for (const std::string_view style : {"nc", "nl"}) {
    for (const auto& run : runs_of(points)) plot.svg().path(style, line_of(run, frame, plot.down()));
  }
  const ChartPoint* newest = newest_of(points);
  for (const ChartPoint& point : points) {
    const double x = plot.x(point.place);
    const double y = plot.y(*point.value);
    if (!point.complete) {
      plot.svg().mark(Mark::ring, "nl h", x, y, 3.2);
    } else if (&point == newest || points.size() <= most_apart) {
      plot.svg().mark(Mark::dot, "nf s", x, y, 3.2);
    }
  }
  if (newest != nullptr) {
    plot.svg().text("t n", plot.x(newest->place) + frame.slot() / 2 * filled_share(frame), plot.y(*newest->value) + 4,
                    chart.brief(*newest->value), 6);
  }
}

}  // namespace

StackedChart stacked_movements(const std::vector<ReportRow>& rows, const TimeFrame& frame, const Identity& identity,
                               const std::function<std::string(Id)>& name, const std::function<std::string(Id, const Number&)>& figure) {
  StackedChart chart;
  std::vector<Id> ids;
  const std::vector<std::string_view> styles = styles_of(identity);
  for (const Identity::Term& term : identity.terms) {
    if (quantity(term.id).carried_from) continue;
    chart.series.push_back({name(term.id), styles[ids.size()]});
    ids.push_back(term.id);
  }
  std::vector<bool> is_used(ids.size(), false);
  for (const ReportRow& row : rows) {
    if (!row.segment.empty()) continue;
    const std::vector<WaterfallStep> steps = waterfall_steps(row.sheet, identity);
    if (steps.empty()) continue;
    StackColumn column;
    column.place = frame.time.place(row.period);
    column.complete = row.complete;
    for (const WaterfallStep& step : steps) {
      if (step.is_stock) continue;
      const auto series = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), step.id) - ids.begin());
      const std::string text = figure(step.id, shown_value(row.sheet, quantity(step.id)).value_or(Number(0)));
      column.parts.push_back({series, step.change, (step.change > 0 ? "+" : "-") + text});
      is_used[series] = true;
    }
    const auto start = shown_value(row.sheet, quantity(steps.front().id));
    const auto end = shown_value(row.sheet, quantity(identity.end));
    column.net = steps.back().after - steps.front().after;
    if (start && end) column.net_figure = with_sign(figure(identity.end, *end - *start), *end - *start);
    chart.columns.push_back(std::move(column));
  }
  if (chart.columns.size() < least_columns || std::find(is_used.begin(), is_used.end(), true) == is_used.end()) return {};
  // What never happened takes no place in the key.
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!is_used[i]) chart.series[i].name.clear();
  }
  return chart;
}

StackedChart stacked_reasons(const std::vector<ReportRow>& rows, const TimeFrame& frame) {
  struct Sum {
    std::string reason;
    Number customers;
  };
  std::vector<Sum> sums;
  std::vector<std::pair<const ReportRow*, std::vector<ChurnReason>>> periods;
  for (const ReportRow& row : rows) {
    if (!row.segment.empty() || row.reasons.empty()) continue;
    periods.emplace_back(&row, churn_reasons(row.sheet, row.reasons));
    for (const ChurnReason& reason : periods.back().second) {
      const auto known = std::find_if(sums.begin(), sums.end(), [&](const Sum& sum) { return sum.reason == reason.reason; });
      if (known == sums.end()) {
        sums.push_back({reason.reason, reason.customers});
      } else {
        known->customers = known->customers + reason.customers;
      }
    }
  }
  std::erase_if(sums, [](const Sum& sum) { return sum.customers.is_zero(); });
  if (periods.size() < least_columns || sums.empty()) return {};
  // The reasons that have a name, largest first, then those that are not known.
  std::stable_sort(sums.begin(), sums.end(), [](const Sum& a, const Sum& b) {
    return a.reason.empty() != b.reason.empty() ? b.reason.empty() : a.customers > b.customers;
  });
  const std::size_t named = sums.size() - (sums.back().reason.empty() ? 1 : 0);
  const std::size_t shown = named <= reason_styles.size() ? named : reason_styles.size() - 1;

  StackedChart chart;
  for (std::size_t i = 0; i < shown; ++i) chart.series.push_back({visible(sums[i].reason), reason_styles[i]});
  if (shown < named) chart.series.push_back({said("{} other reasons", frame.language, named - shown), "ro"});
  if (named < sums.size()) chart.series.push_back({std::string(say("not known", frame.language)), "ru"});
  const auto series_of = [&](const std::string& reason) {
    const auto found = std::find_if(sums.begin(), sums.end(), [&](const Sum& sum) { return sum.reason == reason; });
    const auto at = static_cast<std::size_t>(found - sums.begin());
    return at >= named ? chart.series.size() - 1 : std::min(at, shown);
  };
  for (const auto& [row, reasons] : periods) {
    std::vector<Number> parts(chart.series.size());
    for (const ChurnReason& reason : reasons) {
      if (reason.customers.is_zero()) continue;
      Number& part = parts[series_of(reason.reason)];
      part = part + reason.customers;
    }
    StackColumn column;
    column.place = frame.time.place(row->period);
    column.complete = row->complete;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!parts[i].is_zero()) column.parts.push_back({i, parts[i].to_double(), grouped(parts[i].to_fixed(0))});
    }
    if (!column.parts.empty()) chart.columns.push_back(std::move(column));
  }
  return chart.columns.size() < least_columns ? StackedChart() : chart;
}

Markup drawn(const StackedChart& chart, TimeFrame& frame) {
  const Axis axis = axis_of(chart);
  Plot plot(frame, axis, chart.title, chart.description);
  for (const StackColumn& column : chart.columns) {
    draw_column(plot, chart, column, frame);
    for (const StackPart& part : column.parts) plot.tell(column.place, chart.series[part.series].name + " " + part.figure);
    if (column.net && !column.net_figure.empty()) plot.tell(column.place, chart.net_name + " " + column.net_figure);
  }
  if (axis.low < 0) plot.svg().line("ax", 0, plot.y(0), svg_width, plot.y(0));
  if (!chart.net_name.empty()) draw_net(plot, chart, frame);
  return std::move(plot).finish();
}

std::vector<KeyEntry> key_of(const StackedChart& chart) {
  std::vector<KeyEntry> entries;
  for (const StackSeries& series : chart.series) {
    if (!series.name.empty()) entries.push_back({series.style, {}, series.name});
  }
  if (!chart.net_name.empty()) entries.push_back({"nl", {}, chart.net_name});
  return entries;
}

}  // namespace retain::render
