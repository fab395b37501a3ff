#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/ledger/coverage.hpp"
#include "core/period/period_range.hpp"
#include "core/records/batch.hpp"
#include "core/records/id_dictionary.hpp"
#include "core/records/numbered_ids.hpp"
#include "core/records/record.hpp"
#include "core/records/record_store.hpp"
#include "core/records/wide_row.hpp"
#include "retain/amount.hpp"
#include "retain/cohorts.hpp"
#include "retain/customer_rows.hpp"
#include "retain/period.hpp"
#include "retain/snapshot.hpp"
#include "retain/statistics.hpp"

namespace retain {

namespace ledger {
class Grid;
}  // namespace ledger

/// What a ledger is for, and what its rows are expected to be like. Wrong expectations cost time and memory, never correctness.
struct LedgerPlan {
  Granularity period = Granularity::month;  ///< of the snapshots
  Granularity kept = Granularity::month;    ///< of the rows: finer than `period` where only the last amount in a period counts
  bool segmented = false;
  bool changes = false;           ///< rows are stretches in which a customer pays the same, each kept as two changes
  bool orders = false;            ///< some rows are parts of purchases that other rows count
  bool has_amounts = true;        ///< false: rows say that a customer is there, and revenue is not known
  bool mixed_currencies = false;  ///< segments are of several, so that the whole has no revenue
  int decimals = 2;               ///< of `std::int64_t` amounts; 0 to 6
  std::int64_t some_period = 0;   ///< ordinal of a row's period, at the granularity kept
  ledger::NumberedIds numbered;   ///< the form of most ids
  unsigned partition_bits = 0;    ///< rows are kept in 2^so many parts, each of which should fit a processor's cache
  std::size_t memory = 0;         ///< bytes that the rows may take, 0 for no limit; more goes to `overflow`
  ledger::Overflow* overflow = nullptr;

  /// The length of which the last in a period counts, where rows are kept finer: of days in a quarter or year it is the month, in a week or
  /// month the whole of it.
  [[nodiscard]] Granularity inner() const;
  /// Millionths that an `std::int64_t` amount of 1 stands for.
  [[nodiscard]] std::int64_t unit() const;
};

/// The date of a row: the ordinal of its period at the granularity kept, and the latest day in that period (from 0) that it names;
/// `Coverage::whole_period` where its label is the period itself.
struct RowDate {
  std::int64_t period = 0;
  std::int32_t day = ledger::Coverage::whole_period;
};

/// What happened to a customer in a period.
enum class MovementKind : std::uint8_t { arrived_new, reactivated, expanded, contracted, paused, churned };
/// "new", "reactivated", "expanded", "contracted", "paused", "churned".
std::string_view movement_key(MovementKind kind);
/// All of them, in that order.
inline constexpr std::array movement_kinds{MovementKind::arrived_new, MovementKind::reactivated, MovementKind::expanded,
                                           MovementKind::contracted,  MovementKind::paused,      MovementKind::churned};

/// One customer's change between a period and the one it is compared with.
struct Movement {
  std::string_view customer;
  std::string_view segment;  ///< empty: not segmented
  Period period;
  MovementKind kind{};
  std::optional<Amount> before;  ///< empty where rows have no amounts, as after and last_paid
  std::optional<Amount> after;
  std::optional<Amount> last_paid;  ///< in the last period before, in which the customer paid; empty for a new one
};

/// Customers who come back after always the same time, as yearly payers among monthly ones seem to.
struct RegularReturns {
  std::int64_t periods = 0;  ///< from one payment to the next
  std::size_t returned = 0;
  std::size_t lost = 0;  ///< how often a customer was lost at all
};

/// The days on which a customer bought. What is taken back on a later day counts as if it had been on that of the purchase: it is taken
/// from the last purchase before it that covers it, else from the last ones in turn, and one with nothing left is none.
struct PurchaseDays {
  std::int64_t days = 0;   ///< how many
  std::int64_t first = 0;  ///< since 1970
  std::int64_t last = 0;
  Amount repeat_amount;  ///< of all but the first, without what was taken back; 0 where rows have no amounts
};

/// How much the intervals between the purchases of a customer vary.
struct PurchaseRegularity {
  std::size_t customers = 0;  ///< with three intervals or more, of whom it is told
  double variation = 0;       ///< their standard deviation by their mean: 0 where they are equal, 1 where purchases come at random
};

/// The days of which purchases are known, and what on them is none.
struct PurchaseRange {
  std::int64_t first = 0;  ///< that a row names
  std::int64_t last = 0;
  std::size_t later_rows = 0;   ///< behind the last, which were left out
  std::size_t empty_days = 0;   ///< of customers, on which amounts come to 0
  std::size_t refund_days = 0;  ///< of customers, on which more is taken back than bought
  Amount refunded;              ///< on them, of purchases before
  Amount refunded_beyond;       ///< on them, more than was bought before: set against nothing
  std::size_t undone = 0;       ///< purchases of which nothing is left
  std::size_t not_buying = 0;   ///< customers who have no purchase then
  PurchaseRegularity regular;
};

/// Takes the rows of customers, in any order and from several threads, and follows each customer from period to period. A row is packed
/// into eight bytes and put into the part of its customer; later each part is folded by itself, in the cache. Sums are exact, so that the
/// result does not depend on the order of rows or the number of threads.
class Ledger {
 public:
  class Writer;

