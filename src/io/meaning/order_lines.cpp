#include "io/meaning/order_lines.hpp"

#include "text/unicode.hpp"

namespace retain::io {

OrderLine OrderLines::take_further(Amount amount) {
  ++lines_;
  const bool is_alike = amount == amount_;
  are_alike_ = are_alike_ && is_alike;
  if (amounts_ == OrderAmounts::of_order && is_alike) return OrderLine::repeated;
  const bool was_counted = std::exchange(is_counted_, is_counted_ || amount > Amount());
  return was_counted ? OrderLine::further : OrderLine::first;
}

void OrderLines::resume(OrderRun run) {
  close();
  kept_order_ = std::move(run.order);
  kept_customer_ = std::move(run.customer);
  order_ = kept_order_;
  customer_ = kept_customer_;
  period_ = run.period;
  amount_ = run.amount;
  is_counted_ = run.is_counted;
  are_alike_ = run.are_alike;
  lines_ = run.lines;
}

void OrderLines::end_block(std::size_t block, OrderSeams& seams) {
  if (!is_leading_) seam_.last = OrderRun{to_nfc(order_), std::string(customer_), period_, amount_, is_counted_, are_alike_, lines_};
  lines_ = 0;
  order_ = {};
  customer_ = {};
  seams.set(block, std::exchange(seam_, {}));
}

}  // namespace retain::io
