#include "render/html/charts/plot.hpp"

#include <algorithm>
#include <utility>

#include "text/format.hpp"

namespace retain::render {

namespace {

constexpr double plot_height = 208;
constexpr double plot_top = 14;
constexpr double plot_bottom = plot_height - 22;

}  // namespace

TimeFrame::TimeFrame(const Report& report, Language reader) : time(report) {
  for (std::size_t place = 0; place < time.size(); ++place) labels.push_back(time.label(place));
  ticks = time.ticks(columns_below);
  language = reader;
}

Plot::Plot(ChartFrame& frame, const Axis& axis, std::string title, std::string_view description)
    : frame_(frame),
      title_(std::move(title)),
      y_{axis.low, axis.high, plot_bottom, plot_top},
      svg_(plot_height, title_, description),
      told_(frame.size()) {
  for (const double tick : axis.ticks()) {
    svg_.line("gr", 0, y_(tick), svg_width, y_(tick));
    svg_.text("t e", 0, y_(tick) + 4, axis.brief(tick, frame.language), -8);
  }
  svg_.line("ax", 0, plot_bottom, svg_width, plot_bottom);
  for (const TimeTick& tick : frame.ticks) {
    svg_.line("ax", x(tick.place), plot_bottom, x(tick.place), plot_bottom + 4);
    svg_.text("t m", x(tick.place), plot_height - 4, tick.text);
  }
}

void Plot::tell(std::size_t place, std::string_view text) {
  std::string& told = told_[place];
  told += told.empty() ? frame_.labels[place] + "\n" : "\n";
  told += text;
}

Markup Plot::finish() && {
  Markup markup;
  markup.open("div", {{"class", "plot"}}).add(std::move(svg_).finish()).add(columns_markup(frame_, title_, told_)).close("div");
  return markup;
}

Markup columns_markup(ChartFrame& frame, const std::string& title, const std::vector<std::string>& texts) {
  const std::string group = formatted("c{}", ++frame.drawn);
  Markup markup;
  markup.open("div", {{"class", "hits"}, {"role", "radiogroup"}, {"aria-label", title}});
  for (std::size_t place = 0; place < texts.size(); ++place) {
    if (texts[place].empty()) {
      markup.open("i").close("i");
      continue;
    }
    // The words stand on the side where there is more room for them.
    if (place * 2 < texts.size()) {
      markup.open("label");
    } else {
      markup.open("label", {{"class", "r"}});
    }
    markup.open("input", {{"type", "radio"}, {"name", group}}).open("span");
    std::string_view rest = texts[place];
    while (true) {
      const std::size_t end = rest.find('\n');
      markup.text(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      markup.open("br");
      rest.remove_prefix(end + 1);
    }
    markup.close("span").close("label");
  }
  return markup.close("div");
}

Markup key_markup(const std::vector<KeyEntry>& entries) {
  Markup markup;
  if (entries.empty()) return markup;
  markup.open("ul", {{"class", "key"}});
  for (const KeyEntry& entry : entries) {
    markup.open("li").open("i", {{"class", std::string(entry.style)}, {"aria-hidden", "true"}}).text(entry.symbol).close("i");
    markup.text(entry.text).close("li");
  }
  return markup.close("ul");
}

}  // namespace retain::render
