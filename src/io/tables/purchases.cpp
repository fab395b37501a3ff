#include "io/tables/purchases.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <ranges>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "io/tables/table_reader.hpp"
#include "io/value/cell.hpp"
#include "io/value/label_text.hpp"
#include "io/value/unit_text.hpp"
#include "retain/quantity.hpp"
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
  PurchaseReader(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, PurchaseTable& table,
                 StatedCurrency& currency)
      : opened_(opened),
        columns_(opened.purchase_columns),
        rows_(opened, text, options, problems),
        options_(options),
        problems_(problems),
        table_(table),
        currency_(currency) {}

  void read() {
    problems_.add(opened_.problems);
    if (problems_.errors() > 0 || options_.wanted != Wanted::purchases) return;
    std::vector<Header> unknown;
    for (const std::size_t column : columns_.not_read) unknown.push_back(opened_.headers[column]);
    warn_of_unknown(unknown, problems_);
    const std::size_t first = table_.histories.size();
    if (first > 0 && table_.time_unit != columns_.time_unit) {
      problems_.error(opened_.headers[columns_.age].place, "the times are in another unit than those of the tables before",
                      "read them by themselves, or name the same unit in the headers of all");
    }
    table_.time_unit = columns_.time_unit;
    settle_amount_unit();
    if (first > 0 && table_.has_amounts != columns_.monetary.has_value()) {
      problems_.error({opened_.name, 0, 0, {}}, "some tables have amounts and others have none",
                      "read them by themselves, or --column monetary= counts purchases alone");
    }
    table_.has_amounts = columns_.monetary.has_value();
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

  /// The header of amounts may scale them and name their currency: "monetary (천원)".
  void settle_amount_unit() {
    const HeaderName name = columns_.monetary ? split_unit(opened_.headers[*columns_.monetary].text) : HeaderName();
    if (!name.unit || find_purchase_field(*name.unit) == PurchaseField::monetary) return;
    const auto unit = read_unit(*name.unit, Unit::money);
    if (!unit) {
      problems_.error(opened_.headers[*columns_.monetary].place, formatted("monetary: unknown unit {}", in_quotes(*name.unit)),
                      "money takes a currency, and 천원, 만원, 백만원, 억원, K, Tsd., M, Mio. or bn scale it");
      return;
    }
    amount_unit_ = *unit;
    plain_scale_ = unit->scale().to_double();
    refuse_another_currency(unit->currency, opened_.headers[*columns_.monetary].place);
  }

  void read_row(const std::vector<CsvField>& record) {
    const std::size_t errors = problems_.errors();
    PurchaseHistory history;
    history.frequency = frequency_of(record[columns_.frequency]);
    history.recency = time_of(record[columns_.recency], PurchaseField::recency);
    history.age = time_of(record[columns_.age], PurchaseField::age);
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

  /// Calls `use` with the number of a cell that is not empty; reports what is none.
  template <class Use>
  void with_number(const CsvField& field, PurchaseField of, const char* hint, Use use) {
    const std::string_view name = purchase_fields()[static_cast<std::size_t>(of)].key;
    const std::string_view text = opened_.plain_text(field.text);
    try {
      if (stands_for_nothing(text)) throw CellError(formatted("{} is empty", name), hint, 0);
      const auto plain = opened_.mark.value == DecimalMark::comma ? std::nullopt : plain_number(text);
      const bool is_money = of == PurchaseField::monetary;
      if (plain) return use(is_money ? *plain * plain_scale_ : *plain);
      use(is_money ? written_amount(text, name, at(field.place)) : written_number(text, name, Unit::number).cell.value.to_double());
    } catch (const CellError& fault) {
      problems_.error(at(field.place_of(fault.offset())), fault.what(), fault.hint());
    }
  }

  double written_amount(std::string_view text, std::string_view name, const Place& place) {
    const ParsedCell parsed = written_number(text, name, Unit::money);
    refuse_another_currency(one_currency(parsed.currency, amount_unit_.currency), place);
    return parsed.cell.value.to_double();
  }

  void refuse_another_currency(std::string_view stated, const Place& place) {
    if (const auto problem = currency_.refuses(stated, place)) problems_.error(place, *problem, one_currency_hint);
  }

  [[nodiscard]] ParsedCell written_number(std::string_view text, std::string_view name, Unit unit) const {
    Quantity quantity;
    quantity.name = name;
    quantity.unit = unit;
    // A mean has as many decimals as it needs.
    quantity.measured = true;
    check_length(text, name, options_.limits.digits);
    return parse_cell(text, quantity, opened_.mark.value, unit == Unit::money ? amount_unit_.scale() : Number(1));
  }

  std::int64_t frequency_of(const CsvField& field) {
    constexpr const char* hint = "a whole number, without the first purchase: 0 for who bought once";
    std::int64_t frequency = 0;
    with_number(field, PurchaseField::frequency, hint, [&](double number) {
      // Beyond it a double does not count by ones.
      constexpr double most = 1e12;
      if (number != std::floor(number) || number > most)
        throw CellError(formatted("frequency: {} is no number of repeat purchases", in_quotes(shown(field))), hint, 0);
      frequency = static_cast<std::int64_t>(number);
    });
    return frequency;
  }

  double time_of(const CsvField& field, PurchaseField of) {
    double time = 0;
    with_number(field, of, "a number from 0, in the unit of the header or of --time-unit", [&](double number) { time = number; });
    return time;
  }

  double amount_of(const CsvField& field, std::int64_t frequency) {
    double amount = 0;
    if (frequency == 0 && stands_for_nothing(opened_.plain_text(field.text))) return amount;
    constexpr const char* hint = "above 0 for every customer with repeat purchases; --column monetary= counts purchases alone";
    with_number(field, PurchaseField::monetary, hint, [&](double number) {
      if (frequency == 0) {
        if (number > 0 && amounts_of_one_++ == 0) first_amount_of_one_ = at(field.place);
        return;
      }
      if (!(number > 0)) throw CellError(formatted("monetary: {} is no mean amount of purchases", in_quotes(shown(field))), hint, 0);
      amount = number;
    });
    return amount;
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
  const LoadOptions& options_;
  Problems& problems_;
  PurchaseTable& table_;
  StatedCurrency& currency_;
  std::vector<TextPlace> places_;  // of the customers of this table
  UnitText amount_unit_;
  double plain_scale_ = 1;
  std::size_t amounts_of_one_ = 0;
  Place first_amount_of_one_;
};

}  // namespace

void read_purchases(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, PurchaseTable& table,
                    StatedCurrency& currency, std::vector<Assumption>& assumptions) {
  PurchaseReader(opened, text, options, problems, table, currency).read();
  const PurchaseColumns& columns = opened.purchase_columns;
  if (!columns.without_unit || problems.errors() > 0) return;
  const Wording::Part name{opened.field_of(*columns.without_unit)};
  const Wording::Part unit{std::string(granularity_key(columns.time_unit))};
  const Wording::Part other{opened.field_of(*columns.without_unit == columns.age ? columns.recency : columns.age)};
  assumptions.push_back(
      {std::nullopt, {"{0} is taken in the unit that {1} names: {2}", {name, other, unit}}, {"{0} by the {2}", {name, other, unit}}});
}

}  // namespace retain::io
