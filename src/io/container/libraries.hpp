#pragma once

#include <string>
#include <vector>

namespace retain::io {

/// A library that this program may have been built without.
struct Library {
  const char* name;
  std::string version;  ///< empty: left out
  const char* use;      ///< what it is for: "what gzip compressed (.gz)"
};

/// Those that unpack inputs.
std::vector<Library> unpacking_libraries();

}  // namespace retain::io
