#include "cli/flags/help.hpp"

#include "cli/commands.hpp"
#include "cli/flags/common_flags.hpp"
#include "cli/flags/man_page.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/fields_text.hpp"
#include "cli/system/errors.hpp"

namespace retain::cli {

namespace {

/// What the columns of customer rows may hold, which is of no one command.
constexpr const char* rows_topic = "rows";

Flags help_flags(const Command& /*command*/) {
  return {switch_flag("--man", "print the manual page", [](Options& options) { options.manual_page = true; }), help_flag()};
}

void take_command(const std::vector<std::string>& words, Options& options) {
  if (words.size() + (options.manual_page ? 1 : 0) > 1)
    throw UsageError("help takes one command", "for example: retain help " + commands().front().name);
  options.words = words;
}

ExitStatus run_help(const Options& options, const Streams& streams) {
  if (options.manual_page) return answer(man_page(commands()), streams);
  if (options.words.empty()) return answer(general_help(commands()), streams);
  if (options.words.front() == rows_topic) return answer(all_fields(static_cast<std::size_t>(streams.console.width)), streams);
  return answer(command_help(find_command(commands(), options.words.front())), streams);
}

}  // namespace

Command help_command() {
  return {
      .name = "help",
      .summary = "help on a command: retain help report; on customer rows: retain help rows",
      .arguments = "[COMMAND|rows]",
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
