#include "render/sentences/lifetimes.hpp"

#include <algorithm>

#include "render/content/values.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// The share of customers that lifetimes are divided by.
const Quantity* rate_of_loss() {
  const auto rows = quantities();
  const auto found = std::find_if(rows.begin(), rows.end(), [](const Quantity& row) { return row.sample && row.zero != Reason::none; });
  return found == rows.end() ? nullptr : &*found;
}

/// Those of the quantities that have a value in the row and are divided by the rate: undefined where it is zero.
std::vector<std::string> lifetimes_among(const std::vector<Id>& shown, const Quantity& rate, const ReportRow& row, Language language) {
  std::vector<std::string> names;
  for (const Id id : shown) {
    if (id == rate.id || quantity(id).is_fact() || !shown_value(row.sheet, quantity(id))) continue;
    const std::vector<Reason> cases = undefined_cases(id);
    const std::string name = spoken_name(quantity(id), language);
    const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
    if (is_new && std::find(cases.begin(), cases.end(), rate.zero) != cases.end()) names.push_back(name);
  }
  return names;
}

std::string doubt(const Report& report, const std::vector<Id>& shown, const Figures& figures) {
  const ReportRow* newest = report.newest();
  const Quantity* rate = rate_of_loss();
  if (newest == nullptr || rate == nullptr) return {};
  const Language language = figures.language();
  const std::vector<std::string> names = lifetimes_among(shown, *rate, *newest, language);
  if (names.empty()) return {};
  if (report.losses_by_age && report.losses_by_age->is_falling()) {
    return said("Behind {0} stands one churn for all, but {1} leave in their first year and {2} later.", language, join(names, ", "),
                figures.with_unit(rate->id, percent_of(report.losses_by_age->first_year)) +
                    std::string(a_period_text(report.granularity, language)),
                figures.with_unit(rate->id, percent_of(report.losses_by_age->later)));
  }
  constexpr int few = 10;
  const auto losses = newest->proportions.find(rate->id);
  if (losses == newest->proportions.end() || losses->second.successes >= few || losses->second.successes == 0) return {};
  const auto counted = [](int128 count) { return grouped(Number::fraction(count, 1).to_fixed(0)); };
  return said("Too few losses to trust {0}: {1} of {2} customers left.", language, join(names, ", "), counted(losses->second.successes),
              counted(losses->second.trials));
}

/// Whether so many customers buy again that a model of purchases can be fitted to them.
bool many_buy_again(const Report& report) {
  constexpr int many = 100;
  int128 repeat_buyers = 0;
  for (const ReportRow& row : report.rows) {
    const auto found = row.proportions.find(Id::repeat_purchase_rate);
    if (row.segment.empty() && found != row.proportions.end()) repeat_buyers += found->second.successes;
  }
  return repeat_buyers >= many;
}

}  // namespace

std::vector<std::string> notes_apart(const std::vector<Id>& shown, Language language) {
  std::vector<std::string> notes;
  for (const Quantity& row : quantities()) {
    if (!row.apart.empty() && std::find(shown.begin(), shown.end(), row.id) != shown.end())
      notes.emplace_back(translated(row.apart, language));
  }
  return notes;
}

std::vector<std::string> lifetime_notes(const Report& report, const std::vector<Id>& shown, const Figures& figures, bool has_commands) {
  const Language language = figures.language();
  std::vector<std::string> notes = notes_apart(shown, language);
  std::string text = doubt(report, shown, figures);
  if (text.empty()) return notes;
  if (has_commands && report.business != Business::shop) {
    text += ' ';
    text += say("`retain forecast` on their rows tells it with its range.", language);
  } else if (has_commands && many_buy_again(report)) {
    text += ' ';
    text += say("`retain value` on their rows tells it with its range.", language);
  }
  notes.push_back(std::move(text));
  return notes;
}

}  // namespace retain::render
