#pragma once

#include <sys/types.h>

#include <compare>
#include <optional>
#include <string>

namespace retain::cli {

/// What a file is whatever path or link leads to it.
struct FileIdentity {
  dev_t device;
  ino_t number;

  auto operator<=>(const FileIdentity&) const = default;
};

/// The regular file or pipe that a path leads to; empty where it leads to nothing yet, or to a folder or a device.
std::optional<FileIdentity> identity_of(const std::string& path);
/// The same of an open file.
std::optional<FileIdentity> identity_of(int descriptor);

/// Whether a path leads to a folder, a device or a pipe, which a write does not replace.
bool is_no_regular_file(const std::string& path);

/// Where a write to `path` really goes: its last links followed, to a file that need not be there yet. Throws FileError where they go round
/// in a circle.
std::string without_links(const std::string& path);

/// Whether a write to either of two paths goes to one file, which need not be there yet.
bool is_same_file(const std::string& a, const std::string& b);

}  // namespace retain::cli
