#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/content/page.hpp"
#include "render/options.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// The keys of the formats, for help and spelling hints: "table", "json" …
std::vector<std::string> format_keys();
std::optional<Format> find_format(std::string_view key);
/// The format that the ending of a file's name stands for: .json .ndjson .jsonl .csv .tsv .md .html .htm .txt .xlsx.
std::optional<Format> format_of_file(std::string_view name);

/// Whether people read the format as it is: it is painted from a page.
bool is_for_people(Format format);
/// Whether the format is delimited text, which a spreadsheet opens: csv, tsv or long.
bool is_delimited(Format format);
/// Draws a page in a format that people read.
void paint(const Page& page, Format format, const RenderOptions& options, const Sink& sink);
/// A report in a format that programs read, or open for people.
std::string report_without_page(const Report& report, Format format, const RenderOptions& options);
/// Throws std::logic_error: the command line offers no format that an answer has not.
[[noreturn]] void refuse_format(std::string_view answer, Format format);

}  // namespace retain::render
