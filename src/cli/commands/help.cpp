#include "cli/flags/help.hpp"

#include "cli/commands.hpp"
#include "cli/flags/common_flags.hpp"
#include "cli/flags/man_page.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/system/errors.hpp"

namespace retain::cli {

namespace {

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
  return answer(command_help(find_command(commands(), options.words.front())), streams);
}

}  // namespace

Command help_command() {
  return {
      .name = "help",
      .summary = "help on a command: retain help report",
      .arguments = "[COMMAND]",
      .flags = help_flags,
      .take_arguments = take_command,
      .run = run_help,
      .argument_choices = [] { return command_names(commands()); },
  };
}

}  // namespace retain::cli
