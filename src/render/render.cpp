#include "render/render.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "render/formats.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

struct FormatName {
  std::string_view key;
  Format format;
};
constexpr std::array<FormatName, 8> formats = {{{"table", Format::table},
                                                {"json", Format::json},
                                                {"ndjson", Format::ndjson},
                                                {"csv", Format::csv},
                                                {"tsv", Format::tsv},
                                                {"markdown", Format::markdown},
                                                {"html", Format::html},
                                                {"value", Format::value}}};
constexpr std::array<FormatName, 9> endings = {{{"txt", Format::table},
                                                {"json", Format::json},
                                                {"ndjson", Format::ndjson},
                                                {"jsonl", Format::ndjson},
                                                {"csv", Format::csv},
                                                {"tsv", Format::tsv},
                                                {"md", Format::markdown},
                                                {"html", Format::html},
                                                {"htm", Format::html}}};

std::optional<Format> find(std::span<const FormatName> names, std::string_view key) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const FormatName& name) { return name.key == key; });
  return found == names.end() ? std::nullopt : std::optional(found->format);
}

}  // namespace

std::vector<std::string> format_keys() {
  std::vector<std::string> keys;
  std::transform(formats.begin(), formats.end(), std::back_inserter(keys), [](const FormatName& name) { return std::string(name.key); });
  return keys;
}

std::optional<Format> find_format(std::string_view key) { return find(formats, key); }

std::optional<Format> format_of_file(std::string_view name) {
  const std::size_t point = name.find_last_of("./");
  if (point == std::string_view::npos || name[point] != '.') return std::nullopt;
  return find(endings, lower_ascii(name.substr(point + 1)));
}

std::string render(const Report& report, Format format, const RenderOptions& options) {
  switch (format) {
    case Format::table:
      return render_table(report, options);
    case Format::json:
      return render_json(report);
    case Format::ndjson:
      return render_ndjson(report);
    case Format::csv:
      return render_delimited(report, ',');
    case Format::tsv:
      return render_delimited(report, '\t');
    case Format::markdown:
      return render_markdown(report, options);
    case Format::html:
      return render_html(report, options);
    case Format::value:
      return render_values(report);
  }
  throw std::logic_error("an output format without a renderer");
}

}  // namespace retain::render
