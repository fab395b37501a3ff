#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/language/language.hpp"
#include "retain/report.hpp"

namespace retain::render {

enum class Format { table, json, ndjson, csv, tsv, markdown, html, value };

/// The keys of the formats, for help and spelling hints: "table", "json" …
std::vector<std::string> format_keys();
std::optional<Format> find_format(std::string_view key);
/// The format that the ending of a file's name stands for: .json .ndjson .jsonl .csv .tsv .md .html .htm .txt.
std::optional<Format> format_of_file(std::string_view name);

/// What a chart draws: a quantity over time, or, empty, the movements of the newest complete period.
using ChartSubject = std::optional<Id>;

struct RenderOptions {
  int width = 80;                ///< columns of the terminal; table only
  bool colour = false;           ///< table only
  std::optional<int> precision;  ///< digits after the point of table, markdown and html; empty: what suits the quantity
  bool explain = false;          ///< table, markdown and html add the worked formula of each shown metric
  Language language = Language::english;
  std::vector<ChartSubject> charts;  ///< in place of the blocks of a table
  bool one_off = false;              ///< one snapshot from the command line: a metric a line rather than a period a line
};

/// A line for each requirement and warning that is not met, with its numbers: "requirement crr >= 90: not met: 2026-01 85.7".
std::vector<std::string> unmet_requirements(const Report& report, bool with_warnings = true);

/// The warning that amounts of more digits than a double holds are not exact in JSON, where the report has some.
std::optional<Diagnostic> inexact_json(const Report& report);

/// The report as text of the format, ending in a line feed.
std::string render(const Report& report, Format format, const RenderOptions& options);

/// The table of quantities, a line each; with `id`, all that the table knows of one: formula, aliases, undefined cases, source, guide
/// values and a worked number.
std::string render_quantities(const RenderOptions& options);
std::string render_quantity(Id id, const RenderOptions& options);
/// The same as JSON (schema "retain.metrics"); without `id` all.
std::string render_quantities_json(std::optional<Id> id);
/// The Markdown table of all metrics that stands in the README.
std::string render_quantities_markdown(Language language);

}  // namespace retain::render
