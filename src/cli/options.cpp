#include "cli/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <sstream>

#include "cli/command_line.hpp"
#include "cli/config_file.hpp"
#include "cli/errors.hpp"
#include "cli/flag_values.hpp"
#include "cli/help.hpp"
#include "retain/spelling.hpp"

namespace retain::cli {

namespace {

using Words = std::vector<std::string>;

std::string lists_options(const CommandLine& line) { return fmt::format("`retain {} --help` lists the options", line.name); }

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
      throw UsageError(fmt::format("{} is computed and cannot be given", name),
                       fmt::format("to compute it: retain calc {} ...", quantity(*id).key));
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
  return nearest ? fmt::format("; did you mean \"--{}\"?", *nearest) : std::string();
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
    throw UsageError(fmt::format("unknown option {}{}", in_quotes(name), nearest_flag(line, name)), lists_options(line));
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
    if (is_option) throw UsageError(fmt::format("{} needs a value, but the option {} follows", flag.name(), value));
    flag.set(flag.name(), value);
  }
}

/// What stands in a configuration file about flags of one command.
class ConfigFile {
 public:
  /// Throws UsageError and FileError.
  explicit ConfigFile(const std::string& path) : statements_(config_statements(read_config_file(path), path)) {
    Options unused;
    for (const std::string& name : command_names()) {
      if (auto line = find_command(name, unused)) lines_.push_back(*std::move(line));
    }
    for (const ConfigStatement& statement : statements_) check(statement);
  }

  /// Sets the flags of the command that the file holds and that were not `given`. What stands in its section wins over what stands for
  /// all.
  void apply(const CommandLine& line, const std::vector<const Flag*>& given) const {
    std::map<const Flag*, const ConfigStatement*> found;
    for (const ConfigStatement& statement : statements_) {
      if (!statement.section.empty() && statement.section != line.name) continue;
      const Flag* flag = configured(line, statement.key);
      if (flag != nullptr && std::find(given.begin(), given.end(), flag) == given.end()) found[flag] = &statement;
    }
    for (const auto& [flag, statement] : found) set(*flag, *statement);
  }

 private:
  /// The flag of a command that a key names, whatever stands between its words.
  static const Flag* configured(const CommandLine& line, const std::string& key) {
    const std::string name = fold_name(key);
    const auto flag =
        std::find_if(line.flags.begin(), line.flags.end(), [&name](const Flag& candidate) { return fold_name(candidate.name()) == name; });
    if (flag != line.flags.end()) return is_fixed(name) ? nullptr : &*flag;
    const auto id = line.takes_quantities ? find_quantity(key) : std::nullopt;
    return id ? find_flag(line, quantity_flag(quantity(*id).key)) : nullptr;
  }

  /// What only the command line says.
  static bool is_fixed(const std::string& folded) { return folded == "config" || folded == "help"; }

  [[noreturn]] static void refuse(const ConfigStatement& statement, const std::string& message, const std::string& hint) {
    throw UsageError(message, hint, statement.place, statement.excerpt);
  }

  void check(const ConfigStatement& statement) const {
    std::vector<const CommandLine*> meant;
    for (const CommandLine& line : lines_) {
      if (statement.section.empty() || statement.section == line.name) meant.push_back(&line);
    }
    if (meant.empty()) refuse_section(statement);
    if (is_fixed(fold_name(statement.key)))
      refuse(statement, fmt::format("{} is for the command line alone", statement.key), "leave it out");
    bool any = false;
    for (const CommandLine* line : meant) {
      const Flag* flag = configured(*line, statement.key);
      if (flag != nullptr) check_kind(*flag, statement);
      any = any || flag != nullptr;
    }
    if (!any) refuse_key(statement, meant);
  }

  [[noreturn]] void refuse_section(const ConfigStatement& statement) const {
    Words names;
    for (const CommandLine& line : lines_) names.push_back(line.name);
    throw UsageError(fmt::format("[{}] is no command{}", statement.section, did_you_mean(statement.section, names)),
                     "sections: " + listed(names), statement.section_place, statement.section_excerpt);
  }

  [[noreturn]] static void refuse_key(const ConfigStatement& statement, const std::vector<const CommandLine*>& meant) {
    Words known;
    for (const CommandLine* line : meant) {
      for (const Flag& flag : line->flags) known.push_back(flag.name().substr(2));
    }
    std::string written = statement.key;
    std::replace(written.begin(), written.end(), '_', '-');
    std::string nearest = did_you_mean(written, known);
    if (statement.key.find('-') == std::string::npos) std::replace(nearest.begin(), nearest.end(), '-', '_');
    const std::string whose = statement.section.empty() ? "any command" : "retain " + statement.section;
    refuse(statement, fmt::format("{} is no flag of {}{}", in_quotes(statement.key), whose, nearest),
           fmt::format("`retain {} --help` lists the flags", meant.front()->name));
  }

  static void check_kind(const Flag& flag, const ConfigStatement& statement) {
    const bool is_switch = flag.value.empty();
    if (is_switch != (statement.kind == ConfigKind::boolean)) {
      refuse(statement, fmt::format("{} takes {}", statement.key, is_switch ? "true or false" : "a text or a number"),
             is_switch ? fmt::format("it is the switch {}", flag.name()) : fmt::format("it is {} {}", flag.name(), flag.value));
    }
    if (statement.kind == ConfigKind::list && !flag.repeatable)
      refuse(statement, fmt::format("{} takes one value, not a list", statement.key),
             fmt::format("it is {} {}; names that belong together stand in one text, with commas between them", flag.name(), flag.value));
  }

  static void set(const Flag& flag, const ConfigStatement& statement) {
    try {
      for (const std::string& value : values_of(statement)) {
        if (!flag.value.empty() && value.empty()) throw UsageError(statement.key + " needs a value");
        if (!flag.value.empty() || value == "true") flag.set(flag.name(), flag.value.empty() ? std::string() : value);
      }
    } catch (const UsageError& error) {
      refuse(statement, error.what(), error.hint());
    }
  }

  static Words values_of(const ConfigStatement& statement) {
    CLI::ConfigBase reader;
    // Comments are gone by now, and the reader would find them in texts too.
    reader.comment('\0');
    std::istringstream text(statement.text);
    return reader.from_config(text).front().inputs;
  }

  std::vector<ConfigStatement> statements_;
  std::vector<CommandLine> lines_;
};

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
  if (!options.config.empty()) ConfigFile(options.config).apply(line, given);
  line.set_arguments(arguments);
  options.command = line.command;
  options.command_name = line.name;
}

CommandLine command_named(const std::string& name, Options& options) {
  if (auto line = find_command(name, options)) return *std::move(line);
  const std::string hint =
      fmt::format("commands: {}; for a file: retain {} FILE", fmt::join(command_names(), ", "), command_names().front());
  if (name.starts_with('-')) throw UsageError(fmt::format("unknown option {} before a command", in_quotes(name)), hint);
  throw UsageError(fmt::format("unknown command {}{}", in_quotes(name), did_you_mean(name, command_names())), hint);
}

}  // namespace

Options parse_options(std::span<const std::string> args) {
  Options options;
  const std::string first = args.empty() ? "help" : args.front();
  Words rest(args.begin() + (args.empty() ? 0 : 1), args.end());
  if (first == "--version") {
    options.answer = "retain " RETAIN_VERSION "\n";
  } else if (is_help(first) || first == "help") {
    if (rest.size() > 1) throw UsageError("help takes one command", "for example: retain help " + command_names().front());
    options.answer = rest.empty() || rest.front() == "help" ? general_help() : command_help(command_named(rest.front(), options));
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
