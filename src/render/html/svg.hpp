#pragma once

#include <string>
#include <string_view>

#include "core/sheet/place.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// "12.5", "-3", "0": a place on the page, in tenths.
std::string place_text(double place);

/// The outline of lines, for the `d` of a path.
class Outline {
 public:
  Outline& move_to(double x, double y) { return add('M', x, y); }
  Outline& line_to(double x, double y) { return add('L', x, y); }
  Outline& close() {
    text_ += 'Z';
    return *this;
  }
  [[nodiscard]] const std::string& str() const { return text_; }

 private:
  Outline& add(char command, double x, double y);

  std::string text_;
};

/// What a point is marked with: shapes tell apart what colours do.
enum class Mark { dot, ring, diamond, up, down };

/// The width of a chart that takes half of a page, in pixels.
inline constexpr double chart_width = 340;

/// A drawing with a title and a description, for those who see it and those who hear it. What is drawn is styled by class.
class Svg {
 public:
  Svg(double width, double height, std::string_view title, std::string_view description);

  Svg& line(std::string_view style, double x1, double y1, double x2, double y2);
  Svg& box(std::string_view style, double x, double y, double width, double height);
  Svg& path(std::string_view style, const Outline& outline);
  /// A mark around a place; `says` is shown when it is pointed at.
  Svg& mark(Mark mark, std::string_view style, double x, double y, double radius, std::string_view says = {});
  Svg& text(std::string_view style, double x, double y, std::string_view text);

  Markup finish() &&;

 private:
  Markup markup_;
};

/// About the width of a text in a drawing.
double text_width(std::string_view text);
/// `text`, or as much of its beginning as takes `room`, with an ellipsis.
std::string fitted(std::string_view text, double room);

}  // namespace retain::render
