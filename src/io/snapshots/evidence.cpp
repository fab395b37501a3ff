#include "io/snapshots/evidence.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "io/columns/short_names.hpp"

namespace retain::io {

namespace {

/// The rows of each segment in the order of time: what stands before and after a row proves it.
class Neighbours {
 public:
  explicit Neighbours(std::span<const Snapshot> rows) : rows_(rows), next_(rows.size()), previous_(rows.size()) {
    std::map<std::string_view, std::vector<std::size_t>> segments;
    for (std::size_t i = 0; i < rows.size(); ++i) segments[rows[i].segment].push_back(i);
    for (auto& [segment, of_segment] : segments) {
      // Text labels stand in the order of their file.
      const bool is_dated = std::ranges::all_of(of_segment, [&](std::size_t i) { return rows[i].period.is_calendar(); });
      if (is_dated) std::ranges::stable_sort(of_segment, {}, [&](std::size_t i) -> const Period& { return rows[i].period; });
      for (std::size_t i = 1; i < of_segment.size(); ++i) {
        if (!follows(rows[of_segment[i - 1]], rows[of_segment[i]])) continue;
        next_[of_segment[i - 1]] = &rows[of_segment[i]];
        previous_[of_segment[i]] = &rows[of_segment[i - 1]];
      }
    }
  }

  [[nodiscard]] const Snapshot& row(std::size_t index) const { return rows_[index]; }
  [[nodiscard]] const Snapshot* next(std::size_t index) const { return next_[index]; }
  [[nodiscard]] const Snapshot* previous(std::size_t index) const { return previous_[index]; }

 private:
  /// Snapshots dated by days may be a month apart.
  static bool follows(const Snapshot& earlier, const Snapshot& later) {
    if (earlier.window != 1 || later.window != 1 || earlier.period.granularity() != later.period.granularity()) return false;
    if (!later.period.is_calendar() || later.period.granularity() == Granularity::day) return true;
    return later.period.since(earlier.period) == 1;
  }

  std::span<const Snapshot> rows_;
  std::vector<const Snapshot*> next_;
  std::vector<const Snapshot*> previous_;
};

std::optional<Number> value_of(const Snapshot* row, Id id) {
  const Cell* cell = row == nullptr ? nullptr : row->find(id);
  return cell == nullptr ? std::nullopt : std::optional(cell->value);
}

const Identity& identity_with(Id loss) {
  return *std::ranges::find_if(identities(), [loss](const Identity& identity) {
    return std::ranges::find(identity.terms, loss, &Identity::Term::id) != identity.terms.end();
  });
}

/// How often the rows agree with a reading of a column.
struct Verdict {
  bool is_possible = true;
  std::size_t agree = 0;
  std::size_t differ = 0;
  std::size_t open = 0;  // values other than zero that nothing is known to hold against

  [[nodiscard]] bool is_proof() const {
    constexpr std::size_t slips = 20;  // so many that agree speak for a mistake in one that does not
    return is_possible && agree > 0 && agree >= slips * differ;
  }
};

/// Holds the readings of a bare column of churn against the other columns.
class ChurnJudge {
 public:
  ChurnJudge(const ValueEvidence& evidence, std::span<const Snapshot> rows) : evidence_(evidence), neighbours_(rows) {
    for (const Snapshot& row : rows) {
      for (const auto& [id, cell] : row.cells) present_.set(index_of(id));
    }
  }

  /// What the column is, and whether that is proved; empty where nothing shows it.
  [[nodiscard]] std::optional<ShownByValues> judge() const {
    const Column& column = *evidence_.churn_column;
    std::vector<std::pair<Id, Verdict>> possible;
    std::vector<std::pair<Id, Verdict>> proved;
    // Where a count and its rate agree alike, the count says more.
    const std::vector<Id> counts_first(column.may_be.rbegin(), column.may_be.rend());
    for (const Id id : counts_first) {
      const Verdict verdict = verdict_on(id);
      if (verdict.is_possible) possible.emplace_back(id, verdict);
      if (verdict.is_proof()) proved.emplace_back(id, verdict);
    }
    if (possible.size() == 1) return ShownByValues{.churn = possible.front().first, .churn_is_proved = true};
    const bool is_clear = proved.size() == 1 || (!proved.empty() && proved.front().second.open == 0);
    if (is_clear) return ShownByValues{.churn = proved.front().first, .churn_is_proved = true};
    // Of a column of zeros it does not matter.
    const bool is_zero = std::ranges::all_of(possible, [](const auto& entry) { return entry.second.open + entry.second.differ == 0; });
    if (proved.empty() && !possible.empty() && is_zero) return ShownByValues{.churn = possible.front().first};
    const bool may_be_otherwise = std::ranges::any_of(possible, [&](const auto& entry) { return entry.first == column.otherwise; });
    if (proved.empty() && may_be_otherwise) return ShownByValues{.churn = column.otherwise};
    return std::nullopt;
  }

