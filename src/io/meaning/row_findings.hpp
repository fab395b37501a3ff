#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "io/fields/applied_rules.hpp"
#include "io/meaning/order_lines.hpp"
#include "io/meaning/row_meaning.hpp"
#include "io/meaning/span_lengths.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"
#include "retain/report.hpp"

namespace retain::io {

/// What the rows of all inputs showed besides their values: the words that decided, the rules that were applied, and the doubts.
class RowFindings {
 public:
  explicit RowFindings(const LoadOptions& options) : options_(options) {}

  /// Adds what one thread found in an input; may be called by several at a time.
  void add(RowMeaning& meaning, const Opened& opened, const RowProblems& places);
  void add(RowRule rule, std::size_t rows) { rules_.add(rule, rows); }
  void add(const LineEvidence& evidence) {
    lines_.alike += evidence.alike;
    lines_.differing += evidence.differing;
  }

  /// Reports words that settle nothing, several currencies, and totals of orders that cannot be told from amounts of lines.
  void report_doubts(const std::vector<Opened>& opened, Problems& problems) const;
  /// Warns of what may be wrong.
  void warn(const std::vector<Opened>& opened, Problems& problems) const;
  [[nodiscard]] std::vector<Assumption> assumptions(const std::vector<Opened>& opened) const;
  /// What each column that was read did.
  [[nodiscard]] std::vector<ColumnUse> uses(const Opened& opened) const;
  /// Whether segments are of several currencies.
  [[nodiscard]] bool has_mixed_currencies() const { return currencies_.size() > 1 && !options_.rates; }

  /// The currency of all amounts, where rows without a column of it state `of_amounts`; empty where none is stated, or several are.
  [[nodiscard]] std::string currency(const std::vector<Opened>& opened, std::string_view of_amounts) const;

  [[nodiscard]] const AppliedRules& rules() const { return rules_; }
  [[nodiscard]] const LineEvidence& lines() const { return lines_; }
  [[nodiscard]] const SpanLengths& span_lengths() const { return span_lengths_; }
  [[nodiscard]] const RefundsByOrder& refunds() const { return refunds_; }
  /// Whether each row of an input is dated no later than the one before it, and some are earlier.
  [[nodiscard]] bool is_newest_first(std::size_t input) const;

 private:
  struct Found {
    RowSays says = RowSays::nothing;
    RowKind kind = RowKind::nothing;
    std::size_t rows = 0;
    Place first;
  };
  struct Column {
    RowField field{};
    std::map<std::string, Found> words;
  };
  struct Direction {
    std::size_t ascents = 0;
    std::size_t descents = 0;
  };
  /// Reports words of gains and of losses among rows that were read as payments.
  void report_log(const std::string& header, const Column& column, const std::vector<Opened>& opened, Problems& problems) const;
  /// Reports prices of plans that are multiplied in some rows and not in others.
  void report_products(const std::vector<Opened>& opened, Problems& problems) const;
  void report_missing_currency(const std::vector<Opened>& opened, Problems& problems) const;
  [[nodiscard]] bool is_by(const std::string& header) const;
  /// The one currency that the rows name by a column.
  [[nodiscard]] std::string stated_currency() const;

  const LoadOptions& options_;
  std::mutex mutex_;
  std::map<std::string, Column> columns_;                        // by header
  std::map<std::string, std::size_t> currencies_;                // rows of each
  std::map<std::string, std::set<std::string>> currency_words_;  // as each is written
  std::string currency_header_;
  Place currency_place_;
  AppliedRules rules_;
  LineEvidence lines_;
  SpanLengths span_lengths_;
  RefundsByOrder refunds_;
  std::map<std::size_t, Direction> directions_;
};

}  // namespace retain::io
