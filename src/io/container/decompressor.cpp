#include "io/container/decompressor.hpp"

#include "io/problems/problems.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"

namespace retain::io {

std::string_view PackedBytes::ready() {
  constexpr std::size_t piece = std::size_t{1} << 16;
  if (next_ == size_ && !at_end_) {
    before_ += size_;
    bytes_.resize(piece);
    size_ = read_(bytes_);
    next_ = 0;
    at_end_ = size_ < piece;
  }
  return {bytes_.data() + next_, size_ - next_};
}

void PackedBytes::take(std::size_t bytes) {
  next_ += bytes;
  expansion_.add_packed(bytes);
}

void PackedBytes::refuse_damaged(std::string_view why) const {
  refuse(formatted("the {} stream is damaged at byte {}: {}", kind_, before_ + next_ + 1, why), get_again_hint);
}

void PackedBytes::refuse_cut() const {
  refuse(formatted("the {} stream is cut off: the file ends behind byte {}, and the stream does not", kind_, before_ + next_),
         get_again_hint);
}

void PackedBytes::refuse_rest() const {
  refuse(formatted("the {} stream ends before byte {}, and what follows is none", kind_, before_ + next_ + 1),
         "are two files joined into one? Give each by itself");
}

void PackedBytes::refuse(std::string message, std::string hint) const {
  throw InputError({error(kind_, std::move(message), std::move(hint), {name_, 0, 0, {}})});
}

}  // namespace retain::io
