#include "cli/refusals.hpp"

#include <algorithm>

#include "cli/errors.hpp"

namespace retain::cli {

void refuse_unnamed_values(const Options& options, const std::string& hint) {
  if (options.format == render::Format::value && options.report.metrics.empty()) {
    throw UsageError("-f value prints bare numbers and needs to know of which metrics", hint);
  }
}

void refuse_warnings(std::vector<Diagnostic> warnings, const Options& options) {
  if (!options.report.strict || warnings.empty()) return;
  for (Diagnostic& warning : warnings) warning.severity = Severity::error;
  throw InputError(std::move(warnings));
}

void refuse_flag(const InputError& error, std::string_view code) {
  const auto& problems = error.diagnostics();
  const auto found = std::find_if(problems.begin(), problems.end(), [code](const Diagnostic& problem) { return problem.code == code; });
  if (found != problems.end()) throw UsageError(found->message, found->hint);
}

}  // namespace retain::cli