  explicit Ledger(const LedgerPlan& plan);
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  ~Ledger();

  /// A writer for one more thread; lives as long as the ledger.
  Writer& add_writer();
  /// The code of a segment for `Writer::add`; 0 is the only one of a ledger without segments. May be called by any thread.
  std::uint32_t segment_code(const std::string& name);

  /// The codes of segments, by name.
  [[nodiscard]] const std::map<std::string, std::uint32_t, std::less<>>& segments() const { return segments_; }

  [[nodiscard]] const LedgerPlan& plan() const { return plan_; }
  /// Segments are of several currencies, as their rows have shown.
  void set_mixed_currencies(bool are_mixed) { plan_.mixed_currencies = are_mixed; }
  /// Whether no row was added, nor a date.
  [[nodiscard]] bool empty() const;
  /// How many rows, and parts of rows, were added.
  [[nodiscard]] std::size_t row_count() const;
  /// How many customers have rows.
  [[nodiscard]] std::size_t customers() const;
  /// How many of them have negative amounts and no positive one: a refund may stand under another id than its sale.
  [[nodiscard]] std::size_t customers_with_refunds_alone() const;
  /// Whether over half of those who leave come back after the same number of periods, and over 20 of them.
  [[nodiscard]] std::optional<RegularReturns> regular_returns(const FollowingRules& rules) const;

  /// Losses of the complete periods in the first year of a customer and later; who is there in the first period of all may have come
  /// before, and counts when a year has passed. Empty where the rows do not go back further than a year, or rules have a window.
  [[nodiscard]] std::optional<LossesByAge> losses_by_age(const FollowingRules& rules) const;

  /// How many periods `snapshots` has before they are cut.
  [[nodiscard]] std::size_t count_periods(const FollowingRules& rules) const;
  /// The periods from the first to the last that a row names: of each the segments by name, then the whole base, in which a customer of
  /// several segments counts once. Periods whose window begins before the first are left-censored and not complete. Empty without rows.
  /// Throws InputError where `cut` leaves no period, and where the first and the last lie 200 years and more apart; Error where a gap or a
  /// window is not positive, or a writer was not flushed.
  [[nodiscard]] std::vector<Snapshot> snapshots(const FollowingRules& rules, const PeriodCut& cut = {}) const;

  /// The cohorts of customers by their first active period, of each segment by name and then of the whole base: where ledgers have
  /// segments, a customer is followed within its own, and in the whole base as one. Values are known to the last complete period; the first
  /// cohort is not `complete`. Customers stay in `full` cohorts through absences shorter than a gap, and leave with the first period of a
  /// longer one; periods in which an absence may still become one are not known. Throws Error where revenue is not of type `period` or not
  /// known, or rules have a window, InputError where there are more cohorts than memory takes.
  [[nodiscard]] CohortTable cohorts(const FollowingRules& rules, CohortMeasure measure, CohortType type) const;

  /// Calls `take` for each movement, by customer, segment and period. `kinds` are the ones wanted. Throws as `snapshots` does.
  void movements(const FollowingRules& rules, const PeriodCut& cut, std::span<const MovementKind> kinds,
                 const std::function<void(const Movement&)>& take) const;

  /// Calls `take` for each customer who bought, in no order; `name` tells who it is. A day is one purchase, whatever the number of its
  /// rows, and none where their amounts come to nothing or less. The last day is `as_of`, else the last that a row names. Throws Error
  /// where rows are not kept by days, and InputError where no row is left.
  PurchaseRange purchases(std::optional<std::chrono::sys_days> as_of,
                          const std::function<void(const PurchaseDays& days, const std::function<std::string()>& name)>& take) const;

 private:
  [[nodiscard]] std::size_t count_customers(const std::function<bool(std::span<const Amount>)>& test) const;
  /// Adds how revenue is spread over customers to the snapshots of the periods of the grid from `first` on: a look at each customer's
  /// amounts, sorted, which takes about as long as making the snapshots.
  void add_concentration(const ledger::Grid& grid, const FollowingRules& rules, std::size_t first, std::vector<Snapshot>& snapshots) const;
  /// Of all writers; throws Error where one was not flushed.
  [[nodiscard]] ledger::Coverage coverage() const;

