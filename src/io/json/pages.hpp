#pragma once

#include <optional>
#include <span>
#include <string>

#include "io/json/reader.hpp"

namespace retain::io {

/// What says that a document is one page, and that others follow it.
struct MorePages {
  std::string text;  ///< "has_more is true"
  TextPlace place;
  std::string pointer;
};

/// An object around the records, and the pointer to it.
struct Envelope {
  const JsonValue* object;
  std::string pointer;
};

/// What the objects around the records say of pages that follow, in a member of theirs or of an object beside the records: `has_more`, and
/// where nothing says so outright, a cursor of the next page.
std::optional<MorePages> find_more_pages(std::span<const Envelope> envelopes);

}  // namespace retain::io
