#include "render/sql/periods.hpp"

#include "render/sql/calendar.hpp"
#include "text/words.hpp"

namespace retain::render {

void add_numbers_between(SqlSteps& steps) {
  std::string before = "first_number";
  for (int digit = months_in(steps.query().period) > 0 ? 1'000 : 10'000; digit >= 1; digit /= 10) {
    const std::string from = steps.last();
    const std::string column = digit == 1 ? "filled_number" : formatted("filled_{}", digit);
    const std::string next = digit == 1 ? formatted("b.{} + d.number", before) : formatted("b.{} + {} * d.number", before, digit);
    steps.add(
        formatted("by_{}", digit),
        before == "first_number" ? "Periods in which nothing happened have rows too: they are put in, digit by digit of their numbers."
                                 : "The next digit.",
        formatted("SELECT b.*, {0} AS {1}\nFROM {2} b\nCROSS JOIN {3} d\nWHERE {0} <= b.last_number", next, column, from, digits_step));
    before = column;
  }
}

void add_open_period(SqlSteps& steps) {
  add_period_ends(steps);
  const std::string of_month = formatted("({})", steps.divided("g.period_day", 100));
  steps.extend("latest_days", "The latest day that a row of the period has.",
               {{steps.whole(steps.divided("g.period_day", 10'000)), "latest_year"},
                {steps.whole(steps.modulo(of_month, 100)), "latest_month"},
                {steps.modulo("g.period_day", 100), "latest_day_of_month"}});
  add_day_number(steps, "latest_number", "latest_year", "latest_month", "latest_day_of_month");
  steps.extend("distances", "How far it lies from the end of its period.",
               {{"CASE WHEN g.period_day > 0 THEN g.period_end - g.latest_number END", "days_left"}});
  steps.extend("furthest", "The furthest that it lies in any period but the last.",
               {{"MAX(CASE WHEN g.period_number < g.last_period THEN g.days_left END) OVER ()", "most_days_left"}});
  steps.extend("open_periods", "The last period is still open where its rows stop earlier in it than those of any other.",
               {{"CASE WHEN g.period_number = g.last_period AND g.days_left > g.most_days_left THEN 1 ELSE 0 END", "is_open"}});
}

std::string periods_to_next(std::string_view column) {
  return formatted(
      "CASE WHEN b.is_whole = 1 AND b.newest_day > 0 THEN LEAD({0}, 1, CAST(-1 AS INTEGER))\n"
      "    OVER (PARTITION BY b.is_whole, CASE WHEN b.newest_day > 0 THEN 1 ELSE 0 END ORDER BY {0}) - {0} ELSE 0 END\n"
      "    AS periods_to_next",
      column);
}

std::string lie_too_far_apart(const SqlQuery& query, std::string_view first, std::string_view last, std::string_view hole) {
  constexpr int most_years = 200;
  constexpr int widest_hole = 15;
  const int in_year = periods_per_year(query.period);
  std::string condition = formatted("{} - {} >= {}", last, first, most_years * in_year);
  if (query.period != Granularity::year) condition += formatted(" OR {} >= {}", hole, widest_hole * in_year);
  return condition;
}

std::int64_t no_period(const SqlQuery& query) { return period_number(query.period, std::chrono::sys_days()); }

std::string shown_periods(const SqlQuery& query, std::string_view column) {
  std::vector<std::string> conditions;
  // As the program cuts: by the first day of --since and the last of --until.
  if (query.since) {
    const std::chrono::sys_days first = query.since->first_day();
    const std::int64_t number = period_number(query.period, first);
    const bool begins = Period::containing(query.period, first).first_day() == first;
    conditions.push_back(formatted("{} >= {}", column, begins ? number : number + 1));
  }
  if (query.until) {
    const std::chrono::sys_days last = query.until->last_day();
    const std::int64_t number = period_number(query.period, last);
    const bool ends = Period::containing(query.period, last).last_day() == last;
    conditions.push_back(formatted("{} <= {}", column, ends ? number : number - 1));
  }
  return join(conditions, " AND ");
}

std::string shown_or_refused(const SqlQuery& query, std::string_view column) {
  const std::string shown = shown_periods(query, column);
  return shown.empty() ? shown : formatted("\nWHERE ({}) OR g.refused_rows > 0", shown);
}

}  // namespace retain::render
