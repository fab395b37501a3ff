#include "io/opening/text_start.hpp"

#include <algorithm>
#include <array>

#include "io/bytes/input.hpp"
#include "io/json/reader.hpp"
#include "io/problems/limits.hpp"
#include "io/problems/text_place.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

struct Signature {
  std::string_view start;
  const char* what;
  const char* hint;
};
constexpr Signature signatures[] = {
    {"\xD0\xCF\x11\xE0", "binary file: an .xls workbook", "save it as .xlsx, or the sheet as CSV UTF-8"},
    {"%PDF-", "binary file: a PDF document", "export the table as .xlsx or CSV"},
    {"BZh", "binary file: compressed with bzip2", "bzip2 -dc FILE | retain report - unpacks it"},
    {"\xFD"
     "7zXZ",
     "binary file: compressed with xz", "xz -dc FILE | retain report - unpacks it"},
    {"7z\xBC\xAF", "binary file: a 7z archive", "7z x -so FILE | retain report - unpacks it"},
    {"Rar!\x1A", "binary file: a RAR archive", "unpack it first"},
    {"\x04\x22\x4D\x18", "binary file: compressed with lz4", "lz4 -dc FILE | retain report - unpacks it"},
    {"\x1F\x9D", "binary file: compressed with compress", "uncompress -c FILE | retain report - unpacks it"},
    {"PAR1", "binary file: Parquet", "export it as CSV: duckdb -csv -c \"FROM 'FILE'\" | retain report -"},
    {"SQLite format 3", "binary file: an SQLite database", "sqlite3 -csv -header FILE 'SELECT …' | retain report - reads a table of it"},
};

/// Whether a file of the form that old workbooks have holds a new one that is locked: its parts have names in UTF-16.
bool holds_locked_workbook(std::string_view head) {
  std::string name;
  for (const char c : std::string_view("EncryptedPackage")) name.append(1, c).append(1, '\0');
  return head.starts_with(signatures->start) && head.find(name) != std::string_view::npos;
}

const Signature* find_signature(std::string_view head) {
  const auto* row = std::ranges::find_if(signatures, [head](const Signature& known) { return head.starts_with(known.start); });
  return row == std::end(signatures) ? nullptr : row;
}

bool is_markup(std::string_view text) {
  const std::string start = lower_ascii(trim(text.substr(0, 20)));
  return std::ranges::any_of(std::array{"<?xml", "<!doctype", "<html", "<table", "<office:", "<workbook"},
                             [&start](const char* tag) { return start.starts_with(tag); });
}

template <std::size_t size>
bool has_ending(const std::string& name, const std::array<const char*, size>& endings) {
  return std::ranges::any_of(endings, [&name](const char* ending) { return name.ends_with(ending); });
}

}  // namespace

std::string_view without_mark(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
}

bool has_signature(std::string_view head) { return find_signature(head) != nullptr; }

bool looks_like_utf_16(std::string_view head) { return head.size() > 1 && (head[0] == '\0') != (head[1] == '\0'); }

std::optional<Diagnostic> refusal_of_start(const std::string& name, std::string_view head) {
  const auto refuse = [&](std::string message, std::string hint, std::size_t line = 0) {
    return error({}, std::move(message), std::move(hint), {name, line, line, {}});
  };
  if (holds_locked_workbook(head)) {
    return refuse("binary file: a workbook that is locked with a password", "open it in a spreadsheet program, and save it without one");
  }
  if (const Signature* known = find_signature(head)) return refuse(known->what, known->hint);
  if (looks_like_utf_16(head)) {
    return refuse("the text looks like UTF-16, without a byte order mark",
                  formatted("save it as UTF-8, or pass --encoding {}", head.front() == '\0' ? "utf-16be" : "utf-16le"));
  }
  if (const auto nul = head.find('\0'); nul != std::string_view::npos) {
    const TextPlace place = advance({}, without_mark(head.substr(0, nul)));
    return error({}, nul_byte_text, nul_byte_hint, {name, place.line, place.column, {}});
  }
  const std::string_view text = without_mark(head);
  if (is_markup(text)) {
    return refuse("a document of XML or HTML, as some programs write in place of a workbook",
                  "open it in a spreadsheet program, and save it as .xlsx or CSV UTF-8");
  }
  if (text.empty()) return refuse("file is empty", "it needs a header and at least one row");
  if (text.starts_with(byte_order_mark)) return refuse("a second byte order mark (\\ufeff) at the start of the text", "remove it", 1);
  if (trim(text).empty()) {
    const bool is_whole = head.size() < RereadableInput::head_size;
    return refuse("no header and no rows", is_whole ? std::string("the file holds blank lines only")
                                                    : formatted("the first {} are blank lines only", size_text(head.size())));
  }
  return std::nullopt;
}

bool is_json_lines(std::string_view text) {
  text = trim(text);
  const std::string_view first = trim(text.substr(0, text.find('\n')));
  text = trim(text.substr(std::min(text.find('\n'), text.size())));
  if (text.empty()) return false;
  const bool may_be_broken_row = first.starts_with('{') && first.ends_with('}') && text.starts_with('{');
  if (may_be_broken_row) return true;
  try {
    read_json(first);
    return true;
  } catch (const JsonError&) {
    return false;
  }
}

InputFormat format_of(std::string_view head, InputFormat asked) {
  if (asked != InputFormat::detect) return asked;
  const std::string_view text = trim(without_mark(head));
  if (!text.starts_with('{') && !text.starts_with('[')) return InputFormat::csv;
  return is_json_lines(text) ? InputFormat::ndjson : InputFormat::json;
}

std::string ending_note(const std::string& name, InputFormat format) {
  const bool is_json = format == InputFormat::json || format == InputFormat::ndjson;
  if (has_ending(name, std::array{".xlsx", ".xlsm"})) return formatted("{}: read as {}, which it holds", name, is_json ? "JSON" : "CSV");
  if (is_json && has_ending(name, std::array{".csv", ".tsv"})) return name + ": read as JSON, which it holds";
  if (!is_json && has_ending(name, std::array{".json", ".ndjson", ".jsonl"})) return name + ": read as CSV, which it holds";
  return {};
}

}  // namespace retain::io
