#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "retain/amount.hpp"
#include "retain/period.hpp"
#include "retain/snapshot.hpp"

namespace retain {

/// How customers are followed from period to period.
struct FollowingRules {
  int gap = 1;                                     ///< periods of silence after which a customer is lost, and paused till then
  int window = 1;                                  ///< each period is compared with the one so many before
  std::optional<std::chrono::sys_days> as_of;      ///< when the rows were taken: periods that end later are not complete
  std::optional<std::chrono::sys_days> run_until;  ///< the last period is the one of this day; else the last that rows name
  bool concentration = false;                      ///< snapshots tell how revenue is spread over customers, too: about as much work again
  unsigned threads = 1;
};

/// Follows customers from period to period by what each of them paid, and makes the snapshots of a report.
///
///     retain::CustomerRows rows;  // by months
///     rows.add("ada", retain::Period::parse("2026-01-15"), retain::Amount::parse("100")->amount, "EU");
///     rows.add("bob", retain::Period::parse("2026-01-20"), retain::Amount::parse("50")->amount, "US");
///     rows.add("ada", retain::Period::parse("2026-02-20"), retain::Amount::parse("120")->amount, "EU");
///     const retain::Report report = retain::make_report(rows.snapshots(), {});
class CustomerRows {
 public:
  /// `granularity`: of the snapshots. Throws Error where it is unknown.
  explicit CustomerRows(Granularity granularity = Granularity::month);
  CustomerRows(CustomerRows&&) noexcept;
  CustomerRows& operator=(CustomerRows&&) noexcept;
  ~CustomerRows();

  /// Adds what a customer paid on a day, or in a period that lies within one of the snapshots: rows come in any order, and amounts of one
  /// period add up. Who paid nothing or less in a period is not a customer in it. Either every row has a segment or none; throws Error
  /// otherwise, where the customer is empty, and where the date lies in no one period.
  void add(std::string_view customer, const Period& date, Amount amount, std::string_view segment = {});
  void add(std::string_view customer, std::chrono::sys_days date, Amount amount, std::string_view segment = {});

  /// Of each period from the first to the last: the segments by name, then the whole base, in which a customer of several segments counts
  /// once. Empty without rows. Throws InputError where the first and the last lie 200 years and more apart, and Error where the rules ask
  /// for no period.
  [[nodiscard]] std::vector<Snapshot> snapshots(const FollowingRules& rules = {}) const;

 private:
  struct Following;
  std::unique_ptr<Following> following_;
};

}  // namespace retain
