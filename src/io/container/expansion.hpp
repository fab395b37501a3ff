#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace retain::io {

/// Watches how much larger an input becomes when it is unpacked: a small file that grows without end is an accident or an attack.
class Expansion {
 public:
  /// What anything may grow to.
  static constexpr std::uint64_t always_allowed = std::uint64_t{64} << 20;

  /// `most`: times its packed size that an input may become, beyond `always_allowed`.
  Expansion(std::string name, std::size_t most) : name_(std::move(name)), most_(most) {}

  void add_packed(std::uint64_t bytes) { packed_ += bytes; }
  /// Throws InputError where there is too much.
  void add_unpacked(std::uint64_t bytes);

 private:
  std::string name_;
  std::size_t most_;
  std::uint64_t packed_ = 0;
  std::uint64_t unpacked_ = 0;
};

}  // namespace retain::io
