#pragma once

#include <string>
#include <string_view>

#include "render/machine/records.hpp"

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

/// A table for programs as CSV or TSV.
class DelimitedRecords final : public RecordSink {
 public:
  explicit DelimitedRecords(char delimiter) : writer_(delimiter) {}

  void add_key(std::string_view key) override { writer_.add_field(key); }
  void add_heading(const Quantity& quantity, bool /*is_input*/) override { writer_.add_field(quantity.key); }
  void add_text(std::string_view text) override { writer_.add_text(text); }
  void add_flag(bool value) override { writer_.add_field(value ? "true" : "false"); }
  void add_count(const std::optional<Number>& count) override { writer_.add_field(count ? count->to_fixed(0) : std::string()); }
  void add_value(const Quantity& quantity, const std::optional<Number>& value, bool is_input) override;
  void end_line() override { writer_.end_line(); }
  std::string take() { return writer_.take(); }

 private:
  DelimitedWriter writer_;
};

}  // namespace retain::render
