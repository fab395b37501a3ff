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

/// What helps against an error of the system; empty where nothing is sure to.
inline const char* way_out(std::error_code code) {
  if (code == std::errc::file_too_large) return "raise the limit on the size of files: ulimit -f";
  const bool are_too_many = code == std::errc::too_many_files_open || code == std::errc::too_many_files_open_in_system;
  return are_too_many ? "give files in place of pipes, or raise the limit on open files: ulimit -n" : "";
}

/// Reading or writing a file failed.
class FileError : public Error {
 public:
  explicit FileError(std::string file, const std::string& message, std::string hint = {})
      : Error(message, std::move(hint)), file_(std::move(file)) {}
  /// `what` failed, with the reason that the system gives.
  FileError(std::string file, const std::string& what, std::error_code code) : FileError(std::move(file), what, code, way_out(code)) {}
  FileError(std::string file, const std::string& what, std::error_code code, std::string hint)
      : FileError(std::move(file), what + ": " + code.message(), std::move(hint)) {}
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  std::string file_;
};

/// The error of the last failed system call.
inline std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace retain::cli
