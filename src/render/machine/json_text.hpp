#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>

#include "retain/diagnostic.hpp"
#include "retain/number.hpp"
#include "retain/period.hpp"
#include "retain/quantity.hpp"
#include "retain/report.hpp"
#include "retain/statistics.hpp"
#include "retain/worksheet.hpp"

namespace retain::render {

using Json = nlohmann::ordered_json;

/// An indented document with numbers in the shortest digits that read back the same (the library's own writer now and then prints one
/// more), lists of bare values on one line, ending in a line feed.
std::string json_document(const Json& json);
/// The same on a single line.
std::string json_line(const Json& json);

/// json_document() of an object whose long lists are never in memory as JSON, which takes ten times the room of its text. Keys are plain
/// words.
class JsonDocument {
 public:
  void add(std::string_view key, const Json& value);

  /// The member `key` is a list with what `make` makes of each element of `list`: objects.
  template <class List, class Make>
  void add_objects(std::string_view key, const List& list, Make make) {
    begin_member(key);
    text_ += '[';
    bool is_first = true;
    for (const auto& element : list) {
      add_element(make(element), is_first);
      is_first = false;
    }
    end_list(is_first);
  }

  [[nodiscard]] std::string finish() &&;

 private:
  void begin_member(std::string_view key);
  void add_element(const Json& element, bool is_first);
  void end_list(bool is_empty);

  std::string text_;
};

/// `text`, or null where it is empty.
Json text_or_null(std::string_view text);
/// The number, or null where there is none.
inline Json number_or_null(const std::optional<double>& number) { return number ? Json(*number) : Json(); }
/// An estimate with its interval, whose upper end is null where there is none; null where there is no estimate.
Json estimate_or_null(const std::optional<Estimate>& estimate);
/// The member "generator" of every document.
Json generator();
/// The member "assumptions" of a document.
Json json_assumptions(std::span<const Assumption> assumptions);
/// The member "warnings" of every document.
Json json_warnings(std::span<const Diagnostic> warnings);
/// A count as an integer, anything else as the nearest double.
Json json_number(const Quantity& quantity, const Number& value);
Json json_count(const Number& count);
/// The same of customers in floating point, of whom percents make fractions.
Json json_count(double count);
/// The number of a value and the reason why it has none; null for the other.
Json value_or_null(const Quantity& quantity, const Value& value);
Json reason_or_null(const Value& value);
/// The first members of an object of "periods"; "window" only where it is not 1.
Json period_labels(const Period& period, const std::string& segment, bool complete, int window);

}  // namespace retain::render
