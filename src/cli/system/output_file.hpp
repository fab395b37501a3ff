#pragma once

#include <functional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace retain::cli {

/// Takes pieces of a text, in order.
using Sink = std::function<void(std::string_view piece)>;

/// What stands for standard output among the outputs.
inline constexpr const char* standard_output = "-";

/// Whether an output of this path goes to standard output.
bool is_standard_output(const std::string& path);

/// Whether an output of this path replaces a file, or makes one: not standard output, a device, a pipe or an open file of this process.
bool is_output_file(const std::string& path);

/// A text and where it goes: a file, or standard output where the path is `-` or `/dev/stdout`.
struct Output {
  std::string path;
  std::function<void(const Sink&)> write;  ///< gives the text to its sink

  Output(std::string where, std::function<void(const Sink&)> pieces) : path(std::move(where)), write(std::move(pieces)) {}
  Output(std::string where, std::string text) : path(std::move(where)), write([text = std::move(text)](const Sink& sink) { sink(text); }) {}
};

/// Writes every text, or, where one of them cannot be written, replaces no file and throws FileError. A file is written beside its
/// target and renamed, so that a reader sees the old content or the new one; devices and pipes are written straight. A reader who has
/// gone away is no error.
void write_outputs(std::span<const Output> outputs, std::ostream& out);

}  // namespace retain::cli
