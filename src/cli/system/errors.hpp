#pragma once

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "retain/diagnostic.hpp"

namespace retain::cli {

/// The command line asks for something impossible; the hint tells the way out.
class UsageError : public Error {
 public:
  explicit UsageError(const std::string& message, std::string hint = {}) : Error(message, std::move(hint)) {}
  /// The same about a configuration file, with the place and its line.
  UsageError(const std::string& message, std::string hint, Place place, std::string excerpt)
      : Error(message, std::move(hint)), place_(std::move(place)), excerpt_(std::move(excerpt)) {}
  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] const std::string& excerpt() const { return excerpt_; }

 private:
  Place place_;
  std::string excerpt_;
};

/// The message of a FileError about a file that cannot be written.
inline constexpr const char* cannot_write = "cannot be written";

/// Reading or writing a file failed.
class FileError : public Error {
 public:
  FileError(std::string file, const std::string& message) : Error(message), file_(std::move(file)) {}
  /// `what` failed, with the reason that the system gives.
  FileError(std::string file, const std::string& what, std::error_code code) : FileError(std::move(file), what + ": " + code.message()) {}
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  std::string file_;
};

/// The error of the last failed system call.
inline std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace retain::cli
