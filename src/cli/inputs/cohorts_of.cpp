#include "cli/inputs/cohorts_of.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "cli/inputs/load_inputs.hpp"
#include "cli/inputs/purchases_of.hpp"
#include "cli/system/errors.hpp"
#include "io/fields/intervals.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

/// Throws InputError where all customers began with the rows, so that nobody's age is known.
void refuse_first_alone(const io::Loaded& loaded, const CohortTable& table) {
  if (table.cohorts.empty() || std::ranges::any_of(table.cohorts, &Cohort::complete)) return;
  refuse_input(loaded, "first_cohort", "all customers were there when the rows began, so that nobody's age is known",
               "--keep-first counts them as if they had begun then");
}

/// Leaves the cohorts that are asked for; those of a table were chosen where it was read. Throws InputError where there is none of a name.
void choose(CohortTable& table, const std::vector<std::string>& names) {
  if (names.empty()) return;
  for (const std::string& name : names) {
    if (std::ranges::find(table.cohorts, name, &Cohort::label) != table.cohorts.end()) continue;
    std::string hint = "there is none";
    if (!table.cohorts.empty()) hint = formatted("they are {} to {}", table.cohorts.front().label, table.cohorts.back().label);
    Diagnostic missing = error("no_such_cohort", formatted("no cohort {}", in_quotes(name)), std::move(hint));
    missing.cause = Cause::flag;
    throw InputError({std::move(missing)});
  }
  std::erase_if(table.cohorts, [&](const Cohort& cohort) { return std::ranges::find(names, cohort.label) == names.end(); });
}

Granularity granularity_of_tenure(const io::Opened& opened, const Options& options) {
  const auto column = opened.row_columns[io::RowField::tenure];
  const Granularity named = column ? io::granularity_in(opened.headers[*column].text) : Granularity::unknown;
  const Granularity asked = options.load.period;
  if (named == Granularity::unknown) return asked;
  if (asked != Granularity::unknown && asked != named) {
    throw UsageError(formatted("--period {}, and the header of the tenure names the {}", granularity_key(asked), granularity_key(named)),
                     "leave it out");
  }
  return named;
}

Assumption counted(const char* pattern, const char* brief, std::int64_t count) {
  return {std::nullopt, {pattern, {{std::to_string(count)}}}, {brief}};
}

/// Of those who were there when the rows began it is not known when they did, unless spans say it.
void leave_out_first(const io::Loaded& loaded, const Options& options, CohortTable& table, std::vector<Assumption>& assumptions) {
  const bool keeps_first = options.keep_first || (loaded.rows && loaded.opened.front().row_columns.shape == io::RowShape::spans);
  const auto first = std::ranges::find(table.cohorts, false, &Cohort::complete);
  if (first != table.cohorts.end()) {
    // The segments of rows stand in the whole too, those of a table alone.
    const bool has_whole = std::ranges::any_of(table.cohorts, [](const Cohort& cohort) { return cohort.segment.empty(); });
    Number customers(0);
    for (const Cohort& cohort : table.cohorts) {
      if (!cohort.complete && cohort.segment.empty() == has_whole) customers = customers + cohort.size;
    }
    const std::vector<Wording::Part> parts{{first->label}, {customers.to_fixed(0)}};
    assumptions.push_back(keeps_first
                              ? Assumption{std::nullopt,
                                           {"those of {0}, with which the rows begin, count as having begun then; customers: {1}", parts},
                                           {"customers of {0} counted", parts}}
                              : Assumption{std::nullopt,
                                           {"without those of {0}, with which the rows begin: when they began is not known (--keep-first "
                                            "counts them); customers: {1}",
                                            parts},
                                           {"without {0}", parts}});
  }
  if (keeps_first) return;
  refuse_first_alone(loaded, table);
  std::erase_if(table.cohorts, [](const Cohort& cohort) { return !cohort.complete; });
}

void tell_who_counts(const Options& options, const CohortTable& table, std::vector<Assumption>& assumptions) {
  if (const auto bridged = bridged_absences(options, CohortType::full)) assumptions.push_back(*bridged);
  std::int64_t returned = 0;
  for (const Cohort& cohort : table.cohorts) returned += cohort.segment.empty() ? cohort.returned : 0;
  if (returned > 0) {
    assumptions.push_back(counted("who comes back after having left stays lost at the first time; customers: {0} (--gap bridges absences)",
                                  "the first loss counts", returned));
  }
  if (const std::int64_t brief = brief_customers(table)) {
    assumptions.push_back(
        counted("customers who began and ended between two ends of periods are lost at age 0: {0} (a shorter --period tells when)",
                "customers within a period lost at age 0", brief));
  }
}

