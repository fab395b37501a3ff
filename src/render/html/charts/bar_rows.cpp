#include "render/html/charts/bar_rows.hpp"

namespace retain::render {

Markup bar_row(const BarRow& row, const Markup& bar) {
  Markup markup;
  markup.open("li").open("p").element("span", row.name).open("span");
  if (row.figure_style.empty()) {
    markup.element("b", row.figure);
  } else {
    markup.element("b", {{"class", std::string(row.figure_style)}}, row.figure);
  }
  if (!row.note.empty()) markup.text(" ").element("span", {{"class", "muted"}}, row.note);
  return markup.close("span").close("p").add(bar).close("li").line_break();
}

Markup bar_list(const Markup& rows) {
  Markup markup;
  if (!rows.empty()) markup.open("ul", {{"class", "bars"}}).line_break().add(rows).close("ul");
  return markup;
}

}  // namespace retain::render
