#include "cli/help/help.hpp"

#include <algorithm>

#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "core/table/spelling.hpp"
#include "render/language/messages.hpp"
#include "text/format.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::cli {

using render::helped;
using render::Language;

namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t widest_left_column = 26;

std::string paragraph(std::string_view text) { return wrapped(text, page_width) + '\n'; }

std::string names_of(const Flag& flag) {
  std::string names = flag.names;
  if (const std::size_t comma = names.find(','); comma != std::string::npos) names.insert(comma + 1, " ");
  return flag.is_switch() ? names : names + ' ' + flag.value;
}

/// The name that people type.
std::string short_names_of(const Flag& flag) { return flag.short_name.empty() ? names_of(flag) : flag.short_name + ' ' + flag.value; }

std::string entry(const std::string& left, std::string_view right, std::size_t column) {
  const std::string start = "  " + left;
  const bool fits = start.size() + 2 <= column;
  return (fits ? "" : start + '\n') + wrapped(pad_right(fits ? start : "", column).append(right), page_width, column) + '\n';
}

std::string entries(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t widest = 0;
  for (const auto& [left, right] : rows) widest = std::max(widest, left.size());
  const std::size_t column = std::min(widest, widest_left_column) + 4;
  std::string result;
  for (const auto& [left, right] : rows) result += entry(left, right, column);
  return result;
}

std::string examples_text(const std::vector<std::string>& examples, Language language) {
  constexpr std::string_view line_break = " \\\n     ";
  const auto break_of = [&](const std::string& text) {
    const std::size_t last = page_width - line_break.size();
    // Before a flag, else before a pipe.
    const std::size_t flag = text.rfind(" --", last);
    return flag != std::string::npos ? flag : text.rfind(" |", last);
  };
  if (examples.empty()) return {};
  std::string result = formatted("\n{}:\n", helped("Examples", language));
  for (const std::string& example : examples) {
    std::string text = "  " + example;
    const std::size_t at = text.size() > page_width ? break_of(text) : std::string::npos;
    if (at != std::string::npos) text.insert(at, line_break);
    result += text + '\n';
  }
  return result;
}

/// What stands above the options.
std::string introduction(const Command& command, Language language) {
  std::string result = paragraph(formatted("retain {}: {}", command.name, helped(command.summary, language)));
  result += formatted("\n{}: retain {} [OPTION...] {}\n", helped("Usage", language), command.name, command.arguments);
  for (const std::string& note : command.notes) result += '\n' + paragraph(helped(note, language));
  return result;
}

std::string heading_of(const Flag& flag) { return flag.group.empty() ? "Options" : flag.group; }

std::string topic_of(const Flag& flag) {
  std::string topic = lower_ascii(heading_of(flag));
  std::replace(topic.begin(), topic.end(), ' ', '-');
  return topic;
}

/// The options under a heading, in one column.
std::string section(const std::string& heading, const Flags& flags, std::size_t column, Language language) {
  std::string result = formatted("\n{}:\n", helped(heading, language));
  for (const Flag& flag : flags) {
    if (heading_of(flag) == heading) result += entry(names_of(flag), helped(flag.help, language), column);
  }
  return result;
}

std::size_t column_of(const Flags& flags) {
  std::size_t widest = 0;
  for (const Flag& flag : flags) widest = std::max(widest, names_of(flag).size());
  return std::min(widest, widest_left_column) + 4;
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

std::string general_help(Commands commands, Language language) {
  std::string result = formatted("retain: {}\n\n{}: retain COMMAND [OPTION...] [ARGUMENT...]\n\n{}:\n",
                                 helped("are we keeping our customers, and what are they worth?", language), helped("Usage", language),
                                 helped("Commands", language));
  std::vector<std::string> examples;
  for (const Command& command : commands) {
    constexpr std::size_t column = 14;
    result += entry(command.name, helped(command.summary, language), column);
    if (!command.examples.empty()) examples.push_back(command.examples.front());
  }
  result += examples_text(examples, language);
  std::string meanings;
  for (const ExitMeaning& row : exit_meanings())
    meanings += formatted("{}{} {}", meanings.empty() ? "" : "; ", static_cast<int>(row.status), helped(row.meaning, language));
  result += '\n' + paragraph(formatted("{}: {}.", helped("Exit status", language), meanings));
  return result +
         paragraph(helped("`retain COMMAND --help` lists what most need of a command, `retain help COMMAND` all of its options, "
                          "`retain --version` (-V) says which retain this is.",
                          language)) +
         paragraph(helped(documentation, language));
}

std::string command_help(const Command& command, Language language) {
  const Flags flags = command.own_flags();
  const std::size_t column = column_of(flags);
  std::string result = introduction(command, language);
  std::vector<std::string> told_headings;
  for (const Flag& flag : flags) {
    const std::string heading = heading_of(flag);
    if (std::find(told_headings.begin(), told_headings.end(), heading) != told_headings.end()) continue;
    told_headings.push_back(heading);
    result += section(heading, flags, column, language);
  }
  return result + examples_text(command.examples, language) + '\n' + paragraph(helped(documentation, language));
}

std::string first_screen(const Command& command, Language language) {
  constexpr auto most_lines = 39;
  std::string all = command_help(command, language);
  if (std::count(all.begin(), all.end(), '\n') <= most_lines) return all;
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Flag& flag : command.own_flags()) {
    if (!flag.brief.empty()) rows.emplace_back(short_names_of(flag), helped(flag.brief, language));
  }
  const std::string more = formatted("All options: `retain help {}`; of one topic: `retain help {} TOPIC`, which is {}.", command.name,
                                     command.name, join(topics_of(command), ", "));
  return introduction(command, language) + formatted("\n{}:\n", helped("Options", language)) + entries(rows) +
         examples_text(command.examples, language) + '\n' + paragraph(helped(more, language)) + paragraph(helped(documentation, language));
}

std::vector<std::string> topics_of(const Command& command) {
  std::vector<std::string> topics;
  for (const Flag& flag : command.own_flags()) {
    if (std::find(topics.begin(), topics.end(), topic_of(flag)) == topics.end()) topics.push_back(topic_of(flag));
  }
  return topics;
}

std::string topic_help(const Command& command, const std::string& topic, Language language) {
  const std::vector<std::string> topics = topics_of(command);
  const auto is_meant = [wanted = lower_ascii(topic)](const std::string& name) {
    const std::vector<std::string> words = split(name, "-");
    return name == wanted || std::find(words.begin(), words.end(), wanted) != words.end();
  };
  const auto found = std::find_if(topics.begin(), topics.end(), is_meant);
  if (found == topics.end()) {
    throw UsageError(formatted("unknown topic {} of {}{}", in_quotes(topic), command.name, did_you_mean(topic, topics)),
                     "topics: " + join(topics, ", "));
  }
  const Flags flags = command.own_flags();
  const auto flag = std::find_if(flags.begin(), flags.end(), [&found](const Flag& candidate) { return topic_of(candidate) == *found; });
  return section(heading_of(*flag), flags, column_of(flags), language).substr(1);
}

}  // namespace retain::cli
