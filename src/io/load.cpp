#include "io/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "io/csv_reader.hpp"
#include "io/snapshots_csv.hpp"
#include "io/snapshots_json.hpp"
#include "io/unicode.hpp"

namespace retain::io {

namespace {

struct Signature {
  std::string_view start;
  const char* what;
  const char* hint;
};
constexpr Signature signatures[] = {
    {"PK\x03\x04", "binary file: an .xlsx workbook or a zip archive", "save the sheet as CSV UTF-8"},
    {"\xD0\xCF\x11\xE0", "binary file: an .xls workbook", "save the sheet as CSV UTF-8"},
    {"\x1F\x8B", "binary file: compressed with gzip", "decompress it first: gunzip -c FILE | retain report"},
    {"%PDF-", "binary file: a PDF document", "export the table as CSV"},
    {"\xFF\xFE", "the text is in UTF-16", "save it as UTF-8"},
    {"\xFE\xFF", "the text is in UTF-16", "save it as UTF-8"},
};

class SourceReader {
 public:
  SourceReader(const Source& source, Load& load) : name_(source.name), text_(source.text), load_(load), problems_(load.problems) {}

  void read() {
    if (!is_text()) return;
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
    if (text_.empty()) {
      problems_.error({name_, 0, 0, {}}, "file is empty", "it needs a header and at least one row");
    } else if (text_.starts_with(byte_order_mark)) {
      problems_.error({name_, 1, 1, {}}, "a second byte order mark (\\ufeff) at the start of the text", "remove it");
    } else if (trim(text_).empty()) {
      problems_.error({name_, 0, 0, {}}, "no header and no rows", "the file holds blank lines only");
    } else {
      read_as(load_.options.format == InputFormat::detect ? detect() : load_.options.format);
    }
  }

 private:
  bool is_text() {
    const auto* known = std::ranges::find_if(signatures, [this](const Signature& row) { return text_.starts_with(row.start); });
    if (known != std::end(signatures)) {
      problems_.error({name_, 0, 0, {}}, known->what, known->hint);
      return false;
    }
    if (const auto nul = text_.find('\0'); nul != std::string_view::npos) {
      const bool every_other_byte = text_.size() > 1 && nul <= 1 && (text_[0] == '\0') != (text_[1] == '\0');
      if (every_other_byte) {
        problems_.error({name_, 0, 0, {}}, "the text looks like UTF-16", "save it as UTF-8");
      } else {
        problems_.error(place_of(nul), "binary file: a NUL byte", "export the table as CSV or JSON");
      }
      return false;
    }
    if (const auto wrong = find_invalid_utf8(text_)) {
      problems_.error(place_of(*wrong), fmt::format("not UTF-8: byte 0x{:02X}", static_cast<unsigned char>(text_[*wrong])),
                      "save the file as UTF-8 (in Excel: CSV UTF-8)");
      return false;
    }
    return true;
  }

  [[nodiscard]] Place place_of(std::size_t offset) const {
    std::string_view before = text_.substr(0, offset);
    if (before.starts_with(byte_order_mark)) before.remove_prefix(byte_order_mark.size());
    const TextPlace place = advance({}, before);
    return {name_, place.line, place.column, {}};
  }

  [[nodiscard]] InputFormat detect() const {
    const char first = trim(text_).front();
    if (first != '{' && first != '[') return InputFormat::csv;
    return is_json_lines(text_) ? InputFormat::ndjson : InputFormat::json;
  }

  void read_as(InputFormat format) {
    const bool is_json = format == InputFormat::json || format == InputFormat::ndjson;
    const auto named = [this](std::initializer_list<const char*> endings) {
      return std::ranges::any_of(endings, [this](const char* ending) { return name_.ends_with(ending); });
    };
    if (is_json && named({".csv", ".tsv"})) load_.result.notes.push_back(fmt::format("{}: read as JSON, which it holds", name_));
    if (!is_json && named({".json", ".ndjson", ".jsonl"}))
      load_.result.notes.push_back(fmt::format("{}: read as CSV, which it holds", name_));
    if (is_json) {
      load_json(name_, text_, format == InputFormat::ndjson, load_);
    } else {
      load_csv(name_, text_, load_);
    }
  }

  const std::string& name_;
  std::string_view text_;
  Load& load_;
  Problems& problems_;
};

/// The lines of a text up to the last that is asked for, found once.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
  }

  std::string_view operator[](std::size_t number) {
    while (lines_.size() < number && !rest_.empty()) {
      const std::string_view line = rest_.substr(0, rest_.find_first_of("\r\n"));
      rest_.remove_prefix(line.size());
      rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : rest_.empty() ? 0 : 1);
      lines_.push_back(line);
    }
    return number <= lines_.size() ? lines_[number - 1] : std::string_view();
  }

 private:
  std::string_view rest_;
  std::vector<std::string_view> lines_;
};

}  // namespace

Loaded load_snapshots(std::span<const Source> sources, const LoadOptions& options) {
  Problems problems;
  Loaded result;
  ColumnNames names(options.columns, problems);
  Load load{options, names, problems, result};
  for (const Source& source : sources) SourceReader(source, load).read();
  if (problems.errors() == 0) names.check_pinned(problems);
  result.warnings = std::move(problems).finish();
  return result;
}

void add_excerpts(std::vector<Diagnostic>& diagnostics, std::span<const Source> sources) {
  // More than anybody reads, so that a hostile input cannot fill memory with copies of its lines.
  constexpr std::size_t most_excerpts = 1000;
  constexpr std::size_t longest_excerpt = 16384;
  std::map<std::string_view, Lines> files;
  for (const Source& source : sources) files.try_emplace(source.name, source.text);
  for (Diagnostic& diagnostic : std::span(diagnostics).first(std::min(diagnostics.size(), most_excerpts))) {
    const auto file = files.find(diagnostic.place.file);
    if (file == files.end() || diagnostic.place.line == 0) continue;
    const std::string_view line = file->second[diagnostic.place.line];
    if (line.size() <= longest_excerpt) diagnostic.excerpt = line;
  }
}

}  // namespace retain::io
