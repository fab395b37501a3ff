#include "render/answers/diff.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "render/answers/grid.hpp"
#include "render/content/blocks.hpp"
#include "render/content/formulas.hpp"
#include "render/content/lines.hpp"
#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/json_text.hpp"
#include "render/markdown/text.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Names = std::pair<std::string, std::string>;

bool is_in_both(const DiffRow& row) { return row.is_in_both(); }

Json values_of(const std::vector<ValueDiff>& values) {
  Json result = Json::object();
  for (const ValueDiff& value : values) {
    const Quantity& of = quantity(value.id);
    Json difference;
    if (value.before.number && value.after.number) difference = json_number(of, *value.after.number - *value.before.number);
    result[std::string(of.key)] = {{"before", value_or_null(of, value.before)},
                                   {"after", value_or_null(of, value.after)},
                                   {"difference", std::move(difference)},
                                   {"beyond", value.beyond},
                                   {"reasons", {{"before", reason_or_null(value.before)}, {"after", reason_or_null(value.after)}}}};
  }
  return result;
}

Json optional_number(const std::optional<Number>& number) { return number ? Json(number->to_double()) : Json(); }

std::optional<Number> difference_of(const ReasonDiff& reason) {
  return reason.before && reason.after ? std::optional(*reason.after - *reason.before) : std::nullopt;
}

Json reasons_of(const std::vector<ReasonDiff>& reasons) {
  Json result = Json::object();
  for (const ReasonDiff& reason : reasons) {
    result[reason.header] = {{"before", optional_number(reason.before)},
                             {"after", optional_number(reason.after)},
                             {"difference", optional_number(difference_of(reason))},
                             {"beyond", reason.beyond}};
  }
  return result;
}

std::string json_text(const Diff& diff, const Names& names, const std::vector<Diagnostic>& warnings) {
  Json units = Json::object();
  for (const Quantity& row : quantities()) units[std::string(row.key)] = unit_key(row.unit);
  Json tolerance;
  if (diff.tolerance) tolerance = {{"amount", diff.tolerance->amount.to_double()}, {"relative", diff.tolerance->relative}};
  Json rows = Json::array();
  for (const DiffRow& row : diff.rows) {
    if (row.status == DiffStatus::same) continue;
    rows.push_back({{"period", text_or_null(row.period.to_string())},
                    {"segment", text_or_null(row.segment)},
                    {"status", diff_status_key(row.status)},
                    {"expected", row.expected},
                    {"within_tolerance", row.within},
                    {"inputs", values_of(row.inputs)},
                    {"churn_reasons", reasons_of(row.reasons)},
                    {"metrics", values_of(row.metrics)}});
  }
  return json_document({{"schema", "retain.diff"},
                        {"schema_version", 1},
                        {"generator", generator()},
                        {"granularity", text_or_null(granularity_key(diff.granularity))},
                        {"before", names.first},
                        {"after", names.second},
                        {"tolerance", std::move(tolerance)},
                        {"inputs_judged", !diff.tolerance},
                        {"differs", diff.differs},
                        {"compared", std::count_if(diff.rows.begin(), diff.rows.end(), is_in_both)},
                        {"units", std::move(units)},
                        {"periods", std::move(rows)},
                        {"warnings", json_warnings(warnings)}});
}

/// The differences of a row: a quantity that was stated stands among its inputs and its metrics, and is listed once.
std::vector<const ValueDiff*> differences_of(const DiffRow& row) {
  std::vector<const ValueDiff*> values;
  for (const ValueDiff& value : row.inputs) {
    if (quantity(value.id).is_fact()) values.push_back(&value);
  }
  for (const ValueDiff& value : row.metrics) values.push_back(&value);
  for (const ValueDiff& value : row.inputs) {
    const bool is_listed = std::any_of(values.begin(), values.end(), [&](const ValueDiff* other) { return other->id == value.id; });
    if (!is_listed) values.push_back(&value);
  }
  return values;
}

