#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "io/encoding/encoding.hpp"

namespace retain::io {

/// Bytes to read, and the name that messages give them ("monthly.csv", "<stdin>").
struct Input {
  std::string name;
  /// Fills the span as far as there are bytes; fewer only at the end. Throws what the caller of the loader knows how to report.
  std::function<std::size_t(std::span<char>)> read;
  /// Starts again from the first byte, and keeps no file open and no thread running until that is read; empty where that is not possible,
  /// as on a pipe.
  std::function<void()> rewind;
  std::optional<std::uint64_t> size;  ///< in bytes, where it is known
  /// Fills the span from a place on, as far as there are bytes; empty where the input is read from front to end alone.
  std::function<std::size_t(std::uint64_t offset, std::span<char>)> read_at{};
};

/// An input that can be looked at before it is read, and read again: a pipe as long as its start is still held. What it gives is the bytes
/// of the input, taken for UTF-8, until its encoding is settled; then it is their text in UTF-8.
class RereadableInput {
 public:
  /// Bytes that are looked at, and what a pipe may deliver before it can no longer be read again.
  static constexpr std::size_t head_size = std::size_t{1} << 20;
  static constexpr std::size_t most_held = std::size_t{8} << 20;

  explicit RereadableInput(Input input) : input_(std::move(input)), size_(input_.size) {}

  /// The encoding from the first byte on, which must be there still. Reading then throws InputError for bytes that are no character.
  void settle_encoding(Encoding encoding);
  /// `detect` until it is settled.
  [[nodiscard]] Encoding encoding() const { return encoding_; }

  [[nodiscard]] const std::string& name() const { return input_.name; }
  /// In bytes, where it is known; of text once a look at its head has shown all there is.
  [[nodiscard]] std::optional<std::uint64_t> size() const { return size_; }
  /// The first bytes, at most `head_size`, all where there are fewer. Valid until `read` is called.
  std::string_view head();
  /// As `Input::read`.
  std::size_t read(std::span<char> bytes);
  /// How many bytes to ask for behind so many: a small input needs no large buffer.
  [[nodiscard]] std::size_t step_behind(std::size_t offset) const;
  /// All that is not read yet.
  std::string read_rest();
  /// Goes back to the first byte; false where the bytes are gone.
  bool rewind();
  /// Whether it is not too late to do so.
  [[nodiscard]] bool can_rewind() const { return input_.rewind != nullptr || holds_all_; }
  /// Goes back to the first byte where it can be had again, and keeps no bytes, no open file and no thread until it is read anew.
  void let_go();
  /// The same where the input is one of so many that not all of them can be kept open between two looks; a short one keeps its bytes.
  void put_aside(std::size_t inputs);

 private:
  std::string_view first_bytes();
  std::size_t read_input(std::span<char> bytes);
  std::size_t read_bytes(std::span<char> bytes);
  /// Decodes until so many bytes of text are ready, or the input ends.
  void decode(std::size_t wanted);

  Input input_;
  std::optional<std::uint64_t> size_;
  std::string held_;       // the bytes from the first on that were read from the input
  std::size_t next_ = 0;   // of them, the next to deliver
  bool holds_all_ = true;  // nothing that was read is gone
  bool held_end_ = false;  // the head is all there is, and nothing is asked of the input any more

  Encoding encoding_ = Encoding::detect;
  std::optional<Decoder> decoder_;  // where the bytes are not UTF-8
  std::string decoded_;             // text that is ready
  std::size_t next_decoded_ = 0;    // of it, the next to deliver
  bool at_end_ = false;             // all is decoded
};

}  // namespace retain::io
