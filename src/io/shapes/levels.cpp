#include <algorithm>
#include <map>
#include <optional>

#include "io/shapes/staged_shapes.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

std::int64_t time_of(const CustomerRow& row) {
  if (row.date.instant) return row.date.instant->time_since_epoch().count();
  const auto day = row.date.period.first_day().time_since_epoch().count();
  constexpr std::int64_t seconds_a_day = 86'400;
  return static_cast<std::int64_t>(day) * seconds_a_day + row.date.second_of_day.value_or(0);
}

/// What a customer pays in a segment, from the period in which it last changed.
struct Level {
  std::int64_t since = 0;
  Amount now;
};

class LevelFollower {
 public:
  LevelFollower(StagedRows& staged, bool are_changes) : staged_(staged), are_changes_(are_changes), writer_(staged.sink.writer()) {}

  void follow(std::span<CustomerRow> rows) {
    std::stable_sort(rows.begin(), rows.end(), [this](const CustomerRow& a, const CustomerRow& b) {
      if (time_of(a) != time_of(b)) return time_of(a) < time_of(b);
      const bool is_reversed = a.spot.input == b.spot.input && staged_.findings.is_newest_first(a.spot.input);
      return is_reversed ? b.spot < a.spot : a.spot < b.spot;
    });
    levels_.clear();
    for (const CustomerRow& row : rows) {
      staged_.sink.note(row.date.period);
      if (!row.is_left_out && !take(row)) return;
    }
    for (auto& [segment, level] : levels_) write(rows.front().customer, segment, level, std::nullopt);
  }

 private:
  /// False where the row contradicts those before it.
  bool take(const CustomerRow& row) {
    const std::int64_t period = Period::containing(writer_.kept(), row.date.period.first_day()).ordinal();
    Level& level = levels_[row.segment];
    const Amount after = are_changes_ ? level.now + row.amount : row.amount;
    if (!fits(row, are_changes_ ? level.now : sum_of_levels(), after)) return false;
    if (!are_changes_) {
      // Elsewhere the customer pays nothing any more: its newest row says all.
      for (auto& [segment, other] : levels_) {
        if (segment != row.segment) set(row.customer, segment, other, period, Amount());
      }
    }
    set(row.customer, row.segment, level, period, after);
    return true;
  }

  [[nodiscard]] Amount sum_of_levels() const {
    Amount sum;
    for (const auto& [segment, level] : levels_) sum += level.now;
    return sum;
  }

  bool fits(const CustomerRow& row, Amount before, Amount after) {
    const auto refuse = [&](std::string message, const char* hint) {
      staged_.problems.error(staged_.place_of(row.spot), std::move(message), hint, "contradicting_movement");
      return false;
    };
    constexpr const char* ways = "is the order of rows right? --amounts levels takes amounts for what is paid, payments adds them up";
    if (after < Amount()) {
      return refuse(formatted("customer {} would pay {}: {} before this change of {}", in_quotes(row.customer), after.to_string(),
                              before.to_string(), row.amount.to_string()),
                    ways);
    }
    if (row.kind == RowKind::loss && after > Amount()) {
      return refuse(formatted("customer {} is lost here and still pays {}", in_quotes(row.customer), after.to_string()), ways);
    }
    const bool grows_wrongly = row.kind == RowKind::contraction && after > before;
    const bool falls_wrongly =
        (row.kind == RowKind::expansion || row.kind == RowKind::movement_new || row.kind == RowKind::reactivation) && after < before;
    if (grows_wrongly || falls_wrongly) {
      return refuse(formatted("customer {} goes from {} to {}, against the word of its row", in_quotes(row.customer), before.to_string(),
                              after.to_string()),
                    ways);
    }
    return true;
  }

  /// What counts in a period is what is paid at its end.
  void set(const std::string& customer, std::uint32_t segment, Level& level, std::int64_t period, Amount amount) {
    if (period != level.since) {
      write(customer, segment, level, period);
      level.since = period;
    }
    level.now = amount;
  }

  void write(const std::string& customer, std::uint32_t segment, const Level& level, std::optional<std::int64_t> stop) {
    if (level.now > Amount()) writer_.add_stretch(customer, level.since, stop, segment, level.now);
  }

  StagedRows& staged_;
  bool are_changes_;
  Ledger::Writer& writer_;
  std::map<std::uint32_t, Level> levels_;
};

}  // namespace

void settle_levels(StagedRows& staged, bool are_changes) {
  LevelFollower follower(staged, are_changes);
  staged.for_each_customer([&](std::span<CustomerRow> rows) { follower.follow(rows); });
}

}  // namespace retain::io
