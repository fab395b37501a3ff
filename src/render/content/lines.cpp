#include "render/content/lines.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include "render/content/figures.hpp"
#include "render/content/leads.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

struct SegmentRows {
  std::string segment;
  std::vector<const ReportRow*> rows;
};

/// The rows of each segment, segments in the order first seen, the whole base last.
std::vector<SegmentRows> by_segment(const Report& report) {
  std::vector<SegmentRows> result;
  std::unordered_map<std::string_view, std::size_t> positions;
  for (const ReportRow& row : report.rows) {
    const auto [position, is_new] = positions.try_emplace(row.segment, result.size());
    if (is_new) result.push_back({row.segment, {}});
    result[position->second].rows.push_back(&row);
  }
  std::stable_partition(result.begin(), result.end(), [](const SegmentRows& segment) { return !segment.segment.empty(); });
  // The whole base is its only segment again.
  if (result.size() == 2 && result[0].rows.size() == result[1].rows.size()) result.pop_back();
  return result;
}

bool has_one_period(const Report& report) {
  return std::all_of(report.rows.begin(), report.rows.end(),
                     [&](const ReportRow& row) { return row.period == report.rows.front().period; });
}

/// What the input calls it; the whole base where it has no name.
std::string label_of(const std::string& name, Language language) {
  return name.empty() ? std::string(say(whole_base, language)) : visible(name);
}

std::string period_label(const ReportRow& row, Language language) {
  return label_of(row.period.is_none() ? std::string() : row.period.to_string(), language);
}

std::string marked(const std::string& label, const ReportRow& row) { return row.complete ? label : label + incomplete_mark; }

class LineMaker {
 public:
  LineMaker(const Report& report, Language language)
      : report_(report),
        language_(language),
        segments_(by_segment(report)),
        segmented_(segments_.size() > 1 || !segments_.front().segment.empty()) {
    for (const OverallRow& row : report.overall) overall_.emplace(row.segment, &row);
  }

  std::vector<TableLine> one_period() {
    for (const SegmentRows& segment : segments_) {
      for (const ReportRow* row : segment.rows) {
        const std::string label = segmented_ ? label_of(segment.segment, language_) : period_label(*row, language_);
        add(LineKind::period, marked(label, *row), segment.segment).row = row;
      }
    }
    return std::move(lines_);
  }

  std::vector<TableLine> time_lines() {
    const std::string indent(segmented_ ? 2 : 0, ' ');
    for (const SegmentRows& segment : segments_) {
      if (segmented_) add(LineKind::segment, label_of(segment.segment, language_), segment.segment);
      for (const ReportRow* row : segment.rows)
        add(LineKind::period, indent + marked(period_label(*row, language_), *row), segment.segment).row = row;
      add_summary(segment, indent);
    }
    return std::move(lines_);
  }

  std::vector<TableLine> whole(std::size_t most) {
    SegmentRows whole = segments_.back();
    segmented_ = false;
    std::size_t most_incomplete = 3;
    const auto shown = std::find_if(whole.rows.rbegin(), whole.rows.rend(),
                                    [&](const ReportRow* row) { return row->complete ? most-- == 0 : most_incomplete-- == 0; });
    for (auto row = shown.base(); row != whole.rows.end(); ++row)
      add(LineKind::period, marked(period_label(**row, language_), **row), whole.segment).row = *row;
    add_summary(whole, {});
    return std::move(lines_);
  }

  std::vector<TableLine> newest(std::size_t most) {
    const ReportRow* newest = report_.newest();
    if (newest == nullptr || !segmented_) return {};
    std::map<std::string_view, const ReportRow*> rows;
    std::vector<std::string_view> order;
    const Drivers* drivers = leading_drivers(report_);
    for (const ReportRow& row : report_.rows) {
      if (row.period == newest->period && !row.segment.empty()) rows.emplace(row.segment, &row);
    }
    std::map<std::string_view, const Driver*> driver_of;
    if (drivers != nullptr) {
      for (const Driver& driver : drivers->segments) {
        if (!rows.contains(driver.segment)) continue;
        driver_of.emplace(driver.segment, &driver);
        order.emplace_back(driver.segment);
      }
    } else {
      for (const SegmentRows& segment : segments_) {
        if (rows.contains(segment.segment)) order.emplace_back(segment.segment);
      }
    }
    if (order.size() < 2) return {};
    const std::size_t shown = order.size() <= most + 1 ? order.size() : most;
    for (const std::string_view name : std::span(order).first(shown)) {
      const ReportRow* row = rows.at(name);
      TableLine& line = add(LineKind::period, marked(label_of(row->segment, language_), *row), row->segment);
      line.row = row;
      if (const auto driver = driver_of.find(name); driver != driver_of.end()) line.driver = driver->second;
    }
    if (drivers != nullptr) add_rests(*drivers, driver_of, std::span(order).subspan(shown));
    TableLine& whole = add(LineKind::period, label_of(std::string(), language_), {});
    whole.row = newest;
    if (drivers != nullptr) whole.contribution = drivers->change;
    return std::move(lines_);
  }

