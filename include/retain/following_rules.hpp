#pragma once

#include <chrono>
#include <optional>

namespace retain {

/// How customers are followed from period to period.
struct FollowingRules {
  int gap = 1;                                     ///< periods without activity after which a customer is lost
  int window = 1;                                  ///< each period is compared with the one so many before
  std::optional<std::chrono::sys_days> as_of;      ///< when the rows were taken: periods that end later are not complete
  std::optional<std::chrono::sys_days> run_until;  ///< the last period is the one of this day, or a later one that rows name
  unsigned threads = 1;
};

}  // namespace retain
