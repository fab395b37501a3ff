#include "render/answers/group_test.hpp"

#include <algorithm>
#include <array>

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "render/content/headline.hpp"
#include "render/content/lines.hpp"
#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/json_text.hpp"
#include "render/markdown/text.hpp"
#include "render/terminal/aligned_table.hpp"
#include "render/terminal/paint.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::string_view difference_label = "B − A";

/// What people read of a test, before it is drawn.
class Words {
 public:
  Words(const GroupTest& test, const Report& report, const RenderOptions& options)
      : test_(test), report_(report), figures_(report, options.precision, options.language), language_(options.language) {
    for (const GroupDifference& difference : test.differences) {
      if (difference.p_value) {
        tested_.push_back(&difference);
      } else if (report.metrics_chosen || test.a.sheet[difference.id].number || test.b.sheet[difference.id].number) {
        untested_.push_back(&difference);
      }
    }
    if (!tested_.empty() || !untested_.empty()) return;
    for (const GroupDifference& difference : test.differences) untested_.push_back(&difference);
  }

  [[nodiscard]] std::vector<std::string> groups() const { return {"A: " + describe(test_.a), "B: " + describe(test_.b)}; }

  /// "CRR 94.5% in A, 97.0% in B: +2.5 points, more than chance (p < 0.001)", a line for each share.
  [[nodiscard]] std::vector<std::string> verdicts() const {
    std::vector<std::string> lines;
    for (const GroupDifference* row : tested_) {
      const auto value = [&](const Group& group) { return figures_.with_unit(row->id, *group.sheet[row->id].number); };
      lines.push_back(said("{0} {1} in A, {2} in B: {3}, {4} ({5})", language_, short_heading(quantity(row->id), language_), value(test_.a),
                           value(test_.b), figures_.change_with_unit(row->id, *row->difference), verdict_text(*row->p_value, language_),
                           p_value_text(*row->p_value)));
    }
    return lines;
  }

  [[nodiscard]] Rows shares() const {
    if (tested_.empty()) return {};
    Rows rows{{std::string(say("Shares", language_)), "", std::string(say("customers", language_)), std::string(say("of", language_)), "%",
               std::string(say("95% range", language_))}};
    for (const GroupDifference* row : tested_) {
      rows.push_back(share_row(*row, "A", test_.a));
      rows.push_back(share_row(*row, "B", test_.b));
      rows.push_back({"", std::string(difference_label), "", "", figures_.change(row->id, *row->difference),
                      said("{} to {}", language_, signed_bound(row->id, row->interval->low), signed_bound(row->id, row->interval->high))});
      rows[rows.size() - 3].front() = short_heading(quantity(row->id), language_);
    }
    return rows;
  }

