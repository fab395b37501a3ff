#include "cli/flags/config.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "core/table/spelling.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

using Words = std::vector<std::string>;

const Flag* find_folded(const CommandLine& line, const std::string& folded) {
  const auto flag = std::find_if(line.flags.begin(), line.flags.end(),
                                 [&folded](const Flag& candidate) { return fold_name(candidate.name()) == folded; });
  return flag == line.flags.end() ? nullptr : &*flag;
}

/// What only the command line says.
bool is_fixed(const std::string& folded) { return folded == "config" || folded == "help"; }

/// The flag of a command that a key names, whatever stands between its words.
const Flag* configured(const CommandLine& line, const std::string& key) {
  const std::string name = fold_name(key);
  if (is_fixed(name)) return nullptr;
  if (const Flag* flag = find_folded(line, name)) return flag;
  const auto id = line.takes_quantities ? find_quantity(key) : std::nullopt;
  return id ? find_folded(line, fold_name(quantity(*id).key)) : nullptr;
}

[[noreturn]] void refuse(const ConfigStatement& statement, const std::string& message, const std::string& hint) {
  throw UsageError(message, hint, statement.place, statement.excerpt);
}

[[noreturn]] void refuse_key(const ConfigStatement& statement, const std::vector<const CommandLine*>& meant) {
  Words known;
  for (const CommandLine* line : meant) {
    for (const Flag& flag : line->flags) known.push_back(flag.name().substr(2));
  }
  std::string written = statement.key;
  std::replace(written.begin(), written.end(), '_', '-');
  std::string nearest = did_you_mean(written, known);
  if (statement.key.find('-') == std::string::npos) std::replace(nearest.begin(), nearest.end(), '-', '_');
  const std::string whose = statement.section.empty() ? "any command" : "retain " + statement.section;
  refuse(statement, formatted("{} is no flag of {}{}", in_quotes(statement.key), whose, nearest),
         formatted("`retain {} --help` lists the flags", meant.front()->name));
}

void check_kind(const Flag& flag, const ConfigStatement& statement) {
  const bool is_switch = flag.value.empty();
  if (is_switch != (statement.kind == ConfigKind::boolean)) {
    refuse(statement, formatted("{} takes {}", statement.key, is_switch ? "true or false" : "a text or a number"),
           is_switch ? formatted("it is the switch {}", flag.name()) : formatted("it is {} {}", flag.name(), flag.value));
  }
  if (statement.kind == ConfigKind::list && !flag.repeatable)
    refuse(statement, formatted("{} takes one value, not a list", statement.key),
           formatted("it is {} {}; names that belong together stand in one text, with commas between them", flag.name(), flag.value));
}

}  // namespace

ConfigFile::ConfigFile(const std::string& path) : statements_(read_config_file(path)) {
  Options unused;
  for (const std::string& name : command_names()) {
    if (auto line = find_command(name, unused)) lines_.push_back(*std::move(line));
  }
  for (const ConfigStatement& statement : statements_) check(statement);
}

void ConfigFile::apply(const CommandLine& line, const std::vector<const Flag*>& given) const {
  std::map<const Flag*, const ConfigStatement*> found;
  const auto find_in = [&](const std::string& section) {
    for (const ConfigStatement& statement : statements_) {
      const Flag* flag = statement.section == section ? configured(line, statement.key) : nullptr;
      if (flag == nullptr || std::find(given.begin(), given.end(), flag) != given.end()) continue;
      const ConfigStatement* earlier = std::exchange(found[flag], &statement);
      if (earlier != nullptr && earlier->section == section)
        refuse(statement, formatted("{} and {} are one flag", earlier->key, statement.key), "leave one of them");
    }
  };
  find_in({});
  find_in(line.name);
  for (const auto& [flag, statement] : found) set(*flag, *statement);
}

void ConfigFile::check(const ConfigStatement& statement) const {
  std::vector<const CommandLine*> meant;
  for (const CommandLine& line : lines_) {
    if (statement.section.empty() || statement.section == line.name) meant.push_back(&line);
  }
  if (meant.empty()) refuse_section(statement);
  if (is_fixed(fold_name(statement.key))) refuse(statement, formatted("{} is for the command line alone", statement.key), "leave it out");
  bool any = false;
  for (const CommandLine* line : meant) {
    const Flag* flag = configured(*line, statement.key);
    if (flag != nullptr) check_kind(*flag, statement);
    any = any || flag != nullptr;
  }
  if (!any) refuse_key(statement, meant);
}

void ConfigFile::refuse_section(const ConfigStatement& statement) const {
  Words names;
  for (const CommandLine& line : lines_) names.push_back(line.name);
  throw UsageError(formatted("[{}] is no command{}", statement.section, did_you_mean(statement.section, names)),
                   "sections: " + listed(names), statement.section_place, statement.section_excerpt);
}

void ConfigFile::set(const Flag& flag, const ConfigStatement& statement) const {
  const bool is_switch = flag.value.empty();
  try {
    for (const std::string& value : statement.values) {
      if (!is_switch && value.empty()) throw UsageError(statement.key + " needs a value");
      if (!is_switch || value == "true") flag.set(flag.name(), is_switch ? std::string() : value);
    }
  } catch (const UsageError& error) {
    refuse(statement, error.what(), error.hint());
  }
}

}  // namespace retain::cli
