#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/following/grid.hpp"
#include "core/ledger/ledger.hpp"

namespace retain::ledger {

inline constexpr std::uint32_t segment_mask = 0x7FFFFFFF;  ///< the bits of a segment in a row

/// A row of a customer. `Money` counts in the plan's units of amounts (int64) or in millionths (int128).
template <class Money>
struct PartRow {
  std::uint32_t segment : 31;
  bool is_part : 1;    ///< of a purchase that another row counts
  std::uint32_t kept;  ///< its period, counted from the first one kept
  Money amount;
};

/// What every part of a ledger is read with.
struct PartSource {
  const LedgerPlan& plan;
  const Grid& grid;
  const std::deque<Ledger::Writer>& writers;
};

/// Who the customers of one part are. Those known by number are told apart by it; those known by name, which every writer numbers for
/// itself, by name.
class PartCustomers {
 public:
  PartCustomers(const PartSource& source, std::size_t part);

  /// Whether all are known before rows are looked at: others are met with them.
  [[nodiscard]] bool are_known() const { return are_dense_; }
  /// How many there are, some of which may have no rows.
  [[nodiscard]] std::size_t size() const { return names_.size() + (are_dense_ ? dense_size_ : rests_.size()); }
  /// The customer of a record of the writer `writer`, by its key.
  std::uint32_t of(std::size_t writer, std::uint64_t key) {
    const std::uint64_t name_flag = name_flag_;
    return key < name_flag ? of_rest(key) : of_name_[writer][key - name_flag];
  }
  [[nodiscard]] std::string id(std::size_t customer) const;

 private:
  struct Slot {
    std::uint64_t rest = 0;
    std::uint32_t customer = none;
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  void join_names();
  void number_rests();
  std::uint32_t of_rest(std::uint64_t rest) {
    if (are_dense_) return first_numbered_ + static_cast<std::uint32_t>(rest);
    std::size_t i = slot_of(rest);
    while (slots_[i].customer != none) {
      if (slots_[i].rest == rest) return slots_[i].customer;
      i = (i + 1) & slot_mask_;
    }
    return add_rest(rest, i);
  }
  // The high half of a product depends on every bit of the rest.
  [[nodiscard]] std::size_t slot_of(std::uint64_t rest) const {
    return static_cast<std::size_t>((rest * 0xD6E8FEB86659FD93) >> 32) & slot_mask_;
  }
  std::uint32_t add_rest(std::uint64_t rest, std::size_t slot);
  void grow();

  const PartSource& source_;
  std::size_t part_;
  std::uint64_t name_flag_;
  std::vector<IdDictionary::KnownId> names_;         // of the first customers
  std::vector<std::vector<std::uint32_t>> of_name_;  // of each writer's names
  std::uint32_t first_numbered_ = 0;                 // the customers behind the names
  bool are_dense_ = false;                           // of them, one for each number up to the largest, whether it has rows or not
  std::size_t dense_size_ = 0;
  std::vector<std::uint64_t> rests_;  // of each where they are not
  std::vector<Slot> slots_;           // a hash table of these
  std::size_t slot_mask_ = 0;
};

/// Calls `use(customer, row)` for every row of a part whose period counts and that a record holds, its amount in units of the plan; and
/// `use_wide(customer, kept, row)` for every other.
template <class Use, class UseWide>
[[gnu::always_inline]] inline void for_each_part_row(const PartSource& source, std::size_t part, PartCustomers& customers, Use use,
                                                     UseWide use_wide) {
  const Grid& grid = source.grid;
  for (std::size_t i = 0; i < source.writers.size(); ++i) {
    const Ledger::Writer& writer = source.writers[i];
    const RecordLayout layout = writer.layout();
    const unsigned part_bits = writer.part_bits();
    const std::uint32_t part_mask = part_bits > 0 ? 1 : 0;
    const auto shift = static_cast<std::uint64_t>(writer.first_period() - grid.first_kept());
    writer.records().visit(part, [&](std::span<const std::uint64_t> records) {
      for (const std::uint64_t record : records) {
        const auto kept = static_cast<std::uint32_t>(layout.period(record) + shift);
        if (!grid.counts(kept)) continue;
        const auto code = static_cast<std::uint32_t>(layout.segment(record));
        use(customers.of(i, layout.key(record)),
            PartRow<std::int64_t>{(code >> part_bits) & segment_mask, (code & part_mask) != 0, kept, layout.amount(record)});
      }
    });
    writer.visit_wide(part, [&](const WideRow& wide) {
      const auto kept = static_cast<std::uint32_t>(wide.period - grid.first_kept());
      if (grid.counts(kept)) use_wide(customers.of(i, wide.key), kept, wide);
    });
  }
}

/// The rows of one part, those of each customer together: a part fits the cache, so that the order in which its rows came does not
/// matter.
template <class Money>
class PartRows {
 public:
  PartRows(const PartSource& source, std::size_t part) : PartRows(source, part, PartCustomers(source, part), {}) {}
  /// Of customers that are all known, the rows of those that are marked.
  PartRows(const PartSource& source, std::size_t part, PartCustomers customers, std::span<const std::uint8_t> marked);

  /// How many customers there are, some of which may have no rows.
  [[nodiscard]] std::size_t customers() const { return starts_.size() - 2; }
  /// May be reordered.
  [[nodiscard]] std::span<PartRow<Money>> rows(std::size_t customer) {
    return {&rows_[starts_[customer]], starts_[customer + 1] - starts_[customer]};
  }
  [[nodiscard]] std::string id(std::size_t customer) const { return customers_.id(customer); }

 private:
  /// Calls `use(customer, row)` for every row that is asked for.
  template <class Use>
  void for_each_asked(Use use);

  const PartSource& source_;
  std::size_t part_;
  PartCustomers customers_;
  std::span<const std::uint8_t> marked_;
  std::unique_ptr<PartRow<Money>[]> rows_;  // by customer, not initialised before they are put there
  std::vector<std::size_t> starts_;
};

extern template class PartRows<std::int64_t>;
extern template class PartRows<int128>;

}  // namespace retain::ledger
