#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/period/short_month.hpp"
#include "retain/report.hpp"

namespace retain::io {

/// Whether numbers in a column of dates count from the beginning of 1970 in UTC, and in what.
enum class UnixTimes : std::uint8_t { none, seconds, milliseconds };

/// What was taken for granted where dates were read. Several threads may note at once, and the order in which they do so does not show.
class DateFacts {
 public:
  void note_unix(UnixTimes unit) { set(unit == UnixTimes::seconds ? Fact::unix_seconds : Fact::unix_milliseconds); }
  /// A time with its distance from UTC.
  void note_offset(std::chrono::seconds offset);
  /// A time without one.
  void note_local_time() { set(Fact::local_time); }
  void note_fiscal() { set(Fact::fiscal); }
  /// A label that was read as a month of a year.
  void note_short_month(const ShortMonth& label);
  /// Adds what was noted for another input.
  void add(const DateFacts& other);

  /// What a reader of the results must know. `zone`: to whose days times were moved; empty where they were not.
  [[nodiscard]] std::vector<Assumption> assumptions(std::string_view zone) const;
  /// Whether the labels that were read as months of a year look like days without one: as months they lie far apart.
  [[nodiscard]] bool months_look_like_days() const;
  /// The first label that was read as a month of a year, such as "Jan-24"; empty where there is none.
  [[nodiscard]] std::string first_short_month() const;

 private:
  enum class Fact : std::uint8_t { unix_seconds, unix_milliseconds, local_time, fiscal, proven_year };
  /// A set of small numbers.
  template <std::size_t size>
  class Marks {
   public:
    void set(std::size_t number) {
      std::atomic<std::uint64_t>& word = words_.at(number / 64);
      const std::uint64_t mark = std::uint64_t{1} << number % 64;
      // Mostly it is there, and then no thread waits for another.
      if ((word.load(std::memory_order_relaxed) & mark) == 0) word.fetch_or(mark, std::memory_order_relaxed);
    }
    [[nodiscard]] bool has(std::size_t number) const {
      return (words_.at(number / 64).load(std::memory_order_relaxed) >> number % 64 & 1) != 0;
    }
    void add(const Marks& other) {
      for (std::size_t i = 0; i < words_.size(); ++i) words_.at(i).fetch_or(other.words_.at(i).load());
    }

   private:
    std::array<std::atomic<std::uint64_t>, (size + 63) / 64> words_{};
  };

  void set(Fact fact) { facts_.set(static_cast<std::size_t>(fact)); }
  [[nodiscard]] bool has(Fact fact) const { return facts_.has(static_cast<std::size_t>(fact)); }
  [[nodiscard]] std::vector<std::chrono::minutes> offsets() const;
  /// The months of the short labels, as numbers of months since the year 0, in order.
  [[nodiscard]] std::vector<int> short_months() const;

  static constexpr int farthest_minutes = 18 * 60;
  static constexpr std::size_t two_digit_numbers = 100;
  Marks<8> facts_;
  Marks<2 * farthest_minutes + 1> offsets_;
  Marks<12 * two_digit_numbers> short_months_;
};

}  // namespace retain::io
