#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "io/meaning/customer_row.hpp"
#include "io/opening/opened.hpp"
#include "retain/amount.hpp"

namespace retain::io {

/// How a line stands to the one before it.
enum class OrderLine : std::uint8_t {
  first,     ///< a purchase of its own
  further,   ///< part of a purchase that is counted
  repeated,  ///< the total of its order again
  deferred,  ///< the first of a block: it depends on the end of the block before
};

/// What the lines of orders showed about their amounts: orders of several lines, all of one amount or not.
struct LineEvidence {
  std::size_t alike = 0;
  std::size_t differing = 0;
};

/// The last line of a block, and its first, which may go on with the order of the block before.
struct OrderSeam {
  std::optional<CustomerRow> first;
  bool first_is_part = false;  ///< its amount is blank
  std::string order;
  std::string customer;
  std::int64_t period = 0;
  Amount amount;
  bool is_counted = false;
  bool has_lines = false;
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

  void start_block() {
    seam_ = {};
    is_at_start_ = true;
    order_ = {};
  }
  void end_block(std::size_t block, OrderSeams& seams);
  [[nodiscard]] bool is_at_start() const { return is_at_start_; }

  /// Takes a line, whose texts stay readable until the next one or `keep_texts`.
  OrderLine take(std::string_view order, std::string_view customer, std::int64_t period, Amount amount) {
    if (!order.empty() && order == order_ && period == period_ && customer == customer_) return take_further(amount);
    close();
    order_ = order;
    customer_ = customer;
    period_ = period;
    amount_ = amount;
    is_counted_ = amount > Amount();
    lines_ = 1;
    are_alike_ = true;
    if (!is_at_start_) return OrderLine::first;
    is_at_start_ = false;
    return OrderLine::deferred;
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
  void defer(CustomerRow row, bool is_part) {
    seam_.first = std::move(row);
    seam_.first_is_part = is_part;
    is_at_start_ = false;
  }

  /// Passes a line that does not count, with its order, whose further lines are parts of it.
  void pass(std::string_view order) {
    close();
    order_ = order;
    customer_ = {};
    is_counted_ = false;
    is_at_start_ = false;
    keep_texts();
  }
  /// The next line has none before it.
  void skip_seam() { is_at_start_ = false; }
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
  bool is_at_start_ = true;
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
