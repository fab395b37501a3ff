#include "render/machine/delimited_writer.hpp"

#include <utility>

#include "render/machine/exact.hpp"

namespace retain::render {

namespace {

/// Whether a spreadsheet would run the text as a formula, or would after the reader has stripped one apostrophe.
bool is_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view("=+@\t\r-").find(text[first]) != std::string_view::npos;
}

}  // namespace

void DelimitedWriter::add_text(std::string_view text) {
  if (is_formula(text)) return add_field("'" + std::string(text));
  add_field(text);
}

void DelimitedWriter::add_field(std::string_view field) {
  if (!at_line_start_) text_ += delimiter_;
  at_line_start_ = false;
  if (field.find_first_of("\"\n\r") == std::string_view::npos && field.find(delimiter_) == std::string_view::npos) {
    text_ += field;
    return;
  }
  text_ += '"';
  for (const char c : field) text_.append(c == '"' ? 2 : 1, c);
  text_ += '"';
}

void DelimitedWriter::end_line() {
  text_ += '\n';
  at_line_start_ = true;
}

std::string DelimitedWriter::take() { return std::exchange(text_, {}); }

void DelimitedRecords::add_value(const Quantity& quantity, const std::optional<Number>& value, bool /*is_input*/) {
  writer_.add_field(value ? exact_text(quantity, *value) : std::string());
}

}  // namespace retain::render
