#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/container/expansion.hpp"

namespace retain::io {

/// The packed bytes of an input as a decompressor takes them, piece by piece, and what is wrong with them.
class PackedBytes {
 public:
  using Read = std::function<std::size_t(std::span<char>)>;

  /// `kind`: "gzip".
  PackedBytes(std::string name, const char* kind, Read read, std::size_t most_expansion)
      : name_(std::move(name)), kind_(kind), read_(std::move(read)), expansion_(name_, most_expansion) {}

  /// What is not taken yet, of which there is some unless the input has ended.
  std::string_view ready();
  void take(std::size_t bytes);
  /// Counts what was unpacked.
  void unpacked(std::size_t bytes) { expansion_.add_unpacked(bytes); }

  /// Throws InputError for what stands where the next byte does.
  [[noreturn]] void refuse_damaged(std::string_view why) const;
  [[noreturn]] void refuse_cut() const;
  /// The same of what follows a whole stream and belongs to none.
  [[noreturn]] void refuse_rest() const;
  [[noreturn]] void refuse(std::string message, std::string hint) const;

 private:
  std::string name_;
  const char* kind_;
  Read read_;
  Expansion expansion_;
  std::vector<char> bytes_;
  std::size_t size_ = 0;
  std::size_t next_ = 0;
  std::uint64_t before_ = 0;  // bytes of the input before those
  bool at_end_ = false;
};

/// Gives the text of a stream of packed bytes, and of those that follow it.
class Decompressor {
 public:
  Decompressor() = default;
  virtual ~Decompressor() = default;
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;
  Decompressor(Decompressor&&) = delete;
  Decompressor& operator=(Decompressor&&) = delete;

  /// As `Input::read`. Throws InputError where the stream is damaged, cut off, or grows beyond its limit.
  virtual std::size_t read(std::span<char> bytes) = 0;
};

/// Null where this program was built without the library.
std::unique_ptr<Decompressor> make_gzip(PackedBytes bytes);
std::unique_ptr<Decompressor> make_zstd(PackedBytes bytes);

}  // namespace retain::io
