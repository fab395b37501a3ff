#include "cli/inputs/purchases_of.hpp"

#include <algorithm>

#include "cli/flags/command.hpp"
#include "io/fields/shapes.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

constexpr const char* contract_hint = "`retain forecast` and `retain survival` are for customers under contract";
constexpr const char* amounts_hint =
    "`retain forecast` and `retain survival` are for customers under contract; --amounts payments takes amounts for purchases";

[[noreturn]] void refuse_input(const io::Loaded& loaded, std::string code, std::string message, std::string hint) {
  throw InputError({error(std::move(code), std::move(message), std::move(hint), {loaded.opened.front().name, 0, 0, {}})});
}

Assumption assumed(std::string text, std::vector<Wording::Part> parts = {}) {
  return {std::nullopt, {text, parts}, {std::move(text), std::move(parts)}};
}

/// Throws InputError where rows are no purchases.
void refuse_contracts(const io::Loaded& loaded) {
  for (const io::Opened& opened : loaded.opened) {
    if (opened.kind != io::InputKind::customer_rows) continue;
    const io::RowShape shape = opened.row_columns.shape;
    const bool are_visits = shape == io::RowShape::activity;
    if (are_visits || (shape == io::RowShape::payments && loaded.rows && !loaded.rows->recurring)) continue;
    refuse_input(loaded, "no_purchases", formatted("value needs purchases, and these rows are {}", io::row_shape(shape).key),
                 shape == io::RowShape::recurring ? amounts_hint : contract_hint);
  }
}

Buyers buyers_of_rows(const io::Loaded& loaded, const Options& options) {
  const Ledger& ledger = *loaded.rows->ledger;
  if (ledger.plan().kept != Granularity::day) {
    refuse_input(loaded, "no_days", "value needs the days of purchases, and these rows have longer periods", contract_hint);
  }
  const auto as_of = options.load.as_of;
  const PurchaseRange range = ledger.purchases(as_of, [](const PurchaseDays&, const std::function<std::string()>&) {});
  const double unit = days_in(options.value.time_unit);
  Buyers buyers;
  buyers.each = [&ledger, as_of, unit, last = range.last](const auto& take) {
    ledger.purchases(as_of, [&](const PurchaseDays& days, const std::function<std::string()>& name) {
      PurchaseHistory history;
      history.frequency = days.days - 1;
      history.recency = static_cast<double>(days.last - days.first) / unit;
      history.age = static_cast<double>(last - days.first) / unit;
      if (history.frequency > 0) history.monetary = days.repeat_amount.to_number().to_double() / static_cast<double>(history.frequency);
      take(history, name);
    });
  };
  buyers.assumptions.push_back(assumed("rows of a customer on one day are one purchase"));
  const std::string last = Period::from_ordinal(Granularity::day, range.last).to_string();
  if (!as_of) {
    buyers.assumptions.push_back(assumed("purchases are known until {0}, the last day of the rows (--as-of)", {{last}}));
  } else if (range.later_rows > 0) {
    buyers.assumptions.push_back(
        assumed("purchases count until {0}; rows left out that are later: {1}", {{last}, {std::to_string(range.later_rows)}}));
  }
  return buyers;
}

Buyers buyers_of_table(const PurchaseTable& table) {
  Buyers buyers;
  buyers.each = [&table](const auto& take) {
    for (std::size_t i = 0; i < table.histories.size(); ++i) take(table.histories[i], [&, i] { return table.customers[i]; });
  };
  return buyers;
}

}  // namespace

Buyers buyers_of(const io::Loaded& loaded, const Options& options) {
  if (loaded.purchases) return buyers_of_table(*loaded.purchases);
  refuse_contracts(loaded);
  if (loaded.rows && loaded.rows->ledger) return buyers_of_rows(loaded, options);
  refuse_input(loaded, "snapshots", "value needs purchases of customers, and the input is period snapshots",
               "rows have a customer, a date and an amount; a table has frequency, recency and age of each customer");
}

double days_in(Granularity unit) {
  const Number days_of_year = Number::fraction(1461, 4);
  return (years_in(unit) * days_of_year).to_double();
}

}  // namespace retain::cli
