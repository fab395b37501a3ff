#pragma once

#include <ostream>
#include <span>
#include <string>

namespace retain::cli {

/// A text and where it goes: a file, or standard output where the path is `-` or `/dev/stdout`.
struct Output {
  std::string path;
  std::string text;
};

/// Writes every text, or, where one of them cannot be written, replaces no file and throws FileError. A file is written beside its
/// target and renamed, so that a reader sees the old content or the new one; devices and pipes are written straight. A reader who has
/// gone away is no error.
void write_outputs(std::span<const Output> outputs, std::ostream& out);

}  // namespace retain::cli
