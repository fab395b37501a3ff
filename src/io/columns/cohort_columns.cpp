#include "io/columns/cohort_columns.hpp"

#include <algorithm>
#include <charconv>

#include "core/table/column_names.hpp"
#include "io/fields/row_fields.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr CohortFieldInfo cohort_field_table[] = {
    {CohortField::cohort, "cohort",
     "cohort, cohort month, cohort period, cohort date, acquisition month, acquisition cohort, signup month, join month, 코호트, 가입 "
     "코호트, "
     "획득 코호트, 가입 월, 획득 월 | month, period, start"},
    {CohortField::age, "age",
     "age, period, year, quarter, month, week, day, period number, cohort index, renewal, renewals, years, months, 경과, 경과 개월, 경과 "
     "월, 연차, "
     "나이, 기간 | t"},
    {CohortField::size, "size",
     "size, cohort size, customers, users, new customers, new users, acquired, 코호트 크기, 고객 수, 가입자 수, 신규 고객, 인원 | total, "
     "count, n"},
    {CohortField::survivors, "survivors",
     "survivors, survived, surviving, customers surviving, survivors %, % surviving, 생존자, 생존자 수, 생존 고객, 잔존 고객, 잔존 고객 수 "
     "| "
     "alive, active, active customers, active users, retained, retained customers, remaining, customers, users, count, retention, 잔존, "
     "유지 고객"},
};

