#include "cli/system/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ios>
#include <memory>
#include <optional>
#include <span>

#include "cli/system/descriptor.hpp"
#include "cli/system/errors.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

std::string failure_after(std::uint64_t bytes) { return bytes == 0 ? "cannot be read" : formatted("cannot be read after {} bytes", bytes); }

bool is_same(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// A file that is read from front to end, and again where it is a regular one. It is open from its first byte on until it is read again:
/// there may be more inputs than the system lets a process have open.
class InputFile {
 public:
  explicit InputFile(const std::string& path) : path_(path) {
    if (::stat(path.c_str(), &status_) != 0) throw FileError(path, "cannot be read", last_error());
    if (S_ISDIR(status_.st_mode)) throw FileError(path, "cannot be read", std::make_error_code(std::errc::is_a_directory));
  }

  [[nodiscard]] bool is_regular() const { return S_ISREG(status_.st_mode); }
  [[nodiscard]] std::uint64_t size() const { return static_cast<std::uint64_t>(status_.st_size); }

  std::size_t read(std::span<char> bytes) {
    open();
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t size = uninterrupted([&] { return ::read(file_->number(), bytes.data() + done, bytes.size() - done); });
      if (size == 0) {
        check_unchanged();
        break;
      }
      if (size < 0) throw FileError(path_, failure_after(read_ + done), last_error());
      done += static_cast<std::size_t>(size);
    }
    read_ += done;
    return done;
  }

  std::size_t read_at(std::uint64_t offset, std::span<char> bytes) {
    open();
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t size = uninterrupted(
          [&] { return ::pread(file_->number(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done)); });
      if (size < 0) throw FileError(path_, "cannot be read", last_error());
      if (size == 0) break;
      done += static_cast<std::size_t>(size);
    }
    check_unchanged();
    return done;
  }

  void rewind() {
    file_.reset();
    read_ = 0;
  }

 private:
  void open() {
    if (file_) return;
    file_.emplace(uninterrupted([&] { return ::open(path_.c_str(), O_RDONLY | O_CLOEXEC); }));
    if (!file_->is_open()) {
      const std::error_code error = last_error();
      file_.reset();
      throw FileError(path_, "cannot be read", error);
    }
    check_unchanged();
  }

  void check_unchanged() {
    if (!is_regular()) return;
    struct stat now {};
    if (::fstat(file_->number(), &now) != 0) throw FileError(path_, "cannot be read", last_error());
    if (is_same(status_, now)) return;
    rewind();
    throw FileError(path_, "changed while reading", "read it again once nothing writes to it any more");
  }

  std::string path_;
  std::optional<Descriptor> file_;
  struct stat status_ {};
  std::uint64_t read_ = 0;
};

io::Input stream_input(std::istream& in) {
  const std::string name = "<stdin>";
  std::uint64_t read = 0;
  return {name,
          [&in, name, read](std::span<char> bytes) mutable {
            try {
              std::size_t done = 0;
              while (done < bytes.size()) {
                const std::streamsize size = in.rdbuf()->sgetn(bytes.data() + done, static_cast<std::streamsize>(bytes.size() - done));
                if (size <= 0) break;
                done += static_cast<std::size_t>(size);
                read += static_cast<std::uint64_t>(size);
              }
              return done;
            } catch (const std::ios_base::failure& failure) {
              throw FileError(name, failure_after(read), failure.code());
            }
          },
          {},
          std::nullopt};
}

}  // namespace

io::Input open_input(const std::string& path, std::istream& in) {
  if (path == "-") return stream_input(in);
  const auto file = std::make_shared<InputFile>(path);
  io::Input input{path, [file](std::span<char> bytes) { return file->read(bytes); }, {}, std::nullopt};
  if (file->is_regular()) {
    input.rewind = [file] { file->rewind(); };
    input.size = file->size();
    input.read_at = [file](std::uint64_t offset, std::span<char> bytes) { return file->read_at(offset, bytes); };
  }
  return input;
}

}  // namespace retain::cli
