#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "retain/number.hpp"

/// What customer rows mean, written a second time and for clarity alone, to hold the engine against. It shares nothing with the program
/// but the 128-bit integer, so that a mistake would have to be made twice to stay unseen.
namespace retain::naive {

using Day = std::chrono::sys_days;
enum class Length { day, week, month, quarter, year };

struct Period {
  Length length;
  Day first;
  Day last;

  auto operator<=>(const Period&) const = default;
};

/// The period of `length` that holds `day`.
Period period_of(Day day, Length length);
/// The period that follows.
Period next(const Period& period);
/// 2026-03-15, 2026-W05, 2026-03, 2026-Q1 or 2026.
std::string label(const Period& period);
/// The period of such a label.
Period labelled(const std::string& label);

struct Row {
  std::string customer;
  std::vector<std::string> segment;  // its cells in the columns of --by
  Period when;
  int128 millionths = 0;
  bool is_purchase = true;  // rather than a further line of one, or a further month of its period
};

/// A line of an export of payments, its words understood and not yet applied.
struct Line {
  enum class Kind { sale, refund, neither };
  std::string customer;
  Day day;
  std::optional<int128> millionths{};  // empty: a blank cell
  int128 paid_back = 0;                // in a column of refunds
  int quantity = 1;                    // that the price is of
  int months = 1;                      // that it pays for
  std::string order{};
  Kind kind = Kind::sale;
  bool is_filtered = false;  // by --where
  bool is_left_out = false;  // by a status, a test
  bool is_refunded = false;  // by its status
};

/// A row of a log: what a customer pays from a day on, or by how much that changes.
struct Movement {
  std::string customer;
  Day day;
  int128 millionths = 0;
};

/// A subscription from `start` to `end`, which is its last day or the first without it; without an end it goes on.
struct Span {
  std::string customer;
  std::vector<std::string> segment;
  Day start;
  std::optional<Day> end;
  int128 millionths = 0;
};

struct Question {
  std::optional<Length> period{};   // --period
  std::optional<bool> recurring{};  // --amounts
  bool recurring_column = false;    // the amounts stand under mrr or arr
  bool yearly = false;              // they are ARR, of which a twelfth counts
  bool inclusive_ends = true;       // --end, of spans
  int gap = 1;
  int window = 1;
  bool by_segment = false;
  std::optional<Day> as_of{};
};

/// Facts by the names that they have in JSON; money in millionths.
struct Facts {
  std::map<std::string, std::int64_t> counts;
  std::map<std::string, int128> money;
};

struct Snapshot {
  Period period;
  std::optional<std::string> segment;  // empty: the total
  bool complete = false;
  Facts facts;
};

/// The snapshots in the order in which they are printed; empty: the labels cannot be grouped into the periods asked for.
std::vector<Snapshot> snapshots(const std::vector<Row>& rows, const Question& question);
std::vector<Snapshot> snapshots(const std::vector<Span>& spans, const Question& question);
/// `totals_repeat`: an order has its total on each of its lines.
std::vector<Snapshot> snapshots(const std::vector<Line>& lines, bool totals_repeat, const Question& question);
/// In the order of their days.
std::vector<Snapshot> snapshots(const std::vector<Movement>& log, bool are_changes, const Question& question);

}  // namespace retain::naive
