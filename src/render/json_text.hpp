#pragma once

#include <nlohmann/json.hpp>
#include <string>

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

}  // namespace retain::render
