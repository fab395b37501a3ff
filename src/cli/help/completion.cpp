#include "cli/help/completion.hpp"

#include <algorithm>

#include "cli/flags/flag_values.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

/// "-f" and "--format".
std::vector<std::string> typed_names_of(const Flag& flag) {
  std::vector<std::string> names = split_list(flag.names);
  if (!flag.short_name.empty() && flag.short_name != flag.name()) names.push_back(flag.short_name);
  return names;
}

/// The start of a help text, short enough for a line of a menu.
std::string brief(std::string_view help) {
  const std::size_t end = std::min({help.size(), help.find(" ("), help.find("; ")});
  return std::string(help.substr(0, end));
}

std::string replaced(std::string_view text, std::string_view characters, std::string_view escape) {
  std::string result;
  for (const char c : text) {
    if (characters.find(c) != std::string_view::npos) result += escape;
    result += c;
  }
  return result;
}

/// The patterns of a `case` of the words before the one that is completed: "'report -f'|'report --format'".
std::string bash_pattern(const Command& command, const Flag& flag) {
  std::vector<std::string> words;
  for (const std::string& name : typed_names_of(flag)) words.push_back(formatted("'{} {}'", command.name, name));
  return formatted("{}", join(words, "|"));
}

std::string bash_value(const Command& command, const Flag& flag) {
  const std::string pattern = bash_pattern(command, flag);
  if (flag.takes_file()) return formatted("    {}) _retain_files ;;\n", pattern);
  if (flag.choices.empty()) return formatted("    {}) ;;\n", pattern);
  return formatted("    {}) {} '{}' ;;\n", pattern, flag.is_list ? "_retain_list" : "_retain_words", join(flag.choices, " "));
}

std::string bash_command(const Command& command, const Flags& flags) {
  std::vector<std::string> names;
  for (const Flag& flag : flags) {
    for (const std::string& name : typed_names_of(flag)) names.push_back(name);
  }
  std::string text = formatted("    '{}') if [[ $word == -* ]]; then _retain_words '{}'", command.name, join(names, " "));
  if (const auto choices = command.own_choices(); !choices.empty()) text += formatted("; else _retain_words '{}'", join(choices, " "));
  if (command.takes_files()) text += "; else _retain_files";
  return text + "; fi ;;\n";
}

std::string bash_script(Commands commands) {
  std::string values;
  std::string arguments;
  for (const Command& command : commands) {
    const Flags flags = command.own_flags();
    for (const Flag& flag : flags) values += flag.is_switch() ? std::string() : bash_value(command, flag);
    arguments += bash_command(command, flags);
  }
  return "# Completion of retain for bash: source it, or put it where bash-completion looks.\n"
         "_retain_words() {\n"
         "  mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\")\n"
         "  [[ ${COMPREPLY-} == *= ]] && compopt -o nospace 2>/dev/null\n"
         "}\n"
         "# The last of several words with commas between them.\n"
         "_retain_list() {\n"
         "  local done=''\n"
         "  [[ $word == *,* ]] && done=${word%,*},\n"
         "  mapfile -t COMPREPLY < <(compgen -P \"$done\" -W \"$1\" -- \"${word##*,}\")\n"
         "}\n"
         "_retain_files() {\n"
         "  compopt -o filenames 2>/dev/null\n"
         "  mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
         "}\n"
         "_retain() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]-}\n"
         "  COMPREPLY=()\n"
         "  if ((COMP_CWORD == 1)); then\n"
         "    _retain_words '" +
         join(command_names(commands), " ") +
         " --help --version'\n"
         "    return\n"
         "  fi\n"
         "  # Of \"--format=csv\" bash makes three words.\n"
         "  if [[ $word == = ]]; then\n"
         "    word=''\n"
         "  elif [[ $before == = ]]; then\n"
         "    before=${COMP_WORDS[COMP_CWORD-2]}\n"
         "  fi\n"
         "  case \"$command $before\" in\n" +
         values + "    *) case $command in\n" + arguments +
         "    esac ;;\n"
         "  esac\n"
         "}\n"
         "complete -F _retain retain\n";
}

std::string zsh_text(std::string_view text) { return replaced(text, "[]:\\", "\\"); }

