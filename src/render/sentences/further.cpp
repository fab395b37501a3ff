#include "render/sentences/further.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "render/content/leads.hpp"
#include "render/content/lines.hpp"
#include "render/content/values.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// The metrics of the newest complete period that no table shows, by their rank.
std::string other_metrics(const Report& report, const IdSet& shown, const Figures& figures) {
  constexpr std::size_t most_metrics = 5;
  const ReportRow* newest = report.newest();
  if (newest == nullptr || report.metrics_chosen) return {};
  std::vector<const Quantity*> others;
  for (const Id id : report.metrics) {
    const Quantity& metric = quantity(id);
    if (metric.priority > 0 && !shown.test(index_of(id)) && shown_value(newest->sheet, metric) && suits(report, metric))
      others.push_back(&metric);
  }
  std::stable_sort(others.begin(), others.end(), [](const Quantity* a, const Quantity* b) { return a->priority < b->priority; });
  others.resize(std::min(others.size(), most_metrics));
  std::vector<std::string> texts;
  for (const Quantity* metric : others)
    texts.push_back(spoken_name(*metric, figures.language()) + " " + figures.with_unit(metric->id, *shown_value(newest->sheet, *metric)));
  if (texts.empty()) return {};
  const std::string period = newest->period.is_none() ? std::string() : visible(newest->period.to_string()) + ": ";
  return said("Also in {}{}.", figures.language(), period, join(texts, ", "));
}

}  // namespace

std::vector<std::string> further_sentences(const Report& report, std::span<const Layout> layouts, const Figures& figures) {
  if (!layouts.empty() && layouts.front().is_whole) return {};
  IdSet shown;
  std::set<const ReportRow*> rows;
  for (const Layout& layout : layouts) {
    for (const TableLine& line : layout.lines) {
      if (line.row != nullptr) rows.insert(line.row);
    }
    for (const Block& block : layout.blocks) {
      for (const TableColumn& column : block.columns) shown.set(index_of(column.id));
    }
  }
  const Language language = figures.language();
  std::vector<std::string> texts;
  if (const std::string others = other_metrics(report, shown, figures); !others.empty()) texts.push_back(others);
  std::set<std::string_view> segments;
  std::set<std::string_view> segments_shown;
  for (const ReportRow& row : report.rows) {
    if (row.segment.empty()) continue;
    segments.insert(row.segment);
    if (rows.contains(&row)) segments_shown.insert(row.segment);
  }
  std::string hidden = segments.empty() ? std::string() : std::string(say("each segment over time, ", language));
  if (segments_shown.size() < segments.size())
    hidden = said("{} more, each segment over time, ", language, segments.size() - segments_shown.size());
  if (report.metrics_chosen) {
    if (rows.size() < report.rows.size())
      texts.push_back(said("{} rows are not shown: --full shows them.", language, report.rows.size() - rows.size()));
  } else {
    texts.push_back(said("--full: {}all periods and topics; --metrics: any metric.", language, hidden));
  }
  return texts;
}

}  // namespace retain::render
