#include "render/machine/json_text.hpp"

#include <algorithm>
#include <cmath>

#include "retain/number.hpp"
#include "retain/version.hpp"
#include "text/visible.hpp"

namespace retain::render {

namespace {

void break_line(std::string& text, std::size_t depth) { text.append("\n").append(2 * depth, ' '); }

/// Appends JSON to a text, on lines of their own or on one.
class Writer {
 public:
  Writer(std::string& text, bool indented) : text_(text), indented_(indented) {}

  void write(const Json& json, std::size_t depth) {
    if (json.is_number_float()) {
      text_ += shortest(json.get<double>());
    } else if (!json.is_structured()) {
      write_bare(json);
    } else {
      write_members(json, depth);
    }
  }

 private:
  void write_bare(const Json& json) { text_ += visible_in_json(json.dump(-1, ' ', false, Json::error_handler_t::replace)); }

  void write_members(const Json& json, std::size_t depth) {
    const bool broken = indented_ && !json.empty() && (json.is_object() || std::any_of(json.begin(), json.end(), is_structured));
    bool first = true;
    text_ += json.is_object() ? '{' : '[';
    for (const auto& [key, value] : json.items()) {
      if (!first) text_ += broken || !indented_ ? "," : ", ";
      first = false;
      if (broken) break_line(text_, depth + 1);
      if (json.is_object()) {
        write_bare(key);
        text_ += indented_ ? ": " : ":";
      }
      write(value, depth + 1);
    }
    if (broken) break_line(text_, depth);
    text_ += json.is_object() ? '}' : ']';
  }

  static bool is_structured(const Json& json) { return json.is_structured(); }

  std::string& text_;
  bool indented_;
};

}  // namespace

void JsonDocument::begin_member(std::string_view key) {
  text_ += text_.empty() ? "{" : ",";
  break_line(text_, 1);
  text_.append("\"").append(key).append("\": ");
}

void JsonDocument::add(std::string_view key, const Json& value) {
  begin_member(key);
  Writer(text_, true).write(value, 1);
}

void JsonDocument::add_element(const Json& element, bool is_first) {
  if (!is_first) text_ += ',';
  break_line(text_, 2);
  Writer(text_, true).write(element, 2);
}

void JsonDocument::end_list(bool is_empty) {
  if (!is_empty) break_line(text_, 1);
  text_ += ']';
}

std::string JsonDocument::finish() && { return std::move(text_.append("\n}\n")); }

std::string json_document(const Json& json) {
  std::string text;
  Writer(text, true).write(json, 0);
  return text + "\n";
}

std::string json_line(const Json& json) {
  std::string text;
  Writer(text, false).write(json, 0);
  return text + "\n";
}

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json json_count(const Number& count) {
  const auto integer = count.to_integer();
  return integer ? Json(*integer) : Json(count.to_double());
}

Json json_count(double count) {
  constexpr double most = 9e15;
  if (std::fabs(count) < most && count == std::floor(count)) return static_cast<std::int64_t>(count);
  return count;
}

Json json_number(const Quantity& quantity, const Number& value) {
  return quantity.unit == Unit::count ? json_count(value) : Json(value.to_double());
}

Json value_or_null(const Quantity& quantity, const Value& value) { return value.number ? json_number(quantity, *value.number) : Json(); }

Json reason_or_null(const Value& value) { return value.number ? Json() : Json(reason_key(value.reason)); }

Json period_labels(const Period& period, const std::string& segment, bool complete, int window) {
  Json labels = {{"period", text_or_null(period.to_string())}, {"segment", text_or_null(segment)}, {"complete", complete}};
  if (window != 1) labels["window"] = window;
  return labels;
}

Json json_assumptions(std::span<const Assumption> assumptions) {
  Json list = Json::array();
  for (const Assumption& assumption : assumptions) list.push_back(assumption.text.english());
  return list;
}

Json json_warnings(std::span<const Diagnostic> warnings) {
  const auto count_or_null = [](std::size_t number) { return number == 0 ? Json() : Json(number); };
  Json list = Json::array();
  for (const Diagnostic& warning : warnings) {
    const Place& place = warning.place;
    list.push_back({{"code", warning.code},
                    {"message", warning.message},
                    {"file", text_or_null(place.file)},
                    {"line", count_or_null(place.line)},
                    {"column", count_or_null(place.column)},
                    {"pointer", text_or_null(place.pointer)}});
  }
  return list;
}

Json estimate_or_null(const std::optional<Estimate>& estimate) {
  if (!estimate) return {};
  return {{"value", estimate->value}, {"interval", Json::array({estimate->low, number_or_null(estimate->high)})}};
}

Json generator() { return {{"name", "retain"}, {"version", RETAIN_VERSION}}; }

}  // namespace retain::render
