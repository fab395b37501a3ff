#include "render/answers/diff.hpp"

#include <algorithm>
#include <iterator>

#include "render/content/changes.hpp"
#include "render/content/formulas.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

bool is_in_both(const DiffRow& row) { return row.is_in_both(); }

class DiffPage {
 public:
  DiffPage(const Diff& diff, const Figures& figures) : diff_(diff), figures_(figures), language_(figures.language()) {
    has_segments_ = std::any_of(diff.rows.begin(), diff.rows.end(), [](const DiffRow& row) { return !row.segment.empty(); });
  }

  [[nodiscard]] std::string summary() const {
    const auto compared = std::count_if(diff_.rows.begin(), diff_.rows.end(), is_in_both);
    const auto differing = std::count_if(diff_.rows.begin(), diff_.rows.end(),
                                         [](const DiffRow& row) { return row.is_in_both() && row.status != DiffStatus::same; });
    if (differing == 0 && !diff_.differs) return said("Rows compared: {0}. Nothing differs.", language_, compared);
    if (differing == 0) return said("Rows compared: {0}. Nothing differs in them.", language_, compared);
    return said("Rows compared: {0}. Rows that differ: {1}.", language_, compared, differing);
  }

  void add_table_to(Page& page) const {
    std::vector<std::string> headings{std::string(say("period", language_))};
    if (has_segments_) headings.emplace_back(say("segment", language_));
    headings.emplace_back(say("quantity", language_));
    const std::size_t labels = headings.size();
    for (const std::string_view heading : {say("before", language_), say("after", language_), say("difference", language_)})
      headings.emplace_back(heading);
    page.add(std::move(headings), labels, lines());
  }

  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    const auto add = [&](std::string_view pattern, DiffStatus status, bool expected, bool within = false) {
      const std::string places = places_of(status, expected, within);
      if (!places.empty()) notes.push_back(formatted_by(pattern, places));
    };
    if (diff_.tolerance && any_beyond()) notes.emplace_back(say("! beyond what is tolerated.", language_));
    add(say("Restated: {0}.", language_), DiffStatus::restated, false);
    add(say("Restated within the tolerance: {0}.", language_), DiffStatus::restated, false, true);
    const bool any_input = std::any_of(diff_.rows.begin(), diff_.rows.end(), [](const DiffRow& row) {
      return row.status == DiffStatus::restated && (!row.inputs.empty() || !row.reasons.empty());
    });
    if (diff_.tolerance && any_input) notes.emplace_back(say("Inputs are not judged by --tolerance.", language_));
    add(say("History that appeared: {0}.", language_), DiffStatus::added, false);
    add(say("History that is gone: {0}.", language_), DiffStatus::removed, false);
    add(say("Not complete: {0}.", language_), DiffStatus::open, false);
    add(say("Not complete: {0}.", language_), DiffStatus::open, true);
    add(say("Complete now: {0}.", language_), DiffStatus::completed, true);
    add(say("New: {0}.", language_), DiffStatus::added, true);
    add(say("No longer there: {0}.", language_), DiffStatus::removed, true);
    std::size_t hidden = 0;
    for (const DiffRow& row : diff_.rows) {
      const auto values = differences_of(row);
      hidden += static_cast<std::size_t>(
          std::count_if(values.begin(), values.end(), [this](const ValueDiff* value) { return !is_shown(*value); }));
    }
    if (hidden > 0) notes.push_back(said("More differences: {0}; --metrics all shows them.", language_, hidden));
    return notes;
  }

 private:
  [[nodiscard]] std::vector<GridLine> lines() const {
    std::vector<GridLine> lines;
    const DiffRow* last = nullptr;
    const auto add_line = [&](const DiffRow& row, std::vector<std::string> cells, bool beyond) {
      const bool is_same_period = last != nullptr && last->period == row.period;
      std::vector<std::string>& line = lines.emplace_back().cells;
      line.push_back(is_same_period ? std::string() : visible(row.period.to_string()));
      if (has_segments_) line.push_back(is_same_period && last->segment == row.segment ? std::string() : segment_text(row));
      if (diff_.tolerance) cells.back() += beyond ? " !" : "  ";
      std::move(cells.begin(), cells.end(), std::back_inserter(line));
      last = &row;
    };
    for (const DiffRow& row : diff_.rows) {
      for (const ValueDiff* value : differences_of(row)) {
        if (!is_shown(*value)) continue;
        add_line(row,
                 {std::string(name_of(quantity(value->id), language_)), value_text(figures_, value->id, value->before.number),
                  value_text(figures_, value->id, value->after.number),
                  difference_text(figures_, value->id, value->before.number, value->after.number)},
                 value->beyond);
      }
      for (const ReasonDiff& reason : row.reasons) {
        const auto text = [](const std::optional<Number>& count) {
          return count ? grouped(count->to_fixed(0)) : std::string(undefined_mark);
        };
        const auto difference = difference_of(reason);
        add_line(row,
                 {visible(reason.header), text(reason.before), text(reason.after),
                  difference ? with_sign(grouped(difference->to_fixed(0)), *difference) : std::string()},
                 reason.beyond);
      }
    }
    return lines;
  }

  [[nodiscard]] bool any_beyond() const {
    const auto is_beyond = [](const ValueDiff& value) { return value.beyond; };
    return std::any_of(diff_.rows.begin(), diff_.rows.end(), [&](const DiffRow& row) {
      return std::any_of(row.inputs.begin(), row.inputs.end(), is_beyond) || std::any_of(row.metrics.begin(), row.metrics.end(), is_beyond);
    });
  }

  [[nodiscard]] bool is_shown(const ValueDiff& value) const { return diff_.metrics_chosen || is_prominent(quantity(value.id)); }

  [[nodiscard]] std::string segment_text(const DiffRow& row) const {
    return row.segment.empty() ? std::string(say("total", language_)) : visible(row.segment);
  }

  /// "2026-09 (Starter, total), 2026-10".
  [[nodiscard]] std::string places_of(DiffStatus status, bool expected, bool within) const {
    std::vector<std::string> places;
    for (auto row = diff_.rows.begin(); row != diff_.rows.end();) {
      const auto end = std::find_if(row, diff_.rows.end(), [&](const DiffRow& other) { return other.period != row->period; });
      std::vector<std::string> segments;
      for (auto at = row; at != end; ++at) {
        if (at->status == status && at->expected == expected && at->within == within) segments.push_back(segment_text(*at));
      }
      const bool is_whole = segments.size() == static_cast<std::size_t>(end - row);
      const std::string label = visible(row->period.to_string());
      if (is_whole || (!segments.empty() && !has_segments_)) {
        places.push_back(label);
      } else if (!segments.empty()) {
        places.push_back(formatted("{} ({})", label, join(segments, ", ")));
      }
      row = end;
    }
    return join(places, ", ");
  }

  const Diff& diff_;
  const Figures& figures_;
  Language language_;
  bool has_segments_ = false;
};

}  // namespace

Page diff_page(const Diff& diff, const std::pair<std::string, std::string>& names, const Figures& figures) {
  const DiffPage content(diff, figures);
  Page page;
  page.title = say("Differences of two reports", figures.language());
  page.about = visible(names.first) + " → " + visible(names.second);
  page.add(SentenceKind::headline, {content.summary()});
  content.add_table_to(page);
  page.add(SentenceKind::note, content.notes());
  return page;
}

}  // namespace retain::render
