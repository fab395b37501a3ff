#include "cli/inputs/purchases_of.hpp"

#include <algorithm>

#include "cli/flags/command.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/system/errors.hpp"
#include "io/fields/shapes.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

constexpr const char* contract_hint = "`retain forecast` and `retain survival` are for customers under contract";
constexpr const char* amounts_hint =
    "`retain forecast` and `retain survival` are for customers under contract; --amounts payments takes amounts for purchases";

Assumption assumed(std::string text, std::vector<Wording::Part> parts = {}) {
  return {std::nullopt, {text, parts}, {std::move(text), std::move(parts)}};
}

/// Whether rows of an input are no purchases, as far as their shape tells.
bool has_other_rows(const io::Loaded& loaded, const io::Opened& opened) {
  if (opened.kind != io::InputKind::customer_rows || opened.row_columns.shape == io::RowShape::activity) return false;
  return opened.row_columns.shape != io::RowShape::payments || !loaded.rows || loaded.rows->recurring;
}

/// Throws InputError where rows are no purchases.
void refuse_contracts(const io::Loaded& loaded) {
  const auto found = std::ranges::find_if(loaded.opened, [&](const io::Opened& opened) { return has_other_rows(loaded, opened); });
  if (found == loaded.opened.end()) return;
  const io::RowShape shape = found->row_columns.shape;
  refuse_input(loaded, "no_purchases", formatted("value needs purchases, and these rows are {}", io::row_shape(shape).key),
               shape == io::RowShape::recurring ? amounts_hint : contract_hint);
}

/// What is no purchase, and what was made of it.
void tell_refunds(const PurchaseRange& range, std::vector<Assumption>& assumptions) {
  const auto count = [](std::size_t number) { return Wording::Part{std::to_string(number)}; };
  if (range.refund_days > 0) {
    assumptions.push_back(
        assumed("a refund on a later day is taken from the last purchase that covers it, else from the last ones, and one with nothing "
                "left is none; days of refunds: {0}, refunded: {1}, purchases undone: {2}",
                {count(range.refund_days), {range.refunded.to_string()}, count(range.undone)}));
  }
  if (range.refunded_beyond > Amount()) {
    assumptions.push_back(
        assumed("refunds beyond what the customer had bought in the rows are not counted: {0}", {{range.refunded_beyond.to_string()}}));
  }
  if (range.empty_days > 0)
    assumptions.push_back(assumed("days of a customer on which amounts come to 0 are no purchases: {0}", {count(range.empty_days)}));
  if (range.not_buying > 0) assumptions.push_back(assumed("customers without a purchase are not counted: {0}", {count(range.not_buying)}));
}

/// Payments that fall due are no purchases that a customer decides on.
std::optional<Diagnostic> regular_purchases(const io::Loaded& loaded, const PurchaseRegularity& regular) {
  constexpr std::size_t fewest = 10;
  constexpr double most = 0.5;
  if (regular.customers < fewest || regular.variation > most) return std::nullopt;
  return warning("regular_purchases",
                 formatted("purchases come at regular intervals, whose standard deviation is {} of their mean, where by chance it would "
                           "be 1; customers with 3 intervals or more: {}",
                           formatted("{:.2f}", regular.variation), regular.customers),
                 "the model takes purchases for random, and is slow to see who is gone; payments that fall due are for `retain forecast`",
                 {loaded.opened.front().name, 0, 0, {}});
}

Buyers buyers_of_rows(const io::Loaded& loaded, const Options& options) {
  const Ledger& ledger = *loaded.rows->ledger;
  if (ledger.plan().kept != Granularity::day) {
    refuse_input(loaded, "no_days", "value needs the days of purchases, and these rows have longer periods", contract_hint);
  }
  const auto as_of = options.load.as_of;
  const PurchaseRange range = ledger.purchases(as_of, [](const PurchaseDays&, const std::function<std::string()>&) {});
  Buyers buyers;
  buyers.time_unit = options.value.time_unit.value_or(Granularity::week);
  const double unit = days_in(buyers.time_unit);
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
  } else {
    buyers.assumptions.push_back(assumed("purchases are known until {0} (--as-of)", {{last}}));
  }
  tell_refunds(range, buyers.assumptions);
  if (const auto doubt = regular_purchases(loaded, range.regular)) buyers.warnings.push_back(*doubt);
  return buyers;
}

Buyers buyers_of_table(const PurchaseTable& table, const Options& options) {
  Buyers buyers;
  const std::optional<Granularity> asked = options.value.time_unit;
  const bool is_named = table.time_unit != Granularity::unknown;
  if (is_named && asked.value_or(table.time_unit) != table.time_unit) {
    throw UsageError(
        formatted("--time-unit {}, and the headers of the table name the {}", granularity_key(*asked), granularity_key(table.time_unit)),
        "leave it out: the horizon is in the unit of the table");
  }
  buyers.time_unit = is_named ? table.time_unit : asked.value_or(Granularity::week);
  if (!is_named && !asked)
    buyers.assumptions.push_back(assumed("the times of the table are in weeks: its headers name no unit (--time-unit)"));
  buyers.each = [&table](const auto& take) {
    for (std::size_t i = 0; i < table.histories.size(); ++i) take(table.histories[i], [&, i] { return table.customers[i]; });
  };
  return buyers;
}

}  // namespace

Buyers buyers_of(const io::Loaded& loaded, const Options& options) {
  if (loaded.purchases) return buyers_of_table(*loaded.purchases, options);
  refuse_contracts(loaded);
  try {
    return buyers_of_rows(loaded, options);
  } catch (const InputError& error) {
    rethrow_of(loaded, error);
  }
}

bool are_purchases(const io::Loaded& loaded) {
  return loaded.rows && loaded.rows->ledger &&
         std::ranges::none_of(loaded.opened, [&](const io::Opened& opened) { return has_other_rows(loaded, opened); });
}

double days_in(Granularity unit) {
  const Number days_of_year = Number::fraction(1461, 4);
  return (years_in(unit) * days_of_year).to_double();
}

}  // namespace retain::cli
