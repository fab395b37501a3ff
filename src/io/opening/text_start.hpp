#pragma once

#include <string>
#include <string_view>

#include "io/load.hpp"
#include "io/problems/problems.hpp"

namespace retain::io {

/// `text` without a byte order mark.
std::string_view without_mark(std::string_view text);

/// Whether a text starts with the bytes by which workbooks, archives and documents are known.
bool has_signature(std::string_view head);

/// Whether the first bytes are those of a text in UTF-16 without a byte order mark.
bool looks_like_utf_16(std::string_view head);

/// Whether the first bytes of an input may be text that can be read; reports what else they are (a workbook, an archive, nothing).
bool check_start(const std::string& name, std::string_view head, Problems& problems);

/// CSV, JSON or NDJSON, by the first bytes, unless the user settled it. They are not blank.
InputFormat format_of(std::string_view head, InputFormat asked);

/// "csv", "json" or "ndjson".
std::string detected_format(InputFormat format);

/// What a person may want to know where the ending of a file's name says another format than it holds; empty where there is nothing.
std::string ending_note(const std::string& name, InputFormat format);

}  // namespace retain::io
