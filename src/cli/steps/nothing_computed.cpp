#include "cli/steps/nothing_computed.hpp"

#include <algorithm>

#include "cli/flags/common_flags.hpp"
#include "retain/quantity.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

/// Metrics that lack the same quantities.
struct Lack {
  std::vector<std::string> metrics;
  std::vector<Id> quantities;
};

std::string joined(const std::vector<std::string>& words) {
  if (words.size() < 2) return join(words, "");
  return formatted("{} and {}", join(std::vector<std::string>(words.begin(), words.end() - 1), ", "), words.back());
}

std::string text_of(const Lack& lack) {
  std::vector<std::string> quantities;
  for (const Id id : lack.quantities) quantities.push_back(formatted("{} ({})", quantity(id).name, quantity_flag(quantity(id).key)));
  return formatted("{} {} {}", joined(lack.metrics), lack.metrics.size() == 1 ? "needs" : "need", joined(quantities));
}

/// Whether the metric has to do with anything that is known.
bool is_touched(Id metric, const Worksheet& sheet) {
  const std::vector<Id> inputs = inputs_of(metric);
  return std::any_of(inputs.begin(), inputs.end(), [&](Id input) { return sheet.facts().find(input) != nullptr; });
}

/// What the metrics that were asked for lack; where none was, those that lack the fewest quantities.
std::vector<Lack> nearest(const Report& report) {
  constexpr std::size_t most = 3;
  const Worksheet& sheet = report.rows.front().sheet;
  std::vector<Lack> lacks;
  for (const Id metric : report.metrics) {
    const std::vector<Id> lacking = sheet.lacking(metric);
    if (lacking.empty() || !(report.metrics_chosen || is_touched(metric, sheet))) continue;
    auto same = std::ranges::find(lacks, lacking, &Lack::quantities);
    if (same == lacks.end()) same = lacks.insert(same, {{}, lacking});
    same->metrics.emplace_back(quantity(metric).name);
  }
  if (report.metrics_chosen) return lacks;
  std::ranges::stable_sort(lacks, {}, [](const Lack& lack) { return lack.quantities.size(); });
  lacks.resize(std::min(lacks.size(), most));
  return lacks;
}

}  // namespace

bool is_nothing_computed(const Report& report) {
  return std::all_of(report.metrics.begin(), report.metrics.end(), [&](Id metric) {
    const Value& value = report.rows.front().sheet[metric];
    return !value.number && value.reason == Reason::missing_input;
  });
}

std::string nothing_computed(const Report& report, const std::vector<std::string>& given) {
  std::vector<std::string> texts;
  for (const Lack& lack : nearest(report)) texts.push_back(text_of(lack));
  if (texts.empty()) texts.emplace_back("`retain metrics` lists what each metric needs");
  return formatted("nothing can be computed from {}{}: {}", joined(given), given.size() == 1 ? " alone" : "", join(texts, "; "));
}

}  // namespace retain::cli
