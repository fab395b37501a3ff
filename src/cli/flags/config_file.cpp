#include "cli/flags/config_file.hpp"

#include "cli/system/errors.hpp"

#ifdef RETAIN_TOML

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <tuple>

#include "cli/system/input_file.hpp"
#include "core/table/column_names.hpp"
#include "retain/quantity.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

constexpr const char* value_hint =
    R"(a line is KEY = VALUE, each key once; a value is "text" in quotes, a number, true, false or a list such as ["crr >= 85", "last:ndr >= 100"])";

std::string read_text(const std::string& path) {
  constexpr std::size_t most_bytes = std::size_t{1} << 20;
  std::istringstream nothing;
  io::Input input = open_input(path, nothing);
  std::string text(most_bytes + 1, '\0');
  std::size_t size = 0;
  for (std::size_t read = 1; read > 0 && size < text.size(); size += read) read = input.read({text.data() + size, text.size() - size});
  if (size > most_bytes) throw UsageError(formatted("--config {} has more than 1 MiB", in_quotes(path)), "name a file of flags");
  text.resize(size);
  if (text.find('\0') != std::string::npos || find_invalid_utf8(text)) {
    throw UsageError(formatted("--config {} is not UTF-8", in_quotes(path)), "save it as UTF-8");
  }
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  return text;
}