bool is_listed(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    if (fold_header(list.substr(0, end)) == name) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

/// Whether a name stands for a field; `wanted`: also one that has other meanings elsewhere.
bool is_name_of(const CohortFieldInfo& field, std::string_view name, bool wanted) {
  const std::size_t bar = field.names.find('|');
  return is_listed(field.names.substr(0, bar), name) ||
         (wanted && bar != std::string_view::npos && is_listed(field.names.substr(bar + 1), name));
}

Granularity granularity_of(std::string_view word) {
  struct Length {
    std::string_view words;
    Granularity granularity;
  };
  constexpr Length lengths[] = {{"day, days, d, 일, 일차", Granularity::day},
                                {"week, weeks, w, wk, 주, 주차", Granularity::week},
                                {"month, months, m, mo, 월, 개월, 개월차", Granularity::month},
                                {"quarter, quarters, q, 분기, 분기차", Granularity::quarter},
                                {"year, years, y, yr, 년, 년차, 연차", Granularity::year}};
  for (const Length& length : lengths) {
    if (is_listed(length.words, word)) return length.granularity;
  }
  return Granularity::unknown;
}

constexpr int most_ages = 10'000;

class CohortColumnsFinder {
 public:
  CohortColumnsFinder(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options)
      : headers_(headers), rows_(rows), options_(options), is_taken_(headers.size()) {
    for (const Header& header : headers) names_.push_back(fold_header(split_unit(header.text).base));
  }

  std::optional<CohortColumns> find() {
    take_segments();
    if (!find_row_an_age() && !find_row_a_cohort() && !find_column_a_cohort()) return std::nullopt;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      if (!is_taken_[i]) found_.not_read.push_back(i);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool wants() const { return options_.takes_cohorts; }

  void take_segments() {
    for (const std::string& by : options_.by) {
      const auto column = column_called(by);
      if (!column) continue;
      is_taken_[*column] = true;
      found_.segments.push_back(*column);
    }
  }

  [[nodiscard]] std::optional<std::size_t> column_called(std::string_view header) const {
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      if (same_name(split_unit(headers_[i].text), header)) return i;
    }
    return std::nullopt;
  }

  /// The column for a field: the one that `--column` names, else the first of its name.
  std::optional<std::size_t> column_of(CohortField field) {
    const CohortFieldInfo& info = cohort_field_table[static_cast<std::size_t>(field)];
    for (const auto& [name, header] : options_.columns) {
      if (find_cohort_field(name) != field) continue;
      if (header.empty()) return std::nullopt;
      const auto column = column_called(header);
      if (!column) {
        Diagnostic missing = error({}, formatted("no column {}, which --column names", in_quotes(header)),
                                   formatted("the columns are {}", joined_headers()), headers_.front().place);
        missing.cause = Cause::flag;
        throw InputError({std::move(missing)});
      }
      return column;
    }
    for (const bool widely : {false, true}) {
      if (widely && !wants()) break;
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (!is_taken_[i] && !is_ignored(i) && is_name_of(info, names_[i], widely)) return i;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_ignored(std::size_t column) const {
    return std::ranges::any_of(options_.ignored,
                               [&](const std::string& name) { return same_name(split_unit(headers_[column].text), name); });
  }

  [[nodiscard]] std::string joined_headers() const {
    std::string text;
    for (const Header& header : headers_) text += (text.empty() ? "" : ", ") + std::string(trim(header.text));
    return text;
  }

  std::optional<std::size_t> take(CohortField field) {
    const auto column = column_of(field);
    if (column) is_taken_[*column] = true;
    return column;
  }

  /// Whether the first rows hold ages in a column, the first of them 0 or 1.
  [[nodiscard]] bool holds_ages(std::size_t column) const {
    if (rows_.empty()) return false;
    std::optional<int> first;
    for (const auto& row : rows_) {
      const auto age = read_age(row[column]);
      if (!age) return false;
      if (!first) first = age->age;
    }
    return *first <= 1;
  }

  bool find_row_an_age() {
    const std::vector<bool> before = is_taken_;
    const auto survivors = take(CohortField::survivors);
    const auto age = survivors ? take(CohortField::age) : std::nullopt;
    if (!survivors || !age || !holds_ages(*age)) {
      is_taken_ = before;
      return false;
    }
    found_.layout = CohortLayout::row_an_age;
    found_.survivors = survivors;
    found_.age = age;
    found_.cohort = take(CohortField::cohort);
    found_.size = take(CohortField::size);
    found_.granularity = granularity_of(names_[*age]);
    return true;
  }

  bool find_row_a_cohort() {
    const std::vector<bool> before = is_taken_;
    auto cohort = take(CohortField::cohort);
    const auto size = take(CohortField::size);
    std::vector<std::size_t> columns;
    std::vector<AgeText> ages;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      const auto age = is_taken_[i] || is_ignored(i) ? std::nullopt : read_age(headers_[i].text);
      if (!age) continue;
      columns.push_back(i);
      ages.push_back(*age);
    }
    const bool is_first_free = !headers_.empty() && !is_taken_[0] && !read_age(headers_[0].text) && !names_customers(names_[0]);
    if (!cohort && wants() && is_first_free && columns.size() >= 2) cohort = 0;
    if (!cohort || columns.size() < 2 || ages.front().age > 1) {
      is_taken_ = before;
      return false;
    }
    for (std::size_t i = 1; i < ages.size(); ++i) {
      if (ages[i].age == ages[i - 1].age + 1) continue;
      throw InputError(
          {error({}, formatted("age {} follows age {}: ages in a table of cohorts follow each other", ages[i].age, ages[i - 1].age),
                 "export every age", headers_[columns[i]].place)});
    }
    is_taken_[*cohort] = true;
    for (const std::size_t column : columns) is_taken_[column] = true;
    found_.layout = CohortLayout::row_a_cohort;
    found_.cohort = cohort;
    found_.size = size;
    found_.ages = std::move(columns);
    found_.first_age = ages.front().age;
    found_.granularity = ages.back().granularity;
    return true;
  }

  bool find_column_a_cohort() {
    const std::vector<bool> before = is_taken_;
    const auto age = take(CohortField::age);
    bool is_such = age && holds_ages(*age) && headers_.size() >= 2;
    for (std::size_t i = 0; i < headers_.size() && is_such; ++i) {
      if (i == *age || is_taken_[i] || is_ignored(i)) continue;
      is_such = wants() || !is_known(headers_[i].text);
      found_.cohorts.push_back(i);
    }
    if (!is_such || found_.cohorts.empty()) {
      found_.cohorts.clear();
      is_taken_ = before;
      return false;
    }
    for (const std::size_t column : found_.cohorts) is_taken_[column] = true;
    found_.layout = CohortLayout::column_a_cohort;
    found_.age = age;
    found_.granularity = granularity_of(names_[*age]);
    return true;
  }

  /// Whether a header is known as a label or a quantity of snapshots.
  static bool is_known(const std::string& header) {
    return find_quantity(header).has_value() || find_label(header).has_value() || find_short_name(header).has_value();
  }
  static bool names_customers(const std::string& name) {
    return std::ranges::any_of(find_field_names(name), [](const FieldName& found) { return found.field == RowField::customer; });
  }

  std::span<const Header> headers_;
  const FirstRows& rows_;
  const LoadOptions& options_;
  std::vector<bool> is_taken_;
  std::vector<std::string> names_;
  CohortColumns found_;
};

}  // namespace

std::span<const CohortFieldInfo> cohort_fields() { return cohort_field_table; }

std::optional<CohortField> find_cohort_field(std::string_view name) {
  const std::string folded = fold_header(name);
  for (const CohortFieldInfo& field : cohort_field_table) {
    if (field.key == folded || is_name_of(field, folded, false)) return field.field;
  }
  return std::nullopt;
}

std::string CohortColumns::field_of(std::size_t column) const {
  for (const auto& [of_field, field] : {std::pair{cohort, CohortField::cohort}, std::pair{age, CohortField::age},
                                        std::pair{size, CohortField::size}, std::pair{survivors, CohortField::survivors}}) {
    if (of_field == column) return std::string(cohort_field_table[static_cast<std::size_t>(field)].key);
  }
  const auto holds = [column](const std::vector<std::size_t>& columns) { return std::ranges::find(columns, column) != columns.end(); };
  if (holds(segments)) return "segment";
  return holds(cohorts) || holds(ages) ? "survivors" : "";
}

std::optional<AgeText> read_age(std::string_view text) {
  std::string name = fold_header(to_nfc(trim(text)));
  if (name.starts_with('+')) name.erase(0, 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto first = std::ranges::find_if(name, is_digit);
  const auto last = std::find_if_not(first, name.end(), is_digit);
  if (first == last || (first != name.begin() && last != name.end())) return std::nullopt;
  const std::string word(first == name.begin() ? last : name.begin(), first == name.begin() ? name.end() : first);
  AgeText age;
  const auto [end, fault] = std::from_chars(&*first, &*first + (last - first), age.age);
  if (fault != std::errc() || age.age > most_ages) return std::nullopt;
  age.granularity = granularity_of(word);
  const bool says_age = word.empty() || word == "age" || word == "period" || word == "p" || word == "t";
  return says_age || age.granularity != Granularity::unknown ? std::optional(age) : std::nullopt;
}

std::optional<CohortColumns> find_cohort_columns(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options) {
  return CohortColumnsFinder(headers, rows, options).find();
}

}  // namespace retain::io
