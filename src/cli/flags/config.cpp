#include "cli/flags/config.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/config_file.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

/// A command that can have a section, and its flags.
struct Section {
  const Command& command;
  Flags flags;
};

/// Whether only the command line can give the flag.
bool is_fixed(const std::string& folded) { return folded == "config" || folded == "help" || folded == "helpall"; }

/// The flag that a key names, with `_`, `-` or nothing between its words.
const Flag* configured(const Command& command, const Flags& flags, const std::string& key) {
  const auto find_folded = [&flags](const std::string& folded) {
    const auto flag =
        std::find_if(flags.begin(), flags.end(), [&](const Flag& candidate) { return fold_name(candidate.name()) == folded; });
    return flag == flags.end() ? nullptr : &*flag;
  };
  const std::string name = fold_name(key);
  if (is_fixed(name)) return nullptr;
  if (const Flag* flag = find_folded(name)) return flag;
  const auto id = command.takes_quantities ? find_quantity(key) : std::nullopt;
  return id ? find_folded(fold_name(quantity(*id).key)) : nullptr;
}

[[noreturn]] void refuse(const ConfigStatement& statement, const std::string& message, const std::string& hint) {
  throw UsageError(message, hint, statement.place, statement.excerpt);
}

[[noreturn]] void refuse_section(const ConfigStatement& statement, const std::vector<Section>& sections) {
  std::vector<std::string> names;
  for (const Section& section : sections) names.push_back(section.command.name);
  throw UsageError(formatted("[{}] is not a command{}", statement.section, did_you_mean(statement.section, names)),
                   "sections: " + listed(names), statement.section_place, statement.section_excerpt);
}

[[noreturn]] void refuse_key(const ConfigStatement& statement, const std::vector<const Section*>& meant) {
  std::vector<std::string> known;
  for (const Section* section : meant) {
    for (const Flag& flag : section->flags) known.push_back(flag.name().substr(2));
  }
  std::string written = statement.key;
  std::replace(written.begin(), written.end(), '_', '-');
  std::string nearest = did_you_mean(written, known);
  if (statement.key.find('-') == std::string::npos) std::replace(nearest.begin(), nearest.end(), '-', '_');
  const std::string whose = statement.section.empty() ? "any command" : "retain " + statement.section;
  refuse(statement, formatted("{} is not a flag of {}{}", in_quotes(statement.key), whose, nearest),
         formatted("`retain help {}` lists the flags", meant.front()->command.name));
}

void check_kind(const Flag& flag, const ConfigStatement& statement) {
  if (flag.is_switch() != (statement.kind == ConfigKind::boolean)) {
    refuse(statement, formatted("{} takes {}", statement.key, flag.is_switch() ? "true or false" : "a text or a number"),
           flag.is_switch() ? formatted("it is the switch {}", flag.name()) : formatted("it is {} {}", flag.name(), flag.value));
  }
  if (statement.kind == ConfigKind::list && !flag.repeatable)
    refuse(statement, formatted("{} takes one value, not a list", statement.key),
           formatted("it is {} {}; names that belong together stand in one text, with commas between them", flag.name(), flag.value));
}

void check(const ConfigStatement& statement, const std::vector<Section>& sections) {
  std::vector<const Section*> meant;
  for (const Section& section : sections) {
    if (statement.section.empty() || statement.section == section.command.name) meant.push_back(&section);
  }
  if (meant.empty()) refuse_section(statement, sections);
  if (is_fixed(fold_name(statement.key))) refuse(statement, formatted("{} is for the command line alone", statement.key), "leave it out");
  bool is_known = false;
  for (const Section* section : meant) {
    const Flag* flag = configured(section->command, section->flags, statement.key);
    if (flag != nullptr) check_kind(*flag, statement);
    is_known = is_known || flag != nullptr;
  }
  if (!is_known) refuse_key(statement, meant);
}

void set(const Flag& flag, const ConfigStatement& statement, Options& options) {
  try {
    for (const std::string& value : statement.values) {
      if (!flag.is_switch() && value.empty()) throw UsageError(statement.key + " needs a value");
      if (!flag.is_switch() || value == "true") flag.set(options, flag.name(), flag.is_switch() ? std::string() : value);
    }
  } catch (const UsageError& error) {
    refuse(statement, error.what(), error.hint());
  }
}

}  // namespace

void apply_config(Commands commands, const Command& command, const Flags& flags, const std::vector<const Flag*>& given, Options& options) {
  const std::vector<ConfigStatement> statements = read_config_file(options.config);
  std::vector<Section> sections;
  for (const Command& each : commands) {
    Flags of_each = each.own_flags();
    if (find_flag(of_each, "--config") != nullptr) sections.push_back({each, std::move(of_each)});
  }
  for (const ConfigStatement& statement : statements) check(statement, sections);

  std::map<const Flag*, const ConfigStatement*> found;
  for (const std::string& section : {std::string(), command.name}) {
    for (const ConfigStatement& statement : statements) {
      const Flag* flag = statement.section == section ? configured(command, flags, statement.key) : nullptr;
      if (flag == nullptr || std::find(given.begin(), given.end(), flag) != given.end()) continue;
      const ConfigStatement* earlier = std::exchange(found[flag], &statement);
      if (earlier != nullptr && earlier->section == section)
        refuse(statement, formatted("{} and {} are one flag", earlier->key, statement.key), "leave one of them");
    }
  }
  for (const auto& [flag, statement] : found) set(*flag, *statement, options);
}

}  // namespace retain::cli
