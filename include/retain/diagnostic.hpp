#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "retain/error.hpp"

namespace retain {

/// Where in an input something stands. Zero and empty members are not known.
struct Place {
  std::string file;
  std::size_t line = 0;    ///< from 1
  std::size_t column = 0;  ///< in code points, of a sheet in cells, from 1
  std::string pointer;     ///< JSON pointer, or the name of a cell of a sheet: "C2"
  friend bool operator==(const Place&, const Place&) = default;
};

/// Whether an input can be used at all.
enum class Severity { error, warning };

/// Where the fault lies, as far as a program acts on it.
enum class Cause : std::uint8_t {
  input,     ///< in the input
  flag,      ///< in what the user asked for: the input has no such column
  not_utf8,  ///< in bytes that are not UTF-8
  fraction,  ///< in a percent that is written as a fraction
};

/// Something to say about an input: what is wrong with the value found, where, and the way out.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;     ///< stable, for warnings: "discontinuity"
  std::string message;  ///< one line, lower case, no full stop
  std::string hint;     ///< empty: none
  Place place;
  std::string excerpt;  ///< the line of the input, if known
  Cause cause = Cause::input;
};

/// A diagnostic that makes an input unusable, without its excerpt.
inline Diagnostic error(std::string code, std::string message, std::string hint = {}, Place place = {}) {
  return {Severity::error, std::move(code), std::move(message), std::move(hint), std::move(place), {}, Cause::input};
}
/// A diagnostic of something doubtful in an input that can be used.
inline Diagnostic warning(std::string code, std::string message, std::string hint = {}, Place place = {}) {
  return {Severity::warning, std::move(code), std::move(message), std::move(hint), std::move(place), {}, Cause::input};
}

/// Thrown when an input is wrong or contradicts itself: all that is wrong with it, in the order of the input.
///
///     } catch (const retain::InputError& error) {
///       for (const retain::Diagnostic& one : error.diagnostics()) std::printf("%s\n", one.message.c_str());
///     }
class InputError : public Error {
 public:
  /// `unlisted`: errors besides these, of which nobody reads so many.
  explicit InputError(std::vector<Diagnostic> diagnostics, std::size_t unlisted = 0)
      : Error(diagnostics.empty() ? std::string() : diagnostics.front().message,
              diagnostics.empty() ? std::string() : diagnostics.front().hint),
        diagnostics_(std::move(diagnostics)),
        unlisted_(unlisted) {}
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  [[nodiscard]] std::size_t unlisted() const { return unlisted_; }

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t unlisted_;
};

}  // namespace retain
