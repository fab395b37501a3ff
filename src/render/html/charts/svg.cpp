#include "render/html/charts/svg.hpp"

#include <utility>

#include "text/format.hpp"

namespace retain::render {

namespace {

std::string across_text(double x) {
  std::string text = formatted("{:.2f}", x / svg_width * 100);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" || text == "0" ? "0" : text + "%";
}

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

Svg::Svg(double height, std::string_view title, std::string_view description) : height_(height) {
  markup_.open("svg", {{"width", "100%"}, {"height", place_text(height)}, {"role", "img"}});
  markup_.element("title", title);
  if (!description.empty()) markup_.element("desc", description);
}

Svg::Svg(double height) : height_(height) {
  markup_.open("svg", {{"width", "100%"}, {"height", place_text(height)}, {"aria-hidden", "true"}});
}

void Svg::stretch(bool is_stretched) {
  if (is_stretched == is_stretched_) return;
  is_stretched_ = is_stretched;
  if (!is_stretched) {
    markup_.close("svg");
    return;
  }
  markup_.open("svg", {{"viewBox", formatted("0 0 {} {}", place_text(svg_width), place_text(height_))}, {"preserveAspectRatio", "none"}});
}

Svg& Svg::line(std::string_view style, double x1, double y1, double x2, double y2) {
  stretch(false);
  markup_.open(
      "line",
      {{"class", std::string(style)}, {"x1", across_text(x1)}, {"y1", place_text(y1)}, {"x2", across_text(x2)}, {"y2", place_text(y2)}});
  markup_.close("line");
  return *this;
}

Svg& Svg::box(std::string_view style, double x, double y, double width, double height) {
  stretch(false);
  markup_.open("rect", {{"class", std::string(style)},
                        {"x", across_text(x)},
                        {"y", place_text(y)},
                        {"width", across_text(width)},
                        {"height", place_text(height)}});
  markup_.close("rect");
  return *this;
}

Svg& Svg::path(std::string_view style, const Outline& outline) {
  stretch(true);
  markup_.open("path", {{"class", std::string(style)}, {"d", outline.str()}}).close("path");
  return *this;
}

Svg& Svg::mark(Mark mark, std::string_view style, double x, double y, double radius) {
  stretch(false);
  if (mark == Mark::dot || mark == Mark::ring) {
    markup_.open("circle", {{"class", std::string(style)}, {"cx", across_text(x)}, {"cy", place_text(y)}, {"r", place_text(radius)}});
    markup_.close("circle");
    return *this;
  }
  Outline outline;
  if (mark == Mark::diamond) {
    outline.move_to(-radius, 0).line_to(0, -radius).line_to(radius, 0).line_to(0, radius).close();
  } else {
    const double down = mark == Mark::down ? radius : -radius;
    outline.move_to(0, down).line_to(-radius, -down).line_to(radius, -down).close();
  }
  markup_.open("svg", {{"x", across_text(x)}, {"y", place_text(y)}});
  markup_.open("path", {{"class", std::string(style)}, {"d", outline.str()}}).close("path").close("svg");
  return *this;
}

Svg& Svg::text(std::string_view style, double x, double y, std::string_view text, double beside) {
  stretch(false);
  if (beside == 0) {
    markup_.element("text", {{"class", std::string(style)}, {"x", across_text(x)}, {"y", place_text(y)}}, text);
  } else {
    markup_.element("text", {{"class", std::string(style)}, {"x", across_text(x)}, {"y", place_text(y)}, {"dx", place_text(beside)}}, text);
  }
  return *this;
}

Markup Svg::finish() && {
  stretch(false);
  markup_.close("svg");
  return std::move(markup_);
}

}  // namespace retain::render
