#include "cli/system/temporary_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
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

/// What is known of a file that is there already. Throws where it may not be written, which renaming would not notice: not even by root
/// where nobody may.
std::optional<struct stat> existing_file(const std::string& name, const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  const bool is_read_only = (status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
  if (!is_read_only && ::access(path.c_str(), W_OK) == 0) return status;
  const std::error_code error = is_read_only ? std::make_error_code(std::errc::permission_denied) : last_error();
  if (error != std::errc::permission_denied) throw FileError(name, cannot_write, error);
  throw FileError(name, cannot_write, error, "the file is read-only: chmod u+w lets it be replaced, or name another");
}

/// Gives a file the owner, the group and the mode of another, as far as that is permitted.
bool take_over(int file, const struct stat& other) {
  mode_t mode = other.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
  constexpr auto same_owner = static_cast<uid_t>(-1);
  if (::fchown(file, other.st_uid, other.st_gid) != 0 && ::fchown(file, same_owner, other.st_gid) != 0) {
    // What a group may was not granted to another one, which gets what everybody has.
    constexpr int bits_of_class = 3;
    mode = (mode & ~static_cast<mode_t>(S_IRWXG)) | (mode & S_IRWXO) << bits_of_class;
  }
  return uninterrupted([&] { return ::fchmod(file, mode); }) == 0;
}

/// The path of a temporary file in a folder. Numbers begin anew in each run, so that what others have left is met again.
std::string temporary_path(const std::string& folder, int number) { return formatted("{}/.retain-{}.tmp", folder, number); }

/// Takes the lock that says that a file is in use, by whatever process on whatever machine; false where another has it. A file system
/// without locks has none that could be left over.
bool lock(int file) {
  return uninterrupted([&] { return ::flock(file, LOCK_EX | LOCK_NB); }) == 0 || errno != EWOULDBLOCK;
}

bool is_removed(int file) {
  struct stat status {};
  return ::fstat(file, &status) == 0 && status.st_nlink == 0;
}

/// Removes a temporary file of this user that nobody has locked, because the program that wrote it was killed.
void remove_left_over(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat status {};
  if (!file.is_open() || ::fstat(file.number(), &status) != 0) return;
  if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid() || status.st_nlink != 1) return;
  if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0 || identity_of(path) != identity_of(file.number())) return;
  ::unlink(path.c_str());
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
  const std::optional<struct stat> replaced = existing_file(name_, target_);
  create(replaced.has_value());
  const int file = file_->number();
  std::error_code failure;
  const auto perform = [&failure](auto step) {
    if (!failure && !step()) failure = last_error();
  };
  write([&](std::string_view piece) { perform([&] { return write_all(file, piece); }); });
  // Last, because what is left of a file of another user is nothing that may be removed.
  perform([&] { return !replaced || take_over(file, *replaced); });
  perform([&] { return wait_for_disk(file); });
  // Some file systems say only when a file is closed that it was not written, and the lock is to outlive that.
  perform([&] { return Descriptor(::dup(file)).close(); });
  if (failure) throw FileError(name_, cannot_write, failure);
}

void TemporaryFile::create(bool is_private) {
  constexpr int most_attempts = 1000;
  constexpr int most_left_over = 16;
  const std::string folder = folder_of(target_);
  for (int number = 0; number < most_attempts; ++number) {
    const std::string path = temporary_path(folder, number);
    remove_left_over(path);
    // The umask narrows the mode of a new file.
    file_.emplace(uninterrupted([&] { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, is_private ? 0600 : 0666); }));
    if (!file_->is_open()) {
      const std::error_code error = last_error();
      if (error == std::errc::file_exists) continue;
      throw FileError(name_, cannot_write, error);
    }
    // Another run may have taken it for one that was left over before it was locked.
    if (!lock(file_->number()) || is_removed(file_->number())) continue;
    set_path(path);
    for (int other = number + 1; other < number + most_left_over; ++other) remove_left_over(temporary_path(folder, other));
    return;
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
  file_.reset();
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
  for (std::size_t i = 0; i < ending_signals.size(); ++i) ::sigaction(ending_signals[i], &before_[i], nullptr);
  ::sigaction(SIGPIPE, &pipe_before_, nullptr);
}

std::string temporary_folder() {
  const char* folder = std::getenv("TMPDIR");
  return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

int open_nameless(const std::string& folder) {
  const int nameless = uninterrupted([&] { return ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600); });
  if (nameless != -1) return nameless;
  // Not every file system has files without names.
  std::string path = folder + "/.retain-rows-XXXXXX";
  const int file = uninterrupted([&] { return ::mkostemp(path.data(), O_CLOEXEC); });
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
