#include "render/sentences/notes.hpp"

#include <algorithm>
#include <map>

#include "render/content/formulas.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

void add_once(std::vector<Id>& ids, Id id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

/// Visits the cells of the lines that are drawn.
template <class Visit>
void for_each_cell(std::span<const Layout> layouts, Visit visit) {
  for (const Layout& layout : layouts) {
    for (const Block& block : layout.blocks) {
      for (const TableColumn& column : block.columns) {
        for (std::size_t i = 0; i < layout.lines.size(); ++i) {
          if (block.shows(i, layout.lines[i])) visit(column, layout.lines[i], column.cells[i]);
        }
      }
    }
  }
}

bool is_tested(const TableLine& line, Id id) {
  if (line.row == nullptr) return false;
  const auto tests = line.row->tests.find(id);
  return tests != line.row->tests.end() && tests->second.previous.has_value();
}

/// With more tests it is to be expected that one marks what did not change.
constexpr int most_tests_without_caveat = 10;

std::size_t width_of_labels(const std::vector<Id>& ids, Language language) {
  std::size_t width = 0;
  for (const Id id : ids) width = std::max(width, display_width(label_of(quantity(id), language)));
  return width;
}

std::string compounded_note(const Report& report, std::span<const Layout> layouts, Language language) {
  std::vector<std::string> headings;
  int periods = 0;
  for_each_cell(layouts, [&](const TableColumn& column, const TableLine& line, const TableCell& cell) {
    if (line.kind != LineKind::span || column.kind != ColumnKind::value || cell.text.empty() || !quantity(column.id).compounds) return;
    const std::string heading = short_heading(quantity(column.id), language);
    if (std::find(headings.begin(), headings.end(), heading) == headings.end()) headings.push_back(heading);
    periods = std::max(periods, line.overall->periods);
  });
  if (headings.empty()) return {};
  return said("{} of {}: compounded.", language, join(headings, ", "), periods_text(report.granularity, periods, language));
}

std::string assumptions_note(const Report& report, Language language) {
  std::vector<std::string> texts;
  for (const Assumption& assumption : report.assumptions) {
    const std::string text = visible(said(assumption.brief, language));
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return texts.empty() ? std::string() : said("Assumed: {}.", language, join(texts, ", "));
}

}  // namespace

std::vector<std::string> notes_of(const Report& report, std::span<const Layout> layouts, Language language) {
  bool significant = false;
  int tested = 0;
  bool incomplete = false;
  std::map<Reason, std::vector<Id>> undefined;
  for_each_cell(layouts, [&](const TableColumn& column, const TableLine& line, const TableCell& cell) {
    significant = significant || (column.kind == ColumnKind::change && cell.text.ends_with('*'));
    tested += column.kind == ColumnKind::change && is_tested(line, column.id) ? 1 : 0;
    incomplete = incomplete || (line.row != nullptr && !line.row->complete);
    if (cell.undefined) add_once(undefined[*cell.undefined], column.id);
  });

  std::vector<std::string> notes;
  const auto add = [&notes](std::string_view note) {
    if (!note.empty()) notes.emplace_back(note);
  };
  if (significant) {
    add(tested > most_tests_without_caveat ? say("* beyond chance at 95%; about 1 in 20 unchanged is marked by chance.", language)
                                           : say("* beyond chance at 95%.", language));
  }
  if (incomplete) add(said("{} not complete: in no mean and no sum.", language, incomplete_mark));
  add(compounded_note(report, layouts, language));
  for (const auto& [reason, ids] : undefined)
    add(formatted("{} {}: {}.", undefined_mark, joined_names(ids, language), translated(reason_text(reason), language)));
  add(assumptions_note(report, language));
  IdSet left_out;
  for (const Layout& layout : layouts) {
    if (!layout.is_whole) continue;  // what is left out of an overview is told with it
    for (const Id id : layout.left_out) left_out.set(index_of(id));
  }
  if (const std::size_t count = left_out.count(); count > 0) {
    add(count == 1 ? said("{} more column in a wider terminal; --metrics shows any metric.", language, count)
                   : said("{} more columns in a wider terminal; --metrics shows any metric.", language, count));
  }
  return notes;
}

std::vector<std::string> explanation_lines(const Worksheet& sheet, const std::vector<Id>& ids, const Figures& figures,
                                           std::optional<std::size_t> width) {
  const Language language = figures.language();
  const std::size_t label_width = width_of_labels(ids, language);
  std::vector<std::string> lines;
  for (const Id id : ids) {
    const std::size_t indent = label_width + column_gap;
    std::string label = pad_right(label_of(quantity(id), language), indent);
    const auto room = width ? std::optional(*width - std::min(*width, indent)) : std::nullopt;
    for (const std::string& line : worked_lines(said(sheet.explain(id, figures.decimals(id)), language), room)) {
      lines.push_back(label + line);
      label.assign(indent, ' ');
    }
  }
  return lines;
}

std::vector<std::string> explanation_lines(const Report& report, const std::vector<Id>& shown, const Figures& figures,
                                           std::optional<std::size_t> width) {
  std::vector<Id> ids;
  for (const Id id : shown) {
    if (!quantity(id).is_fact()) add_once(ids, id);
  }
  if (report.rows.empty() || ids.empty()) return {};
  const ReportRow* newest = report.newest();
  const ReportRow& row = newest == nullptr ? report.rows.back() : *newest;
  const Language language = figures.language();
  std::vector<std::string> lines = explanation_lines(row.sheet, ids, figures, width);
  for (const Id id : ids) {
    const std::string change = row.tests.contains(id) ? change_in_words(report, row, quantity(id), figures) : std::string();
    if (!change.empty()) lines.push_back(pad_right(label_of(quantity(id), language), width_of_labels(ids, language)) + "  " + change);
  }
  if (!row.period.is_none()) {
    const std::string segment = row.segment.empty() ? std::string() : ", " + visible(row.segment);
    lines.insert(lines.begin(), said("How {} was computed:", language, visible(row.period.to_string()) + segment));
  }
  return lines;
}

}  // namespace retain::render
