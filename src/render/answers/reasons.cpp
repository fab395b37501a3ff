#include "render/answers/reasons.hpp"

#include <algorithm>
#include <utility>

#include "core/sheet/churn_reasons.hpp"
#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "render/content/leads.hpp"
#include "render/content/lines.hpp"
#include "render/content/values.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// The reasons of one period, segment or sum.
struct Column {
  std::string heading;
  std::vector<ChurnReason> reasons;
};

template <class Row>
Column column_of(std::string heading, const Row& row) {
  return {std::move(heading), churn_reasons(row.sheet, row.reasons)};
}

std::string period_heading(const ReportRow& row) {
  const std::string label = visible(row.period.to_string());
  return row.complete ? label : label + incomplete_mark;
}

std::string segment_heading(const std::string& segment, Language language) {
  return segment.empty() ? std::string(say(whole_base, language)) : visible(segment);
}

class TableMaker {
 public:
  TableMaker(Language language, std::optional<std::size_t> width) : language_(language), width_(width) {}

  /// `summary`: the last column holds what the others add up to, and stays where they do not fit. `newest_first`: the last ones stay.
  Grid make(std::string title, std::vector<Column> columns, bool summary, bool newest_first) {
    const std::size_t all = columns.size();
    rank(summary ? std::vector<Column>{columns.back()} : columns);
    for (const Column& column : columns) add_names(column);
    merge_small(columns);
    std::vector<std::string> headings{std::string(say("reason", language_))};
    std::vector<GridLine> lines;
    for (const Name& name : names_) lines.push_back({{label(name.reason)}});
    keep_what_fits(columns, title, lines, summary, newest_first);
    if (columns.size() < all && !newest_first) title += said(" ({} of {} segments)", language_, columns.size(), all);
    for (const Column& column : columns) {
      headings.push_back(column.heading);
      headings.emplace_back("%");
      add(lines, column);
    }
    Grid grid = grid_of(std::move(headings), 1, std::move(lines));
    grid.caption = std::move(title);
    return grid;
  }

 private:
  struct Name {
    std::string reason;
    Number customers;
  };
  /// Stands for the reasons that are too many; no reason begins with a space.
  static constexpr const char* others = " ";
  static constexpr std::size_t most_reasons = 8;
  static constexpr std::size_t widest_label = 32;

  [[nodiscard]] std::string label(const std::string& reason) const {
    if (reason.empty()) return std::string(say("(not known)", language_));
    if (reason == others) return said("({} other reasons)", language_, merged_);
    return width_ ? shortened(visible(reason), widest_label) : visible(reason);
  }

  [[nodiscard]] Name* find(const std::string& reason) {
    const auto name = std::find_if(names_.begin(), names_.end(), [&](const Name& known) { return known.reason == reason; });
    return name == names_.end() ? nullptr : &*name;
  }

  void add_names(const Column& column) {
    for (const ChurnReason& row : column.reasons) {
      if (find(row.reason) == nullptr) names_.push_back({row.reason, {}});
    }
    put_unknown_last();
  }

