#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/meaning/row_findings.hpp"
#include "io/meaning/row_stage.hpp"
#include "io/meaning/sink.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"
#include "retain/report.hpp"

namespace retain::io {

/// What rows that waited for others are settled with.
struct StagedRows {
  std::deque<RowStage> stages;
  RowSink& sink;  ///< where they go
  const LoadOptions& options;
  RowFindings& findings;
  Problems& problems;
  std::vector<Assumption>& assumptions;
  std::function<Place(const RowSpot&)> place_of;

  /// Reports a row that says something else than the one that it should be.
  void refuse_contradiction(const CustomerRow& first, const CustomerRow& again, std::string_view name, std::string hint) const;
  /// Calls `use` for the rows of each group with one key, in the order of their inputs.
  void for_each_group(const std::function<std::string_view(const CustomerRow&)>& key,
                      const std::function<void(std::span<CustomerRow>)>& use) const;
  /// The same of the rows of each customer.
  void for_each_customer(const std::function<void(std::span<CustomerRow>)>& use) const {
    for_each_group([](const CustomerRow& row) -> std::string_view { return row.customer; }, use);
  }
};

/// Rows that came again and count once.
class RepeatedRows {
 public:
  void add(std::span<const CustomerRow> again);
  /// `hint`: how all of them count.
  void warn(StagedRows& staged, std::string hint) const;

 private:
  std::size_t count_ = 0;
  std::optional<RowSpot> first_;
};

/// The column by which rows are one.
struct OrderColumn {
  std::string header;
  bool is_unique = false;  ///< no two rows of an input share a value, rather than being lines of one order
  OrderAmounts amounts = OrderAmounts::of_lines;
};

/// Counts rows that are one by their order once, and gives the others to `take` with whether they are further lines of an order. Rows of
/// one order that contradict each other are reported.
void settle_orders(StagedRows& staged, const OrderColumn& column, const std::function<void(const CustomerRow&, bool is_further)>& take);

/// Counts each customer of a list once. Rows of one customer that contradict each other are reported.
void settle_roster(StagedRows& staged);

/// Adds spans to the ledger, once all of them show whether an end is the last day or the one behind it.
void settle_spans(StagedRows& staged);

/// Adds what customers pay from row to row, by levels or by changes of them. Reports levels below zero and against their words.
void settle_levels(StagedRows& staged, bool are_changes);

}  // namespace retain::io
