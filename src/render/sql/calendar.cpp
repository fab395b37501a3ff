#include "render/sql/calendar.hpp"

namespace retain::render {

namespace {

// Of the day number 0, 0000-03-01.
constexpr std::int64_t days_to_1970 = 719'468;

/// The days from 0000-03-01 to 1 March of the year in a column.
std::string days_to_march(const SqlSteps& steps, std::string_view year) {
  return formatted("365 * {} + {} - {} + {}", year, steps.divided(year, 4), steps.divided(year, 100), steps.divided(year, 400));
}

std::string two_digits(const SqlSteps& steps, std::string_view number) {
  return formatted("SUBSTR({}, 2)", steps.text(formatted("100 + {}", number)));
}

/// Adds the steps that find `march_year` and `march_day`, the days since its 1 March, of a day.
void add_march_day(SqlSteps& steps, std::string_view of_day) {
  steps.extend("numbered_days", "The day that names the period, as days since 1 March of the year 0.",
               {{std::string(of_day), "label_day"}});
  steps.extend("near_years", "The year that it is in, or the one before, if years began in March.",
               {{steps.whole(steps.divided("(400 * g.label_day + 591)", 146'097)), "near_year"}});
  steps.extend("march_years", "The year that it is in.",
               {{steps.whole(formatted("g.near_year - CASE WHEN g.label_day < {} THEN 1 ELSE 0 END", days_to_march(steps, "g.near_year"))),
                 "march_year"}});
  steps.extend("march_days", "The days since 1 March.",
               {{steps.whole(formatted("g.label_day - ({})", days_to_march(steps, "g.march_year"))), "march_day"}});
}

void add_label(SqlSteps& steps, std::string label) {
  steps.extend("labelled", "The name of the period.", {{std::move(label), "period_label"}});
}

void add_labels_of_weeks(SqlSteps& steps) {
  add_march_day(steps, "7 * g.period_number + 1");
  steps.extend("week_years", "A week is of the year that its Thursday is in.",
               {{"g.march_year + CASE WHEN g.march_day >= 306 THEN 1 ELSE 0 END", "week_year"}});
  steps.extend("year_starts", "The first of January.", {{"g.week_year - 1", "last_march"}});
  steps.extend("weeks", "The week of the year.",
               {{steps.whole(formatted("g.label_day - ({} + 306)", days_to_march(steps, "g.last_march"))), "year_day"}});
  const std::string week = two_digits(steps, steps.whole(steps.divided("g.year_day", 7) + " + 1"));
  add_label(steps, formatted("{} || '-W' || {}", steps.text("g.week_year"), week));
}

void add_labels_of_days(SqlSteps& steps) {
  add_march_day(steps, "g.period_number");
  steps.extend("march_months", "The months since March.", {{steps.whole(steps.divided("(5 * g.march_day + 2)", 153)), "march_month"}});
  steps.extend("dates", "The date.",
               {{"g.march_year + CASE WHEN g.march_month >= 10 THEN 1 ELSE 0 END", "label_year"},
                {"g.march_month + CASE WHEN g.march_month >= 10 THEN -9 ELSE 3 END", "label_month"},
                {steps.whole(formatted("g.march_day - {} + 1", steps.divided("(153 * g.march_month + 2)", 5))), "label_day_of_month"}});
  add_label(steps, formatted("{} || '-' || {} || '-' || {}", steps.text("g.label_year"), two_digits(steps, "g.label_month"),
                             two_digits(steps, "g.label_day_of_month")));
}

void add_labels_of_months(SqlSteps& steps, Granularity granularity) {
  const int in_year = granularity == Granularity::year ? 1 : granularity == Granularity::quarter ? 4 : 12;
  steps.extend("dated_periods", "The year of a period and its place in it.",
               {{steps.whole(steps.divided("g.period_number", in_year)), "label_year"},
                {steps.modulo("g.period_number", in_year) + " + 1", "label_part"}});
  const std::string year = steps.text("g.label_year");
  add_label(steps, granularity == Granularity::year      ? year
                   : granularity == Granularity::quarter ? formatted("{} || '-Q' || {}", year, steps.text("g.label_part"))
                                                         : formatted("{} || '-' || {}", year, two_digits(steps, "g.label_part")));
}

}  // namespace

int months_in(Granularity granularity) {
  switch (granularity) {
    case Granularity::month:
      return 1;
    case Granularity::quarter:
      return 3;
    case Granularity::year:
      return 12;
    default:
      return 0;
  }
}

std::int64_t period_number(Granularity granularity, std::chrono::sys_days day) {
  const std::int64_t number = day.time_since_epoch().count() + days_to_1970;
  if (granularity == Granularity::day) return number;
  if (granularity == Granularity::week) return (number + 2) / 7;
  const std::chrono::year_month_day date(day);
  return (int{date.year()} * std::int64_t{12} + unsigned{date.month()} - 1) / months_in(granularity);
}

std::string period_of_month(const SqlSteps& steps, std::string_view month) {
  const int months = months_in(steps.query().period);
  return months == 1 ? std::string(month) : steps.whole(steps.divided(formatted("({})", month), months));
}

void add_day_number(SqlSteps& steps, std::string_view name, std::string_view year, std::string_view month, std::string_view day) {
  const std::string march = formatted("{}_march", name);
  steps.extend(march, "Days are numbered from 0000-03-01 on. A year begins in March, so that its leap day is its last.",
               {{formatted("g.{} - CASE WHEN g.{} <= 2 THEN 1 ELSE 0 END", year, month), march}});
  constexpr std::string_view days_before =
      "WHEN 3 THEN 0 WHEN 4 THEN 31 WHEN 5 THEN 61 WHEN 6 THEN 92 WHEN 7 THEN 122 WHEN 8 THEN 153\n"
      "      WHEN 9 THEN 184 WHEN 10 THEN 214 WHEN 11 THEN 245 WHEN 12 THEN 275 WHEN 1 THEN 306 ELSE 337";
  steps.extend(
      name, "Its number: the days of the years, of the months of this one, and of this month.",
      {{steps.whole(formatted("{}\n    + CASE g.{} {} END\n    + g.{} - 1", days_to_march(steps, "g." + march), month, days_before, day)),
        std::string(name)}});
}

void add_period_labels(SqlSteps& steps) {
  switch (steps.query().period) {
    case Granularity::week:
      return add_labels_of_weeks(steps);
    case Granularity::day:
      return add_labels_of_days(steps);
    default:
      return add_labels_of_months(steps, steps.query().period);
  }
}

void add_period_ends(SqlSteps& steps) {
  const int months = months_in(steps.query().period);
  if (months == 0) {
    const bool is_week = steps.query().period == Granularity::week;
    return steps.extend("period_ends", "The number of its last day.",
                        {{is_week ? "7 * g.period_number + 4" : "g.period_number", "period_end"}});
  }
  const std::string next = formatted("({} * g.period_number + {})", months, months);
  steps.extend("next_periods", "The first day after the period.",
               {{steps.whole(steps.divided(next, 12)), "next_year"}, {steps.modulo(next, 12) + " + 1", "next_month"}, {"1", "next_day"}});
  add_day_number(steps, "next_start", "next_year", "next_month", "next_day");
  steps.extend("period_ends", "The number of its last day.", {{"g.next_start - 1", "period_end"}});
}

}  // namespace retain::render
