#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "retain/diagnostic.hpp"
#include "retain/number.hpp"
#include "retain/period.hpp"
#include "retain/quantity.hpp"
#include "retain/worksheet.hpp"

namespace retain::render {

using Json = nlohmann::ordered_json;

/// An indented document with numbers in the shortest digits that read back the same (the library's own writer now and then prints one
/// more), lists of bare values on one line, ending in a line feed.
std::string json_document(const Json& json);
/// The same on a single line.
std::string json_line(const Json& json);
/// `text`, or null where it is empty.
Json text_or_null(std::string_view text);
/// The member "generator" of every document.
Json generator();
/// The member "warnings" of every document.
Json json_warnings(std::span<const Diagnostic> warnings);
/// A count as an integer, anything else as the nearest double.
Json json_number(const Quantity& quantity, const Number& value);
Json json_count(const Number& count);
/// The number of a value and the reason why it has none; null for the other.
Json value_or_null(const Quantity& quantity, const Value& value);
Json reason_or_null(const Value& value);
/// The first members of an object of "periods"; "window" only where it is not 1.
Json period_labels(const Period& period, const std::string& segment, bool complete, int window);

}  // namespace retain::render
