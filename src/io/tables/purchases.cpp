#include "io/tables/purchases.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

#include "io/tables/table_reader.hpp"
#include "io/value/number_text.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// The number of a plain text of digits and one point; most are.
std::optional<double> plain_number(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class PurchaseReader {
 public:
  PurchaseReader(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, PurchaseTable& table)
      : opened_(opened), columns_(opened.purchase_columns), rows_(opened, text, options, problems), problems_(problems), table_(table) {}

  void read() {
    problems_.add(opened_.problems);
    if (problems_.errors() > 0) return;
    std::vector<Header> unknown;
    for (const std::size_t column : columns_.not_read) unknown.push_back(opened_.headers[column]);
    warn_of_unknown(unknown, problems_);
    const std::size_t first = table_.histories.size();
    table_.has_amounts = columns_.monetary.has_value() && (first == 0 || table_.has_amounts);
    try {
      rows_.prove_decimal_mark([this](std::size_t column) { return column != columns_.customer && !columns_.field_of(column).empty(); });
      if (problems_.errors() == 0) rows_.each_row([this](const std::vector<CsvField>& record) { read_row(record); });
    } catch (const CsvError& fault) {
      problems_.error(at(fault.place()), fault.what(), fault.hint());
    }
    if (table_.histories.size() == first && problems_.errors() == 0)
      problems_.error({opened_.name, 0, 0, {}}, "no data rows after the header", "is the file complete?");
    refuse_repeated(first);
    if (amounts_of_one_ > 0) {
      problems_.warn(first_amount_of_one_, "amount_of_one_purchase",
                     formatted("amounts of customers without a repeat purchase, which are not counted: {}", amounts_of_one_),
                     "the amount is the mean of the repeat purchases, without the first");
    }
  }

 private:
  [[nodiscard]] Place at(TextPlace place) const { return rows_.at(place); }

  void read_row(const std::vector<CsvField>& record) {
    const std::size_t errors = problems_.errors();
    PurchaseHistory history;
    history.frequency = frequency_of(record[columns_.frequency]);
    history.recency = number_of(record[columns_.recency], "recency");
    history.age = number_of(record[columns_.age], "age");
    if (problems_.errors() == errors) check_times(history, record);
    if (columns_.monetary) history.monetary = amount_of(record[*columns_.monetary], history.frequency);
    std::string customer =
        columns_.customer ? std::string(opened_.plain_text(record[*columns_.customer].text)) : std::to_string(table_.histories.size() + 1);
    if (customer.empty())
      problems_.error(at(record[*columns_.customer].place), "customer is empty", "every row is of one customer, and names it");
    if (problems_.errors() > errors) return;
    table_.customers.push_back(std::move(customer));
    table_.histories.push_back(history);
    places_.push_back(record[columns_.customer.value_or(columns_.frequency)].place);
  }

  void check_times(const PurchaseHistory& history, const std::vector<CsvField>& record) {
    const CsvField& recency = record[columns_.recency];
    if (history.frequency == 0 && history.recency > 0) {
      problems_.error(at(recency.place), formatted("a recency of {} without a repeat purchase", shown(recency)),
                      "frequency counts the purchases after the first, and recency is the time from the first to the last: 0 for who "
                      "bought once");
    } else if (history.frequency > 0 && history.recency == 0) {
      problems_.error(at(recency.place), formatted("a recency of 0, and repeat purchases: {}", history.frequency),
                      "recency is the time from the first purchase to the last, not the time since the last");
    } else if (history.recency > history.age) {
      problems_.error(at(recency.place), formatted("recency {} is beyond age {}", shown(recency), shown(record[columns_.age])),
                      "both count from the first purchase: recency to the last, age to the end of what is known");
    }
  }

  [[nodiscard]] std::string shown(const CsvField& field) const { return std::string(opened_.plain_text(field.text)); }

  void refuse_field(const CsvField& field, std::string message, std::string hint) {
    problems_.error(at(field.place), std::move(message), std::move(hint));
  }

  /// A number from 0; empty where it is none.
  [[nodiscard]] std::optional<double> read_number(const CsvField& field) const {
    const std::string_view text = opened_.plain_text(field.text);
    if (opened_.mark.value != DecimalMark::comma) {
      if (const auto plain = plain_number(text)) return plain;
    }
    const std::u32string signs = plain_signs(text);
    if (!starts_number(signs, 0) || end_of_number(signs, 0) != signs.size()) return std::nullopt;
    const ResolvedDecimal digits = resolve_decimal(signs, opened_.mark.value);
    return digits.decimal ? plain_number(digits.decimal->to_string(false)) : std::nullopt;
  }

  std::int64_t frequency_of(const CsvField& field) {
    const auto number = read_number(field);
    // Beyond it a double does not count by ones.
    constexpr double most = 1e12;
    if (number && *number == std::floor(*number) && *number <= most) return static_cast<std::int64_t>(*number);
    refuse_field(field, formatted("{} is no number of repeat purchases", in_quotes(shown(field))),
                 "a whole number, without the first purchase: 0 for who bought once");
    return 0;
  }

  double number_of(const CsvField& field, const char* name) {
    const auto number = read_number(field);
    if (number && std::isfinite(*number)) return *number;
    refuse_field(field, formatted("{}: {} is no time", name, in_quotes(shown(field))), "a number from 0, in the unit of --time-unit");
    return 0;
  }

  double amount_of(const CsvField& field, std::int64_t frequency) {
    const auto number = read_number(field);
    if (frequency == 0) {
      if (number.value_or(0) > 0 && amounts_of_one_++ == 0) first_amount_of_one_ = at(field.place);
      return 0;
    }
    if (number && *number > 0 && std::isfinite(*number)) return *number;
    refuse_field(field, formatted("monetary: {} is no mean amount of purchases", in_quotes(shown(field))),
                 "above 0 for every customer with repeat purchases; --column monetary= counts purchases alone");
    return 0;
  }

  /// Customers from `first` on that were there before.
  void refuse_repeated(std::size_t first) {
    if (!columns_.customer) return;
    std::vector<std::size_t> order(table_.customers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order,
                      [&](std::size_t a, std::size_t b) { return std::tie(table_.customers[a], a) < std::tie(table_.customers[b], b); });
    std::vector<std::size_t> again;
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (order[i] >= first && table_.customers[order[i]] == table_.customers[order[i - 1]]) again.push_back(order[i]);
    }
    std::ranges::sort(again);
    for (const std::size_t row : again) {
      problems_.error(at(places_[row - first]), formatted("customer {} stands twice", in_quotes(table_.customers[row])),
                      "each customer has one row");
    }
  }

  Opened& opened_;
  const PurchaseColumns& columns_;
  TableReader rows_;
  Problems& problems_;
  PurchaseTable& table_;
  std::vector<TextPlace> places_;  // of the customers of this table
  std::size_t amounts_of_one_ = 0;
  Place first_amount_of_one_;
};

}  // namespace

void read_purchases(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, PurchaseTable& table) {
  PurchaseReader(opened, text, options, problems, table).read();
}

}  // namespace retain::io
