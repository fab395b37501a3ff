#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/flags/options.hpp"
#include "cli/system/console.hpp"
#include "retain/diagnostic.hpp"

namespace retain::cli {

/// Throws UsageError where the options ask for bare numbers without naming metrics: nobody could tell which number is which.
void refuse_unnamed_values(const Options& options, const std::string& hint);

/// Throws UsageError where the ending of an output file names no format and `-f` does not say one: a table in "report.html" helps nobody.
void refuse_unknown_endings(const Options& options);

/// Throws UsageError where `--bom` is given and no output is delimited text: in a JSON document, a mark is an error.
void refuse_byte_order_mark(const Options& options);

/// Throws UsageError where a workbook is asked for that this program was built without a writer of, or that would go to a terminal.
void refuse_workbooks(const Options& options, const Console& console);

/// Throws UsageError where a chart is asked for of a reason that no period has.
void refuse_unknown_reasons(const Report& report, const Options& options);

/// Under `--strict`, throws InputError where there are warnings: then they are errors.
void refuse_warnings(std::vector<Diagnostic> warnings, const Options& options);

/// Throws UsageError where a problem has this cause: it is told as one of the input, and what is wrong is a flag.
void refuse_flag(const InputError& error, Cause cause = Cause::flag);

/// Throws UsageError where this program was built without the functions that its models need.
void refuse_without_models(const Options& options);

}  // namespace retain::cli