  LedgerPlan plan_;
  std::deque<Writer> writers_;
  std::mutex mutex_;
  std::map<std::string, std::uint32_t, std::less<>> segments_;  // in the order of every output
};

/// Adds rows to a ledger; each thread has its own.
class Ledger::Writer {
 public:
  explicit Writer(const LedgerPlan& plan);

  /// Adds a row. The texts of customers need not stay readable. `is_part`: of a purchase that another row counts, in a ledger of such.
  void add(std::string_view customer, RowDate date, std::uint32_t segment, Amount amount, bool is_part = false);
  /// Adds amounts of a customer, one for the row's period kept and for each after it. They extend the periods no further than the row.
  void add_spread(std::string_view customer, RowDate date, std::uint32_t segment, std::span<const Amount> amounts, bool is_part);
  /// The periods extend to this date, though nobody pays then.
  void note(RowDate date) { coverage_.note(date.period, date.day); }
  /// Adds a stretch of a ledger of changes, in which the customer pays `amount` in every period kept from `first` to the one before `stop`;
  /// without one, to the last period there is. It extends the periods nowhere. Takes as long and as much memory whatever its length.
  void add_stretch(std::string_view customer, std::int64_t first, std::optional<std::int64_t> stop, std::uint32_t segment, Amount amount);
  /// Adds a customer who began in a period kept and left before its end, so that no stretch has it: within a segment, or without one in
  /// the whole base.
  void add_brief(std::int64_t period, std::optional<std::uint32_t> segment) { ++briefs_[{segment, period}]; }
  /// How many of them there are, by segment and period.
  using Briefs = std::map<std::pair<std::optional<std::uint32_t>, std::int64_t>, std::int64_t>;
  [[nodiscard]] const Briefs& briefs() const { return briefs_; }
  [[nodiscard]] Granularity kept() const { return kept_; }

  /// A date of rows, and a segment, as records have them: what is added at speed takes their sum, so that a caller remembers them by their
  /// text. A date that records do not hold has none. A date without rows becomes a period without customers, hence a caller asks for one
  /// when it has a row.
  [[nodiscard]] std::optional<std::uint64_t> date_labels(RowDate date);
  [[nodiscard]] std::uint64_t segment_labels(std::uint32_t segment) const;
  /// What is added to the labels of a row that is part of a purchase which another row counts.
  [[nodiscard]] std::uint64_t part_labels() const { return layout_.labels(1, 0); }
  /// The period of such labels.
  [[nodiscard]] std::int64_t period_of(std::uint64_t labels) const {
    return first_period_ + static_cast<std::int64_t>(layout_.period(labels));
  }
  /// Adds a row at speed, whose amount counts in units of the plan's decimals, for an id that `numbered` knows and for any other. The text
  /// of the latter must stay readable until `flush`.
  void add_numbered(std::uint64_t number, std::uint64_t labels, std::int64_t amount) { put(home_of_number(number), labels, amount); }
  /// The same of those rows of a batch whose numbers, labels and amounts these are.
  void add_numbered(const BatchColumn& numbers, const BatchColumn& labels, const BatchColumn& amounts, BatchRows rows);
  void add_named(std::string_view customer, std::uint64_t labels, std::int64_t amount) {
    Named& row = batch_[batched_++];
    row = {customer, ledger::keyed_hash(customer), labels, amount};
    names_.fetch_slot(row.hash);
    if (batched_ == batch_.size()) flush();
  }
  /// The same of those rows of a batch whose ids are packed in these columns.
  void add_packed(const BatchColumn& high, const BatchColumn& low, const BatchColumn& labels, const BatchColumn& amounts, BatchRows rows);
  [[nodiscard]] const ledger::NumberedIds& numbered() const { return numbered_; }

  void flush();
  [[nodiscard]] bool is_flushed() const { return batched_ == 0; }

  /// The names of customers stay in memory, and what rows come then gets what they leave of the plan's: what rows have it stays with them.
  /// False where names take over half of it.
  [[nodiscard]] bool share_memory();

