#include "io/bytes/block_reader.hpp"

#include <algorithm>
#include <cstring>

namespace retain::io {

namespace {

// Small enough for the block and the offsets in it to stay in the cache, large enough for threads not to wait for each other.
constexpr std::size_t block_size = std::size_t{1} << 18;

}  // namespace

std::size_t end_of_records(std::string_view text, char line_end, bool has_quotes) {
  if (!has_quotes) return text.rfind(line_end) + 1;
  // From the end back to a line end that an even number of quotes stands in front of.
  bool is_inside = std::ranges::count(text, '"') % 2 != 0;
  while (true) {
    const std::size_t end = text.rfind(line_end) + 1;
    is_inside ^= std::ranges::count(text.substr(end), '"') % 2 != 0;
    if (end == 0 || !is_inside) return end;
    text.remove_suffix(text.size() - end + 1);
  }
}

bool BlockReader::next(Block& block) try {
  const std::lock_guard lock(mutex_);
  if (at_end_ && carry_.empty()) return false;
  std::vector<char>& bytes = block.bytes_;
  std::size_t size = carry_.size();
  std::size_t end = 0;
  const auto make_room = [&bytes](std::size_t wanted) {
    if (bytes.size() < wanted + 2 * Block::margin) bytes.resize(wanted + 2 * Block::margin);
  };
  make_room(size);
  std::memcpy(bytes.data() + Block::margin, carry_.data(), size);
  do {
    if (!at_end_) {
      // A long record is looked at anew each time: time stays linear where what is read doubles.
      const std::size_t room = longest_record_ - std::min(size, longest_record_);
      const std::size_t wanted = std::max(block_size, std::min(size, room));
      make_room(size + wanted);
      const std::size_t read = input_.read(std::span(bytes).subspan(Block::margin + size, wanted));
      at_end_ = read < wanted;
      size += read;
    }
    const std::string_view text(bytes.data() + Block::margin, size);
    end = at_end_ ? size : end_of_records(text, line_end_, has_quotes_);
  } while (end == 0 && !at_end_ && size <= longest_record_);
  block.is_cut_ = end == 0 && !at_end_;
  if (block.is_cut_) end = size;
  carry_.assign(bytes.data() + Block::margin + end, size - end);
  std::memset(bytes.data() + Block::margin + end, 0, Block::margin);
  block.size_ = end;
  block.index_ = blocks_++;
  return end > 0;
} catch (...) {
  // The others need not read on.
  stop();
  throw;
}

void BlockReader::stop() {
  const std::lock_guard lock(mutex_);
  at_end_ = true;
  carry_.clear();
}

}  // namespace retain::io
