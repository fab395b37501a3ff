#include "cli/flags/parse_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/config.hpp"
#include "cli/system/errors.hpp"
#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

using Words = std::vector<std::string>;

/// The words before `--`, where flags can stand.
std::span<std::string> before_marker(Words& words) { return {words.begin(), std::find(words.begin(), words.end(), "--")}; }

bool is_help(const std::string& word) { return word == "-h" || word == "--help"; }

/// "--since" of "--since=2026-01".
std::string flag_name(const std::string& word) { return word.substr(0, word.find('=')); }

/// Replaces every name of a quantity by its id, so that the parser needs to know only one name of each.
void rewrite_quantities(const Flags& flags, Words& words) {
  for (std::string& word : before_marker(words)) {
    const std::string name = flag_name(word);
    if (!name.starts_with("--") || find_flag(flags, name) != nullptr) continue;
    const auto id = find_quantity(name.substr(2));
    if (!id) continue;
    if (!quantity(*id).is_input()) {
      throw UsageError(formatted("{} is computed and cannot be given", name),
                       formatted("to compute it: retain calc {} ...", quantity(*id).key));
    }
    word.replace(0, name.size(), quantity_flag(quantity(*id).key));
  }
}

/// Takes `--churned:REASON N` out of the words: the reasons are the user's own, so the parser cannot know them.
void take_reasons(Words& words, Options& options) {
  for (auto word = words.begin(); word != words.end() && *word != "--";) {
    const std::string name = flag_name(*word);
    if (!name.starts_with("--") || !churn_reason(name.substr(2))) {
      ++word;
      continue;
    }
    const bool is_joined = word->size() > name.size();
    if (!is_joined && word + 1 == words.end()) throw UsageError(name + " needs a value");
    options.reasons.emplace_back(name.substr(2), is_joined ? word->substr(name.size() + 1) : *(word + 1));
    word = words.erase(word, word + (is_joined ? 1 : 2));
  }
}

/// Refuses what the parser would misread: it would take the next word for an empty value, and accept a value for a switch.
void check_joined_values(const Flags& flags, Words& words) {
  for (const std::string& word : before_marker(words)) {
    const Flag* flag = word.find('=') == std::string::npos ? nullptr : find_flag(flags, flag_name(word));
    if (flag == nullptr) continue;
    if (flag->is_switch()) throw UsageError(flag->name() + " takes no value");
    if (word.back() == '=' && word.find('=') + 1 == word.size()) throw UsageError(flag->name() + " needs a value");
  }
}

/// The letter of a flag, as in "-f"; 0 where it has none.
char letter_of(const Flag& flag) { return flag.names.starts_with("--") ? '\0' : flag.names[1]; }

/// Whether a word may hold the flag, by its long name or among short ones ("-qf"). The parser is only told about these flags: telling it
/// about all takes longer than parsing.
bool is_mentioned(const Flag& flag, const Words& words) {
  return std::any_of(words.begin(), words.end(), [name = flag.name(), letter = letter_of(flag)](const std::string& word) {
    if (word.starts_with("--")) return flag_name(word) == name;
    return letter != '\0' && word.starts_with('-') && word.find(letter) != std::string::npos;
  });
}

/// The parser takes any word after a flag for its value, so only a flag at the end can lack one.
[[noreturn]] void refuse_missing_value(const Flags& flags, const std::string& last_word) {
  const bool is_long = last_word.starts_with("--");
  const auto flag = std::find_if(flags.begin(), flags.end(), [&](const Flag& candidate) {
    return is_long ? candidate.name() == last_word : letter_of(candidate) == last_word.back();
  });
  throw UsageError((flag == flags.end() ? last_word : flag->name()) + " needs a value");
}

