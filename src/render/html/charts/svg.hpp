#pragma once

#include <string>
#include <string_view>

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

/// Where a drawing ends on the right; it begins at 0.
inline constexpr double svg_width = 1000;

/// A drawing as wide as what holds it, so that texts and marks keep their size on a phone and on a wide screen: places across are
/// thousandths of the width, places down are pixels. What is drawn is styled by class.
class Svg {
 public:
  /// A drawing with a title and a description, for those who see it and those who hear it.
  Svg(double height, std::string_view title, std::string_view description);
  /// A drawing that repeats what stands beside it in words, and is not read out.
  explicit Svg(double height);

  Svg& line(std::string_view style, double x1, double y1, double x2, double y2);
  Svg& box(std::string_view style, double x, double y, double width, double height);
  Svg& path(std::string_view style, const Outline& outline);
  Svg& mark(Mark mark, std::string_view style, double x, double y, double radius);
  /// A text that begins, or of class `e` ends, `beside` pixels from the place.
  Svg& text(std::string_view style, double x, double y, std::string_view text, double beside = 0);

  Markup finish() &&;

 private:
  /// Outlines stretch with the drawing, in one element as long as nothing else comes between.
  void stretch(bool is_stretched);

  double height_;
  bool is_stretched_ = false;
  Markup markup_;
};

}  // namespace retain::render
