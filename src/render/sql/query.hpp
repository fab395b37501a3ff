#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/sql/names.hpp"
#include "retain/period.hpp"

namespace retain::render {

/// What a query is of: each has one function that writes it.
enum class SqlSubject { snapshot, cohort, movements };

/// The words of a status, folded, by what they say of a row; any other word, but none at all, is doubtful.
struct SqlStatus {
  SqlName column;
  std::vector<std::string> counts;
  std::vector<std::string> left_out;
  std::vector<std::string> refunded;  ///< left out too, unless the amount is negative or the refund is stated
};

/// The words of an interval, folded, and the months that each pays for; any other, but none at all, is doubtful.
struct SqlInterval {
  struct Words {
    int months = 1;
    std::vector<std::string> words;
  };
  SqlName column;
  std::vector<Words> words;
};

/// Rows to count, as `io::RowFilter` says.
struct SqlFilter {
  SqlName column;
  bool is_equal = true;
  std::vector<std::string> values;
};

/// What a query derives from which columns of a table.
struct SqlQuery {
  SqlSubject subject = SqlSubject::snapshot;
  std::string command;  ///< what made it, for its first lines
  const SqlDialect* dialect = nullptr;
  std::vector<SqlName> table;
  SqlName customer;
  SqlName date;
  SqlName amount;
  std::vector<SqlName> segments;
  std::vector<SqlFilter> filters;
  std::vector<std::string> nobody;            ///< ids, in lower case, that stand for no customer
  std::vector<std::string> sums;              ///< names of customers and segments, folded, that stand for the sum of others, and
  std::vector<std::string> patterns_of_sums;  ///< in lower case, for LIKE, of longer ones
  std::optional<SqlStatus> status;
  std::optional<SqlName> refund;
  std::optional<SqlInterval> interval;
  Granularity period = Granularity::month;
  int gap = 1;
  static constexpr int most_decimals = 6;
  int scale = most_decimals;  ///< decimals of amounts
  bool recurring = false;     ///< amounts are of the period rather than payments within it
  std::optional<Period> since, until;
};

/// One query that derives it. Throws Error, with the way out, for what cannot be said in the dialect.
std::string sql_text(const SqlQuery& query);

/// The column that holds how many rows the result has, and those of rows that could not be counted: how many, and for what first.
inline constexpr std::string_view result_rows_column = "result_rows";
inline constexpr std::string_view refused_rows_column = "refused_rows";
inline constexpr std::string_view refused_for_column = "refused_for";

}  // namespace retain::render
