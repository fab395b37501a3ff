#include "cli/help/man_page.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "cli/flags/flag_values.hpp"
#include "cli/help/help.hpp"
#include "retain/version.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"

namespace retain::cli {

namespace {

/// A text that roff prints as it is: with its own signs escaped, characters beyond ASCII by their code, and no line that is a request.
std::string roff(std::string_view text) {
  std::string result;
  if (text.starts_with('.')) result += "\\&";
  while (!text.empty()) {
    const auto [code_point, size] = first_code_point(text);
    if (code_point >= 0x80) {
      result += formatted("\\[u{:04X}]", static_cast<std::uint32_t>(code_point));
    } else if (text.front() == '\\') {
      result += "\\e";
    } else if (text.front() == '-') {
      result += "\\-";
    } else if (text.front() == '\'') {
      result += "\\(aq";
    } else if (text.front() == '`') {
      result += "\\(ga";
    } else if (text.front() == '^') {
      result += "\\(ha";
    } else if (text.front() == '~') {
      result += "\\(ti";
    } else {
      result += text.front();
    }
    text.remove_prefix(size);
  }
  return result;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fP"; }

/// Running text in short lines, each sentence on a new one, as roff wants it.
std::string running(std::string_view text) {
  constexpr std::size_t longest_line = 76;
  std::string result;
  std::string line;
  const auto end_line = [&] {
    if (!line.empty()) result += roff(std::exchange(line, {})) + "\n";
  };
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (roff(line).size() + roff(word).size() >= longest_line) end_line();
    line += (line.empty() ? "" : " ") + std::string(word);
    if (word.ends_with('.')) end_line();
  }
  end_line();
  return result;
}

/// A paragraph behind a term.
std::string item(const std::string& term, std::string_view text) { return ".TP\n" + term + "\n" + running(text); }

std::string flag_item(const Flag& flag) {
  std::string term;
  for (const std::string& name : split_list(flag.names)) term += (term.empty() ? "" : ", ") + bold(name);
  if (!flag.is_switch()) term += " \\fI" + roff(flag.value) + "\\fP";
  return item(term, flag.help);
}

/// Commands as they are typed, not filled.
std::string code(const std::vector<std::string>& lines) {
  std::string text = ".PP\n.RS 4\n.nf\n";
  for (const std::string& line : lines) text += roff(line) + "\n";
  return text + ".fi\n.RE\n";
}

std::string command_section(const Command& command) {
  std::string text =
      formatted(".SS {}\n{}", roff(formatted("retain {} [OPTION...] {}", command.name, command.arguments)), running(command.summary));
  for (const std::string& note : command.notes) text += ".PP\n" + running(note);
  std::string group;
  for (const Flag& flag : command.own_flags()) {
    if (flag.group != group) text += ".PP\n" + bold(flag.group) + "\n";
    group = flag.group;
    text += flag_item(flag);
  }
  return command.examples.empty() ? text : text + ".PP\n" + bold("Examples") + "\n" + code(command.examples);
}

struct Entry {
  const char* term;
  const char* text;
};

std::string entries(std::span<const Entry> rows) {
  std::string text;
  for (const Entry& row : rows) text += item(bold(row.term), row.text);
  return text;
}

constexpr const char* description =
    "Reads period snapshots (one row per period and segment) or customer rows (one row per payment or span) from CSV, TSV, JSON, NDJSON or "
    "a workbook (.xlsx), also compressed with gzip or zstd, "
    "and computes retention, churn, revenue retention, customer value and satisfaction, exactly and with their uncertainty. What cannot be "
    "computed is undefined with a reason, never zero. Results go to standard output, messages to standard error.";

constexpr Entry environment_entries[] = {
    {"LC_ALL, LC_MESSAGES, LANG",
     "the first that is not empty gives the language of what people read: Korean where it starts with ko, else "
     "English. Numbers, JSON and CSV are the same in every language. --lang comes first."},
    {"NO_COLOR", "where it is not empty, nothing is coloured unless --color says so"},
    {"FORCE_COLOR, CLICOLOR_FORCE", "where one is neither empty nor 0, output is coloured in a pipe too"},
    {"COLUMNS", "the width of tables (default: that of the terminal, else 80)"},
    {"TERM", "dumb: nothing is coloured"},
    {"TMPDIR", "the folder for customer rows that do not fit the memory they may take (default: /tmp)"},
};

constexpr const char* documentation_files =
    "README.md and a cookbook, examples/README.md, are in share/doc/retain of the folder that retain is installed in.";

constexpr Entry file_entries[] = {
    {".retain-PID-N.tmp", "beside each target of -o until it is whole; a signal that ends retain removes it"},
};

}  // namespace

std::string man_page(Commands commands) {
  std::string text = formatted(".TH RETAIN 1 \"\" \"retain {}\" \"User Commands\"\n", RETAIN_VERSION);
  text += ".SH NAME\nretain \\- are we keeping our customers, and what are they worth?\n";
  text += ".SH SYNOPSIS\n.B retain\n.I COMMAND\n[\\fIOPTION\\fP...] [\\fIARGUMENT\\fP...]\n";
  text += ".SH DESCRIPTION\n" + running(description);
  text += ".SH COMMANDS\n";
  for (const Command& command : commands) text += command_section(command);
  text += ".SH EXIT STATUS\n";
  for (const ExitMeaning& row : exit_meanings()) text += item(bold(std::to_string(static_cast<int>(row.status))), row.meaning);
  text += ".SH ENVIRONMENT\n" + entries(environment_entries);
  text += ".SH FILES\n" + entries(file_entries);
  text += ".SH SEE ALSO\n" + running(documentation_files);
  return text;
}

}  // namespace retain::cli
