#pragma once

#include <algorithm>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/table/column_names.hpp"
#include "retain/report.hpp"
#include "support/catch.hpp"

namespace retain {

inline std::ostream& operator<<(std::ostream& out, const Number& number) {
  return out << number.to_decimal(30).value_or(shortest(number.to_double()));
}
inline std::ostream& operator<<(std::ostream& out, const Period& period) { return out << period.to_string(); }
inline std::ostream& operator<<(std::ostream& out, Reason reason) { return out << reason_key(reason); }
inline std::ostream& operator<<(std::ostream& out, Id id) { return out << quantity(id).key; }

}  // namespace retain

/// What the tests of the core have in common: snapshots written as a reader would note them down, and results as text.
namespace retain::test {

#if __has_include(<catch2/catch_all.hpp>)
/// The matcher of Catch2 2 under the name that it has there.
inline auto Contains(const std::string& part) { return Catch::Matchers::ContainsSubstring(part); }
#else
using Catch::Matchers::Contains;
#endif

/// A cell from "85.5", "80%", "12/year" or "20months".
inline Cell cell(std::string_view text) {
  Cell result;
  const std::size_t digits = std::min(text.find_first_not_of("-.0123456789"), text.size());
  const std::string_view number = text.substr(0, digits);
  std::string_view unit = text.substr(digits);
  result.unit_settled = unit == "%";
  if (unit.starts_with('/')) unit.remove_prefix(1);
  if (unit.ends_with('s')) unit.remove_suffix(1);
  result.time_unit = find_granularity(unit).value_or(Granularity::unknown);
  result.value = Number::parse(number).value();
  const std::size_t point = number.find('.');
  result.decimals = point == std::string_view::npos ? 0 : static_cast<int>(number.size() - point - 1);
  return result;
}

/// A snapshot from "cs=70 cn=30 ce=90": names as in a header, `churned:REASON` and `complete=no` among them.
inline Snapshot row(std::string_view period, const std::string& cells, std::string_view segment = "") {
  Snapshot result;
  result.period = Period::parse(period);
  result.segment = segment;
  result.place = {"in.csv", 0, 0, ""};
  std::istringstream words(cells);
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const std::string text = word.substr(equals + 1);
    if (name == "complete") {
      result.complete = text != "no";
    } else if (churn_reason(name)) {
      result.reasons.emplace_back(name, Number(std::stoll(text)));
    } else {
      result.cells.try_emplace(find_quantity(name).value(), cell(text));
    }
  }
  return result;
}

/// The rows, each at the line that it would have under a header.
inline std::vector<Snapshot> rows(std::vector<Snapshot> snapshots) {
  std::size_t line = 1;
  for (Snapshot& snapshot : snapshots) snapshot.place.line = ++line;
  return snapshots;
}

inline Report report(std::vector<Snapshot> snapshots, const ReportOptions& options = {}) {
  return make_report(rows(std::move(snapshots)), options);
}

/// The worksheet of a single snapshot of this granularity, without a period.
inline Worksheet solve(const std::string& cells, Granularity granularity = Granularity::month) {
  ReportOptions options;
  options.granularity = granularity;
  return report({row("", cells)}, options).rows.front().sheet;
}

/// The number as JSON prints it, or the key of the reason why there is none.
inline std::string text(const Value& value) {
  return value.number ? shortest(value.number->to_double()) : std::string(reason_key(value.reason));
}

/// The row of a period and segment.
inline const ReportRow& at(const Report& report, std::string_view period, std::string_view segment = "") {
  return *std::find_if(report.rows.begin(), report.rows.end(),
                       [&](const ReportRow& row) { return row.period.to_string() == period && row.segment == segment; });
}

/// The sums of a segment.
inline const OverallRow& overall(const Report& report, std::string_view segment = "") {
  return *std::find_if(report.overall.begin(), report.overall.end(), [&](const OverallRow& row) { return row.segment == segment; });
}

/// What is wrong with the snapshots, each with its place and code: "in.csv:2 unbalanced: ...".
inline std::vector<std::string> errors(std::vector<Snapshot> snapshots, const ReportOptions& options = {}) {
  std::vector<std::string> result;
  try {
    report(std::move(snapshots), options);
  } catch (const InputError& error) {
    for (const Diagnostic& problem : error.diagnostics()) {
      const std::string line = problem.place.line == 0 ? "" : ":" + std::to_string(problem.place.line);
      result.push_back(problem.place.file + line + " " + problem.code + ": " + problem.message);
    }
  }
  return result;
}

inline std::vector<std::string> warning_codes(const Report& report) {
  std::vector<std::string> result;
  for (const Diagnostic& warning : report.warnings) result.push_back(warning.code);
  return result;
}

inline std::vector<Id> assumed(const Report& report) {
  std::vector<Id> result;
  for (const Assumption& assumption : report.assumptions) result.push_back(assumption.id.value());
  return result;
}

}  // namespace retain::test
