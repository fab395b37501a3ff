#include "render/answers/segment_tests.hpp"

#include <algorithm>

#include "render/answers/groups.hpp"
#include "render/content/figures.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// A segment and how a metric differs in it.
struct SegmentLine {
  const GroupTest* test;
  const GroupDifference* row;
};

class SegmentTestsPage {
 public:
  SegmentTestsPage(const SegmentTests& tests, const Report& report, const RenderOptions& options)
      : tests_(tests), report_(report), figures_(report, options.precision, options.language), language_(options.language) {}

  [[nodiscard]] Page make() const {
    Page page;
    page.title = say("Test of each segment", language_);
    page.add(SentenceKind::list, {range_text_of("A", &GroupTest::a), range_text_of("B", &GroupTest::b)});
    page.add(SentenceKind::verdict, verdicts());
    for (std::size_t metric = 0; metric < tests_.metrics.size(); ++metric) {
      if (is_tested(metric)) page.add(tested_headings(metric), 1, tested_lines(metric));
    }
    for (std::size_t metric = 0; metric < tests_.metrics.size(); ++metric) {
      if (is_shown_untested(metric)) page.add(untested_headings(metric), 1, untested_lines(metric));
    }
    page.add(SentenceKind::note, notes());
    return page;
  }

 private:
  [[nodiscard]] const Quantity& metric_row(std::size_t metric) const { return quantity(tests_.metrics[metric]); }

  [[nodiscard]] bool is_tested(std::size_t metric) const {
    return std::any_of(tests_.segments.begin(), tests_.segments.end(),
                       [metric](const GroupTest& test) { return test.differences[metric].p_value.has_value(); });
  }
  [[nodiscard]] bool is_shown_untested(std::size_t metric) const {
    if (is_tested(metric)) return false;
    const Id id = tests_.metrics[metric];
    return report_.metrics_chosen || std::any_of(tests_.segments.begin(), tests_.segments.end(), [id](const GroupTest& test) {
             return test.a.sheet[id].number || test.b.sheet[id].number;
           });
  }

  /// "A: each segment, 2026-04 to 2026-06 (3 months)", as in the segment that has most of the periods.
  [[nodiscard]] std::string range_text_of(std::string_view name, Group GroupTest::*member) const {
    const Group& widest = widest_group(member);
    std::string text = formatted("{}: {}", name, say("each segment", language_));
    if (widest.since.empty()) return text;
    text += ", " + visible(widest.since);
    if (widest.periods == 1) return text;
    return formatted("{}: {}, {}", name, say("each segment", language_),
                     said("{} to {} ({})", language_, visible(widest.since), visible(widest.until),
                          periods_text(report_.granularity, widest.periods, language_)));
  }

  [[nodiscard]] const Group& widest_group(Group GroupTest::*member) const {
    const auto fewer = [member](const GroupTest& a, const GroupTest& b) { return (a.*member).periods < (b.*member).periods; };
    return *std::max_element(tests_.segments.begin(), tests_.segments.end(), fewer).*member;
  }

  /// Those whose difference is worst first, the undefined last; where nothing is better, the largest first.
  [[nodiscard]] std::vector<SegmentLine> sorted(std::size_t metric) const {
    std::vector<SegmentLine> lines;
    for (const GroupTest& test : tests_.segments) lines.push_back({&test, &test.differences[metric]});
    const Better better = metric_row(metric).better;
    const auto badness = [better](const Number& difference) {
      if (better == Better::neither) return absolute(difference);
      return better == Better::higher ? -difference : difference;
    };
    std::stable_sort(lines.begin(), lines.end(), [&](const SegmentLine& a, const SegmentLine& b) {
      if (!a.row->difference || !b.row->difference) return a.row->difference.has_value() && !b.row->difference;
      return badness(*a.row->difference) > badness(*b.row->difference);
    });
    return lines;
  }

  /// "CRR: 1 of 3 segments changed by more than chance: Starter -2.9 points", a line for each share.
  [[nodiscard]] std::vector<std::string> verdicts() const {
    std::vector<std::string> texts;
    for (std::size_t metric = 0; metric < tests_.metrics.size(); ++metric) {
      if (is_tested(metric)) texts.push_back(verdict(metric));
    }
    return texts;
  }

  [[nodiscard]] std::string verdict(std::size_t metric) const {
    constexpr std::size_t most_named = 5;
    std::size_t tested = 0;
    std::vector<std::string> changed;
    for (const SegmentLine& line : sorted(metric)) {
      if (!line.row->p_adjusted) continue;
      ++tested;
      if (is_significant(*line.row->p_adjusted)) {
        changed.push_back(visible(line.test->a.segment) + " " + figures_.change_with_unit(line.row->id, *line.row->difference));
      }
    }
    const std::string heading = short_heading(metric_row(metric), language_);
    if (changed.empty()) return said("{0}: in none of {1} segments more than chance", language_, heading, tested);
    return said("{0}: in {1} of {2} segments more than chance: {3}", language_, heading, changed.size(), tested,
                listed(changed, most_named));
  }

