#pragma once

#include <optional>
#include <string_view>

namespace retain {

/// A month beside a number of two digits, which may be its year or one of its days: "Jan-24", "24-Jan", "Jan '24", "1월 24".
struct ShortMonth {
  int month = 1;
  int number = 0;
  bool proves_year = false;  ///< an apostrophe stands before the number, or the month has no such day

  /// The year, were the number one.
  [[nodiscard]] int year() const;
};
/// Empty for a label of any other form.
std::optional<ShortMonth> find_short_month(std::string_view label);

}  // namespace retain
