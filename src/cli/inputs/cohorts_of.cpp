#include "cli/inputs/cohorts_of.hpp"

#include <algorithm>
#include <iterator>

#include "cli/flags/command.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/system/errors.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

[[noreturn]] void refuse(const io::Loaded& loaded, std::string code, std::string message, std::string hint) {
  throw InputError({error(std::move(code), std::move(message), std::move(hint), {loaded.opened.front().name, 0, 0, {}})});
}

/// Throws InputError where all customers began with the rows, so that nobody's age is known.
void refuse_first_alone(const io::Loaded& loaded, const CohortTable& table) {
  if (std::ranges::any_of(table.cohorts, &Cohort::complete)) return;
  refuse(loaded, "first_cohort", "all customers were there when the rows began, so that nobody's age is known",
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

}  // namespace

CohortTable cohorts_of(const io::Loaded& loaded, const Options& options, CohortMeasure measure, CohortType type) {
  const char* const name = options.command->name.c_str();
  if (loaded.cohorts) {
    if (measure != CohortMeasure::customers)
      refuse(loaded, "no_revenue", "a table of cohorts holds customers, and no revenue", "customer rows with amounts have it");
    return *loaded.cohorts;
  }
  if (!loaded.rows) {
    const bool is_list = !loaded.opened.empty() && loaded.opened.front().kind == io::InputKind::customer_rows;
    if (is_list)
      refuse(loaded, "no_dates", formatted("{} needs rows with dates, and this is a list of customers without any", name),
             "`retain report` reads it");
    refuse(loaded, "snapshots", formatted("{} needs customer rows or a table of cohorts, and the input is period snapshots", name),
           "rows have a customer, a date and an amount; a table has cohorts, ages and survivors");
  }
  const Ledger& ledger = *loaded.rows->ledger;
  if (measure != CohortMeasure::customers && !ledger.plan().has_amounts)
    refuse(loaded, "no_revenue", "the rows have no amounts, so that revenue is not known", "--measure customers counts customers");
  if (options.following.window != 1)
    throw UsageError("--window compares periods, and cohorts are followed over their ages", "leave it out");
  CohortTable table = ledger.cohorts(rules_of(options, *loaded.rows), measure, type);
  choose(table, options.load.cohorts);
  return table;
}

std::vector<Cohort> followed_cohorts_of(const io::Loaded& loaded, const Options& options) {
  CohortTable table = cohorts_of(loaded, options, CohortMeasure::customers, CohortType::full);
  if (!options.keep_first) {
    refuse_first_alone(loaded, table);
    std::erase_if(table.cohorts, [](const Cohort& cohort) { return !cohort.complete; });
  }
  return std::move(table.cohorts);
}

std::vector<Lifetimes> lifetimes_of(const io::Loaded& loaded, const Options& options) {
  if (!loaded.lifetimes.empty()) return loaded.lifetimes;
  const std::vector<Cohort> cohorts = followed_cohorts_of(loaded, options);
  std::vector<std::string> segments;
  for (const Cohort& cohort : cohorts) {
    if (std::ranges::find(segments, cohort.segment) == segments.end()) segments.push_back(cohort.segment);
  }
  std::vector<Lifetimes> lifetimes;
  for (const std::string& segment : segments) {
    std::vector<Cohort> own;
    std::ranges::copy_if(cohorts, std::back_inserter(own), [&](const Cohort& cohort) { return cohort.segment == segment; });
    lifetimes.push_back(retain::lifetimes_of(own));
  }
  return lifetimes;
}

}  // namespace retain::cli