  void rank(const std::vector<Column>& columns) {
    for (const Column& column : columns) {
      add_names(column);
      for (const ChurnReason& row : column.reasons) find(row.reason)->customers = find(row.reason)->customers + row.customers;
    }
    std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.customers > b.customers; });
    put_unknown_last();
  }

  void put_unknown_last() {
    std::stable_partition(names_.begin(), names_.end(), [](const Name& name) { return !name.reason.empty(); });
  }

  /// On a terminal the reasons behind the largest ones share a line.
  void merge_small(std::vector<Column>& columns) {
    const auto known =
        static_cast<std::size_t>(std::count_if(names_.begin(), names_.end(), [](const Name& name) { return !name.reason.empty(); }));
    if (!width_ || known <= most_reasons) return;
    merged_ = known - (most_reasons - 1);
    const auto first = names_.begin() + static_cast<std::ptrdiff_t>(most_reasons - 1);
    const std::vector<Name> small(first, first + static_cast<std::ptrdiff_t>(merged_));
    names_.insert(names_.erase(first, first + static_cast<std::ptrdiff_t>(merged_)), {others, {}});
    const auto is_small = [&small](const ChurnReason& row) {
      return std::any_of(small.begin(), small.end(), [&row](const Name& name) { return name.reason == row.reason; });
    };
    for (Column& column : columns) {
      ChurnReason sum{others, {}, std::nullopt};
      for (const ChurnReason& row : column.reasons) {
        if (!is_small(row)) continue;
        sum.customers = sum.customers + row.customers;
        if (row.share) sum.share = sum.share.value_or(Number()) + *row.share;
      }
      std::erase_if(column.reasons, is_small);
      column.reasons.push_back(std::move(sum));
    }
  }

  /// Customers and share of each reason in a column.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> cells(const Column& column) const {
    std::vector<std::pair<std::string, std::string>> result;
    for (const Name& name : names_) {
      const auto row = std::find_if(column.reasons.begin(), column.reasons.end(),
                                    [&](const ChurnReason& candidate) { return candidate.reason == name.reason; });
      if (row == column.reasons.end()) {
        // Where all have a reason, none is unknown; a reason that a row does not hold may have been one.
        result.emplace_back(name.reason.empty() ? "" : undefined_mark, "");
      } else {
        result.emplace_back(grouped(row->customers.to_fixed(0)), row->share ? row->share->to_fixed(1) : std::string(undefined_mark));
      }
    }
    return result;
  }

  void add(std::vector<GridLine>& lines, const Column& column) const {
    const auto values = cells(column);
    for (std::size_t i = 0; i < values.size(); ++i) {
      lines[i].cells.push_back(values[i].first);
      lines[i].cells.push_back(values[i].second);
    }
  }

  [[nodiscard]] std::size_t width_of(const Column& column) const {
    std::size_t count = display_width(column.heading);
    std::size_t share = 1;
    for (const auto& [customers, percent] : cells(column)) {
      count = std::max(count, display_width(customers));
      share = std::max(share, display_width(percent));
    }
    return 2 * column_gap + count + share;
  }

  void keep_what_fits(std::vector<Column>& columns, const std::string& title, const std::vector<GridLine>& lines, bool summary,
                      bool newest_first) const {
    if (!width_) return;
    std::size_t taken = display_width(title);
    for (const GridLine& line : lines) taken = std::max(taken, display_width(line.cells.front()));
    const std::size_t fixed = summary ? 1 : 0;
    if (summary) taken += width_of(columns.back());
    while (columns.size() > fixed + 1) {
      std::size_t all = taken;
      for (std::size_t i = 0; i + fixed < columns.size(); ++i) all += width_of(columns[i]);
      if (all <= *width_) return;
      columns.erase(newest_first ? columns.begin() : columns.end() - 1 - static_cast<std::ptrdiff_t>(fixed));
    }
  }

  Language language_;
  std::optional<std::size_t> width_;
  std::vector<Name> names_;
  std::size_t merged_ = 0;
};

bool has_reasons(const std::vector<Column>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const Column& column) { return !column.reasons.empty(); });
}

}  // namespace

namespace {

/// Who did most to the leading metric stands where there is room.
void put_worst_first(std::vector<Column>& columns, const Report& report, Language language) {
  const Drivers* drivers = leading_drivers(report);
  if (drivers == nullptr) return;
  const auto rank = [&](const Column& column) {
    return std::find_if(drivers->segments.begin(), drivers->segments.end(),
                        [&](const Driver& driver) { return segment_heading(driver.segment, language) == column.heading; });
  };
  std::stable_sort(columns.begin(), columns.end(), [&](const Column& a, const Column& b) { return rank(a) < rank(b); });
}

}  // namespace

std::vector<Grid> reasons_tables(const Report& report, Language language, std::optional<std::size_t> width) {
  if (reasons_of(report.rows).empty()) return {};
  const std::string title(say("Why customers left", language));
  const auto same_period = [&](const ReportRow& row) { return row.period == report.rows.front().period; };
  const bool one_period = std::all_of(report.rows.begin(), report.rows.end(), same_period);
  const bool segmented = is_segmented(report);
  std::vector<Grid> tables;

  std::vector<Column> of_periods;
  for (const ReportRow& row : report.rows) {
    if (!row.segment.empty() || (one_period && segmented)) continue;
    of_periods.push_back(column_of(row.period.is_none() ? std::string(say("customers", language)) : period_heading(row), row));
  }
  const bool summary = !report.overall.empty() && report.overall.back().periods > 1;
  if (summary && !of_periods.empty()) {
    of_periods.push_back(column_of(periods_text(report.granularity, report.overall.back().periods, language), report.overall.back()));
  }
  if (has_reasons(of_periods)) tables.push_back(TableMaker(language, width).make(title, std::move(of_periods), summary, true));
  if (!segmented) return tables;

  std::vector<Column> of_segments;
  if (one_period) {
    for (const ReportRow& row : report.rows) of_segments.push_back(column_of(segment_heading(row.segment, language), row));
  } else {
    for (const OverallRow& row : report.overall) {
      if (!row.segment.empty()) of_segments.push_back(column_of(segment_heading(row.segment, language), row));
    }
  }
  put_worst_first(of_segments, report, language);
  if (has_reasons(of_segments)) {
    const std::string span = one_period ? only_period(report) : periods_text(report.granularity, report.overall.back().periods, language);
    tables.push_back(TableMaker(language, width).make(title + ", " + span, std::move(of_segments), one_period, false));
  }
  return tables;
}

}  // namespace retain::render