  [[nodiscard]] Rows others() const {
    if (untested_.empty()) return {};
    Rows rows{{std::string(say("Not tested", language_)), "A", "B", std::string(difference_label)}};
    for (const GroupDifference* row : untested_) {
      rows.push_back({std::string(translated(quantity(row->id).heading, language_)), value_text(row->id, test_.a),
                      value_text(row->id, test_.b),
                      row->difference ? figures_.change(row->id, *row->difference) : std::string(undefined_mark)});
    }
    return rows;
  }

  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    if (const std::string small = joined_headings([this](Id id) { return is_rough(id); }); !small.empty()) {
      notes.push_back(said("{}: A or B is small, fewer than 5 customers expected on one side of the share: p-value and range are rough.",
                           language_, small));
    }
    if (!untested_.empty()) {
      notes.push_back(said("Tests are of {} where numbers of customers are known; the others are not tested here.", language_,
                           joined_headings([](Id id) { return quantity(id).sample.has_value(); })));
    }
    for (const GroupDifference* row : untested_) {
      for (const Group* group : {&test_.a, &test_.b}) {
        const Value& value = group->sheet[row->id];
        if (value.number) continue;
        notes.push_back(formatted("{} {}: {}.", undefined_mark, quantity(row->id).key, translated(reason_text(value.reason), language_)));
        break;
      }
    }
    std::vector<std::string_view> assumptions;
    for (const GroupAssumption assumption : test_.assumptions)
      assumptions.push_back(translated(group_assumption_text(assumption), language_));
    if (!assumptions.empty()) notes.push_back(said("Assumed: {}.", language_, join(assumptions, "; ")));
    return notes;
  }

  /// The tone of the row of a share's difference.
  [[nodiscard]] Paint paint_of(std::size_t share) const {
    const GroupDifference& row = *tested_[share];
    const Better better = quantity(row.id).better;
    if (!is_significant(*row.p_value) || better == Better::neither) return Paint::plain;
    return (row.difference->sign() > 0) == (better == Better::higher) ? Paint::good : Paint::bad;
  }

 private:
  [[nodiscard]] bool is_rough(Id id) const {
    return std::any_of(tested_.begin(), tested_.end(), [id](const GroupDifference* row) { return row->id == id && row->is_rough; });
  }

  template <class Holds>
  [[nodiscard]] std::string joined_headings(Holds holds) const {
    std::string text;
    for (const Quantity& row : quantities()) {
      if (holds(row.id)) text += (text.empty() ? "" : ", ") + short_heading(row, language_);
    }
    return text;
  }

  [[nodiscard]] std::string describe(const Group& group) const {
    std::string text = !group.segment.empty()                         ? visible(group.segment)
                       : is_segmented(report_) || group.since.empty() ? std::string(say(whole_base, language_))
                                                                      : "";
    if (group.since.empty()) return text;
    if (!text.empty()) text += ", ";
    if (group.periods == 1) return text + visible(group.since);
    return text + said("{} to {} ({})", language_, visible(group.since), visible(group.until),
                       periods_text(report_.granularity, group.periods, language_));
  }

  [[nodiscard]] std::vector<std::string> share_row(const GroupDifference& row, std::string label, const Group& group) const {
    const Proportion& share = group.proportions.at(row.id);
    const auto counted = [](int128 count) { return grouped(Number::fraction(count, 1).to_fixed(0)); };
    return {"",
            std::move(label),
            counted(share.successes),
            counted(share.trials),
            value_text(row.id, group),
            range_text(figures_, row.id, share, " - ")};
  }

  [[nodiscard]] std::string value_text(Id id, const Group& group) const {
    const auto& value = group.sheet[id].number;
    return value ? figures_.number(id, *value) : std::string(undefined_mark);
  }

  [[nodiscard]] std::string signed_bound(Id id, double bound) const { return figures_.change(id, Number::approximate(bound)); }

  const GroupTest& test_;
  const Report& report_;
  Figures figures_;
  Language language_;
  std::vector<const GroupDifference*> tested_;
  std::vector<const GroupDifference*> untested_;
};

std::string as_lines(const std::vector<std::string>& lines, std::size_t width) {
  std::string text;
  for (const std::string& line : lines) text += wrapped(line, width, 2) + "\n";
  return text;
}

std::string table_of(const Words& words, const RenderOptions& options) {
  const auto width = static_cast<std::size_t>(std::max(options.width, 1));
  std::string text;
  const auto add_section = [&text](const std::string& section) {
    if (!section.empty()) text += (text.empty() ? "" : "\n") + section;
  };
  const auto bold = [&](const std::string& line) { return painted(line, Paint::bold, options.colour) + "\n"; };
  add_section(as_lines(words.groups(), width));
  std::string verdicts;
  for (const std::string& line : words.verdicts()) verdicts += bold(wrapped(line, width, 2));
  add_section(verdicts);
  for (const bool tested : {true, false}) {
    const std::vector<std::string> lines = aligned_lines(tested ? words.shares() : words.others(), tested ? 2 : 1);
    std::string section;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      constexpr std::size_t lines_of_share = 3;
      const bool is_difference = tested && i > 0 && i % lines_of_share == 0;
      if (i == 0) section += bold(lines[i]);
      if (i > 0) section += painted(lines[i], is_difference ? words.paint_of(i / lines_of_share - 1) : Paint::plain, options.colour) + "\n";
    }
    add_section(section);
  }
  add_section(as_lines(words.notes(), width));
  return text;
}

