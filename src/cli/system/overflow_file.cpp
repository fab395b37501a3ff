#include "cli/system/overflow_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "cli/system/errors.hpp"

namespace retain::cli {

namespace {

constexpr const char* cannot_hold = "rows that do not fit into memory cannot be kept here";

std::string temporary_folder() {
  const char* folder = std::getenv("TMPDIR");
  return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

int open_nameless(const std::string& folder) {
  std::string path = folder + "/.retain-rows-XXXXXX";
  const int file = uninterrupted([&] { return ::mkstemp(path.data()); });
  if (file != -1) ::unlink(path.c_str());
  return file;
}

}  // namespace

void OverflowFile::open() {
  // A limit on the size of files is then a failed write rather than the end of the program.
  std::signal(SIGXFSZ, SIG_IGN);
  folder_ = temporary_folder();
  file_.emplace(open_nameless(folder_));
  if (!file_->is_open()) throw FileError(folder_, cannot_hold, last_error());
}

std::uint64_t OverflowFile::write(std::span<const std::uint64_t> records) {
  std::call_once(opened_, [this] { open(); });
  const std::uint64_t place = size_.fetch_add(records.size_bytes());
  const auto bytes = std::as_bytes(records);
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t size = uninterrupted(
        [&] { return ::pwrite(file_->number(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(place + done)); });
    if (size <= 0) throw FileError(folder_, cannot_hold, last_error());
    done += static_cast<std::size_t>(size);
  }
  return place;
}

void OverflowFile::read(std::uint64_t place, std::span<std::uint64_t> records) {
  const auto bytes = std::as_writable_bytes(records);
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t size =
        uninterrupted([&] { return ::pread(file_->number(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(place + done)); });
    if (size == 0) throw FileError(folder_, "a temporary file lost its end");
    if (size < 0) throw FileError(folder_, cannot_hold, last_error());
    done += static_cast<std::size_t>(size);
  }
}

}  // namespace retain::cli
