#include "io/meaning/order_lines.hpp"

#include <utility>

namespace retain::io {

OrderLine OrderLines::take_further(Amount amount) {
  ++lines_;
  const bool is_alike = amount == amount_;
  are_alike_ = are_alike_ && is_alike;
  if (amounts_ == OrderAmounts::of_order && is_alike) return OrderLine::repeated;
  const bool was_counted = std::exchange(is_counted_, is_counted_ || amount > Amount());
  return was_counted ? OrderLine::further : OrderLine::first;
}

void OrderLines::end_block(std::size_t block, OrderSeams& seams) {
  seam_.has_lines = lines_ > 0;
  seam_.order = order_;
  seam_.customer = customer_;
  seam_.period = period_;
  seam_.amount = amount_;
  seam_.is_counted = is_counted_;
  close();
  order_ = {};
  customer_ = {};
  seams.set(block, std::exchange(seam_, {}));
}

}  // namespace retain::io
