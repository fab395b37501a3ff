#include "io/rows/plan.hpp"

#include <algorithm>
#include <bit>

#include "io/meaning/values.hpp"
#include "text/format.hpp"

namespace retain::io {

namespace {

constexpr std::uint64_t bytes_a_part = std::uint64_t{2} << 20;

/// The bytes to plan for; of a pipe it is not known how many will come.
std::uint64_t expected_bytes(const std::vector<RereadableInput>& inputs) {
  constexpr unsigned part_bits_of_pipe = 8;
  std::uint64_t bytes = 0;
  for (const RereadableInput& input : inputs) bytes += input.size().value_or(bytes_a_part << (part_bits_of_pipe - 1));
  return bytes;
}

Assumption describe_regrouping(const LedgerPlan& plan) {
  const Wording::Part period{std::string(granularity_key(plan.period)), true};
  const Wording::Part inner{std::string(granularity_key(plan.inner())), true};
  if (plan.kept == plan.period) {
    return {std::nullopt,
            {"amounts are payments: those of a {0} add up (--amounts recurring takes the last)", {period}},
            {"amounts are payments"}};
  }
  if (plan.inner() == plan.period) {
    return {std::nullopt,
            {"amounts recur: each customer's latest day in a {0} counts (--amounts payments adds them up)", {period}},
            {"amounts recur"}};
  }
  if (plan.kept == Granularity::day) {
    return {std::nullopt,
            {"amounts recur: the last {0} in a {1} counts, in it each customer's latest day (--amounts payments adds them up)",
             {inner, period}},
            {"amounts recur"}};
  }
  return {
      std::nullopt, {"amounts recur: the last {0} in a {1} counts (--amounts payments adds them up)", {inner, period}}, {"amounts recur"}};
}

}  // namespace

RowsPlan plan_rows(const RowsSample& sample, const std::vector<RereadableInput>& inputs, const LoadOptions& options) {
  RowsPlan plan;
  LedgerPlan& ledger = plan.ledger;
  plan.label = sample.label ? sample.label->granularity() : Granularity::day;
  const bool spans = sample.shape == RowShape::spans;
  const bool changes = spans || sample.shape == RowShape::levels || sample.shape == RowShape::changes;
  ledger.period = options.period != Granularity::unknown ? options.period : changes ? Granularity::month : default_period(plan.label);
  if (!nests(plan.label, ledger.period) && !spans) {
    const std::string labels = std::string(granularity_key(plan.label)) + "s";
    if (options.wanted == Wanted::purchases) {
      throw InputError({error("no_days", formatted("purchases are counted by the day, and the dates are {}", labels),
                              "export the day of each purchase; `retain forecast` and `retain survival` follow customers by longer periods",
                              {inputs.front().name(), 0, 0, {}})});
    }
    throw InputError(
        {error("period_option", formatted("the dates are {}, which cannot be grouped into {}s", labels, granularity_key(ledger.period)),
               formatted("leave --period out, or give a length that {} lie in", labels), {inputs.front().name(), 0, 0, {}})});
  }
  const bool is_dated = sample.shape == RowShape::payments || sample.shape == RowShape::recurring || sample.shape == RowShape::schedule;
  const bool regroups = plan.label != ledger.period && is_dated;
  if (regroups && plan.label == Granularity::day && !sample.other_kind_of.empty() && !options.amounts) {
    throw InputError({error("mixed_rows", formatted("amounts that recur and amounts that may not in one input: see {}", sample.kind_of),
                            "--amounts recurring or --amounts payments settles it", {sample.other_kind_of, 0, 0, {}})});
  }
  const bool is_recurring = sample.shape == RowShape::recurring || sample.shape == RowShape::schedule || plan.label != Granularity::day;
  const bool recurring = options.amounts ? *options.amounts == RowShape::recurring : is_recurring;
  const bool finer_than_month = ledger.period == Granularity::week || ledger.period == Granularity::day;
  if (sample.spreads && finer_than_month) {
    throw InputError({error("period_option", "amounts that are spread over months cannot be grouped into weeks or days",
                            "leave --period out, or --ignore the column of the interval", {inputs.front().name(), 0, 0, {}})});
  }

  ledger.kept = regroups && recurring ? plan.label : ledger.period;
  if (regroups && !sample.spreads) plan.regrouping = describe_regrouping(ledger);
  if (changes && options.amount_per != AmountPer::span) plan.recurs = Granularity::month;
  if (ledger.kept != ledger.period) plan.recurs = plan.label == Granularity::day ? Granularity::month : plan.label;
  ledger.changes = changes;
  ledger.orders = sample.has_orders;
  ledger.has_amounts = sample.has_amounts;
  const bool by_order = !options.unique.empty() || (sample.has_ids && inputs.size() > 1);
  plan.by_customer = changes || (sample.shape == RowShape::roster && sample.has_customers);
  plan.waits_for = by_order ? WaitsFor::order : plan.by_customer ? WaitsFor::customer : WaitsFor::none;
  ledger.segmented = !options.by.empty();
  ledger.decimals = sample.spreads ? Amount::decimals : sample.decimals;
  if (sample.label) ledger.some_period = Period::containing(ledger.kept, sample.label->first_day()).ordinal();
  ledger.numbered = ledger::NumberedIds(sample.ids);

  constexpr unsigned most_part_bits = 10;
  const std::uint64_t bytes = expected_bytes(inputs);
  ledger.partition_bits = std::min(most_part_bits, static_cast<unsigned>(std::bit_width(bytes / bytes_a_part)));
  plan.threads = std::clamp<unsigned>(static_cast<unsigned>(bytes / bytes_a_part), 1U, std::max(1U, options.threads));
  ledger.memory = options.memory / plan.threads;
  if (plan.waits_for != WaitsFor::none) plan.stage_memory = ledger.memory /= 2;
  return plan;
}

}  // namespace retain::io
