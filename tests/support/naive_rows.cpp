#include "support/naive_rows.hpp"

#include <algorithm>
#include <set>

#include "text/format.hpp"

namespace retain::naive {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;
using std::chrono::years;

Day date(int year, unsigned month, unsigned day) {
  return year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

int year_of(Day day) { return static_cast<int>(year_month_day{day}.year()); }
unsigned month_of(Day day) { return static_cast<unsigned>(year_month_day{day}.month()); }

/// A week belongs to the year of its Thursday.
Day thursday(Day monday) { return monday + days{3}; }

/// What one customer did in one period.
struct Activity {
  int128 sum = 0;
  std::int64_t purchases = 0;
};
using History = std::map<int, Activity>;  // by the place of the period in the grid
using Customers = std::map<std::string, History>;

bool active(const History& history, int period) { return history.contains(period) && history.at(period).sum > 0; }

int128 paid(const History& history, int period) { return active(history, period) ? history.at(period).sum : 0; }

bool present(const History& history, int period, int gap) {
  for (int p = period - gap + 1; p <= period; ++p) {
    if (active(history, p)) return true;
  }
  return false;
}

bool active_before(const History& history, int period) {
  return std::any_of(history.begin(), history.end(),
                     [&](const auto& entry) { return entry.first < period && active(history, entry.first); });
}

Facts facts(const Customers& customers, int period, const Question& question) {
  Facts facts;
  auto& [counts, money] = facts;
  for (const char* name : {"start", "new", "reactivated", "churned", "end"}) counts[std::string("customers_") + name] = 0;
  for (const char* name : {"purchases", "buyers", "repeat_buyers"}) counts[name] = 0;
  for (const char* name : {"start", "new", "reactivation", "expansion", "contraction", "churned", "end"})
    money[std::string("revenue_") + name] = 0;
  money["sales"] = 0;
  if (question.gap > 1) money["revenue_paused"] = 0;

  const int compared = period - question.window;
  for (const auto& [name, history] : customers) {
    const bool then = present(history, compared, question.gap);
    const bool now = present(history, period, question.gap);
    const int128 paid_then = paid(history, compared);
    const int128 paid_now = paid(history, period);
    if (then) {
      counts["customers_start"] += 1;
      money["revenue_start"] += paid_then;
    }
    if (now) {
      counts["customers_end"] += 1;
      money["revenue_end"] += paid_now;
    }
    if (then && !now) {
      counts["customers_churned"] += 1;
      money["revenue_churned"] += paid_then;
    }
    if (!then && now && !active_before(history, compared + 1)) {
      counts["customers_new"] += 1;
      money["revenue_new"] += paid_now;
    }
    if (!then && now && active_before(history, compared + 1)) {
      counts["customers_reactivated"] += 1;
      money["revenue_reactivation"] += paid_now;
    }
    if (then && now && paid_now > paid_then) money["revenue_expansion"] += paid_now - paid_then;
    // Who stays and stops to pay is on hold; without a gap that cannot be.
    if (then && now && paid_now == 0 && paid_then > 0) money["revenue_paused"] += paid_then;
    if (then && now && paid_now > 0 && paid_now < paid_then) money["revenue_contraction"] += paid_then - paid_now;
    if (active(history, period)) {
      counts["buyers"] += 1;
      if (history.at(period).purchases >= 2) counts["repeat_buyers"] += 1;
      counts["purchases"] += history.at(period).purchases;
      money["sales"] += paid_now;
    }
  }
  return facts;
}

/// The last label in each period.
std::map<Period, Period> latest_labels(const std::vector<Row>& rows, Length length) {
  std::map<Period, Period> latest;
  for (const Row& row : rows) {
    const Period period = period_of(row.when.first, length);
    latest.try_emplace(period, row.when);
    latest[period] = std::max(latest[period], row.when);
  }
  return latest;
}

/// Of amounts that recur, a period has those that hold at its end.
std::vector<Row> holding_at_the_end(const std::vector<Row>& rows, const std::map<Period, Period>& latest, Length length) {
  std::vector<Row> holding;
  for (const Row& row : rows) {
    if (row.when == latest.at(period_of(row.when.first, length))) holding.push_back(row);
  }
  return holding;
}

/// The last month in each period that a row lies in.
std::map<Period, Period> last_months(const std::vector<Row>& rows, Length length) {
  std::map<Period, Period> last;
  for (const Row& row : rows) {
    const Period month = period_of(row.when.first, Length::month);
    Period& latest = last.try_emplace(period_of(row.when.first, length), month).first->second;
    latest = std::max(latest, month);
  }
  return last;
}

/// The rows in the last month of each quarter or year; of shorter periods all rows.
std::vector<Row> in_last_month(const std::vector<Row>& rows, const std::map<Period, Period>& last, Length length) {
  if (length != Length::quarter && length != Length::year) return rows;
  std::vector<Row> result;
  for (const Row& row : rows) {
    if (period_of(row.when.first, Length::month) == last.at(period_of(row.when.first, length))) result.push_back(row);
  }
  return result;
}

std::string segment_name(const std::vector<std::string>& cells) {
  std::string name;
  for (const std::string& cell : cells) name += (name.empty() ? "" : " / ") + (cell.empty() ? "(none)" : cell);
  return name;
}

/// How far the last of the days in a period lies from its end.
std::optional<days> distance_to_end(const Period& period, const std::vector<Day>& named) {
  std::optional<days> distance;
  for (const Day day : named) {
    if (day < period.first || day > period.last) continue;
    distance = std::min(distance.value_or(days::max()), period.last - day);
  }
  return distance;
}

/// The newest period in which a day is named is over where the last of its days lies no further from its end than in any before it; those
/// behind it lie ahead.
bool is_over(const Period& period, const std::vector<Period>& grid, const std::vector<Day>& named) {
  const Period newest = period_of(*std::max_element(named.begin(), named.end()), period.length);
  if (period != newest) return period < newest;
  std::optional<days> furthest;
  for (const Period& earlier : grid) {
    const auto distance = distance_to_end(earlier, named);
    if (earlier < newest && distance) furthest = std::max(furthest.value_or(days::min()), *distance);
  }
  return !furthest || distance_to_end(newest, named).value() <= *furthest;
}

std::vector<Period> grid_of(Day first, Day last, Length length) {
  std::vector<Period> grid;
  for (Period period = period_of(first, length); period.first <= last; period = next(period)) grid.push_back(period);
  return grid;
}

/// `rows` with labels of the length of the grid's periods, or finer ones to be summed.
std::vector<Snapshot> over_grid(const std::vector<Period>& grid, const std::vector<Row>& rows, bool recurring,
                                const std::vector<Day>& named, const Question& question) {
  const Length length = grid.front().length;
  std::map<Period, int> place;
  for (const Period& period : grid) place.try_emplace(period, static_cast<int>(place.size()));

  std::map<std::string, std::map<std::string, std::vector<Row>>> segments;
  std::map<std::string, std::vector<Row>> everyone;
  for (const Row& row : rows) {
    if (question.by_segment) segments[segment_name(row.segment)][row.customer].push_back(row);
    everyone[row.customer].push_back(row);
  }

  const std::map<Period, Period> last_of_anyone = latest_labels(rows, length);
  const std::map<Period, Period> last_month_of_anyone = last_months(rows, length);
  const auto histories = [&](const std::map<std::string, std::vector<Row>>& rows_by_customer) {
    Customers customers;
    for (const auto& [customer, all] : rows_by_customer) {
      const bool dated = all.front().when.length == Length::day;
      std::vector<Row> taken = all;
      if (recurring && dated) {
        taken = in_last_month(all, last_month_of_anyone, length);
        taken = holding_at_the_end(taken, latest_labels(taken, length), length);
      } else if (recurring) {
        taken = holding_at_the_end(all, last_of_anyone, length);
      }
      for (const Row& row : taken) {
        Activity& activity = customers[customer][place.at(period_of(row.when.first, length))];
        activity.sum += row.millionths;
        if (row.millionths > 0 && row.is_purchase) activity.purchases += 1;
      }
    }
    return customers;
  };

  std::vector<std::pair<std::optional<std::string>, Customers>> groups;
  for (const auto& [name, customers] : segments) groups.emplace_back(name, histories(customers));
  groups.emplace_back(std::nullopt, histories(everyone));

  std::vector<Snapshot> snapshots;
  for (const Period& period : grid) {
    const bool censored = place[period] < question.window;
    const bool complete = !censored && (question.as_of ? *question.as_of >= period.last : is_over(period, grid, named));
    for (const auto& [name, customers] : groups) snapshots.push_back({period, name, complete, facts(customers, place[period], question)});
  }
  return snapshots;
}

/// Of ARR a twelfth, without what is less than a millionth.
int128 in_a_month(int128 millionths, const Question& question) { return question.yearly ? millionths / 12 : millionths; }

bool can_be_grouped(Length labels, Length length) {
  if (labels == length || labels == Length::day) return true;
  if (labels == Length::month) return length == Length::quarter || length == Length::year;
  return labels == Length::quarter && length == Length::year;
}

}  // namespace

Period period_of(Day day, Length length) {
  const year_month_day first_of_month = year_month_day{day}.year() / year_month_day{day}.month() / 1;
  switch (length) {
    case Length::day:
      return {length, day, day};
    case Length::week: {
      const Day monday = day - (std::chrono::weekday{day} - std::chrono::Monday);
      return {length, monday, monday + days{6}};
    }
    case Length::month:
      return {length, first_of_month, Day{first_of_month + months{1}} - days{1}};
    case Length::quarter: {
      const year_month_day first = first_of_month - months{(month_of(day) - 1) % 3};
      return {length, first, Day{first + months{3}} - days{1}};
    }
    case Length::year:
      break;
  }
  return {Length::year, date(year_of(day), 1, 1), date(year_of(day), 12, 31)};
}

Period next(const Period& period) { return period_of(period.last + days{1}, period.length); }

std::string label(const Period& period) {
  const int year = year_of(period.first);
  const unsigned month = month_of(period.first);
  switch (period.length) {
    case Length::day:
      return formatted("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(year_month_day{period.first}.day()));
    case Length::week: {
      const int week_year = year_of(thursday(period.first));
      return formatted("{:04}-W{:02}", week_year, (thursday(period.first) - date(week_year, 1, 1)).count() / 7 + 1);
    }
    case Length::month:
      return formatted("{:04}-{:02}", year, month);
    case Length::quarter:
      return formatted("{:04}-Q{}", year, (month + 2) / 3);
    case Length::year:
      break;
  }
  return formatted("{:04}", year);
}

Period labelled(const std::string& label) {
  const int year = std::stoi(label);
  const auto number = [&](std::size_t at) { return static_cast<unsigned>(std::stoi(label.substr(at))); };
  if (label.size() == 4) return period_of(date(year, 1, 1), Length::year);
  if (label[5] == 'Q') return period_of(date(year, number(6) * 3, 1), Length::quarter);
  // The fourth of January is always in the first week.
  if (label[5] == 'W') return period_of(date(year, 1, 4) + days{7 * (number(6) - 1)}, Length::week);
  if (label.size() == 7) return period_of(date(year, number(5), 1), Length::month);
  return period_of(date(year, number(5), number(8)), Length::day);
}

std::vector<Snapshot> snapshots(const std::vector<Row>& rows, const Question& question) {
  const Length labels = rows.front().when.length;
  const Length length = question.period.value_or(labels == Length::day ? Length::month : labels);
  if (!can_be_grouped(labels, length)) return {};
  const bool recurring = length != labels && question.recurring.value_or(question.recurring_column || labels != Length::day);

  std::vector<Day> named;
  std::vector<Row> monthly = rows;
  for (Row& row : monthly) {
    named.push_back(row.when.last);
    row.millionths = in_a_month(row.millionths, question);
  }
  const auto [first, last] = std::minmax_element(named.begin(), named.end());
  return over_grid(grid_of(*first, *last, length), monthly, recurring, named, question);
}

std::vector<Snapshot> snapshots(const std::vector<Span>& spans, const Question& question) {
  std::vector<Day> starts;
  std::vector<Day> named;
  for (const Span& span : spans) {
    starts.push_back(span.start);
    named.push_back(span.start);
    if (span.end) named.push_back(*span.end);
  }
  const auto [first, last] = std::minmax_element(named.begin(), named.end());
  const Day until = std::max(*first, question.as_of.value_or(*last));
  const std::vector<Period> grid = grid_of(*first, until, question.period.value_or(Length::month));

  std::vector<Row> rows;
  for (const Span& span : spans) {
    for (const Period& period : grid) {
      const Day covered_until = !span.end ? period.last : question.inclusive_ends ? *span.end : *span.end - days{1};
      const bool covered = span.start <= period.last && period.last <= covered_until;
      // A row of nothing, so that a segment whose spans cover no period's end is still there.
      rows.push_back({span.customer, span.segment, period, covered ? in_a_month(span.millionths, question) : 0});
    }
  }
  return over_grid(grid, rows, false, starts, question);
}

std::vector<Snapshot> snapshots(const std::vector<Line>& lines, bool totals_repeat, const Question& question) {
  const Length length = question.period.value_or(Length::month);
  std::set<std::string> orders_of_refunds;
  std::vector<Line> counted;
  for (Line line : lines) {
    if (line.is_filtered) continue;
    // How much was paid back says more than that it was.
    if (line.paid_back > 0) line.is_refunded = false;
    if (line.millionths) {
      *line.millionths *= line.quantity;
      if (line.kind == Line::Kind::refund && *line.millionths > 0) *line.millionths = -*line.millionths;
      const bool counts = !line.is_left_out && line.kind != Line::Kind::neither;
      if (counts && *line.millionths < 0 && !line.order.empty()) orders_of_refunds.insert(line.order);
    }
    counted.push_back(line);
  }

  std::vector<Row> rows;
  std::vector<Day> named;
  const auto add = [&](const Line& line, int128 millionths, bool is_purchase) {
    const Period first = period_of(line.day, Length::month);
    Period month = first;
    for (int i = 0; i < line.months; ++i, month = next(month)) {
      const int128 share = millionths / line.months;
      const bool is_last = i + 1 == line.months;
      const Period period = period_of(month.first, length);
      const bool begins = i == 0 || period != rows.back().when;
      rows.push_back({line.customer, {}, period, is_last ? millionths - share * i : share, is_purchase && begins});
    }
  };
  const Line* run = nullptr;  // the first of the lines of an order
  bool run_is_counted = false;
  const auto goes_on = [&](const Line& line) {
    return run != nullptr && !line.order.empty() && run->order == line.order && run->customer == line.customer &&
           period_of(run->day, length) == period_of(line.day, length);
  };
  for (const Line& line : counted) {
    if (!line.millionths) continue;  // part of the order above
    named.push_back(line.day);
    const bool has_refund = orders_of_refunds.contains(line.order);
    const bool is_refund = line.is_refunded && *line.millionths < 0;
    if (line.is_left_out || line.kind == Line::Kind::neither || (line.is_refunded && !is_refund)) {
      run = nullptr;
      // What was paid back stays where a refund says it again.
      if (has_refund && line.is_refunded && !line.is_left_out && line.kind != Line::Kind::neither) add(line, *line.millionths, true);
      continue;
    }
    int128 amount = *line.millionths;
    if (amount > 0 && line.kind != Line::Kind::refund && !has_refund) amount -= line.paid_back;
    if (!goes_on(line)) {
      run = &line;
      run_is_counted = amount > 0;
      add(line, amount, true);
    } else if (!totals_repeat || *line.millionths != *run->millionths) {
      add(line, amount, !run_is_counted);
      run_is_counted = run_is_counted || amount > 0;
    }
  }
  if (rows.empty()) return {};
  const auto [first, last] = std::minmax_element(named.begin(), named.end());
  const std::vector<Period> grid = grid_of(*first, *last, length);
  // What is spread beyond the last row is not known to be kept.
  std::erase_if(rows, [&](const Row& row) { return row.when > grid.back(); });
  return over_grid(grid, rows, false, named, question);
}

std::vector<Snapshot> snapshots(const std::vector<Movement>& log, bool are_changes, const Question& question) {
  const std::vector<Period> grid = grid_of(log.front().day, log.back().day, question.period.value_or(Length::month));
  std::vector<Day> named;
  for (const Movement& movement : log) named.push_back(movement.day);
  std::vector<Row> rows;
  for (const Period& period : grid) {
    std::map<std::string, int128> pays;
    for (const Movement& movement : log) {
      if (movement.day > period.last) continue;
      int128& level = pays[movement.customer];
      level = are_changes ? level + movement.millionths : movement.millionths;
    }
    for (const auto& [customer, level] : pays) rows.push_back({customer, {}, period, level});
  }
  return over_grid(grid, rows, false, named, question);
}

}  // namespace retain::naive
