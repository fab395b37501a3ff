#pragma once

#include <span>
#include <string>
#include <string_view>

namespace retain::io {

/// `text` without the `'` in front that keeps spreadsheets from running it.
std::string_view without_guard(std::string_view text);

/// A label as it is compared: without spaces and the guard around it, composed (NFC). Throws CellError for a byte order mark inside it.
std::string plain_label(std::string_view text);

/// Whether a cell that may be empty says that there is nothing: NULL, \N, NaT, None, n/a, -.
bool stands_for_nothing(std::string_view text);

/// Whether people write `text` beside the sums under a table.
bool is_totals_word(std::string_view text);

/// The same, or the name of what is summed: "MRR", "Active customers".
bool is_name_of_sum(std::string_view text);

/// The name of the segment of the values of its columns: "EU / basic". Throws CellError where one is a total or no name.
std::string segment_name(std::span<const std::string_view> values);

}  // namespace retain::io
