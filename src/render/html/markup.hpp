#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace retain::render {

/// `text` for the content of an element or an attribute in quotes: what a browser would take for markup is escaped, and what it would act
/// on without showing it (controls, bidirectional marks, invalid UTF-8) is made visible.
std::string html_escaped(std::string_view text);

struct Attribute {
  std::string_view name;
  std::string value;
};

/// HTML and SVG as it is written: texts and values are escaped here, so that nothing else can be.
class Markup {
 public:
  Markup& open(std::string_view tag, std::initializer_list<Attribute> attributes = {});
  Markup& close(std::string_view tag);
  Markup& text(std::string_view text);
  /// An element that holds a text.
  Markup& element(std::string_view tag, std::initializer_list<Attribute> attributes, std::string_view text);
  Markup& element(std::string_view tag, std::string_view text) { return element(tag, {}, text); }
  Markup& add(const Markup& other);
  /// The content of a style element, which is written in this program and stays as it is.
  Markup& style(std::string_view sheet);
  Markup& line_break();

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] const std::string& str() const { return text_; }
  /// What was written since the last `take`.
  std::string take() { return std::exchange(text_, {}); }

 private:
  std::string text_;
};

}  // namespace retain::render