void parse(CLI::App& app, const Flags& flags, const Words& words) {
  try {
    app.parse(Words(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch&) {
    refuse_missing_value(flags, words.back());
  }
}

/// A suggestion of the nearest flag, compared without the dashes that all have in common.
std::string nearest_flag(const Command& command, const Flags& flags, const std::string& name) {
  Words known;
  for (const Flag& flag : flags) known.push_back(flag.name().substr(2));
  for (const Quantity& row : quantities()) {
    for (const std::string_view alias : row.aliases) {
      if (command.takes_quantities && row.is_input() && !alias.empty()) known.push_back(quantity_flag(alias).substr(2));
    }
  }
  const auto nearest = nearest_word(name.substr(std::min(name.find_first_not_of('-'), name.size())), known);
  return nearest ? formatted("; did you mean \"--{}\"?", *nearest) : std::string();
}

/// The arguments among what the parser left over. Throws UsageError where one looks like a flag.
Words arguments_of(const Command& command, const Flags& flags, const CLI::App& app) {
  Words arguments;
  bool options_ended = false;
  for (const std::string& word : app.remaining()) {
    const bool is_number = word.size() > 1 && word[1] >= '0' && word[1] <= '9';
    if (options_ended || word.size() < 2 || word.front() != '-' || is_number) {
      arguments.push_back(word);
      continue;
    }
    if (word == "--") {
      options_ended = true;
      continue;
    }
    const std::string name = flag_name(word);
    throw UsageError(formatted("unknown option {}{}", in_quotes(name), nearest_flag(command, flags, name)),
                     formatted("`retain help {}` lists the options", command.name));
  }
  return arguments;
}

void apply(const CLI::App& app, const Flag& flag, const CLI::Option& option, Options& options) {
  const Words& values = option.results();
  if (flag.is_switch()) {
    if (!values.empty()) flag.set(options, flag.name(), {});
    return;
  }
  if (values.size() > 1 && !flag.repeatable) throw UsageError(flag.name() + " is given twice");
  for (const std::string& value : values) {
    if (value.empty()) throw UsageError(flag.name() + " needs a value");
    const bool is_option = value.size() > 1 && value.front() == '-' && app.get_option_no_throw(flag_name(value)) != nullptr;
    if (is_option) throw UsageError(formatted("{} needs a value, but the option {} follows", flag.name(), value));
    flag.set(options, flag.name(), value);
  }
}

Options parse_command(const Command& command, Words words, Commands commands) {
  Options options;
  options.command = &command;
  // Without a flag there is nothing to parse: making all that a command has takes as long as reading a small file.
  if (std::none_of(words.begin(), words.end(), [](const std::string& word) { return word.size() > 1 && word.starts_with('-'); })) {
    command.take_arguments(words, options);
    return options;
  }
  const Flags flags = command.own_flags();
  if (command.takes_quantities) {
    take_reasons(words, options);
    rewrite_quantities(flags, words);
  }
  check_joined_values(flags, words);

  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::pair<const Flag*, const CLI::Option*>> parsed;
  for (const Flag& flag : flags) {
    if (!is_mentioned(flag, words)) continue;
    CLI::Option* option = flag.is_switch() ? app.add_flag(flag.names) : app.add_option(flag.names)->allow_extra_args(false);
    parsed.emplace_back(&flag, option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll));
  }
  parse(app, flags, words);
  const Words arguments = arguments_of(command, flags, app);
  std::vector<const Flag*> given;
  for (const auto& [flag, option] : parsed) {
    apply(app, *flag, *option, options);
    if (!option->results().empty()) given.push_back(flag);
  }
  options.requirements_on_command_line = options.report.requirements.size();
  if (!options.config.empty()) apply_config(commands, command, flags, given, options);
  command.take_arguments(arguments, options);
  return options;
}

}  // namespace

std::optional<render::Language> language_asked_for(std::span<const std::string> args) {
  const auto language_of = [](std::string_view word) -> std::optional<render::Language> {
    if (word == "ko") return render::Language::korean;
    return word == "en" ? std::optional(render::Language::english) : std::nullopt;
  };
  const std::string name = language_flag().name();
  std::optional<render::Language> language;
  for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
    if (args[i].starts_with(name + '=')) language = language_of(std::string_view(args[i]).substr(name.size() + 1));
    if (args[i] == name && i + 1 < args.size()) language = language_of(args[i + 1]);
  }
  return language;
}

Options parse_options(std::span<const std::string> args, Commands commands) {
  Words words(args.begin() + 1, args.end());
  const bool asks_for_help = is_help(args.front());
  const Command& command = find_command(commands, asks_for_help ? "help" : args.front());
  const auto flags = before_marker(words);
  const auto asked =
      std::find_if(flags.begin(), flags.end(), [](const std::string& word) { return is_help(word) || word == "--help-all"; });
  if (asks_for_help || asked == flags.end()) return parse_command(command, std::move(words), commands);
  Options options;
  options.command = &find_command(commands, "help");
  options.words = {command.name};
  options.first_screen = is_help(*asked);
  options.language = language_asked_for(args);
  return options;
}

}  // namespace retain::cli