std::string markdown_of(const Words& words) {
  std::string text = markdown_list(words.groups());
  for (const std::string& line : words.verdicts()) text += "\n" + markdown_escaped(line) + "\n";
  for (const bool tested : {true, false}) {
    Rows rows = tested ? words.shares() : words.others();
    if (rows.empty()) continue;
    for (auto& row : rows) std::transform(row.begin(), row.end(), row.begin(), markdown_escaped);
    const std::vector<std::string> headings = rows.front();
    rows.erase(rows.begin());
    text += "\n" + markdown_table(headings, rows, tested ? 2 : 1);
  }
  const std::string notes = markdown_list(words.notes());
  return notes.empty() ? text : text + "\n" + notes;
}

Json interval_json(const std::optional<Interval>& interval) { return interval ? Json::array({interval->low, interval->high}) : Json(); }

Json group_json(const Group& group) {
  return {{"text", group.text},
          {"segment", text_or_null(group.segment)},
          {"since", text_or_null(group.since)},
          {"until", text_or_null(group.until)},
          {"periods", group.periods}};
}

Json value_json(Id id, const Group& group) {
  const Value& value = group.sheet[id];
  const auto share = group.proportions.find(id);
  const bool has_sample = share != group.proportions.end() && share->second.trials > 0;
  const auto count = [&](int128 Proportion::*member) {
    return has_sample ? json_count(Number::fraction(share->second.*member, 1)) : Json();
  };
  return {{"value", value.number ? json_number(quantity(id), *value.number) : Json()},
          {"reason", value.number ? Json() : Json(reason_key(value.reason))},
          {"interval", interval_json(has_sample ? std::optional(wilson_interval(share->second)) : std::nullopt)},
          {"successes", count(&Proportion::successes)},
          {"trials", count(&Proportion::trials)}};
}

std::string json_of(const GroupTest& test) {
  Json units = Json::object();
  Json metrics = Json::object();
  Json assumptions = Json::array();
  for (const GroupAssumption assumption : test.assumptions) assumptions.push_back(group_assumption_text(assumption));
  for (const GroupDifference& row : test.differences) {
    const std::string key(quantity(row.id).key);
    units[key] = unit_key(quantity(row.id).unit);
    metrics[key] = {{"a", value_json(row.id, test.a)},
                    {"b", value_json(row.id, test.b)},
                    {"difference", row.difference ? json_number(quantity(row.id), *row.difference) : Json()},
                    {"interval", interval_json(row.interval)},
                    {"p_value", row.p_value ? Json(*row.p_value) : Json()}};
  }
  return json_document({{"schema", "retain.test"},
                        {"schema_version", 1},
                        {"generator", generator()},
                        {"granularity", text_or_null(granularity_key(test.granularity))},
                        {"units", std::move(units)},
                        {"a", group_json(test.a)},
                        {"b", group_json(test.b)},
                        {"metrics", std::move(metrics)},
                        {"assumptions", std::move(assumptions)},
                        {"warnings", json_warnings(test.warnings)}});
}

std::string delimited_of(const GroupTest& test, char delimiter) {
  DelimitedWriter writer(delimiter);
  for (const char* heading : {"metric", "a", "b", "difference", "low", "high", "p_value"}) writer.add_field(heading);
  writer.end_line();
  for (const GroupDifference& row : test.differences) {
    const auto exact = [&](const std::optional<Number>& value) { return value ? exact_text(quantity(row.id), *value) : std::string(); };
    writer.add_field(quantity(row.id).key);
    writer.add_field(exact(test.a.sheet[row.id].number));
    writer.add_field(exact(test.b.sheet[row.id].number));
    writer.add_field(exact(row.difference));
    writer.add_field(row.interval ? shortest(row.interval->low) : std::string());
    writer.add_field(row.interval ? shortest(row.interval->high) : std::string());
    writer.add_field(row.p_value ? shortest(*row.p_value) : std::string());
    writer.end_line();
  }
  return writer.take();
}

}  // namespace

std::vector<std::string> group_test_format_keys() { return {"table", "json", "csv", "tsv", "markdown"}; }

std::string render_group_test(const GroupTest& test, const Report& report, Format format, const RenderOptions& options) {
  switch (format) {
    case Format::json:
      return json_of(test);
    case Format::csv:
      return delimited_of(test, ',');
    case Format::tsv:
      return delimited_of(test, '\t');
    case Format::markdown:
      return markdown_of(Words(test, report, options));
    default:
      return table_of(Words(test, report, options), options);
  }
}

}  // namespace retain::render
