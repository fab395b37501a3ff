#include <algorithm>

#include "cli/commands/commands.hpp"
#include "cli/commands/deliver.hpp"
#include "cli/commands/refusals.hpp"
#include "cli/commands/what_if.hpp"
#include "cli/flags/command_line.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "io/value/cell.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

io::ParsedCell parse_value(const Quantity& row, const std::string& text) {
  try {
    constexpr std::size_t most = io::Limits{}.digits;
    if (text.size() > most) throw UsageError(formatted("{} has {} characters, more than the {} of a number", row.key, text.size(), most));
    return io::parse_cell(text, row, io::DecimalMark::point);
  } catch (const io::CellError& error) {
    throw UsageError(error.what(), error.hint());
  }
}

void add_reason(const std::string& column, const std::string& text, Snapshot& snapshot) {
  const bool is_known =
      std::any_of(snapshot.reasons.begin(), snapshot.reasons.end(), [&](const auto& known) { return known.first == column; });
  if (is_known) throw UsageError("--" + column + " is given twice");
  // What stands before the reason is the name of the count that the reasons are parts of.
  const Quantity& lost = quantity(find_quantity(column.substr(0, column.find(':'))).value());
  snapshot.reasons.emplace_back(column, parse_value(lost, text).cell.value);
}

}  // namespace

ExitStatus calc_command(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  refuse_unnamed_values(options, formatted("for example: retain calc {} ...", example_metric().key));
  refuse_what_if_contradiction(options);
  if (options.values.empty() && options.reasons.empty()) {
    Options unused;
    throw UsageError("calc needs quantities to compute from", "for example: " + calc_line(unused).examples.front());
  }
  Snapshot snapshot;
  std::vector<Diagnostic> warnings;
  for (const auto& [id, text] : options.values) {
    const Quantity& row = quantity(id);
    io::ParsedCell parsed = parse_value(row, text);
    snapshot.cells[id] = std::move(parsed.cell);
    if (parsed.rounded) {
      warnings.push_back(
          {Severity::warning, "rounded_amounts", formatted("{} {} is rounded to 6 decimals", row.key, in_quotes(text)), "", {}, ""});
    }
  }
  for (const auto& [column, text] : options.reasons) add_reason(column, text, snapshot);
  refuse_warnings(warnings, options);

  Report report;
  try {
    report = make_report({std::move(snapshot)}, options.report);
  } catch (const InputError& error) {
    refuse_flag(error, "percent_fraction");
    throw;
  }
  report.warnings.insert(report.warnings.begin(), warnings.begin(), warnings.end());
  if (!options.premises.empty()) return deliver_what_if(report, options, streams, {});
  return deliver(std::move(report), options, true, streams);
}

}  // namespace retain::cli
