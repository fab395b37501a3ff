#include "render/html/svg.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/sheet/place.hpp"
#include "text/format.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

constexpr double width_of_column = 6.5;

}  // namespace

std::string place_text(double place) {
  std::string text = formatted("{:.1f}", place);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

Outline& Outline::add(char command, double x, double y) {
  text_ += command;
  text_ += place_text(x);
  text_ += ' ';
  text_ += place_text(y);
  return *this;
}

Svg::Svg(double width, double height, std::string_view title, std::string_view description) {
  markup_.open("svg", {{"viewBox", formatted("0 0 {} {}", place_text(width), place_text(height))}, {"role", "img"}});
  markup_.element("title", title);
  if (!description.empty()) markup_.element("desc", description);
}

Svg& Svg::line(std::string_view style, double x1, double y1, double x2, double y2) {
  return path(style, Outline().move_to(x1, y1).line_to(x2, y2));
}

Svg& Svg::box(std::string_view style, double x, double y, double width, double height) {
  markup_.open("rect", {{"class", std::string(style)},
                        {"x", place_text(x)},
                        {"y", place_text(y)},
                        {"width", place_text(width)},
                        {"height", place_text(height)}});
  markup_.close("rect");
  return *this;
}

Svg& Svg::path(std::string_view style, const Outline& outline) {
  markup_.open("path", {{"class", std::string(style)}, {"d", outline.str()}}).close("path");
  return *this;
}

Svg& Svg::mark(Mark mark, std::string_view style, double x, double y, double radius, std::string_view says) {
  const bool is_round = mark == Mark::dot || mark == Mark::ring;
  if (is_round) {
    markup_.open("circle", {{"class", std::string(style)}, {"cx", place_text(x)}, {"cy", place_text(y)}, {"r", place_text(radius)}});
  } else {
    const double down = mark == Mark::down ? 1 : -1;
    Outline outline;
    if (mark == Mark::diamond) {
      outline.move_to(x - radius, y).line_to(x, y - radius).line_to(x + radius, y).line_to(x, y + radius).close();
    } else {
      outline.move_to(x, y + down * radius).line_to(x - radius, y - down * radius).line_to(x + radius, y - down * radius).close();
    }
    markup_.open("path", {{"class", std::string(style)}, {"d", outline.str()}});
  }
  if (!says.empty()) markup_.element("title", says);
  markup_.close(is_round ? "circle" : "path");
  return *this;
}

Svg& Svg::text(std::string_view style, double x, double y, std::string_view text) {
  markup_.element("text", {{"class", std::string(style)}, {"x", place_text(x)}, {"y", place_text(y)}}, text);
  return *this;
}

Markup Svg::finish() && {
  markup_.close("svg");
  return std::move(markup_);
}

double text_width(std::string_view text) { return width_of_column * static_cast<double>(display_width(text)); }

std::string fitted(std::string_view text, double room) {
  return shortened(text, static_cast<std::size_t>(std::max(0.0, room / width_of_column)));
}

}  // namespace retain::render
