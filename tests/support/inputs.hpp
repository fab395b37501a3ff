#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string>

#include "io/bytes/input.hpp"

namespace retain::io::testing {

/// Bytes that are read once from the start, as from a pipe, or, where they may be read again, as from a file.
inline Input input_of_bytes(const std::string& bytes, bool is_file = false, const std::string& name = "in") {
  const auto text = std::make_shared<const std::string>(bytes);
  const auto next = std::make_shared<std::size_t>(0);
  const auto copy = [text](std::size_t from, std::span<char> to) {
    const std::size_t start = std::min(from, text->size());
    const std::size_t size = std::min(to.size(), text->size() - start);
    std::copy_n(text->begin() + static_cast<std::ptrdiff_t>(start), size, to.begin());
    return size;
  };
  Input input;
  input.name = name;
  input.read = [copy, next](std::span<char> to) {
    const std::size_t size = copy(*next, to);
    *next += size;
    return size;
  };
  if (!is_file) return input;
  input.rewind = [next] { *next = 0; };
  input.size = bytes.size();
  input.read_at = [copy](std::uint64_t offset, std::span<char> to) { return copy(static_cast<std::size_t>(offset), to); };
  return input;
}

/// All that an input gives.
inline std::string read_all(const Input& input) {
  std::string text;
  std::string piece(1000, '\0');
  for (std::size_t size = piece.size(); size == piece.size();) {
    size = input.read(piece);
    text.append(piece, 0, size);
  }
  return text;
}

}  // namespace retain::io::testing
