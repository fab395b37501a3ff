#include "cli/help/help.hpp"

#include "cli/commands.hpp"
#include "cli/flags/common_flags.hpp"
#include "cli/help/fields_text.hpp"
#include "cli/help/man_page.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/system/errors.hpp"

namespace retain::cli {

namespace {

/// What the columns of customer rows may hold, which is of no one command.
constexpr const char* rows_topic = "rows";

Flags help_flags(const Command& /*command*/) {
  return {switch_flag("--man", "print the manual page", [](Options& options) { options.manual_page = true; }), language_flag(),
          help_flag()};
}

void take_command(const std::vector<std::string>& words, Options& options) {
  if (options.manual_page && !words.empty()) throw UsageError("--man prints the whole manual", "leave out the command");
  if (words.size() > 2) throw UsageError("help takes one command and one topic", "for example: retain help " + commands().front().name);
  options.words = words;
}

ExitStatus run_help(const Options& options, const Streams& streams) {
  if (options.manual_page) return answer(man_page(commands()), streams);
  const render::Language language = language_of(options, streams.console);
  if (options.words.empty()) return answer(general_help(commands(), language), streams);
  if (options.words.size() == 1 && options.words.front() == rows_topic)
    return answer(all_fields(static_cast<std::size_t>(streams.console.width), language), streams);
  const Command& command = find_command(commands(), options.words.front());
  if (options.words.size() > 1) return answer(topic_help(command, options.words.back(), language), streams);
  return answer(options.first_screen ? first_screen(command, language) : command_help(command, language), streams);
}

}  // namespace

Command help_command() {
  return {
      .name = "help",
      .summary =
          "all options of a command: retain help report; of one topic: retain help report periods; on customer rows: retain help rows",
      .arguments = "[COMMAND [TOPIC]|rows]",
      .flags = help_flags,
      .take_arguments = take_command,
      .run = run_help,
      .argument_choices =
          [] {
            std::vector<std::string> names = command_names(commands());
            names.emplace_back(rows_topic);
            return names;
          },
  };
}

}  // namespace retain::cli
