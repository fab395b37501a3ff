#pragma once

#include <string>
#include <vector>

#include "cli/flags/command_line.hpp"
#include "cli/flags/config_file.hpp"

namespace retain::cli {

/// What a configuration file says about the flags of commands.
class ConfigFile {
 public:
  /// Reads and checks the whole file. Throws UsageError with the place of what no command has, and FileError.
  explicit ConfigFile(const std::string& path);

  /// Sets the flags of the command that the file holds and that were not `given`. What stands in its section wins over what stands for
  /// all. Throws UsageError with the place of a value that a flag refuses.
  void apply(const CommandLine& line, const std::vector<const Flag*>& given) const;

 private:
  void check(const ConfigStatement& statement) const;
  [[noreturn]] void refuse_section(const ConfigStatement& statement) const;
  void set(const Flag& flag, const ConfigStatement& statement) const;

  std::vector<ConfigStatement> statements_;
  std::vector<CommandLine> lines_;
};

}  // namespace retain::cli
