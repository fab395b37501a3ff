#include "render/sql/names.hpp"

#include <algorithm>

#include "retain/error.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

bool is_control(char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }

bool may_stand_plain(char c) { return is_letter_byte(c) || (c >= '0' && c <= '9') || c == '_' || c == '$'; }

[[noreturn]] void refuse_name(std::string_view text) {
  throw Error(formatted("not a name in SQL: {}", in_quotes(text)),
              "a name with other characters than letters, digits and _ stands in double quotes: '\"customer id\"'");
}

/// The name in double quotes that `text` begins with, which is taken.
SqlName take_quoted(std::string_view whole, std::string_view& text) {
  SqlName name;
  for (text.remove_prefix(1); !text.empty(); text.remove_prefix(1)) {
    if (text.front() != '"') {
      name += text.front();
    } else if (text.size() > 1 && text[1] == '"') {
      name += '"';
      text.remove_prefix(1);
    } else {
      text.remove_prefix(1);
      return name;
    }
  }
  throw Error(formatted("the double quote of {} is not closed", in_quotes(whole)));
}

SqlName take_plain(std::string_view whole, std::string_view& text) {
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, may_stand_plain) - text.begin());
  const std::string_view name = text.substr(0, end);
  if (name.empty() || (name.front() >= '0' && name.front() <= '9')) refuse_name(whole);
  text.remove_prefix(end);
  return SqlName(name);
}

}  // namespace

std::vector<SqlName> parse_sql_path(std::string_view text) {
  const std::string_view whole = text;
  if (std::ranges::any_of(text, is_control))
    throw Error(formatted("a name with control characters cannot stand in a query: {}", in_quotes(text)));
  std::vector<SqlName> parts;
  while (true) {
    parts.push_back(text.starts_with('"') ? take_quoted(whole, text) : take_plain(whole, text));
    if (parts.back().empty()) refuse_name(whole);
    if (text.empty()) return parts;
    if (text.front() != '.') refuse_name(whole);
    text.remove_prefix(1);
  }
}

SqlName parse_sql_name(std::string_view text) {
  std::vector<SqlName> parts = parse_sql_path(text);
  if (parts.size() > 1)
    throw Error(formatted("not the name of a column: {}", in_quotes(text)), "a name with a point in it stands in double quotes");
  return std::move(parts.front());
}

std::string quoted_name(std::string_view name, const SqlDialect& dialect) {
  std::string result(1, dialect.quote);
  for (const char c : name) {
    if ((c == '\\' && dialect.escapes_by_backslash) || (c == dialect.quote && !dialect.doubles_quotes)) {
      throw Error(formatted("the name {} cannot be written for {}: {} has another meaning there", in_quotes(name), dialect.engines,
                            in_quotes(std::string(1, c))));
    }
    result += c;
    if (c == dialect.quote) result += c;
  }
  return result + dialect.quote;
}

std::string text_literal(std::string_view text, const SqlDialect& dialect) {
  if (std::ranges::any_of(text, is_control))
    throw Error(formatted("a value with control characters cannot stand in a query: {}", in_quotes(text)));
  std::string result = "'";
  for (const char c : text) {
    const bool is_escaped = dialect.escapes_by_backslash && (c == '\\' || c == '\'');
    if (is_escaped) result += '\\';
    result += c;
    if (c == '\'' && !is_escaped) result += c;
  }
  return result + "'";
}

std::string text_literals(const std::vector<std::string>& texts, const SqlDialect& dialect) {
  std::vector<std::string> literals;
  for (const std::string& text : texts) literals.push_back(text_literal(text, dialect));
  return join(literals, ", ");
}

}  // namespace retain::render
