#include "cli/steps/refusals.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "cli/flags/command.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/output_file.hpp"
#include "core/models/special.hpp"
#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "render/workbook/book.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

void refuse_unnamed_values(const Options& options, const std::string& hint) {
  if (options.format == render::Format::value && options.report.metrics.empty()) {
    throw UsageError("-f value prints bare numbers and needs to know of which metrics", hint);
  }
}

void refuse_unknown_endings(const Options& options) {
  if (options.format) return;
  for (const std::string& path : options.outputs) {
    const std::string ending = std::filesystem::path(path).extension().string();
    const bool is_word =
        ending.size() > 1 && std::all_of(ending.begin() + 1, ending.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
    const auto format = render::format_of_file(path);
    if (!is_word || (format && find_key(options.command->formats, *format) != nullptr)) continue;
    throw UsageError(
        formatted("-o {}: {} has the ending {}", in_quotes(path), format ? "no format of " + options.command->name : "no format", ending),
        "-f says the format: " + listed(options.command->formats));
  }
}

void refuse_byte_order_mark(const Options& options) {
  if (!options.byte_order_mark) return;
  const render::Format otherwise = render::find_format(options.command->formats.front()).value();
  const std::vector<std::string> paths = output_paths(options);
  const bool is_wanted = std::any_of(paths.begin(), paths.end(),
                                     [&](const std::string& path) { return render::is_delimited(format_of(options, path, otherwise)); });
  if (is_wanted) return;
  throw UsageError(formatted("--bom is for {}, and no output is one", listed(options.command->delimited_formats())),
                   "say -f csv or -o FILE.csv, or leave out --bom");
}

void refuse_workbooks(const Options& options, const Console& console) {
  if (!writes_any(options, {render::Format::xlsx})) return;
  if (render::workbook_library().empty()) {
    throw UsageError("this retain was built without libxlsxwriter, and writes no workbooks (.xlsx)",
                     "csv opens in every spreadsheet program: -o with the ending .csv");
  }
  if (console.stdout_is_terminal && options.format == render::Format::xlsx &&
      std::ranges::any_of(output_paths(options), is_standard_output))
    throw UsageError("a workbook (.xlsx) is no text for a terminal", "-o report.xlsx writes it to a file");
}

void refuse_unknown_reasons(const Report& report, const Options& options) {
  std::vector<std::string> known;
  for (const ReportRow& row : report.rows) {
    for (const auto& [header, unused] : row.reasons) {
      std::string reason = churn_reason(header).value_or(header);
      if (std::ranges::find(known, reason) == known.end()) known.push_back(std::move(reason));
    }
  }
  for (const render::ChartSubject& chart : options.charts) {
    if (chart.kind != render::ChartSubject::Kind::reason || std::ranges::find(known, chart.reason) != known.end()) continue;
    if (known.empty()) {
      throw UsageError(formatted("--chart: nothing tells why customers left, and {} cannot be drawn", in_quotes(chart.reason)),
                       "reasons are columns of counts beside that of lost customers: churned:price, churned:service");
    }
    throw UsageError(formatted("--chart: unknown reason {}{}", in_quotes(chart.reason), did_you_mean(chart.reason, known)),
                     "the reasons are " + join(known, ", "));
  }
}

void refuse_warnings(std::vector<Diagnostic> warnings, const Options& options) {
  if (!options.report.strict || warnings.empty()) return;
  for (Diagnostic& warning : warnings) warning.severity = Severity::error;
  throw InputError(std::move(warnings));
}

void refuse_flag(const InputError& error, Cause cause) {
  const auto found = std::ranges::find(error.diagnostics(), cause, &Diagnostic::cause);
  if (found != error.diagnostics().end()) throw UsageError(found->message, found->hint);
}

void refuse_without_models(const Options& options) {
  if (!models::boost_math_version().empty()) return;
  throw UsageError(formatted("this retain was built without Boost.Math, which {} needs", options.command->name),
                   "with the headers of Boost (libboost-math-dev) it builds with it");
}

}  // namespace retain::cli
