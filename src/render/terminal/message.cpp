#include "render/terminal/message.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "render/language/messages.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

constexpr std::size_t most_errors = 10;
constexpr std::size_t most_warnings_of_a_code = 3;
constexpr std::size_t most_columns = 100;
constexpr std::string_view ellipsis = "…";

std::string painted(std::string_view text, std::string_view code, bool colour) {
  return colour ? formatted("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

/// A cell of a sheet, which its name places; what else stands there is a JSON pointer.
bool is_cell(const Place& place) { return !place.pointer.empty() && !place.pointer.starts_with('/'); }

std::string place_text(const Place& place) {
  std::string result = place.file.empty() ? std::string("retain") : visible(place.file);
  if (is_cell(place)) return result + ':' + visible(place.pointer);
  if (place.line > 0) result += formatted(":{}", place.line);
  if (place.line > 0 && place.column > 0) result += formatted(":{}", place.column);
  return result;
}

/// The code points of a line as they appear on a terminal.
std::vector<std::string> visible_characters(std::string_view line) {
  std::vector<std::string> result;
  while (!line.empty()) {
    std::size_t size = 1;
    while (size < line.size() && is_continuation(line[size])) ++size;
    result.push_back(visible(line.substr(0, size)));
    line.remove_prefix(size);
  }
  return result;
}

/// The line of the input, cut around the column where it is too long, and a caret below the column.
std::string excerpt_text(const Diagnostic& diagnostic) {
  const std::string number = std::to_string(diagnostic.place.line);
  const std::size_t room = most_columns - number.size() - 5;
  const std::vector<std::string> characters = visible_characters(diagnostic.excerpt);
  std::vector<std::size_t> widths;
  std::transform(characters.begin(), characters.end(), std::back_inserter(widths), [](const std::string& c) { return display_width(c); });

  const std::size_t target = std::min(diagnostic.place.column > 0 ? diagnostic.place.column - 1 : 0, characters.size());
  std::size_t total = 0;
  for (const std::size_t width : widths) total += width;

  std::size_t first = 0;
  std::size_t last = characters.size();
  if (total > room) {
    // The caret stands at two thirds, so that what follows the fault is seen too, unless the line ends soon after it.
    const std::size_t most = room - 2 * display_width(ellipsis);
    std::size_t width = 0;
    first = last = target;
    const auto extend_left = [&](std::size_t limit) {
      while (first > 0 && width + widths[first - 1] <= limit) width += widths[--first];
    };
    extend_left(most * 2 / 3);
    while (last < characters.size() && width + widths[last] <= most) width += widths[last++];
    extend_left(most);
  }

  std::string line = first > 0 ? std::string(ellipsis) : std::string();
  std::size_t caret = display_width(line);
  for (std::size_t i = first; i < last; ++i) {
    line += characters[i];
    if (i < target) caret += widths[i];
  }
  if (last < characters.size()) line += ellipsis;

  std::string result = formatted("  {} | {}\n", number, line);
  if (diagnostic.place.column > 0) result += formatted("  {} | {}^\n", std::string(number.size(), ' '), std::string(caret, ' '));
  return result;
}

std::string diagnostic_text(const Diagnostic& diagnostic, bool colour, Language language) {
  const bool is_error = diagnostic.severity == Severity::error;
  std::string result = formatted("{}: {}: {}", place_text(diagnostic.place),
                                 painted(is_error ? say("error", language) : say("warning", language), is_error ? "1;31" : "1;33", colour),
                                 visible(told(diagnostic.message, language)));
  if (!diagnostic.place.pointer.empty() && !is_cell(diagnostic.place))
    result += ' ' + told(formatted("(at {})", visible(diagnostic.place.pointer)), language);
  result += '\n';
  if (!diagnostic.excerpt.empty() && diagnostic.place.line > 0) result += excerpt_text(diagnostic);
  return result;
}

/// The diagnostics that are printed, and a line for those of their kind that are not.
struct Selection {
  std::vector<const Diagnostic*> shown;
  std::string rest;
};

/// "and 3 more errors": of those that are not printed.
std::string rest_text(std::size_t count, std::string_view kind, Language language) {
  return told(formatted("and {} more {}{}", count, kind, count == 1 ? "" : "s"), language) + '\n';
}

Selection select_all(std::span<const Diagnostic> diagnostics, std::size_t unlisted_errors, Language language) {
  Selection selection;
  for (const Diagnostic& diagnostic : diagnostics) selection.shown.push_back(&diagnostic);
  if (unlisted_errors > 0) selection.rest = rest_text(unlisted_errors, "error", language);
  return selection;
}

Selection select(std::span<const Diagnostic> diagnostics, std::size_t unlisted_errors, Language language) {
  Selection selection;
  std::size_t errors = 0;
  std::map<std::string, std::size_t> warnings;
  for (const Diagnostic& diagnostic : diagnostics) {
    const bool is_error = diagnostic.severity == Severity::error;
    const std::size_t count = is_error ? ++errors : ++warnings[diagnostic.code];
    if (count <= (is_error ? most_errors : most_warnings_of_a_code)) selection.shown.push_back(&diagnostic);
  }
  const auto add_rest = [&](std::size_t count, std::size_t most, std::string_view kind) {
    if (count > most) selection.rest += rest_text(count - most, kind, language);
  };
  add_rest(errors + unlisted_errors, most_errors, "error");
  for (const auto& [code, count] : warnings)
    add_rest(count, most_warnings_of_a_code, code.empty() ? "warning" : visible(code) + " warning");
  return selection;
}

std::string text_of(const Selection& selection, bool colour, Language language) {
  std::string result;
  for (std::size_t i = 0; i < selection.shown.size(); ++i) {
    const Diagnostic& diagnostic = *selection.shown[i];
    result += diagnostic_text(diagnostic, colour, language);
    // Bad rows of one kind share a hint: said once, below the last of them.
    const bool said_next = i + 1 < selection.shown.size() && selection.shown[i + 1]->hint == diagnostic.hint;
    if (!diagnostic.hint.empty() && !said_next)
      result += formatted("{}: {}\n", painted(say("hint", language), "1;36", colour), visible(told(diagnostic.hint, language)));
  }
  return result + selection.rest;
}

}  // namespace

std::string format_diagnostics(std::span<const Diagnostic> diagnostics, bool colour, std::size_t unlisted_errors, Language language) {
  return text_of(select(diagnostics, unlisted_errors, language), colour, language);
}

std::string format_all_diagnostics(std::span<const Diagnostic> diagnostics, bool colour, std::size_t unlisted_errors, Language language) {
  return text_of(select_all(diagnostics, unlisted_errors, language), colour, language);
}

}  // namespace retain::render
