// The implementation of fmt is part of this unit alone. The program is linked statically, and distributions package fmt as a shared
// library.
#define FMT_HEADER_ONLY
#include "text/format.hpp"

#include <fmt/format.h>

namespace retain {

std::string format_values(std::string_view pattern, fmt::format_args values) {
  return fmt::vformat({pattern.data(), pattern.size()}, values);
}

}  // namespace retain
