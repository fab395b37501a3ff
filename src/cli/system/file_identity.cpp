#include "cli/system/file_identity.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "cli/system/errors.hpp"

namespace retain::cli {

namespace {

namespace fs = std::filesystem;

std::optional<FileIdentity> identity_in(const struct stat& status) {
  if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino};
}

}  // namespace

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? identity_in(status) : std::nullopt;
}

std::optional<FileIdentity> identity_of(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 ? identity_in(status) : std::nullopt;
}

bool is_no_regular_file(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

std::string without_links(const std::string& path) {
  constexpr int most_links = 40;
  fs::path result = path;
  std::error_code error;
  for (int i = 0; i < most_links; ++i) {
    // By hand, because the last of them may lead to a file that is yet to be.
    const fs::path link = fs::read_symlink(result, error);
    if (error) return result.string();
    result = result.parent_path() / link;
  }
  throw FileError(path, cannot_write, std::make_error_code(std::errc::too_many_symbolic_link_levels));
}

bool is_same_file(const std::string& a, const std::string& b) {
  const auto known = identity_of(a);
  if (known) return known == identity_of(b);
  std::error_code unknown;
  const auto whole = [&unknown](const std::string& path) {
    return fs::weakly_canonical(fs::absolute(without_links(path), unknown), unknown);
  };
  return whole(a) == whole(b);
}

}  // namespace retain::cli