/// Customers without a contract come back, and are no losses.
void warn_of_returns(Followed& followed, const io::Loaded& loaded) {
  const FollowedBase& whole = followed.bases.back();
  std::int64_t back = 0;
  for (const Cohort& cohort : whole.cohorts) back += cohort.returned;
  const double lost = whole.lifetimes.losses();
  // Some do come back to a contract; where many do, leaving is not what their absence tells.
  constexpr double one_in_five = 0.2;
  if (back == 0 || static_cast<double>(back) < one_in_five * lost) return;
  followed.warnings.push_back(warning(
      "came_back", formatted("of {} customers counted as lost, {} came back: absence tells little of who left", shortest(lost), back),
      are_purchases(loaded) ? "--gap bridges short absences; for purchases without a contract, `retain value` is the forecast"
                            : "--gap bridges short absences"));
}

}  // namespace

std::optional<Assumption> bridged_absences(const Options& options, CohortType type) {
  if (options.following.gap == 1 || type != CohortType::full) return std::nullopt;
  const std::vector<Wording::Part> parts{{std::to_string(options.following.gap)}, {std::to_string(options.following.gap - 1)}};
  return Assumption{
      std::nullopt,
      {"who is away for {0} periods in a row counts as lost in the first of them (--gap); who is away in the newest {1} may come back, so "
       "that these are left out",
       parts},
      {"gap of {0}", parts}};
}

std::int64_t brief_customers(const CohortTable& table) {
  std::int64_t brief = 0;
  for (const Cohort& cohort : table.cohorts) brief += cohort.segment.empty() ? cohort.brief : 0;
  return brief;
}

CohortTable cohorts_of(const io::Loaded& loaded, const Options& options, CohortMeasure measure, CohortType type) {
  if (loaded.cohorts) {
    if (measure != CohortMeasure::customers)
      refuse_input(loaded, "no_revenue", "a table of cohorts holds customers, and no revenue", "customer rows with amounts have it");
    return *loaded.cohorts;
  }
  const Ledger& ledger = *loaded.rows->ledger;
  if (measure != CohortMeasure::customers && !ledger.plan().has_amounts)
    refuse_input(loaded, "no_revenue", "the rows have no amounts, so that revenue is not known", "--measure customers counts customers");
  if (options.following.window != 1)
    throw UsageError("--window compares periods, and cohorts are followed over their ages", "leave it out");
  CohortTable table = ledger.cohorts(rules_of(options, *loaded.rows), measure, type);
  choose(table, options.load.cohorts);
  return table;
}

Followed follow(const io::Loaded& loaded, const Options& options) {
  if (!loaded.lifetimes.empty()) {
    Followed followed{granularity_of_tenure(loaded.opened.front(), options), {}, {}};
    for (const Lifetimes& list : loaded.lifetimes) followed.bases.push_back({list.segment, {}, list});
    return followed;
  }
  CohortTable table = cohorts_of(loaded, options, CohortMeasure::customers, CohortType::full);
  Followed followed{table.granularity, {}, {}};
  leave_out_first(loaded, options, table, followed.assumptions);
  if (loaded.rows) tell_who_counts(options, table, followed.assumptions);
  FollowedBase whole;
  std::map<std::string_view, std::size_t> places;
  for (const Cohort& cohort : table.cohorts) {
    if (cohort.segment.empty()) {
      whole.cohorts.push_back(cohort);
      continue;
    }
    const auto [place, is_new] = places.try_emplace(cohort.segment, followed.bases.size());
    if (is_new) followed.bases.push_back({cohort.segment, {}, {}});
    followed.bases[place->second].cohorts.push_back(cohort);
  }
  // The cohorts of a table are in one segment each, and are the whole together.
  if (whole.cohorts.empty()) whole.cohorts = table.cohorts;
  followed.bases.push_back(std::move(whole));
  for (FollowedBase& base : followed.bases) {
    base.lifetimes = lifetimes_of(base.cohorts);
    base.lifetimes.segment = base.segment;
  }
  warn_of_returns(followed, loaded);
  return followed;
}

}  // namespace retain::cli
