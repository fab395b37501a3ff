#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/problems/bad_rows.hpp"
#include "retain/diagnostic.hpp"

namespace retain::io {

/// What is told once for a whole input, with a count and the first place.
enum class Tally : std::uint8_t { rounded_amounts, scientific_notation, number_as_text, trimmed_ids, long_rows, escaped_quotes };
inline constexpr std::size_t tally_count = 6;

/// All that is wrong with the inputs of one load, and what is worth a warning.
class Problems {
 public:
  explicit Problems(BadRowRule rule = {}) : rule_(rule) {}

  void error(const Place& place, std::string message, std::string hint = {}, std::string code = {}, std::string excerpt = {});
  /// The same of a fault that does not lie in the input.
  void error(Cause cause, const Place& place, std::string message, std::string hint, std::string excerpt = {});
  /// Takes over what was found before, errors and warnings.
  void add(const std::vector<Diagnostic>& found);
  /// A row that cannot be read: an error, or one row less. Of a row that is left out, the first fault is told.
  void bad_row(const Place& place, RowFault fault);
  [[nodiscard]] const BadRowRule& rule() const { return rule_; }
  /// So many errors more than those that were given.
  void add_unlisted_errors(std::size_t count) { unlisted_errors_ += count; }
  void warn(const Place& place, std::string code, std::string message, std::string hint = {});
  void count(Tally tally, const Place& place, std::size_t times = 1);
  /// A page of records was read; `more`: what says that others follow, empty where nothing does. Of all pages the last counts.
  void note_page(const Place& place, std::string more);

  /// How many rows were left out.
  [[nodiscard]] std::size_t rejected() const { return rejected_.size(); }
  [[nodiscard]] std::size_t errors() const { return errors_.size(); }
  [[nodiscard]] const std::vector<Diagnostic>& error_list() const { return errors_; }
  /// Errors, then warnings, without what was counted.
  [[nodiscard]] std::vector<Diagnostic> take_all();
  /// The warnings, in order, with the tallies last; throws InputError where there are errors, or more rows left out than may be.
  [[nodiscard]] std::vector<Diagnostic> finish();
  /// The rows that were left out.
  [[nodiscard]] std::vector<RejectedRow> take_rejected() { return std::exchange(rejected_, {}); }

 private:
  void add_error(Diagnostic found);
  struct Count {
    std::size_t times = 0;
    Place first;
  };
  void warn_of_rejected();
  void refuse_too_many();

  BadRowRule rule_;
  std::vector<RejectedRow> rejected_;
  std::vector<Diagnostic> first_faults_;
  std::vector<Diagnostic> errors_;
  std::vector<Diagnostic> warnings_;
  std::array<Count, tally_count> counts_;
  Place last_page_;
  std::string more_pages_;
  std::size_t unlisted_errors_ = 0;
};

/// The currency that amounts state, and where the first of them stands: amounts of two neither add nor compare.
struct StatedCurrency {
  std::string_view code{};  ///< empty: none did yet
  Place place{};

  /// Takes in what an amount states (empty: nothing); what is wrong with it where an earlier one stated another.
  std::optional<std::string> refuses(std::string_view stated, const Place& here);
};
inline constexpr const char* one_currency_hint = "convert the amounts into one currency first";

/// The way out where a file is cut off or damaged.
inline constexpr const char* get_again_hint = "get the file again: it did not arrive as it was written";

}  // namespace retain::io
