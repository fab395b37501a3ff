#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/flags/flag_values.hpp"
#include "cli/flags/options.hpp"

namespace retain::cli {

/// One flag of a command: its words for the parser, its text for help, and what it does to the options.
struct Flag {
  using Set = std::function<void(const std::string& flag, const std::string& value)>;

  std::string names;  ///< "-f,--format"
  std::string value;  ///< "FORMAT"; empty: a switch, which takes none
  std::string help;   ///< what it is for, and what holds without it
  Set set;
  bool repeatable = false;
  std::string group{};                 ///< its heading in help
  std::vector<std::string> choices{};  ///< the words that it takes; empty: any text
  bool is_list = false;                ///< several of them, with commas between them
  std::string short_name{};            ///< another name, that completion offers too

  /// The long name: "--format".
  [[nodiscard]] std::string name() const { return names.substr(names.find("--")); }
  /// Whether its value is the name of a file, as the word for it in help says.
  [[nodiscard]] bool takes_file() const { return value == "FILE"; }
};

/// A command: its words for help, its flags, and what its arguments mean.
struct CommandLine {
  Command command = Command::help;
  std::string name;
  std::string summary;
  std::string arguments;  ///< "[FILE...]"
  std::vector<std::string> notes;
  std::vector<std::string> examples;
  std::vector<Flag> flags;
  std::function<void(const std::vector<std::string>& words)> set_arguments;
  bool takes_quantities = false;                ///< every name of a quantity is a flag
  std::vector<std::string> argument_choices{};  ///< the words that its arguments may be; empty: any text

  /// Whether its arguments are names of files, as the word for them in help says.
  [[nodiscard]] bool takes_files() const { return arguments.find("FILE") != std::string::npos; }
  /// Adds flags under a heading of help.
  void add(const std::string& group, std::vector<Flag> more);
};

std::vector<std::string> command_names();

/// The command line of a command, whose flags fill in `options`; empty where there is no such command.
std::optional<CommandLine> find_command(std::string_view name, Options& options);

CommandLine report_line(Options& options);
CommandLine snapshot_line(Options& options);
CommandLine movements_line(Options& options);
CommandLine sniff_line(Options& options);
CommandLine validate_line(Options& options);
CommandLine diff_line(Options& options);
CommandLine calc_line(Options& options);
CommandLine test_line(Options& options);
CommandLine metrics_line(Options& options);
CommandLine completion_line(Options& options);

/// What commands that read files do with their arguments.
std::function<void(const std::vector<std::string>&)> take_files(Options& options);

/// A flag that takes one of some words, each for a value.
template <class T>
Flag choice_flag(std::string names, std::string value, std::string help, const std::vector<std::pair<std::string, T>>& choices,
                 std::function<void(T)> take) {
  Flag flag{.names = std::move(names), .value = std::move(value), .help = std::move(help), .set = {}};
  for (const auto& [word, meaning] : choices) flag.choices.push_back(word);
  flag.set = [choices, take = std::move(take)](const std::string& name, const std::string& text) {
    take(parse_choice(name, text, choices));
  };
  return flag;
}

/// Whether a command can leave out rows that it cannot read.
enum class BadRows { refused, may_be_skipped };
/// Adds what says how files are read: how customers are followed, what the text is like, and what is too much.
void add_input_flags(CommandLine& line, Options& options, BadRows bad_rows = BadRows::refused);
/// Flags of several commands.
std::vector<Flag> cut_flags(Options& options);
std::vector<Flag> what_if_flags(Options& options);
Flag format_flag(Options& options, std::vector<std::string> formats);
Flag output_flag(Options& options);
/// `by_default` tells of the metrics taken where the flag is not given.
Flag metrics_flag(Options& options, std::string_view verb = "show", std::string_view by_default = "those that there are values for");
Flag precision_flag(Options& options);
Flag period_flag(Options& options, std::string help);
Flag require_flag(Options& options, std::string help);
Flag warn_flag(Options& options);
Flag explain_flag(Options& options);
Flag strict_flag(Options& options, std::string help);
Flag colour_flag(Options& options);
Flag language_flag(Options& options);
Flag quiet_flag(Options& options);
Flag config_flag(Options& options);
Flag help_flag();

/// The ids of the metrics, and of all quantities.
std::vector<std::string> metric_keys();
std::vector<std::string> quantity_keys();

/// A flag of a quantity: its id with dashes, "--customers-start".
std::string quantity_flag(std::string_view name);

/// The metric that examples are about: the first of the table.
const Quantity& example_metric();

}  // namespace retain::cli
