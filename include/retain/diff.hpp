#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "retain/report.hpp"

namespace retain {

/// By how much a metric of one report may differ from that of another.
struct Tolerance {
  Number amount;          ///< in the metric's unit, or percent of its first value
  bool relative = false;  ///< the latter
};

/// Reads "0.5" or "1%"; empty where the text is neither, or negative.
std::optional<Tolerance> parse_tolerance(std::string_view text);

/// What became of a period of a segment from one report to the next. The set is closed: scripts may depend on it.
enum class DiffStatus : std::uint8_t {
  same,       ///< in both, and nothing differs
  restated,   ///< complete in both, and something differs
  completed,  ///< complete only in the second
  open,       ///< not complete in the second
  added,      ///< only in the second
  removed,    ///< only in the first
};
/// "restated", as in JSON.
std::string_view diff_status_key(DiffStatus status);

/// A fact or a metric that differs.
struct ValueDiff {
  Id id{};
  Value before;
  Value after;
  bool beyond = false;  ///< more than is tolerated, in a row that should have stayed as it was
};

/// A count of customers lost for one reason that differs.
struct ReasonDiff {
  std::string header;  ///< of its column: "churned:price"
  std::optional<Number> before;
  std::optional<Number> after;
  bool beyond = false;  ///< as in `ValueDiff`
};

/// A period of a segment in two reports.
struct DiffRow {
  Period period;
  std::string segment;  ///< empty: the whole base
  DiffStatus status = DiffStatus::same;
  bool expected = true;  ///< what a later run of the same history brings anyway: a newer period, or one that is older than all it looks at
  bool within = false;   ///< restated, and nothing in it differs by more than is tolerated
  std::vector<ValueDiff> inputs;    ///< facts and stated quantities, of rows in both reports
  std::vector<ReasonDiff> reasons;  ///< inputs too
  std::vector<ValueDiff> metrics;   ///< that are shown; one that was stated is among both

  [[nodiscard]] bool is_in_both() const { return status != DiffStatus::added && status != DiffStatus::removed; }
};

/// Two reports of the same history, the first made before the second.
struct Diff {
  Granularity granularity = Granularity::unknown;
  std::vector<Id> metrics;             ///< compared
  bool metrics_chosen = false;         ///< rather than all
  std::optional<Tolerance> tolerance;  ///< empty: none, or of nothing
  std::vector<DiffRow> rows;           ///< by period, then in the order of the second report
  bool differs = false;                ///< beyond what is tolerated and expected
};

/// Compares two reports period by period. Without a tolerance every difference of an input or a metric counts; with one above 0, those of
/// metrics beyond it. A metric that became defined or undefined always counts; why it is undefined is no value, and does not. `strict`:
/// what is expected counts too. Throws InputError where the periods are of different lengths, or none is in both.
///
///     const retain::Diff diff = retain::compare(last_month, this_month, retain::parse_tolerance("0.1%"), false);
///     for (const retain::DiffRow& row : diff.rows) std::puts(retain::diff_status_key(row.status).data());  // "restated"
Diff compare(const Report& before, const Report& after, const std::optional<Tolerance>& tolerance, bool strict);

}  // namespace retain
