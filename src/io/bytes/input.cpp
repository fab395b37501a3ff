#include "io/bytes/input.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace retain::io {

void RereadableInput::settle_encoding(Encoding encoding) {
  encoding_ = encoding;
  rewind();
}

void RereadableInput::decode(std::size_t wanted) {
  constexpr std::size_t step = std::size_t{1} << 16;
  if (at_end_ || decoded_.size() - next_decoded_ >= wanted) return;
  decoded_.erase(0, next_decoded_);
  next_decoded_ = 0;
  std::string bytes(step, '\0');
  while (!at_end_ && decoded_.size() < wanted) {
    const std::size_t size = read_bytes(bytes);
    decoder_->decode(std::string_view(bytes).substr(0, size), decoded_);
    at_end_ = size < step;
    if (at_end_) decoder_->finish();
  }
}

std::string_view RereadableInput::head() {
  const std::string_view text = first_bytes();
  if (!size_ && text.size() < head_size && holds_all_) size_ = text.size();
  return text;
}

std::string_view RereadableInput::first_bytes() {
  if (decoder_) {
    decode(head_size);
    return std::string_view(decoded_).substr(0, head_size);
  }
  while (held_.size() < head_size && holds_all_ && !held_end_) {
    const std::size_t before = held_.size();
    const std::size_t wanted = std::min(step_behind(before), head_size - before);
    held_.resize(before + wanted);
    const std::size_t size = input_.read(std::span(held_).subspan(before));
    held_.resize(before + size);
    held_end_ = size < wanted;
  }
  return std::string_view(held_).substr(0, head_size);
}

std::size_t RereadableInput::step_behind(std::size_t offset) const {
  constexpr std::uint64_t largest = std::uint64_t{1} << 16;
  if (!input_.size || *input_.size < offset) return largest;
  // One byte more than there should be shows the end.
  return static_cast<std::size_t>(std::min(largest, *input_.size - offset + 1));
}

std::size_t RereadableInput::read_input(std::span<char> bytes) {
  if (held_end_) return 0;
  const std::size_t size = input_.read(bytes);
  if (input_.rewind || !holds_all_) return size;
  if (held_.size() + size > most_held) {
    holds_all_ = false;
    held_.clear();
    held_.shrink_to_fit();
    next_ = 0;
  } else {
    held_.append(bytes.data(), size);
    next_ = held_.size();
  }
  return size;
}

std::size_t RereadableInput::read(std::span<char> bytes) {
  if (!decoder_) return read_bytes(bytes);
  decode(bytes.size());
  const std::size_t ready = std::min(bytes.size(), decoded_.size() - next_decoded_);
  std::memcpy(bytes.data(), decoded_.data() + next_decoded_, ready);
  next_decoded_ += ready;
  return ready;
}

std::size_t RereadableInput::read_bytes(std::span<char> bytes) {
  const std::size_t ready = std::min(bytes.size(), held_.size() - next_);
  std::memcpy(bytes.data(), held_.data() + next_, ready);
  next_ += ready;
  return ready == bytes.size() ? ready : ready + read_input(bytes.subspan(ready));
}

std::string RereadableInput::read_rest() {
  if (decoder_) {
    decode(std::numeric_limits<std::size_t>::max());
    std::string text = decoded_.substr(next_decoded_);
    next_decoded_ = decoded_.size();
    return text;
  }
  const std::size_t start = std::exchange(next_, 0);
  std::string text = std::exchange(held_, {});
  if (input_.size && *input_.size > text.size()) text.reserve(static_cast<std::size_t>(*input_.size) + 1);
  for (bool at_end = held_end_; !at_end;) {
    const std::size_t before = text.size();
    const std::size_t step = step_behind(before);
    text.resize(before + step);
    const std::size_t size = input_.read(std::span(text).subspan(before));
    text.resize(before + size);
    at_end = size < step;
  }
  holds_all_ = holds_all_ && !input_.rewind && text.size() <= most_held;
  if (holds_all_) held_ = text;
  next_ = held_.size();
  text.erase(0, start);
  return text;
}

bool RereadableInput::rewind() {
  if (input_.rewind) {
    input_.rewind();
    held_.clear();
    held_end_ = false;
    holds_all_ = true;
  }
  next_ = 0;
  decoder_.reset();
  if (encoding_ != Encoding::detect && encoding_ != Encoding::utf_8) decoder_.emplace(encoding_, name());
  decoded_.clear();
  next_decoded_ = 0;
  at_end_ = false;
  return holds_all_;
}

void RereadableInput::let_go() {
  if (!input_.rewind) return;
  rewind();
  // To assign an empty text would keep their memory.
  held_.shrink_to_fit();
  decoded_.shrink_to_fit();
}

void RereadableInput::put_aside(std::size_t inputs) {
  constexpr std::size_t most_open = 8;
  constexpr std::size_t most_kept = std::size_t{64} << 20;
  if (inputs <= most_open || !input_.rewind) return;
  if (decoder_ || !held_end_ || !holds_all_ || held_.size() > most_kept / inputs) return let_go();
  input_.rewind();
  held_.shrink_to_fit();
  next_ = 0;
}

}  // namespace retain::io
