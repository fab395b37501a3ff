#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "retain/diagnostic.hpp"
#include "retain/number.hpp"
#include "retain/quantity.hpp"

namespace retain {

/// How a value is compared: with the bound of a requirement, or with the value of the period before.
enum class Comparison : std::uint8_t { greater_equal, greater, less_equal, less, equal, not_equal, not_worse, not_better };

/// A condition on a quantity: "last:total:crr >= 85%", "last:crr not worse".
struct Requirement {
  std::string text;  ///< as written, without spaces around it
  Id id{};
  Comparison comparison{};
  std::optional<Number> bound;          ///< empty: it is about the change on the period before
  bool last = false;                    ///< only the newest complete period
  bool total = false;                   ///< only the whole base
  bool overall = false;                 ///< the sums over the periods instead of the periods
  Severity severity = Severity::error;  ///< `warning`: where it does not hold, that is said and changes nothing else

  /// Whether it is about the change on the period before.
  [[nodiscard]] bool compares_with_past() const { return !bound; }
  /// Whether it holds for a value; where it is about the change on the period before, never.
  [[nodiscard]] bool holds(const Number& value) const;
  /// Whether it holds for a change on the period before with this p-value: "not worse" does not where the change is in the bad direction
  /// of the quantity and beyond chance. Where it is about a bound, never.
  [[nodiscard]] bool holds(const Number& change, double p_value) const;
};

/// A text that is no requirement, with the way out.
class RequirementError : public Error {
 public:
  using Error::Error;
};

/// Reads `[last:][total:][overall:]METRIC OPERATOR NUMBER[%]`, or `[last:][total:]METRIC not worse` (or `not better`) of a share that is
/// counted of customers, which alone can be tested; throws RequirementError.
///
///     retain::ReportOptions options;
///     options.requirements.push_back(retain::parse_requirement("last:crr >= 85%"));
///     retain::make_report(snapshots, options).requirements_met();
Requirement parse_requirement(std::string_view text);

/// One value that does not meet a requirement.
struct RequirementFailure {
  std::string period;  ///< "overall" for the sums; empty: the snapshot has no period
  std::string segment;
  std::optional<Number> value;
  Reason reason = Reason::none;
  std::optional<Number> change{};   ///< on the complete period before, where the requirement is about that; empty: there is none
  std::optional<double> p_value{};  ///< of the change; empty: it cannot be tested
};

/// A requirement and what it was judged to be.
struct RequirementResult {
  Requirement requirement;
  bool met = false;
  std::optional<Number> value;  ///< of the newest row that was judged, the whole base where it is one of them; of the sums where they are
  std::string period;           ///< of `value`, as in RequirementFailure
  std::string segment;
  std::optional<Number> distance;  ///< `value` minus the bound, in the unit of the quantity (points for percent); empty without a bound
  std::optional<Number> change;    ///< of `value`, as in RequirementFailure
  std::optional<double> p_value;
  bool newest_met = false;  ///< whether `value` meets it
  int judged = 0;           ///< how many values
  std::vector<RequirementFailure> failures;
};

}  // namespace retain