  /// What was added, for reading it back. A key below `name_flag` is the rest of a number, any other is a number of `names` above it.
  [[nodiscard]] const ledger::Coverage& coverage() const { return coverage_; }
  [[nodiscard]] const ledger::RecordStore& records() const { return records_; }
  [[nodiscard]] const ledger::RecordLayout& layout() const { return layout_; }
  [[nodiscard]] const ledger::IdDictionary& names() const { return names_; }
  /// How many rows of a part no record holds.
  [[nodiscard]] std::size_t wide_rows(std::size_t part) const {
    return records_.size(wide_part(part)) / std::tuple_size_v<ledger::WideRow::Words>;
  }
  /// Calls `visit(const ledger::WideRow&)` for each of them.
  template <class Visit>
  void visit_wide(std::size_t part, Visit visit) const {
    static_assert(ledger::RecordStore::chunk_records % std::tuple_size_v<ledger::WideRow::Words> == 0, "a chunk has whole rows");
    records_.visit(wide_part(part), [&](std::span<const std::uint64_t> records) {
      ledger::WideRow::Words words;
      for (; !records.empty(); records = records.subspan(words.size())) {
        std::copy_n(records.begin(), words.size(), words.begin());
        visit(ledger::WideRow::of(words));
      }
    });
  }
  [[nodiscard]] std::uint64_t name_flag() const { return name_flag_; }
  /// How many bits of a record's segment tell something else.
  [[nodiscard]] unsigned part_bits() const { return part_bits_; }
  /// No number that was added has a larger rest.
  [[nodiscard]] std::uint64_t largest_rest() const { return largest_number_ >> partition_bits_; }
  /// In as many bits fits every amount of a record, without its sign.
  [[nodiscard]] unsigned amount_bits() const { return static_cast<unsigned>(std::bit_width(amounts_seen_)); }
  [[nodiscard]] std::int64_t first_period() const { return first_period_; }
  /// The id of the customer known by a number whose rest this is.
  [[nodiscard]] std::string numbered_id(std::size_t part, std::uint64_t rest) const;

 private:
  struct Named {
    std::string_view customer;
    std::uint64_t hash;
    std::uint64_t labels;
    std::int64_t amount;
  };
  struct Home {
    std::size_t part;
    std::uint64_t key;
  };
  struct PackBatch;

  void put_name(Home home, std::uint64_t labels, std::int64_t amount) {
    if (home.key < name_flag_ * 2) return put(home, labels, amount);
    put_wide(home, labels, amount);
  }
  void put(Home home, std::uint64_t labels, std::int64_t amount) {
    if (layout_.holds(amount) && layout_.holds_labels(labels)) {
      amounts_seen_ |= static_cast<std::uint64_t>(amount < 0 ? ~amount : amount);
      records_.push(home.part, layout_.pack(home.key, labels, amount));
    } else {
      put_wide(home, labels, amount);
    }
  }
  /// Numbers that follow each other go to all parts in turn, each part's rests then follow each other too; which part a turn starts with
  /// depends on the rest, so that steps of a power of two go to all parts as well.
  Home home_of_number(std::uint64_t number) {
    largest_number_ = std::max(largest_number_, number);
    const std::uint64_t rest = number >> partition_bits_;
    return {static_cast<std::size_t>((number + first_turn(rest)) & partition_mask_), rest};
  }
  [[nodiscard]] std::uint64_t first_turn(std::uint64_t rest) const { return (rest * turn_factor) >> turn_shift_; }
  static constexpr std::uint64_t turn_factor = 0x9E3779B97F4A7C15;
  /// Puts a row, or a change from a period on, wherever it fits.
  void put(Home home, std::int64_t period, std::uint32_t segment, Amount amount, bool is_part = false);
  void put_stretch(Home home, std::int64_t first, std::optional<std::int64_t> stop, std::uint32_t segment, Amount amount);
  void put_wide(Home home, std::uint64_t labels, std::int64_t amount);
  void put_wide(std::size_t part, const ledger::WideRow& row) {
    for (const std::uint64_t word : row.words()) records_.push(wide_part(part), word);
  }
  [[nodiscard]] std::size_t wide_part(std::size_t part) const { return part + partition_mask_ + 1; }
  [[nodiscard]] std::optional<std::uint64_t> labels_of(std::int64_t period, std::uint32_t segment, bool is_part = false) const;
  Home home_of(std::string_view customer);
  Home home_of_name(std::string_view customer, std::uint64_t hash);

  ledger::NumberedIds numbered_;
  Granularity kept_;
  bool changes_;
  unsigned part_bits_;
  unsigned partition_bits_;
  std::uint64_t partition_mask_;
  unsigned turn_shift_;
  std::uint64_t largest_number_ = 0;
  std::uint64_t amounts_seen_ = 0;  // the bits of all, those of negative ones turned round
  std::uint64_t name_flag_;
  ledger::RecordLayout layout_;
  std::int64_t first_period_;
  std::int64_t unit_;  // millionths that an amount of 1 stands for
  ledger::Coverage coverage_;
  ledger::RecordStore records_;  // of each part, then wide rows of each
  std::size_t memory_;
  ledger::IdDictionary names_;
  std::array<Named, 64> batch_;
  std::size_t batched_ = 0;
  Briefs briefs_;
};

}  // namespace retain
