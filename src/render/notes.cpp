#include "render/notes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "render/distance.hpp"
#include "render/formulas.hpp"
#include "render/headline.hpp"
#include "render/text.hpp"

namespace retain::render {

namespace {

void add_once(std::vector<Id>& ids, Id id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

/// Visits the cells of the lines that are drawn.
template <class Visit>
void for_each_cell(const Layout& layout, Visit visit) {
  for (const Block& block : layout.blocks) {
    for (const TableColumn& column : block.columns) {
      for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        if (block.shows(i, layout.lines[i])) visit(column, layout.lines[i], column.cells[i]);
      }
    }
  }
}

std::size_t width_of_keys(const std::vector<Id>& ids) {
  std::size_t width = 0;
  for (const Id id : ids) width = std::max(width, quantity(id).key.size());
  return width;
}

std::string compounded_note(const Report& report, const Layout& layout) {
  std::vector<std::string> headings;
  int periods = 0;
  for_each_cell(layout, [&](const TableColumn& column, const TableLine& line, const TableCell& cell) {
    if (line.kind != LineKind::span || column.kind != ColumnKind::value || cell.text.empty() || !quantity(column.id).compounds) return;
    const std::string heading = short_heading(quantity(column.id));
    if (std::find(headings.begin(), headings.end(), heading) == headings.end()) headings.push_back(heading);
    periods = std::max(periods, line.overall->periods);
  });
  if (headings.empty()) return {};
  return fmt::format("{} of {}: compounded.", fmt::join(headings, ", "), periods_text(report.granularity, periods));
}

/// Enough digits for the value to be seen on the same side of the bound as it is.
std::string telling_value(const Requirement& requirement, const Number& value, const Figures& figures) {
  for (int decimals = figures.decimals(requirement.id); decimals < 9; ++decimals) {
    const std::string text = value.to_fixed(decimals);
    const auto rounded = Number::parse(text);
    if (rounded && requirement.holds(*rounded) == requirement.holds(value)) return grouped(text);
  }
  return shortest(value.to_double());
}

std::string failure_text(const Requirement& requirement, const RequirementFailure& failure, bool segmented, const Figures& figures) {
  std::string text;
  for (const std::string& part : {failure.segment.empty() && segmented ? std::string(whole_base) : failure.segment, failure.period}) {
    if (!part.empty()) text += visible(part) + " ";
  }
  return text +
         (failure.value ? telling_value(requirement, *failure.value, figures) : fmt::format("undefined ({})", reason_text(failure.reason)));
}

bool is_segmented(const Report& report) {
  return std::any_of(report.rows.begin(), report.rows.end(), [](const ReportRow& row) { return !row.segment.empty(); });
}

/// The newest value and its distance from the bound; the value only where the failures do not end with it.
std::string distance_part(const RequirementResult& result, bool is_listed, bool segmented, const Figures& figures, Language language) {
  const std::string distance = distance_text(result, figures, language);
  if (distance.empty()) return {};
  if (is_listed) return ", " + distance;
  const RequirementFailure newest{result.period, result.segment, result.value, Reason::none};
  return fmt::format("{} {}, {}", result.met ? ":" : ";", failure_text(result.requirement, newest, segmented, figures), distance);
}

std::string requirement_line(const RequirementResult& result, bool segmented, const Figures& figures, Language language) {
  constexpr std::size_t most_failures = 5;
  std::string text = fmt::format("requirement {}: {}", visible(result.requirement.text), result.met ? "met" : "not met");
  if (result.met) return text + distance_part(result, false, segmented, figures, language);
  if (result.failures.empty()) return text + ": there is nothing to judge";
  for (std::size_t i = 0; i < std::min(result.failures.size(), most_failures); ++i) {
    text += (i == 0 ? ": " : ", ") + failure_text(result.requirement, result.failures[i], segmented, figures);
  }
  if (result.failures.size() > most_failures) text += fmt::format(" and {} more", result.failures.size() - most_failures);
  const RequirementFailure& last = result.failures.back();
  const bool is_listed = result.failures.size() <= most_failures && last.period == result.period && last.segment == result.segment;
  return text + distance_part(result, is_listed, segmented, figures, language);
}

/// Why the metric that a report is about is not in it at all.
std::string lacking_note(const Report& report) {
  const Quantity* share = leading_share();
  if (share == nullptr || report.metrics_chosen || report.rows.empty()) return {};
  const auto lacks_input = [share](const ReportRow& row) { return row.sheet[share->id].reason == Reason::missing_input; };
  if (!std::all_of(report.rows.begin(), report.rows.end(), lacks_input)) return {};
  const std::vector<Id> lacking = report.rows.back().sheet.lacking(share->id);
  return lacking.empty() ? std::string() : fmt::format("No {}: it needs {}.", share->key, joined_keys(lacking));
}

std::string assumptions_note(const Report& report) {
  std::vector<std::string> texts;
  for (const Assumption& assumption : report.assumptions) {
    const std::string text = visible(assumption.brief);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return texts.empty() ? std::string() : fmt::format("Assumed: {}.", fmt::join(texts, ", "));
}

}  // namespace

std::vector<std::string> notes_of(const Report& report, const Layout& layout) {
  bool significant = false;
  bool incomplete = false;
  std::map<Reason, std::vector<Id>> undefined;
  for_each_cell(layout, [&](const TableColumn& column, const TableLine& line, const TableCell& cell) {
    significant = significant || (column.kind == ColumnKind::change && cell.text.ends_with('*'));
    incomplete = incomplete || (line.row != nullptr && !line.row->complete);
    if (cell.undefined) add_once(undefined[*cell.undefined], column.id);
  });

  std::vector<std::string> notes;
  const auto add = [&notes](std::string note) {
    if (!note.empty()) notes.push_back(std::move(note));
  };
  if (significant) add("* beyond chance at 95%.");
  if (incomplete) add(fmt::format("{} not complete: in no mean and no sum.", incomplete_mark));
  add(compounded_note(report, layout));
  for (const auto& [reason, ids] : undefined) add(fmt::format("{} {}: {}.", undefined_mark, joined_keys(ids), reason_text(reason)));
  add(lacking_note(report));
  add(assumptions_note(report));
  if (!layout.left_out.empty()) {
    add(fmt::format("{} more column{} in a wider terminal; --metrics shows any metric.", layout.left_out.size(),
                    layout.left_out.size() == 1 ? "" : "s"));
  }
  return notes;
}

std::vector<std::string> requirement_lines(const Report& report, const Figures& figures, Language language) {
  const bool segmented = is_segmented(report);
  std::vector<std::string> lines;
  std::transform(report.requirements.begin(), report.requirements.end(), std::back_inserter(lines),
                 [&](const RequirementResult& result) { return requirement_line(result, segmented, figures, language); });
  return lines;
}

std::vector<std::string> unmet_requirements(const Report& report) {
  if (report.requirements_met()) return {};
  const Figures figures(report, std::nullopt);
  std::vector<std::string> lines;
  for (const RequirementResult& result : report.requirements) {
    if (!result.met) lines.push_back(requirement_line(result, is_segmented(report), figures, Language::english));
  }
  return lines;
}

std::vector<std::string> explanation_lines(const Worksheet& sheet, const std::vector<Id>& ids, const Figures& figures,
                                           std::optional<std::size_t> width) {
  const std::size_t key_width = width_of_keys(ids);
  std::vector<std::string> lines;
  for (const Id id : ids) {
    std::string label = fmt::format("{:<{}}  ", quantity(id).key, key_width);
    const auto room = width ? std::optional(*width - std::min(*width, label.size())) : std::nullopt;
    for (const std::string& line : worked_lines(sheet.explain(id, figures.decimals(id)), room)) {
      lines.push_back(label + line);
      label.assign(label.size(), ' ');
    }
  }
  return lines;
}

std::vector<std::string> explanation_lines(const Report& report, const std::vector<Id>& ids, const Figures& figures,
                                           std::optional<std::size_t> width) {
  if (report.rows.empty() || ids.empty()) return {};
  const ReportRow* newest = report.newest();
  const ReportRow& row = newest == nullptr ? report.rows.back() : *newest;
  std::vector<std::string> lines = explanation_lines(row.sheet, ids, figures, width);
  for (const Id id : ids) {
    const std::string change = row.tests.contains(id) ? change_in_words(report, row, quantity(id), figures) : std::string();
    if (!change.empty()) lines.push_back(fmt::format("{:<{}}  {}", quantity(id).key, width_of_keys(ids), change));
  }
  if (!row.period.is_none()) {
    const std::string segment = row.segment.empty() ? std::string() : ", " + visible(row.segment);
    lines.insert(lines.begin(), fmt::format("How {}{} was computed:", visible(row.period.to_string()), segment));
  }
  return lines;
}

std::vector<std::string> explanation_lines(const Report& report, const Layout& layout, const Figures& figures,
                                           std::optional<std::size_t> width) {
  std::vector<Id> ids;
  for (const Block& block : layout.blocks) {
    for (const TableColumn& column : block.columns) {
      if (!quantity(column.id).is_fact()) add_once(ids, column.id);
    }
  }
  return explanation_lines(report, ids, figures, width);
}

}  // namespace retain::render
