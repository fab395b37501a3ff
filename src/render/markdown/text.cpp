#include "render/markdown/text.hpp"

#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

std::string markdown_escaped(std::string_view text) {
  constexpr std::string_view acted_on = "\\`*_[]<>|~#";
  std::string result;
  for (const char c : text) {
    if (acted_on.find(c) != std::string_view::npos) result += '\\';
    result += c;
    if (c == '&') result += "amp;";
  }
  return result;
}

std::string markdown_table_line(const std::vector<std::string>& cells) { return formatted("| {} |\n", join(cells, " | ")); }

std::string markdown_table_head(const std::vector<std::string>& headings, std::size_t labels) {
  std::vector<std::string> rule(headings.size(), "---:");
  for (std::size_t i = 0; i < std::min(labels, rule.size()); ++i) rule[i] = "---";
  return markdown_table_line(headings) + markdown_table_line(rule);
}

std::string markdown_table(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows,
                           std::size_t labels) {
  std::string text = markdown_table_head(headings, labels);
  for (const std::vector<std::string>& row : rows) text += markdown_table_line(row);
  return text;
}

std::string markdown_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += "- " + markdown_escaped(text) + "\n";
  return list;
}

}  // namespace retain::render
