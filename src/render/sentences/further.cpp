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

IdSet shown_in(std::span<const Layout> layouts) {
  IdSet shown;
  for (const Layout& layout : layouts) {
    for (const Block& block : layout.blocks) {
      for (const TableColumn& column : block.columns) shown.set(index_of(column.id));
    }
  }
  return shown;
}

std::string others_text(const Report& report, std::span<const Layout> layouts, const Figures& figures) {
  std::vector<std::string> texts;
  for (const Id id : other_metrics(report, layouts)) {
    const Quantity& metric = quantity(id);
    texts.push_back(spoken_name(metric, figures.language()) + " " + figures.with_unit(id, *shown_value(report.newest()->sheet, metric)));
  }
  if (texts.empty()) return {};
  const Period& newest = report.newest()->period;
  const std::string period = newest.is_none() ? std::string() : visible(newest.to_string()) + ": ";
  return said("Also in {}{}.", figures.language(), period, join(texts, ", "));
}

}  // namespace

std::vector<Id> other_metrics(const Report& report, std::span<const Layout> layouts) {
  constexpr std::size_t most_metrics = 5;
  const ReportRow* newest = report.newest();
  if (newest == nullptr || report.metrics_chosen || (!layouts.empty() && layouts.front().is_whole)) return {};
  const IdSet shown = shown_in(layouts);
  std::vector<Id> others;
  for (const Id id : report.metrics) {
    const Quantity& metric = quantity(id);
    if (metric.priority > 0 && !shown.test(index_of(id)) && shown_value(newest->sheet, metric) && suits(report, metric))
      others.push_back(id);
  }
  std::stable_sort(others.begin(), others.end(), [](Id a, Id b) { return quantity(a).priority < quantity(b).priority; });
  others.resize(std::min(others.size(), most_metrics));
  return others;
}

std::string remark(const Report& report, const Figures& figures) {
  const ReportRow* newest = report.newest();
  if (newest == nullptr || report.metrics_chosen) return {};
  // The sharpest statement: by rank.
  const Quantity* told = nullptr;
  for (const Quantity& row : quantities()) {
    if (row.remark.text.empty() || !row.fewest || (told != nullptr && told->priority <= row.priority)) continue;
    const auto value = shown_value(newest->sheet, row);
    const auto& of = newest->sheet[row.fewest->of].number;
    const bool is_news = value && *value >= Number(row.remark.from) && of && *of >= Number(row.remark.of_at_least);
    if (is_news) told = &row;
  }
  if (told == nullptr) return {};
  const std::string value = figures.with_unit(told->id, *shown_value(newest->sheet, *told));
  return formatted_by(translated(told->remark.text, figures.language()), value);
}

std::vector<std::string> further_sentences(const Report& report, std::span<const Layout> layouts, const Figures& figures) {
  if (!layouts.empty() && layouts.front().is_whole) return {};
  std::set<const ReportRow*> rows;
  for (const Layout& layout : layouts) {
    for (const TableLine& line : layout.lines) {
      if (line.row != nullptr) rows.insert(line.row);
    }
  }
  const Language language = figures.language();
  std::vector<std::string> texts;
  if (const std::string others = others_text(report, layouts, figures); !others.empty()) texts.push_back(others);
  if (const std::string told = remark(report, figures); !told.empty()) texts.push_back(told);
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
