#include "io/workbook/shared_strings.hpp"

#include <charconv>

#include "io/csv/reader.hpp"
#include "io/workbook/xml.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"

namespace retain::io {

namespace {

/// The character of an escape such as `_x000D_` at the start of a text; 0 where there is none, or one that no text may hold.
char32_t escaped_character(std::string_view text) {
  constexpr std::size_t size = 7;
  if (text.size() < size || !text.starts_with("_x") || text[size - 1] != '_') return 0;
  unsigned code = 0;
  const auto [end, fault] = std::from_chars(text.data() + 2, text.data() + size - 1, code, 16);
  constexpr unsigned first_surrogate = 0xD800;
  constexpr unsigned behind_surrogates = 0xE000;
  const bool is_character = fault == std::errc() && end == text.data() + size - 1 && (code < first_surrogate || code >= behind_surrogates);
  return is_character ? code : 0;
}

void append_on_one_line(char c, std::string& result) {
  if (c == '\n' || c == '\r') {
    // A line break in a cell is two characters in some programs.
    if (!result.ends_with(' ')) result += ' ';
  } else if (c != cell_delimiter) {
    result += c;
  }
}

}  // namespace

void check_cell_length(std::string_view text, const std::string& file, const Limits& limits) {
  if (text.size() <= limits.field_bytes) return;
  throw InputError({error("limit", formatted("a text of more than {} in a cell", size_text(limits.field_bytes)),
                          "--max-field raises the limit", {file, 0, 0, {}})});
}

void append_cell_text(std::string_view text, std::string& result) {
  if (text.find_first_of(std::string_view("\n\r\x1F_")) == std::string_view::npos) {
    result += text;
    return;
  }
  while (!text.empty()) {
    const char32_t character = escaped_character(text);
    if (character == 0) {
      append_on_one_line(text.front(), result);
    } else if (character < 0x80) {
      append_on_one_line(static_cast<char>(character), result);
    } else {
      append_utf8(result, character);
    }
    text.remove_prefix(character == 0 ? 1 : 7);
  }
}

namespace {

/// Reads the items of the table: plain ones, and those whose pieces have formats of their own. How a text is spoken is no part of it.
class StringItems final : public XmlHandler {
 public:
  StringItems(std::string& texts, std::vector<std::uint64_t>& ends, const std::string& file, const Limits& limits)
      : texts_(texts), ends_(ends), file_(file), limits_(limits) {}

  void start(std::string_view name, const XmlAttributes& /*attributes*/) override {
    if (name == "si") item_.clear();
    if (name == "rPh") is_spoken_ = true;
    is_text_ = name == "t" && !is_spoken_;
  }
  void end(std::string_view name) override {
    is_text_ = false;
    if (name == "rPh") is_spoken_ = false;
    if (name != "si") return;
    append_cell_text(item_, texts_);
    ends_.push_back(texts_.size());
  }
  void text(std::string_view piece) override {
    if (!is_text_) return;
    item_ += piece;
    check_cell_length(item_, file_, limits_);
  }

 private:
  std::string& texts_;
  std::vector<std::uint64_t>& ends_;
  const std::string& file_;
  const Limits& limits_;
  std::string item_;
  bool is_text_ = false;
  bool is_spoken_ = false;
};

}  // namespace

SharedStrings::SharedStrings(const std::string& file, ArchivePart* part, const Limits& limits) {
  if (part == nullptr) return;
  StringItems items(texts_, ends_, file, limits);
  XmlReader reader(file, "sharedStrings", items);
  std::string piece(std::size_t{1} << 16, '\0');
  for (std::size_t size = piece.size(); size == piece.size();) {
    size = part->read(piece);
    reader.feed(std::string_view(piece).substr(0, size), size < piece.size());
  }
}

}  // namespace retain::io
