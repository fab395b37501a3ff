#include "cli/flags/command.hpp"

#include <algorithm>
#include <iterator>

#include "cli/system/errors.hpp"
#include "core/table/spelling.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

std::vector<std::string> Command::delimited_formats() const {
  std::vector<std::string> result;
  std::copy_if(formats.begin(), formats.end(), std::back_inserter(result),
               [](const std::string& key) { return render::is_delimited(render::find_format(key).value()); });
  return result;
}

std::vector<std::string> command_names(Commands commands) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.push_back(command.name);
  return names;
}

const Command& find_command(Commands commands, const std::string& name) {
  const auto found = std::find_if(commands.begin(), commands.end(), [&name](const Command& command) { return command.name == name; });
  if (found != commands.end()) return *found;
  const std::vector<std::string> names = command_names(commands);
  const std::string hint = formatted("commands: {}; for a file: retain {} FILE", join(names, ", "), names.front());
  if (name.starts_with('-')) throw UsageError(formatted("unknown option {} before a command", in_quotes(name)), hint);
  throw UsageError(formatted("unknown command {}{}", in_quotes(name), did_you_mean(name, names)), hint);
}

const Flag* find_flag(const Flags& flags, std::string_view name) {
  const auto flag = std::find_if(flags.begin(), flags.end(), [name](const Flag& candidate) { return candidate.name() == name; });
  return flag == flags.end() ? nullptr : &*flag;
}

const std::string* find_key(const std::vector<std::string>& keys, render::Format format) {
  const auto key =
      std::find_if(keys.begin(), keys.end(), [format](const std::string& name) { return render::find_format(name) == format; });
  return key == keys.end() ? nullptr : &*key;
}

void add_flags(Flags& flags, const std::string& group, Flags more) {
  for (Flag& flag : more) {
    flag.group = group;
    flags.push_back(std::move(flag));
  }
}

Flag in_brief(Flag flag, std::string brief) {
  flag.brief = std::move(brief);
  return flag;
}

Flag switch_flag(std::string names, std::string help, std::function<void(Options&)> take) {
  return {std::move(names), "", std::move(help),
          [take = std::move(take)](Options& options, const std::string&, const std::string&) { take(options); }};
}

Flag number_flag(std::string names, std::string help, int low, int high, std::function<void(Options&, int)> take) {
  return {std::move(names), "N", std::move(help),
          [low, high, take = std::move(take)](Options& options, const std::string& flag, const std::string& value) {
            take(options, parse_whole(flag, value, low, high));
          }};
}

}  // namespace retain::cli
