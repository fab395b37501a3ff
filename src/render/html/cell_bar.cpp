#include "render/html/cell_bar.hpp"

#include <algorithm>
#include <cmath>

#include "text/format.hpp"

namespace retain::render {

Markup cell_bar(const TableColumn& column, const TableCell& cell) {
  constexpr int width = 72;
  constexpr int height = 14;
  constexpr double least = 0.8;
  double low = 0;
  double high = 0;
  for (const TableCell& other : column.cells) {
    if (!other.value) continue;
    low = std::min(low, other.value->to_double());
    high = std::max(high, other.value->to_double());
  }
  const auto place = [=](double value) { return high == low ? 0 : 1 + (value - low) / (high - low) * (width - 2); };
  const double zero = place(0);
  const double end = place(cell.value->to_double());
  const double length = std::max(std::abs(end - zero), least);
  const std::string_view fill = cell.tone == Tone::good ? "f-up" : cell.tone == Tone::bad ? "f-dn" : "st";
  Markup markup;
  // The number beside it is what those hear who do not see it.
  markup.open("svg", {{"class", "cb"}, {"viewBox", formatted("0 0 {} {}", width, height)}, {"aria-hidden", "true"}});
  const auto box = [&](std::string_view style, double x, double wide, int y, int tall) {
    markup.open("path", {{"class", std::string(style)}, {"d", formatted("M{:.1f} {}h{:.1f}v{}h-{:.1f}z", x, y, wide, tall, wide)}})
        .close("path");
  };
  box(fill, std::min(zero, end < zero ? zero - length : zero), length, 2, height - 4);
  box("ax", zero - least / 2, least, 0, height);
  return markup.close("svg");
}

}  // namespace retain::render
