#include "support/random_exports.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/random.hpp"
#include "support/random_rows.hpp"

namespace retain::test {

namespace {

using naive::Day;
using naive::Length;
using naive::Line;
using std::chrono::days;

std::string text_of(Day day) { return naive::label(naive::period_of(day, Length::day)); }

/// The columns that an export of payments has beside the customer, the day and the amount.
struct Features {
  bool status = false;
  bool claim = false;
  bool kind = false;
  bool refund = false;
  bool order = false;
  bool totals = false;
  bool quantity = false;
  bool interval = false;
  bool count = false;
  bool currency = false;
  bool test = false;
};

Features random_features(Random& random) {
  Features has;
  has.status = random.one_in(2);
  has.claim = random.one_in(4);
  has.kind = random.one_in(3);
  has.order = random.one_in(2);
  has.totals = has.order && random.one_in(4);
  has.refund = !has.totals && random.one_in(3);
  has.quantity = !has.totals && random.one_in(3);
  has.interval = !has.totals && !has.refund && random.one_in(3);
  has.count = has.interval && random.one_in(2);
  has.currency = random.one_in(4);
  has.test = random.one_in(4);
  return has;
}

struct Interval {
  const char* word;
  int months;
};

/// Writes payments and what they mean side by side.
class Payments {
 public:
  Payments(Random& random, Export& table) : random_(random), has_(random_features(random)), table_(table) {
    table.headers = {"customer", "date"};
    column(true, has_.quantity ? "unit_price" : has_.totals ? "order_total" : "line_total");
    column(has_.quantity, "quantity");
    column(has_.order, "order_id");
    column(has_.status, "status");
    column(has_.claim, "클레임상태");
    column(has_.kind, "type");
    column(has_.refund, "amount_refunded");
    column(has_.interval, "interval");
    column(has_.count, "interval_count");
    column(has_.currency, "currency");
    column(has_.test, "livemode");
  }

  void add_order(int number, Day from) {
    Line line{.customer = "C" + std::to_string(1 + random_.upto(5)), .day = from + days{random_.upto(150)}};
    cells_ = {};
    if (has_.order) line.order = "o" + std::to_string(number);
    line.millionths = amount();
    settle_words(line);
    const int lines = has_.order && random_.one_in(3) ? 1 + random_.upto(4) : 1;
    for (int i = 0; i < lines; ++i) {
      if (i > 0 && !has_.totals) line.millionths = random_.one_in(3) ? std::nullopt : std::optional(amount());
      add(line);
    }
    // What was paid back in full may be said by a row of its own too.
    if (lines == 1 && has_.order && !has_.interval && !has_.totals && random_.one_in(3)) add_refund(line);
    table_.ends_of_orders.push_back(table_.rows.size());
  }

  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] bool totals_repeat() const { return has_.totals; }

