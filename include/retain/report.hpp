#pragma once

#include <optional>
#include <string>
#include <vector>

#include "retain/diagnostic.hpp"
#include "retain/id_map.hpp"
#include "retain/period.hpp"
#include "retain/requirement.hpp"
#include "retain/snapshot.hpp"
#include "retain/statistics.hpp"
#include "retain/wording.hpp"
#include "retain/worksheet.hpp"

namespace retain {

/// p-values of a share against other periods of its segment; empty where there is nothing to compare with.
struct ChangeTests {
  std::optional<double> previous;
  bool previous_is_rough = false;  ///< fewer customers are expected on one side than that p-value is good for, by `is_rough`
  std::optional<double> year_ago;
  std::optional<double> earlier;  ///< all earlier shown periods pooled
};

/// One period of one segment, solved.
struct ReportRow {
  Period period;
  std::string segment;  ///< empty: the whole base
  bool complete = true;
  int window = 1;  ///< as in `Snapshot`
  Worksheet sheet;
  ReasonCounts reasons;
  IdMap<Number> change;            ///< against the previous adjacent period, in the metric's unit
  bool before_is_complete = true;  ///< of that period
  IdMap<Proportion> proportions;   ///< of the quantities with a sample
  IdMap<ChangeTests> tests;        ///< of the quantities with a sample

  /// Whether the change of a share on the period before is more than chance; empty where it was not tested, or one of the two periods is
  /// not complete.
  [[nodiscard]] std::optional<bool> beyond_chance(Id id) const;
};

/// The shown, complete periods of one segment summed.
struct OverallRow {
  std::string segment;
  int periods = 0;
  Worksheet sheet;
  ReasonCounts reasons;
  IdMap<Proportion> proportions;
  IdMap<Number> compounded;  ///< products over the periods, in percent; absent where one is undefined or missing
};

/// What a segment did to the change of a metric of the whole base.
struct Driver {
  std::string segment;
  Number contribution;  ///< in the metric's unit (points for percent): the contributions and `elsewhere` add up to the change
  Number
      of_its_weight;  ///< what of it came from a larger or smaller part in the whole, (w₁ − w₀)(v₀ − V₀), rather than from its own change
  std::optional<Number> change;   ///< of the segment itself; empty where it has no value in one of the periods
  std::optional<double> p_value;  ///< of that change, where the metric is a share
};

/// Who made the change of a metric from one period to the next. The metric of the whole is the mean of its segments', each of the weight w
/// of what it is divided by; a segment contributes w₁(v₁ − V₀) − w₀(v₀ − V₀), where V₀ is what the whole was: what it lost or won, and
/// what its growth did because it is better or worse than the whole.
struct Drivers {
  Id id{};
  Period period;                 ///< the newest complete period shown
  Period before;                 ///< the period before it
  Number change;                 ///< of the whole
  std::vector<Driver> segments;  ///< the largest contribution first
  Number elsewhere;              ///< what no segment explains: customers who change between segments, rows that are in none
};

/// A share of the whole base in the newest complete periods, pooled, against as many before them: a fall of a little each period, or one
/// that is two periods old, shows in no change on the period before.
struct RecentChange {
  Id id{};
  int periods = 0;  ///< pooled on either side
  Proportion now;
  Proportion before;
  double p_value = 1;  ///< by `two_proportion_p_value`

  /// In points of percent.
  [[nodiscard]] Number change() const { return percent_of(now) - percent_of(before); }
};

/// What a shown metric rested on besides the input.
struct Assumption {
  std::optional<Id> id;  ///< the quantity that was assumed; empty where it is something else
  Wording text;          ///< "customers_reactivated 0: customers who came back count as kept"
  Wording brief;         ///< "reactivated customers 0"
};

/// Snapshots solved, compared with each other, summed and judged: what every output format prints.
struct Report {
  Granularity granularity = Granularity::unknown;
  std::string currency;              ///< ISO code of what all amounts are in; empty: not known, or several
  std::vector<Id> metrics;           ///< to show, in the order asked for, else that of the table
  bool metrics_chosen = false;       ///< rather than all of them
  Business business{};               ///< what its metrics tell first
  bool recurring = false;            ///< as in ReportOptions
  std::vector<ReportRow> rows;       ///< by period, then segments in the order first seen, then the total
  std::vector<OverallRow> overall;   ///< by segment, then the whole
  std::vector<Drivers> drivers;      ///< of the shown metrics that are means of their segments', in their order; of segmented reports
  std::vector<RecentChange> recent;  ///< of the shares, as far as the input goes back
  std::optional<LossesByAge> losses_by_age;  ///< as in ReportOptions
  std::vector<RequirementResult> requirements;
  std::vector<Assumption> assumptions;
  std::vector<Diagnostic> warnings;
  std::vector<std::string> notes;  ///< for a person at the terminal only

  /// Whether all that must hold does; what is only warned of need not.
  [[nodiscard]] bool requirements_met() const;
  /// The row of the newest complete period of the whole base; null where there is none.
  [[nodiscard]] const ReportRow* newest() const;
};

/// What a report is to show and to hold.
struct ReportOptions {
  std::vector<Id> metrics;  ///< computed quantities; empty: all
  std::string since;        ///< labels; empty: no cut
  std::string until;
  std::optional<int> last;
  Granularity granularity = Granularity::unknown;  ///< what the input's must be, and what it is where labels do not tell
  std::optional<Period> expected;                  ///< the newest complete period must be this one
  std::optional<std::chrono::sys_days> today;      ///< the day that `expected` is the last period before; empty: it was named
  std::vector<Requirement> requirements;
  bool recurring = false;                    ///< amounts are known to recur, however often they are paid
  std::optional<LossesByAge> losses_by_age;  ///< of the customers of all snapshots; empty: not known
  bool strict = false;                       ///< warnings, and zeros assumed for movements of revenue, are errors
};

/// Solves the snapshots and compares them with each other. Throws InputError where they are wrong or contradict each other, or where
/// the options ask for periods that they do not have.
///
///     const retain::Report report = retain::make_report(snapshots, {});
///     report.newest()->sheet[retain::Id::crr].number->to_fixed(1);  // "85.7"
Report make_report(std::vector<Snapshot> snapshots, const ReportOptions& options);

}  // namespace retain
