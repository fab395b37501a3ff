#include "cli/system/overflow_file.hpp"

#include <unistd.h>

#include <cerrno>

#include "cli/system/errors.hpp"
#include "cli/system/temporary_file.hpp"

namespace retain::cli {

namespace {

constexpr const char* cannot_hold = "rows that do not fit into memory cannot be kept here";

}  // namespace

void OverflowFile::open() {
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
