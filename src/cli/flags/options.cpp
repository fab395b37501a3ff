#include "cli/flags/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/flags/command_line.hpp"
#include "cli/flags/config.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/flags/help.hpp"
#include "cli/flags/man_page.hpp"
#include "cli/system/errors.hpp"
#include "core/table/spelling.hpp"
#include "text/display.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

using Words = std::vector<std::string>;

std::string lists_options(const CommandLine& line) { return formatted("`retain {} --help` lists the options", line.name); }

/// The words before `--`, which are flags where they look like it.
std::span<std::string> before_marker(Words& words) { return {words.begin(), std::find(words.begin(), words.end(), "--")}; }

bool is_help(const std::string& word) { return word == "-h" || word == "--help"; }

/// "--since" of "--since=2026-01".
std::string flag_name(const std::string& word) { return word.substr(0, word.find('=')); }

const Flag* find_flag(const CommandLine& line, const std::string& name) {
  const auto flag = std::find_if(line.flags.begin(), line.flags.end(), [&name](const Flag& candidate) { return candidate.name() == name; });
  return flag == line.flags.end() ? nullptr : &*flag;
}

/// Writes every name of a quantity as its id, so that the parser needs to know one name of each.
void rewrite_quantities(const CommandLine& line, Words& words) {
  for (std::string& word : before_marker(words)) {
    const std::string name = flag_name(word);
    if (!name.starts_with("--") || find_flag(line, name) != nullptr) continue;
    const auto id = find_quantity(name.substr(2));
    if (!id) continue;
    if (!quantity(*id).is_input()) {
      throw UsageError(formatted("{} is computed and cannot be given", name),
                       formatted("to compute it: retain calc {} ...", quantity(*id).key));
    }
    word.replace(0, name.size(), quantity_flag(quantity(*id).key));
  }
}

/// Takes `--churned:REASON N` out of the words: the reasons are the user's own, which no parser can know.
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

/// Settles what the parser would read in its own way: it takes the next word for an empty value, and a value for a switch.
void check_joined_values(const CommandLine& line, Words& words) {
  for (const std::string& word : before_marker(words)) {
    const Flag* flag = word.find('=') == std::string::npos ? nullptr : find_flag(line, flag_name(word));
    if (flag == nullptr) continue;
    if (flag->value.empty()) throw UsageError(flag->name() + " takes no value");
    if (word.back() == '=' && word.find('=') + 1 == word.size()) throw UsageError(flag->name() + " needs a value");
  }
}

/// Whether a word may hold the flag, by its long name or among short ones ("-qf"): the parser is told of no other, because it takes longer
/// to tell it of all than to parse.
bool is_mentioned(const Flag& flag, const Words& words) {
  const std::string name = flag.name();
  const bool has_letter = !flag.names.starts_with("--");
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    if (word.starts_with("--")) return flag_name(word) == name;
    return has_letter && word.starts_with('-') && word.find(flag.names[1]) != std::string::npos;
  });
}

void parse(CLI::App& app, Words words) {
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    // The one way left to fail is a missing value, whose text starts with the flag.
    const std::string text = error.what();
    throw UsageError(text.substr(0, text.find(':')) + " needs a value");
  }
}

/// The flag that may be meant, compared without the dashes, which all have in common.
std::string nearest_flag(const CommandLine& line, const std::string& name) {
  Words known;
  for (const Flag& flag : line.flags) known.push_back(flag.name().substr(2));
  for (const Quantity& row : quantities()) {
    for (const std::string_view alias : row.aliases) {
      if (line.takes_quantities && row.is_input() && !alias.empty()) known.push_back(quantity_flag(alias).substr(2));
    }
  }
  const auto nearest = nearest_word(name.substr(std::min(name.find_first_not_of('-'), name.size())), known);
  return nearest ? formatted("; did you mean \"--{}\"?", *nearest) : std::string();
}

/// Parts what the parser left over into arguments and flags that there are not.
Words arguments_of(const CommandLine& line, const CLI::App& app) {
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
    throw UsageError(formatted("unknown option {}{}", in_quotes(name), nearest_flag(line, name)), lists_options(line));
  }
  return arguments;
}

void apply(const CLI::App& app, const Flag& flag, const CLI::Option& option) {
  const Words& values = option.results();
  if (flag.value.empty()) {
    if (!values.empty()) flag.set(flag.name(), {});
    return;
  }
  if (values.size() > 1 && !flag.repeatable) throw UsageError(flag.name() + " is given twice");
  for (const std::string& value : values) {
    if (value.empty()) throw UsageError(flag.name() + " needs a value");
    const bool is_option = value.size() > 1 && value.front() == '-' && app.get_option_no_throw(flag_name(value)) != nullptr;
    if (is_option) throw UsageError(formatted("{} needs a value, but the option {} follows", flag.name(), value));
    flag.set(flag.name(), value);
  }
}

void parse_command(const CommandLine& line, Words words, Options& options) {
  if (line.takes_quantities) {
    take_reasons(words, options);
    rewrite_quantities(line, words);
  }
  check_joined_values(line, words);

  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::pair<const Flag*, const CLI::Option*>> parsed;
  for (const Flag& flag : line.flags) {
    if (!is_mentioned(flag, words)) continue;
    CLI::Option* option = flag.value.empty() ? app.add_flag(flag.names) : app.add_option(flag.names)->allow_extra_args(false);
    parsed.emplace_back(&flag, option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll));
  }
  parse(app, std::move(words));
  const Words arguments = arguments_of(line, app);
  std::vector<const Flag*> given;
  for (const auto& [flag, option] : parsed) {
    apply(app, *flag, *option);
    if (!option->results().empty()) given.push_back(flag);
  }
  options.requirements_on_command_line = options.report.requirements.size();
  if (!options.config.empty()) ConfigFile(options.config).apply(line, given);
  line.set_arguments(arguments);
  options.command = line.command;
  options.command_name = line.name;
}

CommandLine command_named(const std::string& name, Options& options) {
  if (auto line = find_command(name, options)) return *std::move(line);
  const std::string hint = formatted("commands: {}; for a file: retain {} FILE", join(command_names(), ", "), command_names().front());
  if (name.starts_with('-')) throw UsageError(formatted("unknown option {} before a command", in_quotes(name)), hint);
  throw UsageError(formatted("unknown command {}{}", in_quotes(name), did_you_mean(name, command_names())), hint);
}

}  // namespace

Options parse_options(std::span<const std::string> args) {
  Options options;
  const std::string first = args.empty() ? "help" : args.front();
  Words rest(args.begin() + (args.empty() ? 0 : 1), args.end());
  if (first == "--version") {
    options.answer = "retain " RETAIN_VERSION "\n";
    if (!reads_config_files()) options.answer += "without --config, which needs toml++\n";
  } else if (is_help(first) || first == "help") {
    if (rest.size() > 1) throw UsageError("help takes one command", "for example: retain help " + command_names().front());
    options.answer = rest.empty() || rest.front() == "help" ? general_help()
                     : rest.front() == "--man"              ? man_page()
                                                            : command_help(command_named(rest.front(), options));
  } else {
    const CommandLine line = command_named(first, options);
    const auto flags = before_marker(rest);
    if (std::any_of(flags.begin(), flags.end(), is_help)) {
      options.answer = command_help(line);
    } else {
      parse_command(line, std::move(rest), options);
    }
  }
  return options;
}

}  // namespace retain::cli
