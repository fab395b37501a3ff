#include "render/html/markup.hpp"

#include <algorithm>

#include "text/visible.hpp"

namespace retain::render {

namespace {

std::string_view reference_to(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f' && reference_to(c).empty(); });
}

}  // namespace

std::string html_escaped(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string result;
  for (const char c : visible(text)) {
    const std::string_view reference = reference_to(c);
    if (reference.empty()) {
      result += c;
    } else {
      result += reference;
    }
  }
  return result;
}

Markup& Markup::open(std::string_view tag, std::initializer_list<Attribute> attributes) {
  text_.append("<").append(tag);
  for (const Attribute& attribute : attributes) {
    text_.append(" ").append(attribute.name).append("=\"").append(html_escaped(attribute.value)).append("\"");
  }
  text_ += '>';
  return *this;
}

Markup& Markup::close(std::string_view tag) {
  text_.append("</").append(tag).append(">");
  return *this;
}

Markup& Markup::text(std::string_view text) {
  text_ += html_escaped(text);
  return *this;
}

Markup& Markup::element(std::string_view tag, std::initializer_list<Attribute> attributes, std::string_view text) {
  return open(tag, attributes).text(text).close(tag);
}

Markup& Markup::add(const Markup& other) {
  text_ += other.text_;
  return *this;
}

Markup& Markup::style(std::string_view sheet) {
  text_ += sheet;
  return *this;
}

Markup& Markup::line_break() {
  text_ += '\n';
  return *this;
}

}  // namespace retain::render
