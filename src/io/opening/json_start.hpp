#pragma once

#include <string_view>

#include "io/json/records.hpp"
#include "io/opening/opened.hpp"

namespace retain::io {

/// What the keys of an object are names of, those of objects within it by their dotted names.
RecordKeys record_keys(const JsonValue& object, const LoadOptions& options);

/// Where to look for the records of a document of an input, as it was opened.
RecordsPlace records_place(const Opened& opened, const LoadOptions& options);

/// Understands an input of JSON by its first bytes: where its records are, and whether they are customer rows.
void open_json(std::string_view text, const LoadOptions& options, Opened& opened);

}  // namespace retain::io
