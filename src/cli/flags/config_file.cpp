#include "cli/flags/config_file.hpp"

#include <algorithm>
#include <sstream>

#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/input_file.hpp"
#include "core/table/column_names.hpp"
#include "retain/quantity.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

constexpr const char* value_hint = R"(a value is "text", a number, true, false or a list such as ["crr >= 85", "last:ndr >= 100"])";

bool is_key_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a word is a decimal number as flags take them.
bool is_number(std::string_view word) {
  if (word.starts_with('-')) word.remove_prefix(1);
  const std::size_t point = word.find('.');
  const std::string_view whole = word.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? "0" : word.substr(point + 1);
  return !whole.empty() && !part.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
         std::all_of(part.begin(), part.end(), is_digit);
}

class Splitter {
 public:
  Splitter(std::string_view text, const std::string& file) : text_(text), file_(file) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text_.starts_with(byte_order_mark)) line_start_ = position_ = byte_order_mark.size();
  }

  std::vector<ConfigStatement> split() {
    for (skip_blank_lines(); !at_end(); skip_blank_lines()) {
      if (here() == '[') {
        read_section();
      } else {
        read_statement();
      }
      skip_spaces();
      if (!at_line_end())
        refuse(position_, formatted("{} stands behind what the line says", in_quotes(rest_of_line())), "write one a line");
    }
    return std::move(statements_);
  }

 private:
  [[nodiscard]] bool at_end() const { return position_ == text_.size(); }
  [[nodiscard]] char here() const { return at_end() ? '\n' : text_[position_]; }
  [[nodiscard]] bool at_line_end() const { return here() == '\n' || here() == '#'; }
  [[nodiscard]] std::string_view line_at(std::size_t start) const {
    std::string_view line = text_.substr(start, text_.find('\n', start) - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }
  [[nodiscard]] std::string_view rest_of_line() const { return line_at(position_); }

  [[nodiscard]] Place place_of(std::size_t position) const {
    const std::string_view before = text_.substr(line_start_, position - line_start_);
    const auto continued =
        std::count_if(before.begin(), before.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; });
    return {file_, line_, before.size() - static_cast<std::size_t>(continued) + 1, {}};
  }

  [[noreturn]] void refuse(std::size_t position, const std::string& message, const std::string& hint) const {
    throw UsageError(message, hint, place_of(position), std::string(line_at(line_start_)));
  }

  void skip_spaces() {
    while (here() == ' ' || here() == '\t' || (here() == '\r' && position_ + 1 < text_.size() && text_[position_ + 1] == '\n')) ++position_;
  }

  void skip_blank_lines() {
    for (skip_spaces(); !at_end() && at_line_end(); skip_spaces()) {
      position_ = std::min(text_.find('\n', position_), text_.size());
      if (at_end()) return;
      line_start_ = ++position_;
      ++line_;
    }
  }

  std::string read_key() {
    const std::size_t start = position_;
    while (!at_end() && is_key_character(here())) ++position_;
    return std::string(text_.substr(start, position_ - start));
  }

  void read_section() {
    section_place_ = place_of(position_);
    section_excerpt_ = line_at(line_start_);
    const std::size_t start = position_++;
    skip_spaces();
    std::string name = read_key();
    skip_spaces();
    if (name.empty() || here() != ']') refuse(start, "this is no section", "a section is the name of a command in brackets: [report]");
    ++position_;
    if (std::find(sections_.begin(), sections_.end(), name) != sections_.end())
      refuse(start, formatted("the section [{}] is there twice", name), "write its keys below the first");
    sections_.push_back(name);
    section_ = std::move(name);
  }

  void read_statement() {
    ConfigStatement statement;
    statement.section = section_;
    statement.section_place = section_place_;
    statement.section_excerpt = section_excerpt_;
    statement.place = place_of(position_);
    statement.excerpt = line_at(line_start_);
    const std::size_t start = position_;
    statement.key = read_key();
    skip_spaces();
    if (statement.key.empty() || here() != '=')
      refuse(start, formatted("{} is no `key = value`", in_quotes(line_at(start))), "a key is the long name of a flag: last = 3");
    refuse_repeated(statement, start);
    ++position_;
    skip_spaces();
    statement.kind = here() == '[' ? ConfigKind::list : value_kind();
    statement.text = statement.key + " = " + (statement.kind == ConfigKind::list ? read_list() : read_value());
    statements_.push_back(std::move(statement));
  }

  void refuse_repeated(const ConfigStatement& statement, std::size_t start) const {
    const auto same = std::find_if(statements_.begin(), statements_.end(), [&](const ConfigStatement& earlier) {
      return earlier.section == statement.section && fold_name(earlier.key) == fold_name(statement.key);
    });
    if (same == statements_.end()) return;
    refuse(start, formatted("{} is there twice, first on line {}", statement.key, same->place.line),
           R"(leave one of them; what may be repeated is a list: ["one", "another"])");
  }

  /// The word that stands here, up to what can end a value.
  [[nodiscard]] std::string_view word() const {
    const std::string_view line = rest_of_line();
    return line.substr(0, line.find_first_of(" \t,]#"));
  }

  [[nodiscard]] ConfigKind value_kind() const {
    if (here() == '"' || here() == '\'') return ConfigKind::text;
    return word() == "true" || word() == "false" ? ConfigKind::boolean : ConfigKind::number;
  }

  /// One value that is no list, in its own words.
  std::string read_value() {
    const std::size_t start = position_;
    switch (value_kind()) {
      case ConfigKind::text:
        skip_text();
        break;
      case ConfigKind::boolean:
        position_ += word().size();
        break;
      default:
        if (word().empty()) refuse(start, "a value is missing", value_hint);
        if (!is_number(word())) refuse(start, formatted("{} is no value", in_quotes(word())), "put a text in quotes");
        position_ += word().size();
    }
    return std::string(text_.substr(start, position_ - start));
  }

  void skip_text() {
    const std::string_view line = rest_of_line();
    const std::size_t end = line.find(line.front(), 1);
    if (end == std::string_view::npos)
      refuse(position_, "this quote is never closed", "a text ends on its line, with the quote it began with");
    const std::string_view content = line.substr(1, end - 1);
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; };
    if (const auto odd = std::find_if(content.begin(), content.end(), is_control); odd != content.end())
      refuse(position_ + 1 + static_cast<std::size_t>(odd - content.begin()), "a text holds a control character", "write it without");
    if (const std::size_t escape = content.find('\\'); escape != std::string_view::npos)
      refuse(position_ + 1 + escape, "a text holds a backslash, which has no meaning here",
             "write it without; a tab is \"tab\" where a flag takes one");
    // Some versions of the reader take this for bytes.
    if (content.starts_with("B\"(") || content.starts_with("'B\"("))
      refuse(position_, "a text cannot begin with B\"(", "write it another way");
    position_ += end + 1;
  }

  /// A list over one line or several, brought to one.
  std::string read_list() {
    const std::size_t start = position_++;
    const Place place = place_of(start);
    const std::string excerpt(line_at(line_start_));
    std::string list = "[";
    while (true) {
      skip_blank_lines();
      if (at_end()) throw UsageError("this list is never closed", "a list ends with ]", place, excerpt);
      if (here() == ']') break;
      if (value_kind() == ConfigKind::boolean || here() == '[')
        refuse(position_, formatted("{} is no element of a list", in_quotes(word())), "a list holds texts and numbers");
      if (list.size() > 1) list += ", ";
      list += read_value();
      skip_blank_lines();
      if (here() == ',') {
        ++position_;
      } else if (!at_end() && here() != ']') {
        refuse(position_, "a comma is missing here", "commas stand between the elements of a list");
      }
    }
    if (list.size() == 1) refuse(position_, "this list is empty", "leave the key out");
    ++position_;
    return list + "]";
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t position_ = 0;
  std::size_t line_start_ = 0;
  std::size_t line_ = 1;
  std::string section_;
  Place section_place_;
  std::string section_excerpt_;
  std::vector<std::string> sections_;
  std::vector<ConfigStatement> statements_;
};

}  // namespace

std::vector<ConfigStatement> config_statements(std::string_view text, const std::string& file) { return Splitter(text, file).split(); }

std::string read_config_file(const std::string& path) {
  constexpr std::size_t most_bytes = std::size_t{1} << 20;
  std::istringstream nothing;
  io::Input input = open_input(path, nothing);
  std::string text(most_bytes + 1, '\0');
  std::size_t size = 0;
  for (std::size_t read = 1; read > 0 && size < text.size(); size += read) read = input.read({text.data() + size, text.size() - size});
  if (size > most_bytes) throw UsageError(formatted("--config {} has more than 1 MiB", in_quotes(path)), "name a file of flags");
  text.resize(size);
  if (text.find('\0') != std::string::npos || find_invalid_utf8(text)) {
    throw UsageError(formatted("--config {} is no text in UTF-8", in_quotes(path)), "save it as UTF-8");
  }
  return text;
}

}  // namespace retain::cli
