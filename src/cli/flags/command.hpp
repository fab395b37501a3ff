#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/flags/flag_values.hpp"
#include "cli/flags/options.hpp"
#include "cli/system/console.hpp"
#include "cli/system/exit_status.hpp"

namespace retain::cli {

/// One flag of a command: its names, its help text, and what it does to the options.
struct Flag {
  using Set = std::function<void(Options& options, const std::string& flag, const std::string& value)>;

  std::string names;  ///< "-f,--format"
  std::string value;  ///< "FORMAT"; empty: a switch, which takes none
  std::string help;   ///< what it does, and the default
  Set set;
  bool repeatable = false;
  std::string group{};                 ///< its heading in help
  std::vector<std::string> choices{};  ///< the words it takes; empty: any text
  bool is_list = false;                ///< several of them, with commas between them
  std::string short_name{};            ///< another name, which completion offers too
  std::string brief{};                 ///< its help among what most need, on the first screen; empty: it is not there

  /// The long name: "--format".
  [[nodiscard]] std::string name() const { return names.substr(names.find("--")); }
  /// Whether its value is the name of a file.
  [[nodiscard]] bool takes_file() const { return value == "FILE"; }
  [[nodiscard]] bool is_switch() const { return value.empty(); }
};
using Flags = std::vector<Flag>;

/// One row of the table of commands, which dispatch, help, completion, the manual page and configuration files are made from.
struct Command {
  std::string name;
  std::string summary;
  std::string arguments;  ///< "[FILE...]"
  std::vector<std::string> notes{};
  std::vector<std::string> examples{};
  std::vector<std::string> formats{};  ///< what -f takes, the default first; empty: it has no -f
  Flags (*flags)(const Command& command);
  void (*take_arguments)(const std::vector<std::string>& words, Options& options);
  /// Reads, computes, writes. Throws UsageError, InputError and FileError before anything is written.
  ExitStatus (*run)(const Options& options, const Streams& streams);
  std::vector<std::string> (*argument_choices)() = nullptr;  ///< the words it takes as arguments; null: any text
  bool takes_quantities = false;                             ///< every name of a quantity is a flag

  /// Its flags under their headings.
  [[nodiscard]] Flags own_flags() const { return flags(*this); }
  [[nodiscard]] std::vector<std::string> own_choices() const {
    return argument_choices == nullptr ? std::vector<std::string>() : argument_choices();
  }
  /// The formats that are delimited text.
  [[nodiscard]] std::vector<std::string> delimited_formats() const;
  /// Whether its arguments are names of files.
  [[nodiscard]] bool takes_files() const { return arguments.find("FILE") != std::string::npos; }
};
using Commands = std::span<const Command>;

std::vector<std::string> command_names(Commands commands);
/// The command of this name. Throws UsageError with the nearest name where there is none.
const Command& find_command(Commands commands, const std::string& name);
/// The flag of this long name ("--format"); null where there is none.
const Flag* find_flag(const Flags& flags, std::string_view name);

/// The key of `format` among `keys`; null where it is not there.
const std::string* find_key(const std::vector<std::string>& keys, render::Format format);

/// Adds flags under a heading of help.
void add_flags(Flags& flags, const std::string& group, Flags more);

/// A flag that is on the first screen of help.
Flag in_brief(Flag flag, std::string brief);

/// A flag without a value.
Flag switch_flag(std::string names, std::string help, std::function<void(Options&)> take);
/// A flag that takes a whole number from `low` to `high`.
Flag number_flag(std::string names, std::string help, int low, int high, std::function<void(Options&, int)> take);
/// A flag that takes one of several words, each standing for a value.
template <class T>
Flag choice_flag(std::string names, std::string value, std::string help, const std::vector<std::pair<std::string, T>>& choices,
                 std::function<void(Options&, T)> take) {
  Flag flag{.names = std::move(names), .value = std::move(value), .help = std::move(help), .set = {}};
  for (const auto& [word, meaning] : choices) flag.choices.push_back(word);
  flag.set = [choices, take = std::move(take)](Options& options, const std::string& name, const std::string& text) {
    take(options, parse_choice(name, text, choices));
  };
  return flag;
}

}  // namespace retain::cli
