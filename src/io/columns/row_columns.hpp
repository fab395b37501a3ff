#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/columns/header.hpp"
#include "io/fields/row_fields.hpp"
#include "io/fields/row_words.hpp"
#include "io/fields/shapes.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"
#include "io/value/unit_text.hpp"
#include "retain/period.hpp"
#include "retain/quantity.hpp"

namespace retain::io {

/// The cells of the first rows, a text for each column.
using FirstRows = std::vector<std::vector<std::string>>;

/// Where the fields of customer rows stand in a table, and what its rows are.
struct RowColumns {
  /// A column of which each word says whether its row counts.
  struct Status {
    std::size_t column;
    StatusOf what;
    bool is_settled;  ///< `--where` names the words that count
  };
  struct Flag {
    RowField field;
    std::size_t column;
    bool is_reversed;
  };
  struct Dated {
    std::size_t column;
    Period period;
  };
  /// A column that is named like a field and not read.
  struct PassedOver {
    std::size_t column;
    RowField field;
    std::optional<std::size_t> read;  ///< the column of a better name
  };
  struct Fact {
    std::size_t column;
    Id id;
  };
  /// The kinds of the first rows.
  struct KindsSeen {
    bool losses = false;
    bool gains = false;
    bool others = false;  ///< words that are no movements
  };
  /// What the header of amounts says of them.
  struct MoneyUnit {
    UnitText text;
    bool is_minor = false;  ///< it counts cents
    [[nodiscard]] bool is_scaled() const { return text.shift != 0 || is_minor; }
  };

  RowShape shape = RowShape::payments;
  std::array<std::optional<std::size_t>, row_field_count> at{};  ///< of a schedule, no date and no amount
  std::vector<Status> statuses;
  std::vector<Flag> flags;
  std::vector<std::size_t> segments;   ///< in the order of `--by`
  std::vector<std::size_t> filters;    ///< in the order of `--where`
  std::optional<std::size_t> unique;   ///< of `--unique`
  std::optional<std::size_t> bare_id;  ///< of a payment or a span, by which one that stands in several inputs counts once
  std::vector<Dated> schedule;         ///< the columns of its periods
  std::vector<Fact> facts;             ///< of the period, the same in all of its rows
  std::vector<std::size_t> watched;    ///< named like kinds, and no word of the first rows is one: a later one would come too late
  std::vector<PassedOver> passed_over;
  RowField amount_field = RowField::amount;  ///< whose name its column has: an amount, a change, or a unit price alone
  AmountName amount_name = AmountName::plain;
  MoneyUnit amount_unit;
  MoneyUnit price_unit;  ///< of a unit price beside the amount
  MoneyUnit refund_unit;
  bool churned_is_reversed = false;  ///< the column says who is still there
  KindsSeen kinds_seen;
  bool kind_is_settled = false;  ///< `--where` names the kinds that count
  bool may_lack_ends = false;    ///< spans without a column of their ends, which nobody said that they have not
  bool is_renewal_list = false;  ///< a column tells of subscriptions: a status, an interval, a renewal
  std::string unsettled;         ///< a doubt that refuses the table, and
  std::string unsettled_hint;    ///< the way out

  [[nodiscard]] std::optional<std::size_t> operator[](RowField field) const { return at[static_cast<std::size_t>(field)]; }
  std::optional<std::size_t>& operator[](RowField field) { return at[static_cast<std::size_t>(field)]; }
  [[nodiscard]] bool has(RowField field) const { return (*this)[field].has_value(); }
  /// Whether the amount is the money of the row, not a unit price alone.
  [[nodiscard]] bool has_named_amounts() const { return amount_field != RowField::unit_price; }
  /// The column by which a row that stands in several inputs is known.
  [[nodiscard]] std::optional<std::size_t> row_key() const {
    return unique ? unique : has(RowField::order) ? (*this)[RowField::order] : bare_id;
  }
  /// What a column is read as, as `--column` names it.
  [[nodiscard]] std::vector<std::string> fields_of(std::size_t column) const;
  /// Whether a column holds the amounts of a period.
  [[nodiscard]] bool is_scheduled(std::size_t column) const;
};

/// What the header of amounts says of them by itself. Throws InputError for a unit that is not known.
RowColumns::MoneyUnit read_money_unit(const std::string& header);
/// What a status speaks of in rows of payments, by the name of its column; of a bare "status" what stands beside it decides.
StatusOf status_of_payments(std::string_view header, bool is_beside_orders);

/// What a table lacks that should hold customer rows: named by a pin, or by the nearest of its headers. Empty where it lacks nothing, and
/// where it is more likely to hold snapshots.
std::optional<Diagnostic> missing_row_field(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options);

/// Warns of columns that are not read and whose names are those of a field, or resemble one: "amuont", "end_dat".
void warn_of_unread(std::span<const Header> headers, const RowColumns& columns, const LoadOptions& options, Problems& problems);

/// The columns of a table of customer rows; empty where it lacks one that every shape needs, or holds snapshots. Reports a field that two
/// columns stand for, and a flag that names a column that does not exist; an ignored one may come with later rows unless `has_all_headers`.
std::optional<RowColumns> find_row_columns(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options,
                                           Problems& problems, bool has_all_headers = true);

}  // namespace retain::io
