#include "cli/flags/help.hpp"

#include <algorithm>

#include "text/format.hpp"
#include "text/width.hpp"

namespace retain::cli {

namespace {

constexpr std::size_t width = 80;
constexpr std::size_t widest_left_column = 26;

std::string paragraph(std::string_view text, std::size_t indent = 0) { return wrapped(text, width, indent) + '\n'; }

std::string left_column(const Flag& flag) {
  std::string names = flag.names;
  if (const std::size_t comma = names.find(','); comma != std::string::npos) names.insert(comma + 1, " ");
  return flag.value.empty() ? names : names + ' ' + flag.value;
}

std::string entry(const std::string& left, std::string_view right, std::size_t column) {
  const std::string indented = "  " + left;
  const bool has_own_line = indented.size() + 2 > column;
  const std::string first_line = has_own_line ? indented + '\n' : std::string();
  return first_line + paragraph(pad_right(has_own_line ? std::string_view() : indented, column).append(right), column);
}

std::string examples_text(const std::vector<std::string>& examples) {
  constexpr std::string_view line_break = " \\\n     ";
  const auto break_of = [&](const std::string& text) {
    const std::size_t last = width - line_break.size();
    // In front of a flag, else of what a pipe goes to.
    const std::size_t flag = text.rfind(" --", last);
    return flag != std::string::npos ? flag : text.rfind(" |", last);
  };
  std::string result = "\nExamples:\n";
  for (const std::string& example : examples) {
    std::string text = "  " + example;
    const std::size_t at = text.size() > width ? break_of(text) : std::string::npos;
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

std::string general_help() {
  std::string result =
      "retain: are we keeping our customers, and what are they worth?\n\nUsage: retain COMMAND [OPTION...] [ARGUMENT...]\n\nCommands:\n";
  std::vector<std::string> examples;
  Options unused;
  for (const std::string& name : command_names()) {
    constexpr std::size_t column = 14;
    const auto line = find_command(name, unused);
    result += entry(name, line ? line->summary : "help on a command: retain help " + command_names().front(), column);
    if (line) examples.push_back(line->examples.front());
  }
  result += examples_text(examples);
  std::string meanings;
  for (const ExitMeaning& row : exit_meanings())
    meanings += formatted("{}{} {}", meanings.empty() ? "" : "; ", static_cast<int>(row.status), row.meaning);
  result += '\n' + paragraph(formatted("Exit status: {}.", meanings));
  result += paragraph(
      "`retain COMMAND --help` lists the options of a command, `retain help --man` prints the manual page, `retain --version` says which "
      "retain this is.");
  return result;
}

std::string command_help(const CommandLine& line) {
  std::string result = paragraph(formatted("retain {}: {}", line.name, line.summary));
  result += formatted("\nUsage: retain {} [OPTION...] {}\n", line.name, line.arguments);
  for (const std::string& note : line.notes) result += '\n' + paragraph(note);

  std::size_t widest = 0;
  for (const Flag& flag : line.flags) widest = std::max(widest, left_column(flag).size());
  const std::size_t column = std::min(widest, widest_left_column) + 4;
  std::string_view group;
  for (const Flag& flag : line.flags) {
    if (&flag == &line.flags.front() || flag.group != group) {
      group = flag.group;
      result += formatted("\n{}:\n", group.empty() ? "Options" : group);
    }
    result += entry(left_column(flag), flag.help, column);
  }
  return result + examples_text(line.examples);
}

std::string command_help(std::string_view command) {
  Options unused;
  const auto line = find_command(command, unused);
  return line ? command_help(*line) : general_help();
}

}  // namespace retain::cli