class Reader {
 public:
  Reader(const std::string& text, const std::string& file) : lines_(split(text, "\n")), file_(file) {
    const toml::parse_result result = toml::parse(text, file);
    if (!result) refuse_syntax(result.error().source().begin, result.error().description());
    for (const auto& [key, node] : result.table()) {
      if (const toml::table* section = node.as_table()) {
        for (const auto& [inner_key, inner] : *section) add(inner_key, inner, std::string(key.str()), section->source().begin);
      } else {
        add(key, node, {}, {});
      }
    }
    // The tables of the library are sorted by name.
    std::sort(statements_.begin(), statements_.end(), [](const ConfigStatement& a, const ConfigStatement& b) {
      return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
  }

  std::vector<ConfigStatement> take() { return std::move(statements_); }

 private:
  [[nodiscard]] std::string line_at(toml::source_position position) const {
    std::string line = position.line == 0 || position.line > lines_.size() ? std::string() : lines_[position.line - 1];
    if (line.ends_with('\r')) line.pop_back();
    return line;
  }
  [[nodiscard]] Place place_of(toml::source_position position) const { return {file_, position.line, position.column, {}}; }
  [[noreturn]] void refuse(toml::source_position position, const std::string& message, const std::string& hint) const {
    throw UsageError(message, hint, place_of(position), line_at(position));
  }

  /// The column of a quote that its line does not close; empty where there is none.
  static std::optional<std::size_t> open_quote(std::string_view line) {
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (!open && c == '#') break;
      if (open && c == '\\' && line[*open] == '"') {
        ++i;
      } else if (open ? c == line[*open] : c == '"' || c == '\'') {
        open = open ? std::nullopt : std::optional(i);
      }
    }
    return open;
  }

  /// The most common mistakes get messages that need no knowledge of TOML.
  [[noreturn]] void refuse_syntax(toml::source_position position, std::string_view description) const {
    const std::string line = line_at(position);
    const auto at = [&](std::size_t offset) {
      return toml::source_position{position.line, static_cast<toml::source_index>(count_code_points(line.substr(0, offset)) + 1)};
    };
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    if (description.find("cannot redefine existing") != std::string_view::npos) {
      if (line.substr(indent).starts_with('[')) refuse(at(indent), "this section is there twice", "write its keys below the first");
      refuse(at(indent), "this key is there twice", R"(leave one of them; what may be repeated is a list: ["one", "another"])");
    }
    if (const auto quote = open_quote(line); quote && line.find("\"\"\"") == std::string::npos && line.find("'''") == std::string::npos)
      refuse(at(*quote), "this quote is never closed", "a text ends on its line, with the quote it began with");
    constexpr std::string_view key_characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_. \t";
    const std::size_t equals = line.find_first_not_of(key_characters);
    const std::size_t start = equals != std::string::npos && line[equals] == '=' ? line.find_first_not_of(" \t", equals + 1) : equals;
    if (start != equals && start != std::string::npos) {
      const std::string value = line.substr(start);
      const std::string word = value.substr(0, value.find_first_of(" \t,]#"));
      const bool is_bare = std::string_view("\"'[{").find(value.front()) == std::string_view::npos && !toml::parse("value = " + word);
      const toml::source_position place = at(start);
      if (is_bare && !word.empty() && position.column >= place.column && position.column <= place.column + count_code_points(word)) {
        const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
        refuse(place, formatted("{} is not a value", in_quotes(word)),
               is_number ? "write a number without zeros in front, of at most 18 digits" : "put a text in quotes");
      }
    }
    constexpr std::string_view opening = "Error while parsing ";
    if (description.starts_with(opening)) description.remove_prefix(opening.size());
    refuse(position, formatted("this is not TOML: {}", description), value_hint);
  }

  void add(const toml::key& key, const toml::node& node, std::string section, toml::source_position section_start) {
    const toml::source_position start = key.source().begin;
    const bool has_nul = key.str().find('\0') != std::string_view::npos || section.find('\0') != std::string::npos;
    if (has_nul) refuse(start, "a name cannot hold U+0000", "leave it out");
    ConfigStatement statement{std::move(section), std::string(key.str()), ConfigKind::list,        {},
                              place_of(start),    line_at(start),         place_of(section_start), line_at(section_start)};
    if (const toml::array* list = node.as_array()) {
      if (list->empty()) refuse(node.source().begin, "this list is empty", "leave the key out");
      for (const toml::node& element : *list) {
        if (element.is_boolean()) refuse(element.source().begin, "a list holds texts and numbers", value_hint);
        statement.values.push_back(text_of(element));
      }
    } else {
      statement.kind = node.is_boolean() ? ConfigKind::boolean : node.is_number() ? ConfigKind::number : ConfigKind::text;
      statement.values = {text_of(node)};
    }
    statements_.push_back(std::move(statement));
  }

  /// A value as a flag takes it.
  [[nodiscard]] std::string text_of(const toml::node& node) const {
    if (const auto* text = node.as_string()) {
      // As a word of the command line, it would end there.
      if (text->get().find('\0') != std::string::npos) refuse(node.source().begin, "a text cannot hold U+0000", "leave it out");
      return text->get();
    }
    if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
    if (const auto* yes = node.as_boolean()) return yes->get() ? "true" : "false";
    if (node.is_table() || node.is_array()) refuse(node.source().begin, "this is not a value for a flag", value_hint);
    return as_written(node.source());
  }

  /// The text of a date or a decimal number: a binary fraction would not be the same.
  [[nodiscard]] std::string as_written(const toml::source_region& region) const {
    std::string_view line = lines_[region.begin.line - 1];
    std::string text;
    for (std::uint32_t column = 1; column < region.end.column && !line.empty(); ++column) {
      const std::size_t size = first_code_point(line).size;
      if (column >= region.begin.column && line.front() != '_') text += line.substr(0, size);
      line.remove_prefix(size);
    }
    return text;
  }

  std::vector<std::string> lines_;
  const std::string& file_;
  std::vector<ConfigStatement> statements_;
};

}  // namespace

bool reads_config_files() { return true; }

std::vector<ConfigStatement> read_config_file(const std::string& path) { return Reader(read_text(path), path).take(); }

}  // namespace retain::cli

#else

namespace retain::cli {

bool reads_config_files() { return false; }

std::vector<ConfigStatement> read_config_file(const std::string& /*path*/) {
  throw UsageError("--config was left out of this retain", "build it with toml++");
}

}  // namespace retain::cli

#endif
