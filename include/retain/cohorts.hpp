#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "retain/diagnostic.hpp"
#include "retain/number.hpp"
#include "retain/period.hpp"

namespace retain {

/// What is followed of a cohort.
enum class CohortMeasure : std::uint8_t {
  customers,
  revenue,     ///< of a period
  cumulative,  ///< revenue from age 0 on, for each customer acquired
};
/// "customers", "revenue", "cumulative".
std::string_view cohort_measure_key(CohortMeasure measure);

/// When a customer counts at an age.
enum class CohortType : std::uint8_t {
  period,       ///< active then
  on_or_after,  ///< active then or later
  full,         ///< active in every age until then
};
/// "period", "on-or-after", "full".
std::string_view cohort_type_key(CohortType type);

/// Customers who were first active in one period, over their ages: 0 is that period.
struct Cohort {
  std::string label;          ///< "1997-01"; empty where a table has one cohort without a name
  std::string segment;        ///< empty: the whole base
  bool complete = true;       ///< false: the first of rows, of whose customers some began before it
  Number size;                ///< its customers, who all are active at age 0; of rows 0 where there are brief ones alone
  std::int64_t brief = 0;     ///< of spans: customers beside these who left before the end of the period in which they began
  std::int64_t returned = 0;  ///< of type `full`, of rows: customers who came back after they had left
  std::vector<std::optional<Number>> values;  ///< by age, customers or revenue; those behind the last known age are empty, or not there
  std::vector<Place> places;                  ///< of the values, where they were read from a table; else empty

  /// The ages from 0 whose values are known.
  [[nodiscard]] std::size_t known_ages() const;
};

/// Cohorts of one base, or of each of its segments, oldest first.
struct CohortTable {
  Granularity granularity = Granularity::unknown;  ///< the length of an age
  CohortMeasure measure = CohortMeasure::customers;
  std::optional<CohortType> type = CohortType::period;  ///< empty: a table does not tell
  std::vector<Cohort> cohorts;
  std::string unfinished{};  ///< of rows, the newest period, which is not complete and in no cohort; empty: all are complete
};

/// When customers were lost, and how long the others were seen: all that survival and forecasts are made of.
struct Lifetimes {
  std::string segment;  ///< empty: the whole base
  /// By age from 0: customers who were not there for the first time, and those who were last seen there without having left. Fractions come
  /// of percents.
  std::vector<double> lost;
  std::vector<double> censored;

  /// The last age at which customers were seen or lost.
  [[nodiscard]] std::size_t last_age() const { return lost.empty() ? 0 : lost.size() - 1; }
  [[nodiscard]] double customers() const;
  [[nodiscard]] double losses() const;
  /// By age: customers who were there at the age before, and are known to be there or lost at it; at age 0 all of them.
  [[nodiscard]] std::vector<double> at_risk() const;
};

/// The lifetimes of the customers of cohorts, taken together; brief ones are lost at age 0. Values are survivors: what is active in every
/// age until then. Throws InputError with its place where one is above the value before it.
Lifetimes lifetimes_of(std::span<const Cohort> cohorts);

}  // namespace retain
