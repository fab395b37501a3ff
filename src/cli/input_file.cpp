#include "cli/input_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ios>

#include "cli/descriptor.hpp"
#include "cli/errors.hpp"

namespace retain::cli {

namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 16;

std::string failure_after(std::size_t bytes) { return bytes == 0 ? "cannot be read" : fmt::format("cannot be read after {} bytes", bytes); }

std::string read_stream(std::istream& in, const std::string& name) {
  std::string text;
  std::array<char, chunk_size> chunk{};
  try {
    while (true) {
      const std::streamsize size = in.rdbuf()->sgetn(chunk.data(), chunk.size());
      if (size <= 0) return text;
      text.append(chunk.data(), static_cast<std::size_t>(size));
    }
  } catch (const std::ios_base::failure& failure) {
    throw FileError(name, failure_after(text.size()), failure.code());
  }
}

struct stat status_of(const Descriptor& file, const std::string& path) {
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) throw FileError(path, "cannot be read", last_error());
  return status;
}

bool same_content(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

std::string read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) throw FileError(path, "cannot be read", last_error());
  const struct stat before = status_of(file, path);
  if (S_ISDIR(before.st_mode)) throw FileError(path, "cannot be read", std::make_error_code(std::errc::is_a_directory));

  std::string text;
  if (S_ISREG(before.st_mode)) text.reserve(static_cast<std::size_t>(before.st_size));
  std::array<char, chunk_size> chunk{};
  while (true) {
    const ssize_t size = ::read(file.number(), chunk.data(), chunk.size());
    if (size == 0) break;
    if (size > 0) {
      text.append(chunk.data(), static_cast<std::size_t>(size));
    } else if (errno != EINTR) {
      throw FileError(path, failure_after(text.size()), last_error());
    }
  }
  if (S_ISREG(before.st_mode) && !same_content(before, status_of(file, path))) throw FileError(path, "changed while it was read");
  return text;
}

}  // namespace

io::Source read_input(const std::string& path, std::istream& in) {
  if (path != "-") return {path, read_file(path)};
  const std::string name = "<stdin>";
  return {name, read_stream(in, name)};
}

}  // namespace retain::cli