 private:
  [[nodiscard]] Verdict verdict_on(Id id) const {
    Verdict verdict;
    bool has_negative = false;
    bool has_positive = false;
    for (const ChurnReading& reading : evidence_.churn) {
      const auto entry = std::ranges::find(reading.cells, id, &std::pair<Id, Cell>::first);
      if (entry == reading.cells.end()) {
        verdict.is_possible = false;
        return verdict;
      }
      const Number& value = entry->second.value;
      has_negative = has_negative || value.sign() < 0;
      has_positive = has_positive || value.sign() > 0;
      hold_against(id, entry->second, reading.row, verdict);
    }
    if (has_negative && has_positive) verdict.is_possible = false;
    return verdict;
  }

  void hold_against(Id id, const Cell& cell, std::size_t row, Verdict& verdict) const {
    const Number size = absolute(cell.value);
    const Id loss = id == Id::churn ? Id::customers_churned : id;
    const Identity& identity = identity_with(loss);
    const auto start = start_of(identity, row);
    if (id == Id::customers_churned && start && size > *start) verdict.is_possible = false;
    const auto lost = implied_loss(identity, loss, row);
    const bool is_known = lost && (id != Id::churn || !start->is_zero());
    if (!is_known) {
      if (!size.is_zero()) ++verdict.open;
      return;
    }
    const Number expected = id == Id::churn ? *lost / *start * Number(100) : *lost;
    const bool agrees =
        nearly_equal(size, expected) || (id == Id::churn && expected.to_fixed(cell.decimals) == size.to_fixed(cell.decimals));
    ++(agrees ? verdict.agree : verdict.differ);
  }

  [[nodiscard]] std::optional<Number> start_of(const Identity& identity, std::size_t row) const {
    const Id start = identity.terms.front().id;
    const auto own = value_of(&neighbours_.row(row), start);
    return own ? own : value_of(neighbours_.previous(row), identity.end);
  }

  /// The loss that the other members of an identity leave; empty where they are not all known. The start of the next period is an end.
  [[nodiscard]] std::optional<Number> implied_loss(const Identity& identity, Id loss, std::size_t row) const {
    const auto start = start_of(identity, row);
    auto end = value_of(&neighbours_.row(row), identity.end);
    if (!end) end = value_of(neighbours_.next(row), identity.terms.front().id);
    if (!start || !end) return std::nullopt;
    Number lost = *start - *end;
    for (const Identity::Term& term : identity.terms.subspan(1)) {
      if (term.id == loss) continue;
      const auto value = value_of(&neighbours_.row(row), term.id);
      if (!value && present_.test(index_of(term.id))) return std::nullopt;
      if (value) lost = term.sign > 0 ? lost + *value : lost - *value;
    }
    return lost;
  }

  const ValueEvidence& evidence_;
  Neighbours neighbours_;
  IdSet present_;
};

}  // namespace

bool is_loss(Id id) {
  return std::ranges::any_of(identities(), [id](const Identity& identity) {
    return std::ranges::any_of(identity.terms, [id](const Identity::Term& term) { return term.id == id && term.sign < 0; });
  });
}

std::optional<ShownByValues> weigh(const ValueEvidence& evidence, const Opened& opened, std::span<const Snapshot> rows,
                                   Problems& problems) {
  ShownByValues shown = opened.shown;
  if (const IdSet never_positive = evidence.negative & ~evidence.positive & ~shown.minus_losses; never_positive.any()) {
    shown.minus_losses |= never_positive;
    return shown;
  }
  if (evidence.churn.empty()) return std::nullopt;
  if (const auto judged = shown.churn ? std::nullopt : ChurnJudge(evidence, rows).judge()) {
    shown.churn = judged->churn;
    shown.churn_is_proved = judged->churn_is_proved;
    return shown;
  }
  // A row that cannot be read may have proved it.
  if (problems.errors() > 0) return std::nullopt;
  report_open_name(*evidence.churn_header, evidence.churn_column->may_be, "the other columns prove neither", problems);
  return std::nullopt;
}

}  // namespace retain::io
