#pragma once

#include <string>

#include "io/bytes/input.hpp"
#include "io/problems/limits.hpp"

namespace retain::io {

/// An input without what compressed it, and its first bytes, which it still gives.
struct Unpacked {
  Input input;
  std::string start;
  std::string note;  ///< that a person may want to know; empty: nothing
};

/// Recognises by its first bytes what gzip or zstd compressed, and gives what is inside, unpacked on a thread of its own; any other input
/// is given as it is. Throws InputError where the input is damaged, and where this program was built without the library.
Unpacked unpacked(Input input, const Limits& limits);

}  // namespace retain::io