 private:
  void column(bool is_there, const char* header) {
    if (is_there) table_.headers.emplace_back(header);
  }
  int128 amount() { return random_.one_in(8) ? 0 : static_cast<int128>(10'000) * (1 + random_.upto(9999)); }

  /// One status for all lines of an order.
  void settle_words(Line& line) {
    if (has_.status) {
      cells_.status = random_.one_of<std::string>({"paid", "paid", "paid", "completed", "Failed", "refunded", "결제완료", ""});
      line.is_left_out = cells_.status == "Failed";
      line.is_refunded = cells_.status == "refunded";
    }
    if (has_.claim) {
      cells_.claim = random_.one_of<std::string>({"", "", "", "취소완료", "구매확정"});
      line.is_refunded = line.is_refunded || cells_.claim == "취소완료";
    }
    if (has_.kind) {
      cells_.kind = random_.one_of<std::string>({"sale", "sale", "payment", "fee"});
      if (cells_.kind == "fee") line.kind = Line::Kind::neither;
    }
    if (has_.interval) {
      const Interval interval = random_.one_of<Interval>({{"", 1}, {"month", 1}, {"year", 12}, {"Quarterly", 3}, {"P6M", 6}, {"매월", 1}});
      cells_.interval = interval.word;
      const int count = has_.count && interval.months == 1 ? 1 + random_.upto(2) : 1;
      line.months = *interval.word == '\0' ? 1 : interval.months * count;
      cells_.count = std::to_string(count);
    }
    if (has_.currency) {
      cells_.currency = random_.one_of<std::string>({"USD", "usd", "EUR"});
      line.is_filtered = cells_.currency == "EUR";
    }
    if (has_.test) {
      cells_.live = random_.one_in(6) ? "false" : "true";
      line.is_left_out = line.is_left_out || cells_.live == "false";
    }
    if (has_.refund && random_.one_in(4) && *line.millionths > 0)
      line.paid_back = random_.one_in(2) ? *line.millionths : *line.millionths / 20'000 * 10'000;
  }

  void add_refund(Line line) {
    line.day += days{random_.upto(40)};
    line.paid_back = 0;
    line.millionths = -*line.millionths;
    if (has_.kind) {
      cells_.kind = "refund";
      line.kind = Line::Kind::refund;
      if (random_.one_in(2)) line.millionths = -*line.millionths;
      // A status that says it too is one of a negative amount.
      if (line.is_refunded && *line.millionths > 0) line.millionths = -*line.millionths;
    }
    add(line);
  }

  void add(Line line) {
    if (has_.quantity) line.quantity = 1 + random_.upto(3);
    if (line.paid_back > 0) line.paid_back *= line.quantity;
    std::vector<std::string>& row = table_.rows.emplace_back();
    row = {line.customer, text_of(line.day), line.millionths ? decimal(*line.millionths) : ""};
    const auto cell = [&row](bool is_there, const std::string& text) {
      if (is_there) row.push_back(text);
    };
    cell(has_.quantity, std::to_string(line.quantity));
    cell(has_.order, line.order);
    cell(has_.status, cells_.status);
    cell(has_.claim, cells_.claim);
    cell(has_.kind, cells_.kind);
    cell(has_.refund, line.paid_back > 0 ? decimal(line.paid_back) : random_.one_in(2) ? "0" : "");
    cell(has_.interval, cells_.interval);
    cell(has_.count, cells_.count);
    cell(has_.currency, cells_.currency);
    cell(has_.test, cells_.live);
    lines_.push_back(line);
  }

  struct Cells {
    std::string status, claim, kind, interval, count, currency, live;
  };
  Random& random_;
  Features has_;
  Export& table_;
  Cells cells_;
  std::vector<Line> lines_;
};

void add_payments(Random& random, Export& table, int orders, const naive::Question& question) {
  Payments payments(random, table);
  const Day first = naive::labelled("2025-01-01").first + days{random.upto(100)};
  for (int i = 1; i <= orders; ++i) payments.add_order(i, first + days{i * 200 / orders});
  if (std::ranges::find(table.headers, "currency") != table.headers.end())
    table.flags.insert(table.flags.end(), {"--where", "currency=USD,usd"});
  table.expected = naive::snapshots(payments.lines(), payments.totals_repeat(), question);
}

void add_log(Random& random, Export& table, bool are_changes, int rows, const naive::Question& question) {
  table.headers = {"date", "customer", are_changes ? "amount" : "mrr"};
  const bool has_words = random.one_in(2);
  if (has_words) {
    table.headers.emplace_back("movement");
  } else {
    table.flags.insert(table.flags.end(), {"--amounts", are_changes ? "changes" : "levels"});
  }
  std::vector<naive::Movement> log;
  std::map<std::string, int128> levels;
  Day day = naive::labelled("2025-01-01").first + days{random.upto(100)};
  for (int i = 0; i < rows; ++i) {
    // The first rows show what the words are.
    const std::string customer = i < 2 ? "C1" : "C" + std::to_string(1 + random.upto(5));
    int128& level = levels[customer];
    const int128 before = level;
    const bool ends = i == 1 || (before > 0 && random.one_in(4));
    level = ends ? 0 : static_cast<int128>(10'000) * (1 + random.upto(9999));
    const int128 amount = are_changes ? level - before : level;
    log.push_back({customer, day, amount});
    std::vector<std::string>& row = table.rows.emplace_back();
    row = {text_of(day), customer, decimal(amount)};
    if (has_words)
      row.emplace_back(ends ? "churn" : before == 0 ? "new" : level > before ? "expansion" : level < before ? "downgrade" : "");
    table.ends_of_orders.push_back(table.rows.size());
    day += days{random.upto(900 / rows + 1)};
  }
  table.expected = naive::snapshots(log, are_changes, question);
  // Of customers that come and go within a period nothing is left.
  const auto is_empty = [](const naive::Snapshot& snapshot) { return snapshot.facts.counts.at("customers_end") == 0; };
  if (std::ranges::all_of(table.expected, is_empty)) table.expected.clear();
  // A log of the newest first says so by its days, of which no two are one.
  const bool can_turn = std::ranges::adjacent_find(log, {}, &naive::Movement::day) == log.end();
  if (can_turn && random.one_in(3)) std::ranges::reverse(table.rows);
}

}  // namespace

Export random_export(ExportOf what, unsigned seed, int most_orders) {
  Random random(seed);
  Export table;
  table.seed = seed;
  naive::Question question;
  if (random.one_in(3)) {
    question.period = random.one_in(2) ? Length::quarter : Length::year;
    table.flags.insert(table.flags.end(), {"--period", *question.period == Length::quarter ? "quarter" : "year"});
  }
  const int orders = std::max(2, random.upto(most_orders));
  if (what == ExportOf::payments) {
    table.flags.insert(table.flags.end(), {"--amounts", "payments"});
    add_payments(random, table, orders, question);
  } else {
    add_log(random, table, what == ExportOf::changes, orders, question);
  }
  return table;
}

std::string csv(const Export& table, std::size_t first, std::size_t last) {
  std::string text;
  const auto add = [&text](const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) text += (&cell == &cells.front() ? "" : ",") + cell;
    text += '\n';
  };
  add(table.headers);
  for (std::size_t i = first; i < last; ++i) add(table.rows[i]);
  return text;
}

std::string json_lines(const Export& table) {
  std::string text;
  for (const std::vector<std::string>& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool is_number = !row[i].empty() && row[i].find_first_not_of("-.0123456789") == std::string::npos && row[i].rfind('-') + 1 <= 1;
      text += (i == 0 ? "{" : ",") + nlohmann::json(table.headers[i]).dump() + ":";
      text += row[i].empty() ? "null" : is_number ? row[i] : nlohmann::json(row[i]).dump();
    }
    text += "}\n";
  }
  return text;
}

}  // namespace retain::test