/// What zsh does for a value: ":FORMAT:(table json csv)".
std::string zsh_value(std::string_view word, const std::vector<std::string>& choices, bool is_list, bool is_file) {
  if (is_file) return formatted(":{}:_files", word);
  if (choices.empty()) return formatted(":{}: ", word);
  if (is_list) return formatted(":{}:_sequence compadd - {}", word, join(choices, " "));
  if (choices.front().ends_with('=')) return formatted(":{}:compadd -S \"\" - {}", word, join(choices, " "));
  return formatted(":{}:({})", word, join(choices, " "));
}

std::string zsh_flag(const Flag& flag) {
  const std::vector<std::string> names = typed_names_of(flag);
  const std::string action =
      flag.is_switch() ? std::string() : zsh_value(replaced(flag.value, ":", "\\"), flag.choices, flag.is_list, flag.takes_file());
  std::string text;
  for (const std::string& name : names) {
    const std::string others = flag.repeatable ? "*" : formatted("({})", join(names, " "));
    const bool joins = name.starts_with("--") && !flag.is_switch();
    text +=
        " \\\n        " + in_single_quotes(formatted("{}{}{}[{}]{}", others, name, joins ? "=" : "", zsh_text(brief(flag.help)), action));
  }
  return text;
}

std::string zsh_script(Commands commands) {
  std::string described;
  std::string arguments;
  for (const Command& command : commands) {
    described += "    " + in_single_quotes(command.name + ":" + zsh_text(brief(command.summary))) + "\n";
    arguments += formatted("    {})\n      _arguments -s -S", command.name);
    for (const Flag& flag : command.own_flags()) arguments += zsh_flag(flag);
    const std::vector<std::string> choices = command.own_choices();
    if (command.takes_files() || !choices.empty())
      arguments += " \\\n        " + in_single_quotes("*" + zsh_value("argument", choices, false, command.takes_files()));
    arguments += " ;;\n";
  }
  return "#compdef retain\n"
         "# Completion of retain for zsh: put it into a folder of $fpath as _retain.\n"
         "_retain() {\n"
         "  local -a commands\n"
         "  commands=(\n" +
         described +
         "  )\n"
         "  if ((CURRENT == 2)); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  ((CURRENT--))\n"
         "  case $command in\n" +
         arguments +
         "  esac\n"
         "}\n"
         "if [[ $funcstack[1] == _retain ]]; then _retain \"$@\"; else compdef _retain retain; fi\n";
}

std::string fish_text(std::string_view text) { return "'" + replaced(text, "'\\", "\\") + "'"; }

std::string fish_values(const std::vector<std::string>& choices, bool is_list) {
  const std::string words = formatted("{}", join(choices, " "));
  return is_list ? formatted("'(__fish_append , {})'", words) : "'" + words + "'";
}

std::string fish_flag(const std::string& condition, const Flag& flag) {
  std::string text = condition;
  for (const std::string& name : typed_names_of(flag)) {
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (flag.takes_file()) {
    text += " -r -F";
  } else if (!flag.is_switch()) {
    text += " -x";
    if (!flag.choices.empty()) text += " -a " + fish_values(flag.choices, flag.is_list);
  }
  return text + " -d " + fish_text(brief(flag.help)) + "\n";
}

std::string fish_script(Commands commands) {
  std::string text =
      "# Completion of retain for fish: put it into ~/.config/fish/completions as retain.fish.\n"
      "complete -c retain -f\n";
  const std::string first = "complete -c retain -n __fish_use_subcommand -a ";
  for (const Command& command : commands) text += formatted("{}{} -d {}\n", first, command.name, fish_text(brief(command.summary)));
  for (const Command& command : commands) {
    const std::string condition = formatted("complete -c retain -n '__fish_seen_subcommand_from {}'", command.name);
    if (command.takes_files()) text += condition + " -F\n";
    if (const auto choices = command.own_choices(); !choices.empty()) text += condition + " -a " + fish_values(choices, false) + "\n";
    for (const Flag& flag : command.own_flags()) text += fish_flag(condition, flag);
  }
  return text;
}

struct Shell {
  const char* name;
  std::string (*script)(Commands commands);
};
constexpr Shell shells[] = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};

}  // namespace

std::vector<std::string> shell_names() {
  std::vector<std::string> names;
  for (const Shell& shell : shells) names.emplace_back(shell.name);
  return names;
}

std::string completion_script(std::string_view shell, Commands commands) {
  const auto* const known = std::find_if(std::begin(shells), std::end(shells), [&](const Shell& row) { return row.name == shell; });
  if (known == std::end(shells)) refuse_choice("completion", std::string(shell), shell_names());
  return known->script(commands);
}

}  // namespace retain::cli
