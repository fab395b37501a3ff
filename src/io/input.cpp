#include "io/input.hpp"

#include <algorithm>
#include <cstring>

namespace retain::io {

std::string_view RereadableInput::head() {
  if (held_.size() < head_size && holds_all_) {
    const std::size_t before = held_.size();
    held_.resize(head_size);
    held_.resize(before + input_.read(std::span(held_).subspan(before)));
  }
  return std::string_view(held_).substr(0, head_size);
}

std::size_t RereadableInput::read_input(std::span<char> bytes) {
  const std::size_t size = input_.read(bytes);
  if (input_.rewind || !holds_all_) return size;
  if (held_.size() + size > most_held) {
    holds_all_ = false;
    held_ = std::string();
    next_ = 0;
  } else {
    held_.append(bytes.data(), size);
    next_ = held_.size();
  }
  return size;
}

std::size_t RereadableInput::read(std::span<char> bytes) {
  const std::size_t ready = std::min(bytes.size(), held_.size() - next_);
  std::memcpy(bytes.data(), held_.data() + next_, ready);
  next_ += ready;
  return ready == bytes.size() ? ready : ready + read_input(bytes.subspan(ready));
}

std::string RereadableInput::read_rest() {
  std::string text = std::exchange(held_, {}).substr(std::exchange(next_, 0));
  holds_all_ = false;
  if (input_.size && *input_.size > text.size()) text.reserve(static_cast<std::size_t>(*input_.size) + 1);
  constexpr std::size_t step = std::size_t{1} << 16;
  for (std::size_t size = step; size == step;) {
    const std::size_t before = text.size();
    text.resize(before + step);
    size = input_.read(std::span(text).subspan(before));
    text.resize(before + size);
  }
  return text;
}

bool RereadableInput::rewind() {
  if (input_.rewind) {
    input_.rewind();
    held_.clear();
    holds_all_ = true;
  }
  next_ = 0;
  return holds_all_;
}

}  // namespace retain::io
