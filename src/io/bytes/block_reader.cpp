#include "io/bytes/block_reader.hpp"

#include <algorithm>
#include <cstring>

#include "text/utf8.hpp"

namespace retain::io {

namespace {

// Small enough for the block and the offsets in it to stay in the cache, large enough for threads not to wait for each other.
constexpr std::size_t block_size = std::size_t{1} << 18;

}  // namespace

std::size_t end_of_records(std::string_view text, char line_end, bool has_quotes) {
  if (!has_quotes || text.find('"') == std::string_view::npos) return text.rfind(line_end) + 1;
  // From the end back to a line end that an even number of quotes stands in front of.
  bool is_inside = count_byte(text, '"') % 2 != 0;
  while (true) {
    const std::size_t end = text.rfind(line_end) + 1;
    is_inside ^= count_byte(text.substr(end), '"') % 2 != 0;
    if (end == 0 || !is_inside) return end;
    text.remove_suffix(text.size() - end + 1);
  }
}

BlockReader::BlockReader(RereadableInput& input, char line_end, bool has_quotes, const Limits& limits)
    : BlockReader(
          input, [=](std::string_view text) { return RecordsFound{end_of_records(text, line_end, has_quotes)}; }, 0, limits) {}

bool BlockReader::next(Block& block) try {
  const std::lock_guard lock(mutex_);
  if (found_last_ || (at_end_ && carry_.empty())) return false;
  std::vector<char>& bytes = block.bytes_;
  std::size_t size = carry_.size();
  RecordsFound found;
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
    std::memset(bytes.data() + Block::margin + size, 0, Block::margin);
    found = find_({bytes.data() + Block::margin, size});
    if (at_end_ && !found.are_last) found.end = size;
  } while (found.end == 0 && !found.are_last && !at_end_ && size <= longest_record_);
  block.is_cut_ = found.end == 0 && !found.are_last && !at_end_;
  const std::size_t end = block.is_cut_ ? size : found.end;
  found_last_ = found.are_last;
  lacks_record_ = found.lack_one;
  block.first_record_ = records_;
  records_ += found.records;
  carry_.assign(bytes.data() + Block::margin + end, size - end);
  std::memset(bytes.data() + Block::margin + end, 0, Block::margin);
  block.ends_input_ = at_end_ && carry_.empty();
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
  at_end_ = was_stopped_ = true;
  carry_.clear();
}

}  // namespace retain::io