  [[nodiscard]] std::vector<std::string> tested_headings(std::size_t metric) const {
    return {std::string(translated(metric_row(metric).heading, language_)),
            "A",
            "B",
            std::string(difference_label),
            std::string(say("95% range", language_)),
            std::string(say("p (Holm)", language_)),
            std::string(say("verdict", language_))};
  }
  [[nodiscard]] std::vector<std::string> untested_headings(std::size_t metric) const {
    return {std::string(translated(metric_row(metric).heading, language_)), "A", "B", std::string(difference_label)};
  }

  [[nodiscard]] std::vector<GridLine> tested_lines(std::size_t metric) const {
    std::vector<GridLine> lines;
    for (const SegmentLine& line : sorted(metric)) {
      std::vector<std::string> cells = value_cells(line);
      const GroupDifference& row = *line.row;
      const auto bound = [&](double value) { return figures_.change(row.id, Number::approximate(value)); };
      if (row.p_adjusted) {
        cells.push_back(said("{} to {}", language_, bound(row.interval->low), bound(row.interval->high)));
        cells.emplace_back(bare_p_value(*row.p_adjusted));
        cells.emplace_back(verdict_text(*row.p_adjusted, language_));
      } else {
        cells.emplace_back(undefined_mark);
        cells.emplace_back(undefined_mark);
        cells.emplace_back(say("not tested", language_));
      }
      lines.push_back({std::move(cells), tone_of_difference(row, row.p_adjusted)});
    }
    return lines;
  }

  [[nodiscard]] std::vector<GridLine> untested_lines(std::size_t metric) const {
    std::vector<GridLine> lines;
    for (const SegmentLine& line : sorted(metric)) lines.push_back({value_cells(line)});
    return lines;
  }

  [[nodiscard]] std::vector<std::string> value_cells(const SegmentLine& line) const {
    const Id id = line.row->id;
    const auto value = [&](const Group& group) {
      const auto& number = group.sheet[id].number;
      return number ? figures_.number(id, *number) : std::string(undefined_mark);
    };
    return {visible(line.test->a.segment), value(line.test->a), value(line.test->b),
            line.row->difference ? figures_.change(id, *line.row->difference) : std::string(undefined_mark)};
  }

  /// "0.03" of "p 0.03".
  static std::string bare_p_value(double p_value) { return p_value_text(p_value).substr(2); }

  /// The names with commas between them; of many, how many more there are.
  [[nodiscard]] std::string listed(std::vector<std::string> names, std::size_t most_listed = 12) const {
    if (names.size() <= most_listed) return join(names, ", ");
    const std::size_t more = names.size() - most_listed;
    names.resize(most_listed);
    return join(names, ", ") + said(" and {} more", language_, more);
  }

  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    const bool any_tested = std::any_of(tests_.segments.begin(), tests_.segments.end(), [](const GroupTest& test) {
      return std::any_of(test.differences.begin(), test.differences.end(),
                         [](const GroupDifference& row) { return row.p_value.has_value(); });
    });
    if (any_tested)
      notes.emplace_back(say("p (Holm): corrected for the number of segments; ranges are of each segment by itself.", language_));
    std::vector<std::string> small;
    std::vector<std::string> shorter;
    const int widest_a = widest_group(&GroupTest::a).periods;
    const int widest_b = widest_group(&GroupTest::b).periods;
    for (const GroupTest& test : tests_.segments) {
      const bool is_rough =
          std::any_of(test.differences.begin(), test.differences.end(), [](const GroupDifference& row) { return row.is_rough; });
      if (is_rough) small.push_back(visible(test.a.segment));
      const bool is_shorter = test.a.periods < widest_a || test.b.periods < widest_b;
      if (is_shorter) shorter.push_back(visible(test.a.segment));
    }
    if (!small.empty()) {
      notes.push_back(said("{}: A or B is small, fewer than 5 customers expected on one side of the share: p-value and range are rough.",
                           language_, listed(small)));
    }
    if (!shorter.empty()) notes.push_back(said("{}: not all periods of A or B.", language_, listed(shorter)));
    if (!tests_.left_out.empty()) {
      std::vector<std::string> names;
      std::transform(tests_.left_out.begin(), tests_.left_out.end(), std::back_inserter(names),
                     [](const std::string& name) { return visible(name); });
      notes.push_back(said("Not compared, without a complete period in A or in B: {}.", language_, listed(names)));
    }
    if (const std::string assumed = group_assumptions_note(tests_.assumptions, language_); !assumed.empty()) notes.push_back(assumed);
    return notes;
  }

  const SegmentTests& tests_;
  const Report& report_;
  Figures figures_;
  Language language_;
};

}  // namespace

Page segment_tests_page(const SegmentTests& tests, const Report& report, const RenderOptions& options) {
  return SegmentTestsPage(tests, report, options).make();
}

}  // namespace retain::render
