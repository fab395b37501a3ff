#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/json/reader.hpp"
#include "retain/diagnostic.hpp"

namespace retain::io {

/// The name of a column as the input has it.
struct Header {
  std::string text;
  Place place;
};

/// A header in parts: "매출(만원)" is 매출 with the unit 만원. Composed (NFC), without spaces around and without the sign of "+ New" and
/// "(-) Churned MRR".
struct HeaderName {
  std::string whole;
  std::string base;  ///< without the brackets at the end
  std::optional<std::string> unit;
};
HeaderName split_unit(std::string_view header);
/// Whether a header, with its unit or without, is called so.
bool same_name(const HeaderName& name, std::string_view header);

/// The texts of headers.
std::vector<std::string> texts_of(std::span<const Header> headers);

/// The keys of an object that stands at `pointer` of the file.
std::vector<Header> headers_of(const JsonValue& object, const std::string& file, const std::string& pointer);

}  // namespace retain::io
