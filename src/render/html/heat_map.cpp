#include "render/html/heat_map.hpp"

#include <algorithm>

#include "render/html/table.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr int shade_count = 6;

std::string shade_style(double share) { return formatted("s{}", std::min(static_cast<int>(share * shade_count), shade_count - 1)); }

// Shades of both schemes, each with the ink that has a contrast of 4.5 to 1 on it.
constexpr std::string_view rules = R"css(
.heat td,.heat th{padding:4px 8px}
.heat .muted{font-size:inherit}
.heat td i{right:1px}
.heat thead th{text-align:right}
.heat thead th:first-child{text-align:left}
.s0{background:#eef3fb;color:#1a1f27}
.s1{background:#d5e3f7;color:#1a1f27}
.s2{background:#b3cdf1;color:#1a1f27}
.s3{background:#8db4e9;color:#1a1f27}
.s4{background:#2f6fc9;color:#fff}
.s5{background:#164a92;color:#fff}
@media screen and (prefers-color-scheme:dark){.s0{background:#1d2836;color:#e8ebf0}.s1{background:#203450;color:#e8ebf0}.s2{background:#23436e;color:#e8ebf0}.s3{background:#27548f;color:#fff}.s4{background:#7fb0f0;color:#10141a}.s5{background:#b5d3fa;color:#10141a}}
)css";

/// A number, with its mark where it moves no digit.
void add_value(Markup& markup, std::string_view text) {
  const bool is_marked = text.ends_with('*') || text.ends_with('+');
  markup.text(trimmed(is_marked ? text.substr(0, text.size() - 1) : text));
  if (is_marked) markup.element("i", text.substr(text.size() - 1));
}

}  // namespace

Markup heat_map_markup(const HeatMap& map) {
  const std::size_t labels = map.lines.empty() ? 1 : map.lines.front().labels.size();
  Markup markup = scroll_box(map.caption);
  markup.open("table", {{"class", "heat"}}).element("caption", map.caption).open("thead").open("tr");
  for (const std::string& heading : map.headings) markup.open("th", {{"scope", "col"}}).text(heading);
  markup.line_break().open("tbody").line_break();
  for (const HeatLine& line : map.lines) {
    std::string style = line.is_summary ? "sum" : line.is_muted ? "muted" : "";
    style.empty() ? markup.open("tr") : markup.open("tr", {{"class", style}});
    markup.open("th", {{"scope", "row"}}).text(line.labels.front());
    for (std::size_t i = 1; i < labels; ++i) add_number(markup.open("td"), line.labels[i]);
    for (const HeatCell& cell : line.cells) {
      cell.share && !line.is_summary && !line.is_muted ? markup.open("td", {{"class", shade_style(*cell.share)}}) : markup.open("td");
      add_value(markup, cell.text);
    }
    markup.line_break();
  }
  return markup.close("table").close("div").line_break();
}

std::string_view heat_map_style() { return rules.substr(1); }

}  // namespace retain::render
