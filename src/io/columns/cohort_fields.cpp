#include "io/columns/cohort_fields.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "core/table/column_names.hpp"
#include "io/columns/table_names.hpp"
#include "io/fields/intervals.hpp"
#include "io/fields/row_fields.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr CohortFieldInfo cohort_field_table[] = {
    {CohortField::cohort, "cohort", "which customers a row is of: those who began in one period, or any other group that began together",
     "cohort, kohorte, cohort month, cohort period, cohort date, acquisition month, acquisition cohort, signup month, join month, 코호트, "
     "가입 "
     "코호트, "
     "획득 코호트, 가입 월, 획득 월 | month, period, start"},
    {CohortField::age, "age",
     "periods since the cohort began: 0, 1, 2; or a column each, named Month 0, Month 1, or by periods of the calendar",
     "age, period, year, quarter, month, week, day, period number, cohort index, renewal, renewals, years, months, 경과, 경과 개월, 경과 "
     "월, 연차, "
     "나이, 기간 | t"},
    {CohortField::size, "size", "the customers of the cohort at age 0; percents need it, or --customers N",
     "size, cohort size, customers, kunden, users, new customers, new users, acquired, 코호트 크기, 고객 수, 가입자 수, 신규 고객, 인원 | "
     "total, "
     "count, n"},
    {CohortField::survivors, "survivors",
     "the customers who are there at an age: a count, or a percent; also a column for each age, or for each cohort",
     "survivors, survived, surviving, customers surviving, survivors %, % surviving, 생존자, 생존자 수, 생존 고객, 잔존 고객, 잔존 고객 수 "
     "| "
     "alive, active, active customers, active users, retained, retained customers, remaining, customers, users, count, retention, 잔존, "
     "유지 고객"},
};

}  // namespace

bool is_name_of(const CohortFieldInfo& field, std::string_view name, bool widely) {
  const std::size_t bar = field.names.find('|');
  return is_listed(field.names.substr(0, bar), name) ||
         (widely && bar != std::string_view::npos && is_listed(field.names.substr(bar + 1), name));
}

std::span<const CohortFieldInfo> cohort_fields() { return cohort_field_table; }

std::optional<CohortField> find_cohort_field(std::string_view name) {
  const std::string folded = fold_header(name);
  for (const CohortFieldInfo& field : cohort_field_table) {
    if (field.key == folded || is_name_of(field, folded, false)) return field.field;
  }
  return std::nullopt;
}

std::optional<AgeText> read_age(std::string_view text) {
  constexpr int most_ages = 10'000;
  std::string name = fold_header(to_nfc(trim(text)));
  // "< 1 Month" is what stands before "1 Month".
  const bool is_below = name.starts_with('<');
  if (is_below) name.erase(0, 1);
  if (name.starts_with('+')) name.erase(0, 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto first = std::ranges::find_if(name, is_digit);
  const auto last = std::find_if_not(first, name.end(), is_digit);
  if (first == last || (first != name.begin() && last != name.end())) return std::nullopt;
  const std::string word(first == name.begin() ? last : name.begin(), first == name.begin() ? name.end() : first);
  AgeText age;
  const auto [end, fault] = std::from_chars(&*first, &*first + (last - first), age.age);
  if (fault != std::errc() || age.age > most_ages) return std::nullopt;
  if (is_below && age.age != 1) return std::nullopt;
  if (is_below) age.age = 0;
  age.granularity = granularity_in(word);
  const bool says_age = word.empty() || word == "age" || word == "period" || word == "p" || word == "t";
  return says_age || age.granularity != Granularity::unknown ? std::optional(age) : std::nullopt;
}

}  // namespace retain::io
