#include "cli/flags/help.hpp"

#include <algorithm>

#include "text/format.hpp"
#include "text/width.hpp"

namespace retain::cli {

namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t widest_left_column = 26;

std::string paragraph(std::string_view text) { return wrapped(text, page_width) + '\n'; }

std::string left_column(const Flag& flag) {
  std::string names = flag.names;
  if (const std::size_t comma = names.find(','); comma != std::string::npos) names.insert(comma + 1, " ");
  return flag.is_switch() ? names : names + ' ' + flag.value;
}

std::string entry(const std::string& left, std::string_view right, std::size_t column) {
  const std::string start = "  " + left;
  const bool fits = start.size() + 2 <= column;
  return (fits ? "" : start + '\n') + wrapped(pad_right(fits ? start : "", column).append(right), page_width, column) + '\n';
}

std::string examples_text(const std::vector<std::string>& examples) {
  constexpr std::string_view line_break = " \\\n     ";
  const auto break_of = [&](const std::string& text) {
    const std::size_t last = page_width - line_break.size();
    // Before a flag, else before a pipe.
    const std::size_t flag = text.rfind(" --", last);
    return flag != std::string::npos ? flag : text.rfind(" |", last);
  };
  if (examples.empty()) return {};
  std::string result = "\nExamples:\n";
  for (const std::string& example : examples) {
    std::string text = "  " + example;
    const std::size_t at = text.size() > page_width ? break_of(text) : std::string::npos;
    if (at != std::string::npos) text.insert(at, line_break);
    result += text + '\n';
  }
  return result;
}

}  // namespace

std::span<const ExitMeaning> exit_meanings() {
  static constexpr ExitMeaning meanings[] = {
      {ExitStatus::done, "done"},
      {ExitStatus::answer_is_no,
       "the answer is no (a requirement is not met, a bare value is undefined, a file has a problem, history differs)"},
      {ExitStatus::usage, "wrong usage"},
      {ExitStatus::bad_input, "the input is wrong or contradicts itself"},
      {ExitStatus::io_failed, "reading or writing failed"},
      {ExitStatus::bug, "a bug in retain"},
  };
  return meanings;
}

std::string general_help(Commands commands) {
  std::string result =
      "retain: are we keeping our customers, and what are they worth?\n\nUsage: retain COMMAND [OPTION...] [ARGUMENT...]\n\nCommands:\n";
  std::vector<std::string> examples;
  for (const Command& command : commands) {
    constexpr std::size_t column = 14;
    result += entry(command.name, command.summary, column);
    if (!command.examples.empty()) examples.push_back(command.examples.front());
  }
  result += examples_text(examples);
  std::string meanings;
  for (const ExitMeaning& row : exit_meanings())
    meanings += formatted("{}{} {}", meanings.empty() ? "" : "; ", static_cast<int>(row.status), row.meaning);
  result += '\n' + paragraph(formatted("Exit status: {}.", meanings));
  return result + paragraph(
                      "`retain COMMAND --help` lists the options of a command, `retain help --man` prints the manual page, "
                      "`retain --version` says which retain this is.");
}

std::string command_help(const Command& command) {
  std::string result = paragraph(formatted("retain {}: {}", command.name, command.summary));
  result += formatted("\nUsage: retain {} [OPTION...] {}\n", command.name, command.arguments);
  for (const std::string& note : command.notes) result += '\n' + paragraph(note);

  const Flags flags = command.own_flags();
  std::size_t widest = 0;
  for (const Flag& flag : flags) widest = std::max(widest, left_column(flag).size());
  const std::size_t column = std::min(widest, widest_left_column) + 4;
  std::string_view group;
  for (const Flag& flag : flags) {
    if (&flag == &flags.front() || flag.group != group) {
      group = flag.group;
      result += formatted("\n{}:\n", group.empty() ? "Options" : group);
    }
    result += entry(left_column(flag), flag.help, column);
  }
  return result + examples_text(command.examples);
}

}  // namespace retain::cli
