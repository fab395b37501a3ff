#include "render/formats.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <stdexcept>

#include "render/html/page.hpp"
#include "render/machine/report.hpp"
#include "render/mail/page.hpp"
#include "render/markdown/page.hpp"
#include "render/terminal/page.hpp"
#include "render/workbook/report.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

struct FormatRow {
  Format format;
  std::string_view key;
  std::array<std::string_view, 2> endings;  ///< of names of files
  /// Draws any page; null for a format that writes reports itself.
  void (*paint)(const Page& page, const RenderOptions& options, const Sink& sink);
  std::string (*report)(const Report& report);
  bool is_delimited = false;
  /// The same with what the reader asked for.
  std::string (*document)(const Report& report, const RenderOptions& options) = nullptr;
};

constexpr FormatRow formats[] = {
    {Format::table, "table", {"txt"}, paint_terminal, nullptr},
    {Format::json, "json", {"json"}, nullptr, report_json},
    {Format::ndjson, "ndjson", {"ndjson", "jsonl"}, nullptr, report_ndjson},
    {Format::csv, "csv", {"csv"}, nullptr, [](const Report& report) { return report_delimited(report, ','); }, true},
    {Format::tsv, "tsv", {"tsv"}, nullptr, [](const Report& report) { return report_delimited(report, '\t'); }, true},
    {Format::tidy, "long", {}, nullptr, report_tidy, true},
    {Format::markdown, "markdown", {"md"}, paint_markdown, nullptr},
    {Format::html, "html", {"html", "htm"}, paint_html, nullptr},
    {Format::mail, "mail", {}, paint_mail, nullptr},
    {Format::xlsx, "xlsx", {"xlsx"}, nullptr, nullptr, false, report_workbook},
    {Format::value, "value", {}, nullptr, report_values},
};

template <class Fits>
const FormatRow* find_row(Fits fits) {
  const auto row = std::find_if(std::begin(formats), std::end(formats), fits);
  return row == std::end(formats) ? nullptr : row;
}

std::optional<Format> format_of(const FormatRow* row) { return row == nullptr ? std::nullopt : std::optional(row->format); }

const FormatRow& row_of(Format format) {
  const FormatRow* row = find_row([format](const FormatRow& candidate) { return candidate.format == format; });
  assert(row != nullptr);
  return *row;
}

}  // namespace

std::vector<std::string> format_keys() {
  std::vector<std::string> keys;
  std::transform(std::begin(formats), std::end(formats), std::back_inserter(keys),
                 [](const FormatRow& row) { return std::string(row.key); });
  return keys;
}

std::optional<Format> find_format(std::string_view key) {
  return format_of(find_row([key](const FormatRow& row) { return row.key == key; }));
}

std::optional<Format> format_of_file(std::string_view name) {
  const std::size_t point = name.find_last_of("./");
  if (point == std::string_view::npos || name[point] != '.' || point + 1 == name.size()) return std::nullopt;
  const std::string ending = lower_ascii(name.substr(point + 1));
  return format_of(
      find_row([&](const FormatRow& row) { return std::find(row.endings.begin(), row.endings.end(), ending) != row.endings.end(); }));
}

bool is_for_people(Format format) { return row_of(format).paint != nullptr; }

bool is_delimited(Format format) { return row_of(format).is_delimited; }

void paint(const Page& page, Format format, const RenderOptions& options, const Sink& sink) {
  assert(is_for_people(format));
  row_of(format).paint(page, options, sink);
}

std::string report_without_page(const Report& report, Format format, const RenderOptions& options) {
  assert(!is_for_people(format));
  const FormatRow& row = row_of(format);
  return row.document != nullptr ? row.document(report, options) : row.report(report);
}

void refuse_format(std::string_view answer, Format format) {
  throw std::logic_error(formatted("{} has no format {}", answer, row_of(format).key));
}

}  // namespace retain::render
