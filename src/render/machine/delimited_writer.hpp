#pragma once

#include <string>
#include <string_view>

namespace retain::render {

/// Writes records of CSV or TSV as RFC 4180 has them, each ending in a line feed.
class DelimitedWriter {
 public:
  explicit DelimitedWriter(char delimiter) : delimiter_(delimiter) {}

  /// A field as it is.
  void add_field(std::string_view field);
  /// A field from an input, with a `'` in front where a spreadsheet would run it as a formula.
  void add_text(std::string_view text);
  void end_line();
  /// Characters written since the last `take`.
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  std::string take();

 private:
  char delimiter_;
  bool at_line_start_ = true;
  std::string text_;
};

}  // namespace retain::render
