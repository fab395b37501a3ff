#include "render/html/pareto.hpp"

#include <algorithm>

#include "render/content/chart_scale.hpp"
#include "render/html/svg.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr double reason_height = 34;
constexpr double bar_height = 12;
constexpr double axis_height = 18;
constexpr double mark_radius = 4;
constexpr double whole_share = 100;

std::string percent(double share) { return formatted("{:.1f}%", share); }

}  // namespace

std::vector<ParetoBar> pareto_bars(const std::vector<ChurnReason>& reasons, const std::string& unknown) {
  std::vector<ParetoBar> bars;
  Number sum;
  for (const ChurnReason& reason : reasons) {
    if (!reason.share) return {};
    sum = sum + *reason.share;
    bars.push_back({reason.reason.empty() ? unknown : visible(reason.reason), grouped(reason.customers.to_fixed(0)),
                    reason.share->to_double(), sum.to_double()});
  }
  return bars;
}

Markup drawn(const Pareto& pareto) {
  const double bottom = reason_height * static_cast<double>(pareto.bars.size());
  Svg svg(chart_width, bottom + axis_height, pareto.title, pareto.description);
  const Scale x{0, whole_share, mark_radius, chart_width - mark_radius};
  for (const double tick : make_axis(0, whole_share, 5).ticks()) {
    svg.line("gr", x(tick), 0, x(tick), bottom);
    const std::string text = formatted("{:.0f}%", tick);
    const double half = text_width(text) / 2;
    svg.text("t m", std::clamp(x(tick), half, chart_width - half), bottom + axis_height - 4, text);
  }
  Outline joined;
  double y = 0;
  const auto middle = [&y] { return y + reason_height - bar_height / 2 - 3; };
  for (const ParetoBar& bar : pareto.bars) {
    svg.box("bar", x(0), middle() - bar_height / 2, std::max(1.0, x(bar.share) - x(0)), bar_height);
    y == 0 ? joined.move_to(x(bar.cumulative), middle()) : joined.line_to(x(bar.cumulative), middle());
    y += reason_height;
  }
  svg.path("l2", joined);
  y = 0;
  for (const ParetoBar& bar : pareto.bars) {
    const std::string figures = formatted("{} · {} · Σ {}", bar.figure, percent(bar.share), percent(bar.cumulative));
    svg.text("t", x(0), y + 13, fitted(bar.name, chart_width - text_width(figures) - 12));
    svg.text("t n e", chart_width, y + 13, figures);
    svg.mark(Mark::diamond, "f2 s", x(bar.cumulative), middle(), mark_radius, bar.name + ": Σ " + percent(bar.cumulative));
    y += reason_height;
  }
  return std::move(svg).finish();
}

}  // namespace retain::render
