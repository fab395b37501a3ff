#pragma once

#include <cstddef>
#include <string>

namespace retain::io {

/// What an input may ask of the memory and time that reading it takes; the user may raise each by a flag, which its message names.
struct Limits {
  std::size_t field_bytes = std::size_t{1} << 20;  ///< of a field or a text; a record may be four times as long
  std::size_t columns = 4096;                      ///< of a record; also the members of an object of JSON
  std::size_t depth = 64;                          ///< levels of JSON
  std::size_t digits = 1000;                       ///< characters of a number
  std::size_t expansion = 200;                     ///< times its packed size that an input may become, beyond 64 MiB

  /// The longest record that is looked for.
  [[nodiscard]] std::size_t record_bytes() const { return 4 * field_bytes; }
};

/// The way out where a record is longer than `record_bytes`.
inline constexpr const char* long_record_hint = "is this a table? --max-field raises the limit, which is four times its own";

/// What is wrong with it: "a record of more than 4 MiB".
std::string long_record_text(const Limits& limits);

/// "4 MiB".
std::string size_text(std::size_t bytes);
/// "1,000".
std::string with_thousands(std::size_t number);

}  // namespace retain::io
