#include "io/opening/row_samples.hpp"

#include <algorithm>
#include <string>

#include "io/value/label_text.hpp"
#include "retain/amount.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

std::string_view cell_of(const std::vector<std::string>& row, std::optional<std::size_t> column) {
  return column && *column < row.size() ? trim(row[*column]) : std::string_view();
}

std::optional<Amount> plain_amount(std::string_view text) {
  const auto parsed = Amount::parse(text);
  return parsed ? std::optional(parsed->amount) : std::nullopt;
}

}  // namespace

std::optional<OrderAmounts> likely_order_amounts(const RowColumns& columns, const FirstRows& rows) {
  if (!columns.has(RowField::order)) return std::nullopt;
  if (!columns.has_named_amounts() || columns.amount_name != AmountName::of_order) return OrderAmounts::of_lines;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::string_view order = cell_of(rows[i], columns[RowField::order]);
    const std::string_view amount = cell_of(rows[i], columns[RowField::amount]);
    if (order.empty() || order != cell_of(rows[i - 1], columns[RowField::order]) || amount.empty()) continue;
    if (amount != cell_of(rows[i - 1], columns[RowField::amount])) return OrderAmounts::of_lines;
  }
  return OrderAmounts::of_order;
}

bool has_whole_amounts(const RowColumns& columns, const FirstRows& rows) {
  return std::ranges::all_of(
      rows, [&](const auto& row) { return cell_of(row, columns[RowField::amount]).find_first_of(".,eE") == std::string_view::npos; });
}

void warn_of_sums(const RowColumns& columns, const FirstRows& rows, std::span<const Header> headers, Problems& problems) {
  constexpr std::size_t fewest_rows = 3;
  if (columns.shape != RowShape::schedule || rows.size() < fewest_rows || rows.size() == looked_at_rows) return;
  const std::string_view name = trim(cell_of(rows.back(), columns[RowField::customer]));
  if (is_name_of_sum(name)) return;
  for (const RowColumns::Dated& dated : columns.schedule) {
    Amount sum;
    for (const std::vector<std::string>& row : rows) {
      const std::string_view text = cell_of(row, dated.column);
      const auto amount = stands_for_nothing(text) ? std::optional(Amount()) : plain_amount(text);
      if (!amount) return;
      sum += *amount;
      if (&row == &rows.back() && (sum != *amount + *amount || *amount == Amount())) return;
    }
  }
  const Header& header = headers[*columns[RowField::customer]];
  problems.warn(header.place, "sums_up", formatted("{} has the sum of all other rows in every period", in_quotes(name)),
                formatted("--where '{}!={}' leaves it out", trim(header.text), name));
}

void warn_of_masked_ids(const RowColumns& columns, const FirstRows& rows, std::span<const Header> headers, Problems& problems) {
  const auto column = columns[RowField::customer];
  if (!column) return;
  const auto masked = std::ranges::find_if(rows, [&](const auto& row) { return is_masked_id(cell_of(row, column)); });
  if (masked == rows.end()) return;
  problems.warn(
      headers[*column].place, "masked_ids",
      formatted("characters of customers are hidden, as in {}: several people may count as one", in_quotes(cell_of(*masked, column))),
      "--column customer=HEADER names a column that tells them apart");
}

}  // namespace retain::io
