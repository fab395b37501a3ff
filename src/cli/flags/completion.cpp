#include "cli/flags/completion.hpp"

#include <algorithm>

#include "cli/flags/command_line.hpp"
#include "cli/flags/flag_values.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

std::vector<CommandLine> all_lines(Options& unused) {
  std::vector<CommandLine> lines;
  for (const std::string& name : command_names()) {
    if (auto line = find_command(name, unused)) lines.push_back(*std::move(line));
  }
  return lines;
}

/// "-f" and "--format".
std::vector<std::string> names_of(const Flag& flag) {
  std::vector<std::string> names = split_list(flag.names);
  if (!flag.short_name.empty() && flag.short_name != flag.name()) names.push_back(flag.short_name);
  return names;
}

/// What a flag is for without what else is to be known of it: a menu has one line for it.
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

/// A text in single quotes, as all three shells read it.
std::string in_single_quotes(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

/// The patterns of a `case` of the words before the one that is completed: "'report -f'|'report --format'".
std::string bash_pattern(const CommandLine& line, const Flag& flag) {
  std::vector<std::string> words;
  for (const std::string& name : names_of(flag)) words.push_back(formatted("'{} {}'", line.name, name));
  return formatted("{}", join(words, "|"));
}

std::string bash_value(const CommandLine& line, const Flag& flag) {
  const std::string pattern = bash_pattern(line, flag);
  if (flag.takes_file()) return formatted("    {}) _retain_files ;;\n", pattern);
  if (flag.choices.empty()) return formatted("    {}) ;;\n", pattern);
  return formatted("    {}) {} '{}' ;;\n", pattern, flag.is_list ? "_retain_list" : "_retain_words", join(flag.choices, " "));
}

std::string bash_command(const CommandLine& line) {
  std::vector<std::string> flags;
  for (const Flag& flag : line.flags) {
    for (const std::string& name : names_of(flag)) flags.push_back(name);
  }
  std::string text = formatted("    '{}') if [[ $word == -* ]]; then _retain_words '{}'", line.name, join(flags, " "));
  if (!line.argument_choices.empty()) text += formatted("; else _retain_words '{}'", join(line.argument_choices, " "));
  if (line.takes_files()) text += "; else _retain_files";
  return text + "; fi ;;\n";
}

std::string bash_script(const std::vector<CommandLine>& lines) {
  std::string values;
  std::string commands;
  for (const CommandLine& line : lines) {
    for (const Flag& flag : line.flags) values += flag.value.empty() ? std::string() : bash_value(line, flag);
    commands += bash_command(line);
  }
  const std::string names = formatted("{}", join(command_names(), " "));
  return "# Completion of retain for bash: source it, or put it where bash-completion looks.\n"
         "_retain_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\"); }\n"
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
         names +
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
         values + "    *) case $command in\n" + commands + formatted("    'help') _retain_words '{} --man' ;;\n", names) +
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
  return formatted(":{}:({})", word, join(choices, " "));
}

std::string zsh_flag(const Flag& flag) {
  const std::vector<std::string> names = names_of(flag);
  const std::string action =
      flag.value.empty() ? std::string() : zsh_value(replaced(flag.value, ":", "\\"), flag.choices, flag.is_list, flag.takes_file());
  std::string text;
  for (const std::string& name : names) {
    const std::string others = flag.repeatable ? "*" : formatted("({})", join(names, " "));
    const bool joins = name.starts_with("--") && !flag.value.empty();
    text +=
        " \\\n        " + in_single_quotes(formatted("{}{}{}[{}]{}", others, name, joins ? "=" : "", zsh_text(brief(flag.help)), action));
  }
  return text;
}

std::string zsh_script(const std::vector<CommandLine>& lines) {
  std::string described;
  std::string commands;
  for (const CommandLine& line : lines) {
    described += "    " + in_single_quotes(line.name + ":" + zsh_text(brief(line.summary))) + "\n";
    commands += formatted("    {})\n      _arguments -s -S", line.name);
    for (const Flag& flag : line.flags) commands += zsh_flag(flag);
    if (line.takes_files() || !line.argument_choices.empty())
      commands += " \\\n        " + in_single_quotes("*" + zsh_value("argument", line.argument_choices, false, line.takes_files()));
    commands += " ;;\n";
  }
  return "#compdef retain\n"
         "# Completion of retain for zsh: put it into a folder of $fpath as _retain.\n"
         "_retain() {\n"
         "  local -a commands\n"
         "  commands=(\n" +
         described +
         "    'help:help on a command'\n"
         "  )\n"
         "  if ((CURRENT == 2)); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  ((CURRENT--))\n"
         "  case $command in\n" +
         commands + formatted("    help) _arguments '*:command:({})' ;;\n", join(command_names(), " ")) +
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
  for (const std::string& name : names_of(flag)) {
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (flag.takes_file()) {
    text += " -r -F";
  } else if (!flag.value.empty()) {
    text += " -x";
    if (!flag.choices.empty()) text += " -a " + fish_values(flag.choices, flag.is_list);
  }
  return text + " -d " + fish_text(brief(flag.help)) + "\n";
}

std::string fish_script(const std::vector<CommandLine>& lines) {
  std::string text =
      "# Completion of retain for fish: put it into ~/.config/fish/completions as retain.fish.\n"
      "complete -c retain -f\n";
  const std::string first = "complete -c retain -n __fish_use_subcommand -a ";
  for (const CommandLine& line : lines) text += formatted("{}{} -d {}\n", first, line.name, fish_text(brief(line.summary)));
  text += first + "help -d 'help on a command'\n";
  text += formatted("complete -c retain -n '__fish_seen_subcommand_from help' -a '{}'\n", join(command_names(), " "));
  for (const CommandLine& line : lines) {
    const std::string condition = formatted("complete -c retain -n '__fish_seen_subcommand_from {}'", line.name);
    if (line.takes_files()) text += condition + " -F\n";
    if (!line.argument_choices.empty()) text += condition + " -a " + fish_values(line.argument_choices, false) + "\n";
    for (const Flag& flag : line.flags) text += fish_flag(condition, flag);
  }
  return text;
}

struct Shell {
  const char* name;
  std::string (*script)(const std::vector<CommandLine>& lines);
};
constexpr Shell shells[] = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};

}  // namespace

std::vector<std::string> shell_names() {
  std::vector<std::string> names;
  for (const Shell& shell : shells) names.emplace_back(shell.name);
  return names;
}

std::string completion_script(std::string_view shell) {
  const auto* const known = std::find_if(std::begin(shells), std::end(shells), [&](const Shell& row) { return row.name == shell; });
  if (known == std::end(shells)) refuse_choice("completion", std::string(shell), shell_names());
  Options unused;
  return known->script(all_lines(unused));
}

}  // namespace retain::cli
