#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/bytes/input.hpp"
#include "io/problems/limits.hpp"

namespace retain::io {

/// The way out where a workbook can be unpacked and not read.
inline constexpr const char* save_again_hint = "open it in a spreadsheet program and save it again";

/// A file within an archive, unpacked as it is read.
class ArchivePart {
 public:
  ArchivePart() = default;
  virtual ~ArchivePart() = default;
  ArchivePart(const ArchivePart&) = delete;
  ArchivePart& operator=(const ArchivePart&) = delete;
  ArchivePart(ArchivePart&&) = delete;
  ArchivePart& operator=(ArchivePart&&) = delete;

  /// As `Input::read`. Throws InputError where the part is damaged or grows beyond its limit.
  virtual std::size_t read(std::span<char> bytes) = 0;
  std::string read_all();
};

/// A zip archive. A file is read where its parts stand; what comes through a pipe is held.
class Archive {
 public:
  /// `limits` outlive the archive. Throws InputError where it is none, is damaged, or has parts that lie outside of it or share a name.
  Archive(Input input, const Limits& limits);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  Archive(Archive&&) = delete;
  Archive& operator=(Archive&&) = delete;

  /// The paths of its files, in the order of the archive.
  [[nodiscard]] const std::vector<std::string>& paths() const;
  /// A file of this path, whatever the case of its letters; null where there is none. Throws InputError where it is encrypted.
  [[nodiscard]] std::unique_ptr<ArchivePart> open(std::string_view path) const;
  /// Closes its file until a part is read again.
  void let_go() const;
  [[nodiscard]] const std::string& name() const;
  /// In bytes.
  [[nodiscard]] std::uint64_t size() const;

 private:
  class Zip;
  std::unique_ptr<Zip> zip_;
};

}  // namespace retain::io
