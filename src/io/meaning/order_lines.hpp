#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/meaning/customer_row.hpp"
#include "io/opening/opened.hpp"
#include "retain/amount.hpp"

namespace retain::io {

/// How a line stands to the one before it.
enum class OrderLine : std::uint8_t {
  first,     ///< a purchase of its own
  further,   ///< part of a purchase that is counted
  repeated,  ///< the total of its order again
};

/// What the lines of orders showed about their amounts: orders of several lines, all of one amount or not.
struct LineEvidence {
  std::size_t alike = 0;
  std::size_t differing = 0;
};

/// The lines of an order that came last.
struct OrderRun {
  std::string order;
  std::string customer;
  std::int64_t period = 0;
  Amount amount;
  bool is_counted = false;
  bool are_alike = true;
  std::size_t lines = 0;
};

/// What of a block goes on over its edges: the lines of its first order, which depend on the block before, and the last order behind them.
struct OrderSeam {
  std::vector<CustomerRow> leading;
  std::optional<OrderRun> last;
};

/// The seams of all blocks of an input, from several threads.
class OrderSeams {
 public:
  void set(std::size_t block, OrderSeam seam) {
    const std::lock_guard lock(mutex_);
    seams_[block] = std::move(seam);
  }
  [[nodiscard]] const std::map<std::size_t, OrderSeam>& all() const { return seams_; }

 private:
  std::mutex mutex_;
  std::map<std::size_t, OrderSeam> seams_;
};

/// Follows the lines of orders that stand together, on one thread.
class OrderLines {
 public:
  explicit OrderLines(OrderAmounts amounts) : amounts_(amounts) {}

  void start_block(std::size_t block) {
    seam_ = {};
    is_leading_ = block > 0;
    order_ = {};
  }
  void end_block(std::size_t block, OrderSeams& seams);
  /// Whether no line has been told from those of the block before.
  [[nodiscard]] bool is_leading() const { return is_leading_; }
  /// Whether a line of an order may go on with one of the block before.
  [[nodiscard]] bool may_go_on(std::string_view order) const {
    return is_leading_ && !order.empty() && (seam_.leading.empty() || order == seam_.leading.front().order);
  }

  /// Takes a line, whose texts stay readable until the next one or `keep_texts`.
  OrderLine take(std::string_view order, std::string_view customer, std::int64_t period, Amount amount) {
    is_leading_ = false;
    if (!order.empty() && order == order_ && period == period_ && customer == customer_) return take_further(amount);
    close();
    order_ = order;
    customer_ = customer;
    period_ = period;
    amount_ = amount;
    is_counted_ = amount > Amount();
    lines_ = 1;
    are_alike_ = true;
    return OrderLine::first;
  }
  /// Copies the texts of the last line, which are gone soon.
  void keep_texts() {
    kept_order_.assign(order_);
    kept_customer_.assign(customer_);
    order_ = kept_order_;
    customer_ = kept_customer_;
  }
  /// Whether a line without an amount is part of the order before it.
  [[nodiscard]] bool is_part(std::string_view order) const { return !order.empty() && order == order_; }
  /// Keeps a line that may go on until the block before is known.
  void defer(CustomerRow row) { seam_.leading.push_back(std::move(row)); }

  /// Passes a line that does not count, with its order, whose further lines are parts of it.
  void pass(std::string_view order) {
    if (is_part(order)) return;
    resume({std::string(order), {}, 0, {}, false, true, 0});
    is_leading_ = false;
  }
  /// Goes on behind the lines of another.
  void resume(OrderRun run);
  /// No line follows.
  void finish() { close(); }
  [[nodiscard]] const LineEvidence& evidence() const { return evidence_; }

 private:
  OrderLine take_further(Amount amount);
  void close() {
    if (lines_ > 1) ++(are_alike_ ? evidence_.alike : evidence_.differing);
    lines_ = 0;
  }

  OrderAmounts amounts_;
  bool is_leading_ = false;
  std::string_view order_;
  std::string_view customer_;
  std::string kept_order_;
  std::string kept_customer_;
  std::int64_t period_ = 0;
  Amount amount_;
  bool is_counted_ = false;
  bool are_alike_ = true;
  std::size_t lines_ = 0;
  LineEvidence evidence_;
  OrderSeam seam_;
};

}  // namespace retain::io
