#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "retain/diagnostic.hpp"

namespace retain::cli {

/// What the value of a key is. A list holds texts and numbers.
enum class ConfigKind { text, number, boolean, list };

/// One `key = value` of a configuration file, proved to be of the part of TOML that flags need, so that a reader of TOML that takes more
/// than there is cannot take it in its own way.
struct ConfigStatement {
  std::string section;  ///< empty: above the first section
  std::string key;      ///< as written
  ConfigKind kind = ConfigKind::text;
  std::string text;  ///< the statement on one line, without comments
  Place place;       ///< of its key
  Place section_place;
  std::string excerpt;  ///< the line of the key
  std::string section_excerpt;
};

/// Splits the text of a configuration file. Throws UsageError with the place of what is not understood: sections in brackets, keys of
/// letters, digits, `_` and `-`, and texts in quotes without escapes, decimal numbers, true, false and lists of texts and numbers as
/// values.
std::vector<ConfigStatement> config_statements(std::string_view text, const std::string& file);

/// The whole text of a configuration file. Throws FileError where it cannot be read, and UsageError where it is larger than any such file.
std::string read_config_file(const std::string& path);

}  // namespace retain::cli
