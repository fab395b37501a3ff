#include "cli/system/temporary_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "cli/system/errors.hpp"
#include "cli/system/file_identity.hpp"
#include "cli/system/progress.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* cannot_make = "a workbook cannot be put together here";

// A signal handler reaches nothing but what is global. Files beyond the slots are written all the same, only not cleaned up by a signal.
std::array<std::atomic<const char*>, 32> paths_to_remove{};
static_assert(std::atomic<const char*>::is_always_lock_free);

std::atomic<const char*>* free_slot() {
  for (auto& slot : paths_to_remove) {
    if (slot == nullptr) return &slot;
  }
  return nullptr;
}

extern "C" void remove_and_end(int signal) {
  remove_progress_line();
  remove_temporary_files();
  // Blocked until the handler returns; then it ends the program as if there had been no handler.
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

std::string folder_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

/// The permissions of a file that is there already. Throws where they forbid writing, which renaming would not notice.
std::optional<mode_t> existing_mode(const std::string& name, const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  if (::access(path.c_str(), W_OK) != 0) throw FileError(name, cannot_write, last_error());
  return status.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
}

/// Some file systems have no way to wait for the disk, which is no failure to write.
bool wait_for_disk(int descriptor) {
  return uninterrupted([&] { return ::fsync(descriptor); }) == 0 || errno == EINVAL || errno == ENOSYS;
}

}  // namespace

void remove_temporary_files() {
  for (const auto& slot : paths_to_remove) {
    if (const char* path = slot; path != nullptr) ::unlink(path);
  }
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = uninterrupted([&] { return ::write(descriptor, text.data(), text.size()); });
    if (size < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

TemporaryFile::TemporaryFile(const std::string& target) : name_(target), target_(without_links(target)), on_signal_(free_slot()) {}

TemporaryFile::TemporaryFile(const std::string& target, const std::function<void(const std::function<void(std::string_view)>&)>& write)
    : TemporaryFile(target) {
  constexpr int most_attempts = 1000;
  const std::optional<mode_t> mode = existing_mode(name_, target_);
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    set_path(formatted("{}/.retain-{}-{}.tmp", folder_of(target_), ::getpid(), attempt));
    // The umask narrows the mode of a new file; one that replaces another starts out private and is then given the other's mode.
    Descriptor file(uninterrupted([&] { return ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode ? 0600 : 0666); }));
    if (!file.is_open()) {
      const std::error_code error = last_error();
      set_path({});
      if (error == std::errc::file_exists) continue;
      throw FileError(name_, cannot_write, error);
    }
    std::error_code failure;
    const auto perform = [&failure](auto step) {
      if (!failure && !step()) failure = last_error();
    };
    perform([&] { return !mode || uninterrupted([&] { return ::fchmod(file.number(), *mode); }) == 0; });
    write([&](std::string_view piece) { perform([&] { return write_all(file.number(), piece); }); });
    perform([&] { return wait_for_disk(file.number()); });
    perform([&] { return file.close(); });
    if (!failure) return;
    throw FileError(name_, cannot_write, failure);
  }
  throw FileError(name_, cannot_write, std::make_error_code(std::errc::file_exists));
}

TemporaryFile::~TemporaryFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
  set_path({});
}

void TemporaryFile::replace_target() {
  const std::string folder_name = folder_of(target_);
  if (std::rename(path_.c_str(), target_.c_str()) != 0) throw FileError(name_, cannot_write, last_error());
  set_path({});
  // The new name outlives a power cut only once the folder is on the disk too; the content is safe either way.
  const Descriptor folder(::open(folder_name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.is_open()) wait_for_disk(folder.number());
}

void TemporaryFile::set_path(std::string path) {
  if (on_signal_ != nullptr) *on_signal_ = nullptr;
  path_ = std::move(path);
  if (on_signal_ != nullptr && !path_.empty()) *on_signal_ = path_.c_str();
}

SignalCleanup::SignalCleanup() {
  struct sigaction action {};
  action.sa_handler = remove_and_end;
  ::sigfillset(&action.sa_mask);
  for (std::size_t i = 0; i < ending_signals.size(); ++i) {
    ::sigaction(ending_signals[i], nullptr, &before_[i]);
    // What the caller has switched off stays off: `nohup`.
    if (before_[i].sa_handler == SIG_DFL) ::sigaction(ending_signals[i], &action, nullptr);
  }
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, &pipe_before_);
}

SignalCleanup::~SignalCleanup() {
  for (std::size_t i = 0; i < ending_signals.size(); ++i) {
    struct sigaction now {};
    ::sigaction(ending_signals[i], nullptr, &now);
    // What was switched off meanwhile stays off: a file of rows that grows too large.
    if (now.sa_handler == remove_and_end) ::sigaction(ending_signals[i], &before_[i], nullptr);
  }
  ::sigaction(SIGPIPE, &pipe_before_, nullptr);
}

std::string temporary_folder() {
  const char* folder = std::getenv("TMPDIR");
  return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

int open_nameless(const std::string& folder) {
  std::signal(SIGXFSZ, SIG_IGN);
  std::string path = folder + "/.retain-rows-XXXXXX";
  const int file = uninterrupted([&] { return ::mkstemp(path.data()); });
  if (file != -1) ::unlink(path.c_str());
  return file;
}

NamelessFile::NamelessFile() : folder_(temporary_folder()), file_(open_nameless(folder_)) {
  if (!file_.is_open()) fail();
}

std::string NamelessFile::path() const { return "/dev/fd/" + std::to_string(file_.number()); }

void NamelessFile::reserve(std::uint64_t bytes) {
  if (bytes == 0) return;
  const int error = ::posix_fallocate(file_.number(), 0, static_cast<off_t>(bytes));
  if (error != 0) throw FileError(folder_, cannot_make, {error, std::generic_category()});
  if (uninterrupted([&] { return ::ftruncate(file_.number(), 0); }) != 0) fail();
}

void NamelessFile::read(const std::function<void(std::string_view piece)>& sink) {
  std::string piece(std::size_t{1} << 16, '\0');
  for (off_t place = 0;;) {
    const ssize_t size = uninterrupted([&] { return ::pread(file_.number(), piece.data(), piece.size(), place); });
    if (size < 0) fail();
    if (size == 0) return;
    sink(std::string_view(piece).substr(0, static_cast<std::size_t>(size)));
    place += size;
  }
}

void NamelessFile::fail() const {
  if (errno == 0) throw FileError(folder_, cannot_make);
  throw FileError(folder_, cannot_make, last_error());
}

}  // namespace retain::cli
