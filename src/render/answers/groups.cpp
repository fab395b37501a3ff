#include "render/answers/groups.hpp"

#include <algorithm>

#include "render/content/figures.hpp"
#include "render/content/lines.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

class GroupsPage {
 public:
  GroupsPage(const GroupTest& test, const Report& report, const RenderOptions& options)
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

  void add_tables_to(Page& page) const {
    page.add({std::string(say("Shares", language_)), "", std::string(say("customers", language_)), std::string(say("of", language_)), "%",
              std::string(say("95% range", language_))},
             2, shares());
    page.add({std::string(say("Not tested", language_)), "A", "B", std::string(difference_label)}, 1, others());
  }

  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    if (const std::string small = joined_headings([this](Id id) { return is_rough(id); }); !small.empty()) {
      notes.push_back(said("{}: A or B is small, fewer than 5 customers expected on one side of the share: p-value and range are rough.",
                           language_, small));
    }
    if (!untested_.empty()) {
      notes.push_back(said("Tests are of {} where their counts are known; the others are not tested here.", language_,
                           joined_headings([this](Id id) { return may_be_tested(id); })));
    }
    for (const GroupDifference* row : untested_) {
      for (const Group* group : {&test_.a, &test_.b}) {
        const Value& value = group->sheet[row->id];
        if (value.number) continue;
        notes.push_back(formatted("{} {}: {}.", undefined_mark, spoken_name(quantity(row->id), language_),
                                  translated(reason_text(value.reason), language_)));
        break;
      }
    }
    if (const std::string assumed = group_assumptions_note(test_.assumptions, language_); !assumed.empty()) notes.push_back(assumed);
    return notes;
  }

 private:
  [[nodiscard]] std::vector<GridLine> shares() const {
    std::vector<GridLine> lines;
    for (const GroupDifference* row : tested_) {
      lines.push_back({share_cells(*row, "A", test_.a)});
      lines.back().cells.front() = short_heading(quantity(row->id), language_);
      lines.push_back({share_cells(*row, "B", test_.b)});
      lines.push_back({{"", std::string(difference_label), "", "", figures_.change(row->id, *row->difference),
                        said("{} to {}", language_, signed_bound(row->id, row->interval->low), signed_bound(row->id, row->interval->high))},
                       tone_of_difference(*row, row->p_value)});
    }
    return lines;
  }

  [[nodiscard]] std::vector<GridLine> others() const {
    std::vector<GridLine> lines;
    for (const GroupDifference* row : untested_) {
      lines.push_back(
          {{std::string(translated(quantity(row->id).heading, language_)), value_text(row->id, test_.a), value_text(row->id, test_.b),
            row->difference ? figures_.change(row->id, *row->difference) : std::string(undefined_mark)}});
    }
    return lines;
  }

  [[nodiscard]] bool is_rough(Id id) const {
    return std::any_of(tested_.begin(), tested_.end(), [id](const GroupDifference* row) { return row->id == id && row->is_rough; });
  }

  /// Shares that are compared, and those that always could be.
  [[nodiscard]] bool may_be_tested(Id id) const {
    const bool is_compared =
        std::any_of(test_.differences.begin(), test_.differences.end(), [id](const auto& row) { return row.id == id; });
    return quantity(id).sample && (is_compared || business_of(quantity(id).topic) == Business::subscriptions);
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

  [[nodiscard]] std::vector<std::string> share_cells(const GroupDifference& row, std::string label, const Group& group) const {
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

}  // namespace

Tone tone_of_difference(const GroupDifference& difference, const std::optional<double>& p_value) {
  const Better better = quantity(difference.id).better;
  if (!p_value || !difference.difference || !is_significant(*p_value) || better == Better::neither) return Tone::plain;
  return (difference.difference->sign() > 0) == (better == Better::higher) ? Tone::good : Tone::bad;
}

std::string group_assumptions_note(const std::vector<GroupAssumption>& assumptions, Language language) {
  std::vector<std::string_view> texts;
  for (const GroupAssumption assumption : assumptions) texts.push_back(translated(group_assumption_text(assumption), language));
  return texts.empty() ? std::string() : said("Assumed: {}.", language, join(texts, "; "));
}

Page groups_page(const GroupTest& test, const Report& report, const RenderOptions& options) {
  const GroupsPage content(test, report, options);
  Page page;
  page.title = say("Test of two groups", options.language);
  page.add(SentenceKind::list, content.groups());
  page.add(SentenceKind::verdict, content.verdicts());
  content.add_tables_to(page);
  page.add(SentenceKind::note, content.notes());
  return page;
}

}  // namespace retain::render
