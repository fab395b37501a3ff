#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "retain/diagnostic.hpp"

namespace retain::cli {

/// What the value of a key is; dates and times count as texts.
enum class ConfigKind { text, number, boolean, list };

/// One `key = value` of a configuration file.
struct ConfigStatement {
  std::string section;  ///< empty: above the first section
  std::string key;      ///< as written
  ConfigKind kind = ConfigKind::text;
  std::vector<std::string> values;  ///< as a flag takes them; several only of a list
  Place place;                      ///< of its key
  std::string excerpt;              ///< the line of the key
  Place section_place;
  std::string section_excerpt;
};

/// Whether this program was built with a reader of TOML.
bool reads_config_files();

/// The statements of a configuration file in their order. Throws FileError where it cannot be read, and UsageError, with the place, of
/// what is not TOML or nothing that a flag could take.
std::vector<ConfigStatement> read_config_file(const std::string& path);

}  // namespace retain::cli
