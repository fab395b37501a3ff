#pragma once

#include <cstddef>
#include <string_view>

#include "io/problems/limits.hpp"

namespace retain::io {

/// Follows a document of JSON that is read piece by piece, so that one which goes on and on without a record is refused before it fills the
/// memory: a text or a number without end, a list of what are no objects, nesting, blanks.
class JsonBounds {
 public:
  explicit JsonBounds(const Limits& limits) : limits_(limits) {}

  /// Whether the document may go on behind the end of `text`, of which all before `start` was followed.
  bool follow(std::string_view text, std::size_t start);
  /// Where what is too long begins: behind the last object that was closed.
  [[nodiscard]] std::size_t start_of_record() const { return record_; }

 private:
  const Limits& limits_;
  bool in_string_ = false;
  bool is_escaped_ = false;
  std::size_t record_ = 0;
};

}  // namespace retain::io