std::string csv_text(const Diff& diff) {
  DelimitedWriter writer(',');
  for (const std::string_view heading : {"period", "segment", "status", "quantity", "before", "after", "difference", "beyond"})
    writer.add_field(heading);
  writer.end_line();
  const auto add_labels = [&writer](const DiffRow& row) {
    writer.add_text(row.period.to_string());
    writer.add_text(row.segment);
    writer.add_field(diff_status_key(row.status));
  };
  for (const DiffRow& row : diff.rows) {
    if (row.status == DiffStatus::same) continue;
    const std::vector<const ValueDiff*> values = differences_of(row);
    if (values.empty() && row.reasons.empty()) {
      add_labels(row);
      for (int i = 0; i < 4; ++i) writer.add_field({});
      writer.add_field(row.expected ? "false" : "true");
      writer.end_line();
    }
    for (const ValueDiff* value : values) {
      const Quantity& of = quantity(value->id);
      const auto& before = value->before.number;
      const auto& after = value->after.number;
      add_labels(row);
      writer.add_field(of.key);
      writer.add_field(before ? exact_text(of, *before) : std::string());
      writer.add_field(after ? exact_text(of, *after) : std::string());
      writer.add_field(before && after ? exact_text(of, *after - *before) : std::string());
      writer.add_field(value->beyond ? "true" : "false");
      writer.end_line();
    }
    for (const ReasonDiff& reason : row.reasons) {
      add_labels(row);
      writer.add_text(reason.header);
      for (const auto& number : {reason.before, reason.after, difference_of(reason)})
        writer.add_field(number ? number->to_fixed(0) : std::string());
      writer.add_field(reason.beyond ? "true" : "false");
      writer.end_line();
    }
  }
  return writer.take();
}

class DiffText {
 public:
  DiffText(const Diff& diff, const Figures& figures, Language language) : diff_(diff), figures_(figures), language_(language) {
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

  [[nodiscard]] Grid grid() const {
    Grid grid;
    grid.headings.emplace_back(say("period", language_));
    if (has_segments_) grid.headings.emplace_back(say("segment", language_));
    grid.headings.emplace_back(say("quantity", language_));
    grid.labels = grid.headings.size();
    for (const std::string_view heading : {say("before", language_), say("after", language_), say("difference", language_)})
      grid.headings.emplace_back(heading);
    const DiffRow* last = nullptr;
    const auto add_line = [&](const DiffRow& row, std::vector<std::string> cells, bool beyond) {
      const bool is_same_period = last != nullptr && last->period == row.period;
      std::vector<std::string>& line = grid.lines.emplace_back();
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
    return grid;
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

std::string table_text(const DiffText& content, std::size_t width) {
  std::string text = content.summary() + "\n";
  const Grid grid = content.grid();
  if (!grid.lines.empty()) text += "\n" + grid_text(grid);
  const std::vector<std::string> notes = content.notes();
  if (!notes.empty()) text += "\n";
  for (const std::string& note : notes) text += wrapped(note, width, 2) + "\n";
  return text;
}

std::string markdown_text(const DiffText& content) {
  std::string text = markdown_escaped(content.summary()) + "\n";
  const Grid grid = content.grid();
  if (!grid.lines.empty()) text += "\n" + grid_markdown(grid);
  const std::vector<std::string> notes = content.notes();
  return notes.empty() ? text : text + "\n" + markdown_list(notes);
}

}  // namespace

std::string render_diff(const Diff& diff, const Names& names, const std::vector<Diagnostic>& warnings, const Figures& figures,
                        Format format, const RenderOptions& options) {
  switch (format) {
    case Format::json:
      return json_text(diff, names, warnings);
    case Format::csv:
      return csv_text(diff);
    case Format::markdown:
      return markdown_text(DiffText(diff, figures, options.language));
    case Format::table:
      return table_text(DiffText(diff, figures, options.language), static_cast<std::size_t>(std::max(options.width, 1)));
    default:
      throw std::logic_error("a format that differences have no renderer for");
  }
}

}  // namespace retain::render
