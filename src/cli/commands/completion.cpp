#include "cli/help/completion.hpp"

#include "cli/commands.hpp"
#include "cli/flags/common_flags.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/system/errors.hpp"

namespace retain::cli {

namespace {

void take_shell(const std::vector<std::string>& words, Options& options) {
  if (words.size() != 1) throw UsageError("completion takes one shell: " + listed(shell_names()));
  options.words = words;
}

}  // namespace

Command completion_command() {
  return {
      .name = "completion",
      .summary = "the script that completes commands, flags and values in a shell",
      .arguments = "SHELL",
      .notes = {"SHELL is bash, zsh or fish."},
      .examples = {"source <(retain completion bash)", "retain completion zsh > ~/.zfunc/_retain",
                   "retain completion fish > ~/.config/fish/completions/retain.fish"},
      .flags = [](const Command&) -> Flags {
        return {config_flag(), help_flag()};
      },
      .take_arguments = take_shell,
      .run = [](const Options& options,
                const Streams& streams) { return answer(completion_script(options.words.front(), commands()), streams); },
      .argument_choices = shell_names,
  };
}

}  // namespace retain::cli
