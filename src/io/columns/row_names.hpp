#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/columns/row_columns.hpp"

namespace retain::io {

/// Whether a name ends in a word for the smallest coin, or is one.
bool names_minor_units(std::string_view header);

/// The headers of a table beside the names of the table of row fields: which column may stand for which field, and which was taken.
class RowNames {
 public:
  RowNames(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options);

  [[nodiscard]] std::size_t size() const { return columns_.size(); }
  [[nodiscard]] const std::string& base(std::size_t column) const { return columns_[column].name.base; }
  [[nodiscard]] const std::string& text(std::size_t column) const { return headers_[column].text; }
  /// Whether a flag that names a header means this column: by its whole name where a column has it, else without what is in brackets.
  [[nodiscard]] bool is_called(std::size_t column, std::string_view header) const;
  [[nodiscard]] bool is_ignored(std::size_t column) const { return columns_[column].is_ignored; }
  [[nodiscard]] bool is_taken(std::size_t column) const { return columns_[column].is_taken; }
  /// Whether a column may stand for a field; a start and an end do where rows are spans.
  [[nodiscard]] bool is_candidate(std::size_t column, bool with_spans) const;

  static constexpr int no_rank = 1000;
  [[nodiscard]] bool has(RowField field) const { return best(field).has_value(); }
  /// The column of the best name for a field.
  [[nodiscard]] std::optional<std::size_t> best(RowField field) const;
  [[nodiscard]] int best_rank(RowField field) const;
  [[nodiscard]] int rank_of(std::size_t column, RowField field) const;
  [[nodiscard]] bool is_reversed(std::size_t column, RowField field) const;
  [[nodiscard]] bool any_of(RowField field, const std::function<bool(std::size_t)>& test) const;
  /// Whether `--column FIELD=` says that there is none.
  [[nodiscard]] bool is_declared_absent(RowField field) const;
  /// Whether `--column` names its header.
  [[nodiscard]] bool is_pinned(RowField field) const;

  /// How `--column` names the field, "arr" for an amount; empty where it does not.
  [[nodiscard]] std::string_view pin_of(RowField field) const;

  /// Takes the best column for a field, and reports where two are as good.
  std::optional<std::size_t> take(RowField field, Problems& problems);
  std::vector<std::size_t> take_all(RowField field);
  /// Columns of a line of an order: "Lineitem quantity".
  [[nodiscard]] bool has_line_items() const;
  /// Takes the column that is called just `name`, `id`.
  std::optional<std::size_t> take_bare(std::string_view wanted);
  [[nodiscard]] bool has_renewal() const;
  /// A field that is none in this table: its columns are not told of.
  void pass_silently(RowField field) { silent_.push_back(field); }
  /// The columns that are named like a field and were not taken.
  [[nodiscard]] std::vector<RowColumns::PassedOver> passed_over(std::span<const std::size_t> segments) const;

  /// The columns whose headers are periods of one length.
  [[nodiscard]] std::vector<RowColumns::Dated> periods_across() const;
  /// Whether headers name months and not their years, or beside other words: "Jan", "1월", "MRR Jan 2026".
  [[nodiscard]] bool has_months_across() const;
  /// What a header says of the unit of an amount; reports one that is unknown.
  UnitText unit_of(std::size_t column, RowField field, Problems& problems) const;
  /// Whether a header ends in a word for the smallest coin: cents, minor, 전.
  [[nodiscard]] bool is_in_minor_units(std::size_t column) const { return columns_[column].in_minor_units; }
  /// Whether a column is named like one of kinds and none of the first rows has one.
  [[nodiscard]] bool may_tell_kinds(std::size_t column) const { return columns_[column].may_tell_kinds; }
  /// The column that a flag names; reports that there is none.
  std::size_t column_called(const std::string& wanted, std::string_view flag, Problems& problems) const;

  /// Whether the first rows have values in a column, and all (one) of them pass.
  [[nodiscard]] bool all_values(std::size_t column, const std::function<bool(std::string_view)>& test) const;
  [[nodiscard]] bool has_values(std::size_t column) const;
  [[nodiscard]] bool any_value(std::size_t column, const std::function<bool(std::string_view)>& test) const;
  void for_each_value(std::size_t column, const std::function<void(std::string_view)>& use) const;

  [[nodiscard]] std::optional<Diagnostic> missing_pin() const;
  [[nodiscard]] bool no_quantity() const;
  [[nodiscard]] std::optional<std::string> nearest_unused(std::string_view word) const;
  [[nodiscard]] std::string listed() const;
  [[nodiscard]] const Place& place(std::size_t column) const { return headers_[column].place; }
  [[nodiscard]] Place first_place() const { return headers_.empty() ? Place() : headers_.front().place; }

 private:
  struct NamedColumn {
    HeaderName name;
    std::vector<FieldName> candidates;
    std::vector<FieldName> unproved;  // by words, and the first rows have none
    bool is_ignored = false;
    bool is_taken = false;
    bool in_minor_units = false;
    bool may_tell_kinds = false;  // by its name, and none of the first words is one
  };
  [[nodiscard]] std::vector<FieldName> candidates_of(std::size_t column);
  [[nodiscard]] bool holds_words(std::size_t column, const FieldName& name) const;
  [[nodiscard]] const FieldName* candidate(std::size_t column, RowField field) const;

  std::span<const Header> headers_;
  const FirstRows& rows_;
  const LoadOptions& options_;
  std::vector<NamedColumn> columns_;
  std::vector<RowField> silent_;
};

/// The fields that a header stands for, without what wraps it: a currency, a unit, the record that it is a member of.
std::vector<FieldName> fields_named(const HeaderName& name);
/// Whether a value is one of a field: a word of a status, a number of money.
bool is_word_of(RowField field, std::string_view value);

/// Whether a cell passes.
bool passes(const RowFilter& filter, std::string_view cell);
/// Which rows `--where` lets through, by the headers of a table; a name of no column is reported elsewhere.
class RowFilters {
 public:
  RowFilters(std::span<const Header> headers, const LoadOptions& options);
  /// `text(column)` is the text of a cell.
  template <class Text>
  [[nodiscard]] bool pass(Text text) const {
    return std::ranges::all_of(filters_, [&](const auto& filter) { return passes(*filter.second, text(filter.first)); });
  }

 private:
  std::vector<std::pair<std::size_t, const RowFilter*>> filters_;
};
/// The same of a cell that is trimmed and composed.
inline bool passes_as_it_is(const RowFilter& filter, std::string_view cell) {
  return (std::ranges::find(filter.values, cell) != filter.values.end()) == filter.is_equal;
}

/// Whether a cell is written as a number is.
bool looks_like_number(std::string_view text);
/// A header as a shell takes it in `--column FIELD=HEADER`.
std::string quoted_if_spaced(std::string_view header);
/// "--where 'status!=void,open' leaves such rows out", as a shell and the list take the values.
std::string way_to_leave_out(std::string_view header, std::span<const std::string> values);

}  // namespace retain::io
