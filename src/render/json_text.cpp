#include "render/json_text.hpp"

#include <algorithm>

#include "retain/number.hpp"

namespace retain::render {

namespace {

class Writer {
 public:
  explicit Writer(bool indented) : indented_(indented) {}

  void write(const Json& json, std::size_t depth) {
    if (json.is_number_float()) {
      text_ += shortest(json.get<double>());
    } else if (!json.is_structured()) {
      text_ += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    } else {
      write_members(json, depth);
    }
  }
  std::string finish() && { return std::move(text_.append("\n")); }

 private:
  void write_members(const Json& json, std::size_t depth) {
    const bool broken = indented_ && !json.empty() && (json.is_object() || std::any_of(json.begin(), json.end(), is_structured));
    bool first = true;
    text_ += json.is_object() ? '{' : '[';
    for (const auto& [key, value] : json.items()) {
      if (!first) text_ += broken || !indented_ ? "," : ", ";
      first = false;
      if (broken) text_.append("\n").append(2 * (depth + 1), ' ');
      if (json.is_object()) {
        text_ += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace);
        text_ += indented_ ? ": " : ":";
      }
      write(value, depth + 1);
    }
    if (broken) text_.append("\n").append(2 * depth, ' ');
    text_ += json.is_object() ? '}' : ']';
  }

  static bool is_structured(const Json& json) { return json.is_structured(); }

  bool indented_;
  std::string text_;
};

std::string written(const Json& json, bool indented) {
  Writer writer(indented);
  writer.write(json, 0);
  return std::move(writer).finish();
}

}  // namespace

std::string json_document(const Json& json) { return written(json, true); }
std::string json_line(const Json& json) { return written(json, false); }

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json json_count(const Number& count) {
  const auto integer = count.to_integer();
  return integer ? Json(*integer) : Json(count.to_double());
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

Json json_warnings(std::span<const Diagnostic> warnings) {
  const auto number_or_null = [](std::size_t number) { return number == 0 ? Json() : Json(number); };
  Json list = Json::array();
  for (const Diagnostic& warning : warnings) {
    const Place& place = warning.place;
    list.push_back({{"code", warning.code},
                    {"message", warning.message},
                    {"file", text_or_null(place.file)},
                    {"line", number_or_null(place.line)},
                    {"column", number_or_null(place.column)},
                    {"pointer", text_or_null(place.pointer)}});
  }
  return list;
}

Json generator() { return {{"name", "retain"}, {"version", RETAIN_VERSION}}; }

}  // namespace retain::render