 private:
  TableLine& add(LineKind kind, std::string label, const std::string& segment) {
    TableLine line;
    line.kind = kind;
    line.label = std::move(label);
    if (segmented_) line.segment = label_of(segment, language_);
    lines_.push_back(std::move(line));
    return lines_.back();
  }

  void add_rests(const Drivers& drivers, const std::map<std::string_view, const Driver*>& driver_of,
                 std::span<const std::string_view> others) {
    Number rest;
    for (const std::string_view name : others) rest = rest + driver_of.at(name)->contribution;
    if (!others.empty()) {
      TableLine& line = add(LineKind::rest, said("{} more", language_, others.size()), {});
      line.contribution = rest;
    }
    // A segment that left has no row.
    Number elsewhere = drivers.elsewhere;
    for (const Driver& driver : drivers.segments) {
      if (!driver_of.contains(driver.segment)) elsewhere = elsewhere + driver.contribution;
    }
    if (elsewhere.is_zero()) return;
    add(LineKind::elsewhere, std::string(say("elsewhere", language_)), {}).contribution = elsewhere;
  }

  void add_summary(const SegmentRows& segment, const std::string& indent) {
    const auto overall = overall_.find(segment.segment);
    if (overall == overall_.end() || overall->second->periods < 2) return;
    add(LineKind::mean, indent + std::string(mean_period_text(report_.granularity, language_)), segment.segment).overall = overall->second;
    TableLine& span = add(LineKind::span, indent + periods_text(report_.granularity, overall->second->periods, language_), segment.segment);
    span.overall = overall->second;
    for (const ReportRow* row : segment.rows) {
      if (!row->complete) continue;
      if (span.first == nullptr) span.first = row;
      span.last = row;
    }
  }

  const Report& report_;
  Language language_;
  std::vector<SegmentRows> segments_;
  bool segmented_;
  std::unordered_map<std::string_view, const OverallRow*> overall_;
  std::vector<TableLine> lines_;
};

}  // namespace

std::vector<TableLine> lines_of(const Report& report, Language language) {
  if (report.rows.empty()) return {};
  return has_one_period(report) ? LineMaker(report, language).one_period() : LineMaker(report, language).time_lines();
}

std::vector<TableLine> lines_of_whole(const Report& report, std::size_t most_periods, Language language) {
  return report.rows.empty() ? std::vector<TableLine>() : LineMaker(report, language).whole(most_periods);
}

std::vector<TableLine> lines_of_newest(const Report& report, std::size_t most_segments, Language language) {
  return report.rows.empty() ? std::vector<TableLine>() : LineMaker(report, language).newest(most_segments);
}

void fit_labels(std::vector<TableLine>& lines, std::size_t width) {
  constexpr std::size_t least_room = 16;
  std::vector<std::string> labels;
  std::set<std::string> names;
  for (const TableLine& line : lines) {
    const bool has_mark = line.row != nullptr && line.label.ends_with(incomplete_mark);
    // With room for the mark whether there is one or not, so that what looks the same is the same.
    const std::size_t room = line.kind == LineKind::segment ? std::max(least_room, width) : std::max(least_room, width / 2) - 1;
    labels.push_back(shortened(has_mark ? line.label.substr(0, line.label.size() - 1) : line.label, room));
    const bool is_name = !line.label.starts_with(' ');
    if (is_name && !names.insert(labels.back()).second) return;
    if (has_mark) labels.back() += incomplete_mark;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].label = std::move(labels[i]);
}

bool is_segmented(const Report& report) {
  return std::any_of(report.rows.begin(), report.rows.end(), [](const ReportRow& row) { return !row.segment.empty(); });
}

std::string only_period(const Report& report) {
  return report.rows.empty() || !has_one_period(report) ? std::string() : visible(report.rows.front().period.to_string());
}

}  // namespace retain::render
