#include "render/html/charts/pareto.hpp"

#include <algorithm>

#include "render/html/charts/bar_rows.hpp"
#include "render/html/charts/svg.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr double reason_bar_height = 10;
constexpr std::size_t most_reasons = 10;

std::string percent(double share) { return formatted("{:.1f}%", share); }

}  // namespace

std::vector<ParetoBar> pareto_bars(const std::vector<ChurnReason>& reasons, Language language) {
  std::vector<ParetoBar> bars;
  Number sum;
  const auto add = [&](std::string name, const Number& customers, const Number& share, bool is_named) {
    sum = sum + share;
    bars.push_back({std::move(name), grouped(customers.to_fixed(0)), share.to_double(), sum.to_double(), is_named});
  };
  const auto is_shown = [](const ChurnReason& reason) { return !reason.reason.empty() && !reason.customers.is_zero(); };
  const auto named = static_cast<std::size_t>(std::count_if(reasons.begin(), reasons.end(), is_shown));
  const std::size_t shown = named <= most_reasons + 1 ? named : most_reasons;
  Number others;
  Number share_of_others;
  std::size_t at = 0;
  for (const ChurnReason& reason : reasons) {
    if (!reason.share) return {};
    if (!is_shown(reason)) continue;
    if (at++ < shown) {
      add(visible(reason.reason), reason.customers, *reason.share, true);
    } else {
      others = others + reason.customers;
      share_of_others = share_of_others + *reason.share;
    }
  }
  if (shown < named) add(said("{} other reasons", language, named - shown), others, share_of_others, false);
  for (const ChurnReason& reason : reasons) {
    if (reason.reason.empty()) add(std::string(say("not known", language)), reason.customers, *reason.share, false);
  }
  return bars;
}

Markup drawn(const std::vector<ParetoBar>& bars, Language language) {
  double longest = 0;
  for (const ParetoBar& bar : bars) longest = std::max(longest, bar.share);
  Markup rows;
  for (const ParetoBar& bar : bars) {
    Svg svg(reason_bar_height);
    svg.box(bar.is_named ? "bar" : "ru", 0, 0, bar.share / longest * svg_width, reason_bar_height);
    // The first is itself, and the last comes to everybody.
    const bool sums_up = &bar != &bars.front() && &bar != &bars.back();
    rows.add(bar_row({bar.name,
                      bar.figure + " · " + percent(bar.share),
                      {},
                      sums_up ? said("together {}", language, percent(bar.cumulative)) : std::string()},
                     std::move(svg).finish()));
  }
  return bar_list(rows);
}

}  // namespace retain::render
