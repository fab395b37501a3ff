#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace retain::io {

/// What a word says of the row that it stands in.
enum class RowSays : std::uint8_t {
  nothing,  ///< an empty cell
  counts,
  ended,     ///< it counts until its end, which it must have
  left_out,  ///< it does not count
  refunded,  ///< it was paid back: a row of a negative amount is the refund, any other does not count
  unknown,   ///< a word that settles nothing
};

/// What a column of words speaks of, by which a word may mean this or that: an order that is processing is paid, a payment is not.
enum class StatusOf : std::uint8_t { payment, order, deal, recurring, level, span };

/// A status. Of a level and of a span the amount and the dates tell what the word of a subscription would; in a list that names each month
/// who pays, a subscription that has ended pays nothing.
RowSays read_status(std::string_view text, StatusOf what);

/// All words of a status that say something of some rows, folded as headers are.
std::vector<std::string_view> status_words();

/// What a row of a log is.
enum class RowKind : std::uint8_t {
  nothing,
  sale,
  refund,
  neither,  ///< a fee, a payout: no money of a customer
  movement_new,
  expansion,
  contraction,
  loss,
  reactivation,
  unknown,
};
RowKind read_kind(std::string_view text);
/// Whether a kind says how what a customer pays changes.
bool is_movement(RowKind kind);
/// Whether a kind says that a customer pays more than before.
bool is_gain(RowKind kind);

/// A flag: "true", "Y", 1, a date; empty where the text is none. An empty cell is false.
std::optional<bool> read_flag_word(std::string_view text);
/// Whether a customer of a list is lost: a flag, "Churned", "Attrited Customer", "Stayed".
std::optional<bool> read_churn_word(std::string_view text);
/// The same where the words of a test say it: "test", "sandbox", "live", "production".
std::optional<bool> read_test_flag(std::string_view text);

/// Whether a status says that a part was paid, or paid back, and not how much.
bool is_partial_status(std::string_view text);

/// Whether an id stands for nobody: 0, -1, guest, unknown.
bool is_sentinel_id(std::string_view id);
/// The ids that do, in lower case, and those that are no text of an id at all.
std::vector<std::string_view> sentinel_ids();
/// Whether characters of an id are hidden: "kim***".
bool is_masked_id(std::string_view id);

}  // namespace retain::io
