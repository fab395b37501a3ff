#include "cli/system/output_file.hpp"

#include <fcntl.h>

#include <cerrno>
#include <deque>
#include <optional>
#include <vector>

#include "cli/system/descriptor.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/file_identity.hpp"
#include "cli/system/temporary_file.hpp"

namespace retain::cli {

namespace {

/// Whether a write to the path goes to something that a rename must not replace: a device, a pipe, an open file of this process.
bool is_written_straight(const std::string& path) {
  if (path == "/dev/stderr" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/")) return true;
  return is_no_regular_file(path);
}

void write_straight(const Output& output) {
  Descriptor file(uninterrupted([&] { return ::open(output.path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC); }));
  if (!file.is_open()) throw FileError(output.path, cannot_write, last_error());
  bool is_whole = true;
  output.write([&](std::string_view piece) { is_whole = is_whole && write_all(file.number(), piece); });
  is_whole = is_whole && file.close();
  if (!is_whole && errno != EPIPE) throw FileError(output.path, cannot_write, last_error());
}

void write_stream(const Output& output, std::ostream& out) {
  const std::string name = "<stdout>";
  errno = 0;
  output.write([&out](std::string_view piece) {
    if (out) out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  });
  if (out) out.flush();
  if (out || errno == EPIPE) return;
  if (errno == 0) throw FileError(name, cannot_write);
  throw FileError(name, cannot_write, last_error());
}

}  // namespace

bool is_standard_output(const std::string& path) { return path == standard_output || path == "/dev/stdout"; }

bool is_output_file(const std::string& path) { return !is_standard_output(path) && !is_written_straight(path); }

void write_outputs(std::span<const Output> outputs, std::ostream& out) {
  std::optional<SignalCleanup> cleanup;
  std::deque<TemporaryFile> files;
  std::vector<const Output*> straight;
  for (const Output& output : outputs) {
    if (is_output_file(output.path)) {
      if (!cleanup) cleanup.emplace();
      files.emplace_back(output.path, output.write);
    } else {
      straight.push_back(&output);
    }
  }
  for (const Output* output : straight) {
    if (is_standard_output(output->path)) {
      write_stream(*output, out);
    } else {
      write_straight(*output);
    }
  }
  for (TemporaryFile& file : files) file.replace_target();
}

}  // namespace retain::cli
