#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace retain {

/// The base of all that this library throws; thrown itself where a call breaks the rules of a function, which no input can bring about.
///
///     try {
///       retain::make_report({}, {});
///     } catch (const retain::Error& error) {
///       std::puts(error.what());  // "there are no rows"
///     }
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = {}) : std::runtime_error(message), hint_(std::move(hint)) {}
  /// The way out; empty where none is known.
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

}  // namespace retain
