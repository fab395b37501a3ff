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
  DiffPage(const Diff& diff, const Figures& figures, bool full)
      : diff_(diff), figures_(figures), language_(figures.language()), full_(full) {
    has_segments_ = std::any_of(diff.rows.begin(), diff.rows.end(), [](const DiffRow& row) { return !row.segment.empty(); });
    sort_metrics();
  }

  [[nodiscard]] std::string summary() const {
    const auto compared = std::count_if(diff_.rows.begin(), diff_.rows.end(), is_in_both);
    const auto differing = std::count_if(diff_.rows.begin(), diff_.rows.end(),
                                         [](const DiffRow& row) { return row.is_in_both() && row.status != DiffStatus::same; });
    if (differing == 0 && !diff_.differs) return said("Rows compared: {0}. Nothing differs.", language_, compared);
    if (differing == 0) return said("Rows compared: {0}. Nothing differs in them.", language_, compared);
    return said("Rows compared: {0}. Rows that differ: {1}.", language_, compared, differing);
  }

  /// What was restated, then what that does to the metrics.
  void add_tables_to(Page& page) const {
    add_table_to(page, say("Inputs", language_), input_lines());
    add_table_to(page, say("Metrics", language_), metric_lines());
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
    if (folded_.count > 0) notes.push_back(folded_text());
    if (hidden_ > 0) notes.push_back(said("More differences: {0}; --full shows them.", language_, hidden_));
    return notes;
  }

 private:
  /// Differences that are too small to show.
  struct Folded {
    std::size_t count = 0;
    std::optional<int> decimals;  // of all of them
    bool are_points = true;
  };

  void sort_metrics() {
    const IdSet leads = leading();
    for (const DiffRow& row : diff_.rows) {
      std::vector<const ValueDiff*>& shown = shown_.emplace_back();
      for (const ValueDiff& value : row.metrics) {
        const bool is_input =
            std::any_of(row.inputs.begin(), row.inputs.end(), [&](const ValueDiff& input) { return input.id == value.id; });
        if (is_input) continue;
        const bool must_show = full_ || (diff_.tolerance && value.beyond);
        if (!must_show && !diff_.metrics_chosen && !leads.test(index_of(value.id))) {
          ++hidden_;
        } else if (!must_show && is_near_zero(value)) {
          fold(value.id);
        } else {
          shown.push_back(&value);
        }
      }
    }
  }

  /// The metrics that headlines are about: of those that differ, what compounds over time, else the first of each topic.
  [[nodiscard]] IdSet leading() const {
    IdSet differing;
    for (const DiffRow& row : diff_.rows) {
      for (const ValueDiff& value : row.metrics) differing.set(index_of(value.id));
    }
    const auto all_of = [&](auto holds) {
      IdSet found;
      for (const Quantity& row : quantities()) {
        if (differing.test(index_of(row.id)) && holds(row)) found.set(index_of(row.id));
      }
      return found;
    };
    const IdSet compounding = all_of([](const Quantity& row) { return row.compounds; });
    if (compounding.any()) return compounding;
    return all_of([&](const Quantity& row) {
      return row.priority > 0 && all_of([&](const Quantity& rival) {
                                   return rival.topic == row.topic && rival.priority > 0 && rival.priority < row.priority;
                                 }).none();
    });
  }

  [[nodiscard]] bool is_near_zero(const ValueDiff& value) const {
    if (!value.before.number || !value.after.number) return false;
    return !shows_nonzero(figures_.number(value.id, *value.after.number - *value.before.number));
  }

  void fold(Id id) {
    const int decimals = figures_.decimals(id);
    if (folded_.count > 0 && folded_.decimals != decimals) folded_.are_points = false;
    folded_.are_points = folded_.are_points && quantity(id).unit == Unit::percent;
    folded_.decimals = decimals;
    ++folded_.count;
  }

  /// "And 12 changes below 0.05 points; --full shows them.".
  [[nodiscard]] std::string folded_text() const {
    if (!folded_.are_points) return said("And changes too small to show here: {0}; --full shows them.", language_, folded_.count);
    const Number smallest_shown = Number(1) / power(Number(10), *folded_.decimals);
    const std::string limit = (smallest_shown / Number(2)).to_fixed(*folded_.decimals + 1);
    if (folded_.count == 1) return said("And 1 change below {0} points; --full shows it.", language_, limit);
    return said("And {0} changes below {1} points; --full shows them.", language_, folded_.count, limit);
  }

  void add_table_to(Page& page, std::string_view caption, std::vector<GridLine> lines) const {
    if (lines.empty()) return;
    std::vector<std::string> headings{std::string(say("period", language_))};
    if (has_segments_) headings.emplace_back(say("segment", language_));
    headings.emplace_back(say("quantity", language_));
    const std::size_t labels = headings.size();
    for (const std::string_view heading : {say("before", language_), say("after", language_), say("difference", language_)})
      headings.emplace_back(heading);
    Grid grid = grid_of(std::move(headings), labels, std::move(lines));
    grid.caption = caption;
    page.parts.emplace_back(std::move(grid));
  }

  /// Lines of a table, in which a period and a segment are named once.
  class Lines {
   public:
    explicit Lines(const DiffPage& page) : page_(page) {}

    void add(const DiffRow& row, std::vector<std::string> cells, bool beyond) {
      const bool is_same_period = last_ != nullptr && last_->period == row.period;
      std::vector<std::string>& line = lines_.emplace_back().cells;
      line.push_back(is_same_period ? std::string() : visible(row.period.to_string()));
      if (page_.has_segments_) line.push_back(is_same_period && last_->segment == row.segment ? std::string() : page_.segment_text(row));
      if (page_.diff_.tolerance) cells.back() += beyond ? " !" : "  ";
      std::move(cells.begin(), cells.end(), std::back_inserter(line));
      last_ = &row;
    }
    void add(const DiffRow& row, const ValueDiff& value) {
      const Figures& figures = page_.figures_;
      add(row,
          {std::string(name_of(quantity(value.id), page_.language_)), value_text(figures, value.id, value.before.number),
           value_text(figures, value.id, value.after.number), difference_text(figures, value.id, value.before.number, value.after.number)},
          value.beyond);
    }
    std::vector<GridLine> take() { return std::move(lines_); }

   private:
    const DiffPage& page_;
    const DiffRow* last_ = nullptr;
    std::vector<GridLine> lines_;
  };

  [[nodiscard]] std::vector<GridLine> input_lines() const {
    Lines lines(*this);
    for (const DiffRow& row : diff_.rows) {
      for (const ValueDiff& value : row.inputs) lines.add(row, value);
      for (const ReasonDiff& reason : row.reasons) {
        const auto text = [](const std::optional<Number>& count) {
          return count ? grouped(count->to_fixed(0)) : std::string(undefined_mark);
        };
        const auto difference = difference_of(reason);
        lines.add(row,
                  {visible(reason.header), text(reason.before), text(reason.after),
                   difference ? with_sign(grouped(difference->to_fixed(0)), *difference) : std::string()},
                  reason.beyond);
      }
    }
    return lines.take();
  }

  [[nodiscard]] std::vector<GridLine> metric_lines() const {
    Lines lines(*this);
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      for (const ValueDiff* value : shown_[i]) lines.add(diff_.rows[i], *value);
    }
    return lines.take();
  }

  [[nodiscard]] bool any_beyond() const {
    const auto is_beyond = [](const ValueDiff& value) { return value.beyond; };
    return std::any_of(diff_.rows.begin(), diff_.rows.end(), [&](const DiffRow& row) {
      return std::any_of(row.inputs.begin(), row.inputs.end(), is_beyond) || std::any_of(row.metrics.begin(), row.metrics.end(), is_beyond);
    });
  }

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
  bool full_;
  bool has_segments_ = false;
  std::vector<std::vector<const ValueDiff*>> shown_;  // metrics of each row
  Folded folded_;
  std::size_t hidden_ = 0;
};

}  // namespace

Page diff_page(const Diff& diff, const std::pair<std::string, std::string>& names, const Figures& figures, bool full) {
  const DiffPage content(diff, figures, full);
  Page page;
  page.title = say("Differences of two reports", figures.language());
  page.about = visible(names.first) + " → " + visible(names.second);
  page.add(SentenceKind::headline, {content.summary()});
  content.add_tables_to(page);
  page.add(SentenceKind::note, content.notes());
  return page;
}

}  // namespace retain::render
