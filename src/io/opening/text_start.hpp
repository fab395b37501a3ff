#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/options.hpp"
#include "retain/diagnostic.hpp"

namespace retain::io {

/// What is wrong with a text that holds a NUL byte, and the way out.
inline constexpr const char* nul_byte_text = "binary file: a NUL byte";
inline constexpr const char* nul_byte_hint = "export the table as CSV or JSON";

/// `text` without a byte order mark.
std::string_view without_mark(std::string_view text);

/// Whether a text starts with the bytes by which workbooks, archives and documents are known.
bool has_signature(std::string_view head);

/// Whether the first bytes are those of a text in UTF-16 without a byte order mark.
bool looks_like_utf_16(std::string_view head);

/// What the first bytes of an input are instead of a text that can be read: a workbook, an archive, nothing. Empty where they may be one.
std::optional<Diagnostic> refusal_of_start(const std::string& name, std::string_view head);

/// Whether a text that starts like JSON has a document on each line, as far as its first two lines tell.
bool is_json_lines(std::string_view text);

/// CSV, JSON or NDJSON, by the first bytes, unless the user settled it. They are not blank.
InputFormat format_of(std::string_view head, InputFormat asked);

/// What a person may want to know where the ending of a file's name says another format than it holds; empty where there is nothing.
std::string ending_note(const std::string& name, InputFormat format);

}  // namespace retain::io
