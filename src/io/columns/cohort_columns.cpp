#include "io/columns/cohort_columns.hpp"

#include <algorithm>
#include <limits>

#include "core/table/column_names.hpp"
#include "io/columns/cohort_pins.hpp"
#include "io/columns/own_cohorts.hpp"
#include "io/columns/table_names.hpp"
#include "io/fields/intervals.hpp"
#include "io/fields/row_fields.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

class CohortColumnsFinder {
 public:
  CohortColumnsFinder(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options, bool widely)
      : headers_(headers), rows_(rows), options_(options), widely_(widely), is_taken_(headers.size()) {
    for (const Header& header : headers) names_.push_back(fold_header(split_unit(header.text).base));
  }

  std::optional<CohortColumns> find() {
    if (auto own = find_own_cohort_columns(headers_)) {
      found_ = *std::move(own);
      is_taken_.assign(headers_.size(), true);
    } else {
      take_segments();
      if (!find_row_an_age() && !find_row_a_cohort() && !find_periods_across() && !find_column_a_cohort()) return std::nullopt;
    }
    if (wants_cohorts(options_.wanted)) check_cohort_pins(found_, headers_, options_);
    found_.are_percents = states_percents();
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      if (!is_taken_[i] && !is_ignored(headers_[i], options_)) found_.not_read.push_back(i);
    }
    return std::move(found_);
  }

 private:
  /// Whether the headers of all values have a %.
  [[nodiscard]] bool states_percents() const {
    std::vector<std::size_t> columns = found_.layout == CohortLayout::column_a_cohort ? found_.cohorts : found_.ages;
    if (found_.survivors) columns = {*found_.survivors};
    return std::ranges::all_of(columns, [&](std::size_t i) { return headers_[i].text.find('%') != std::string::npos; });
  }

  /// The age that a header names, whether or not it says that percents stand below.
  [[nodiscard]] std::optional<AgeText> age_of(std::size_t column) const {
    std::string_view name = trim(headers_[column].text);
    const std::string base = split_unit(name).base;
    if (name.ends_with(')')) name = base;
    if (name.ends_with('%')) name.remove_suffix(1);
    return read_age(name);
  }

  void take_segments() {
    for (const std::string& by : options_.by) {
      const auto column = column_called(by, headers_);
      if (!column) continue;
      is_taken_[*column] = true;
      found_.segments.push_back(*column);
    }
  }

  /// The column for a field: the one that `--column` names, else the first of its name.
  std::optional<std::size_t> column_of(CohortField field) {
    const CohortFieldInfo& info = cohort_fields()[static_cast<std::size_t>(field)];
    for (const auto& [name, header] : options_.columns) {
      if (find_cohort_field(name) != field) continue;
      if (header.empty()) return std::nullopt;
      const auto column = column_called(header, headers_);
      // Of a table of another kind it may be the name of something else.
      if (!column && wants_cohorts(options_.wanted)) refuse_missing_column(header, "--column", headers_);
      return column;
    }
    for (const bool widely : {false, true}) {
      if (widely && !widely_) break;
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (!is_taken_[i] && !is_ignored(headers_[i], options_) && is_name_of(info, names_[i], widely)) return i;
      }
    }
    return std::nullopt;
  }

  std::optional<std::size_t> take(CohortField field) {
    const auto column = column_of(field);
    if (column) is_taken_[*column] = true;
    return column;
  }

  /// Whether the first rows hold ages in a column, the least of them 0 or 1.
  [[nodiscard]] bool holds_ages(std::size_t column) const {
    if (rows_.empty()) return false;
    int least = std::numeric_limits<int>::max();
    for (const auto& row : rows_) {
      const auto age = read_age(row[column]);
      if (!age) return false;
      least = std::min(least, age->age);
    }
    return least <= 1;
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
    found_.granularity = granularity_in(headers_[*age].text);
    return true;
  }

  bool find_row_a_cohort() {
    const std::vector<bool> before = is_taken_;
    auto cohort = take(CohortField::cohort);
    const auto size = take(CohortField::size);
    std::vector<std::size_t> columns;
    std::vector<AgeText> ages;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      const auto age = is_taken_[i] || is_ignored(headers_[i], options_) ? std::nullopt : age_of(i);
      if (!age) continue;
      columns.push_back(i);
      ages.push_back(*age);
    }
    if (!cohort && widely_ && is_first_free() && columns.size() >= 2) cohort = 0;
    if (!cohort || columns.size() < 2 || ages.front().age > 1) {
      is_taken_ = before;
      return false;
    }
    for (std::size_t i = 1; i < ages.size(); ++i) {
      if (ages[i].age == ages[i - 1].age + 1) continue;
      throw InputError(
          {error({}, formatted("age {} follows age {}: ages in a table of cohorts follow each other", ages[i].age, ages[i - 1].age),
                 ages[i].age == ages[i - 1].age ? "--ignore leaves out a column that says the same otherwise" : "export every age",
                 headers_[columns[i]].place)});
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

  /// Whether the first column may hold the names of cohorts.
  [[nodiscard]] bool is_first_free() const {
    return !headers_.empty() && !is_taken_[0] && !read_age(headers_[0].text) && !names_customers(names_[0]);
  }

  /// The period that a text names; empty where it is no label of the calendar.
  [[nodiscard]] std::optional<Period> period_of(std::string_view text) const {
    try {
      const Period period = read_period(trim(text), options_.dates);
      return period.is_calendar() ? std::optional(period) : std::nullopt;
    } catch (const PeriodError&) {
      return std::nullopt;
    }
  }

  /// Calendar periods across the top, and in each row the period in which its cohort began.
  bool find_periods_across() {
    if (!widely_) return false;
    const std::vector<bool> before = is_taken_;
    auto cohort = take(CohortField::cohort);
    const auto size = take(CohortField::size);
    if (!cohort && is_first_free()) cohort = 0;
    std::vector<std::size_t> columns;
    std::vector<Period> periods;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      const auto period = i == cohort || is_taken_[i] || is_ignored(headers_[i], options_) ? std::nullopt : period_of(headers_[i].text);
      if (!period) continue;
      columns.push_back(i);
      periods.push_back(*period);
    }
    const auto begins_in_one = [&](const auto& row) {
      const auto period = period_of(row[*cohort]);
      return period ? period->granularity() == periods.front().granularity() : is_totals_word(row[*cohort]);
    };
    const auto follow_each_other = [&] {
      for (std::size_t i = 1; i < periods.size(); ++i) {
        if (periods[i] != periods[i - 1].next()) return false;
      }
      return true;
    };
    if (!cohort || periods.size() < 2 || rows_.empty() || !follow_each_other() || !std::ranges::all_of(rows_, begins_in_one)) {
      is_taken_ = before;
      return false;
    }
    is_taken_[*cohort] = true;
    for (const std::size_t column : columns) is_taken_[column] = true;
    found_.layout = CohortLayout::row_a_cohort;
    found_.cohort = cohort;
    found_.size = size;
    found_.granularity = periods.front().granularity();
    found_.ages = std::move(columns);
    found_.periods = std::move(periods);
    return true;
  }

  bool find_column_a_cohort() {
    const std::vector<bool> before = is_taken_;
    const auto age = take(CohortField::age);
    bool is_such = age && holds_ages(*age) && headers_.size() >= 2;
    for (std::size_t i = 0; i < headers_.size() && is_such; ++i) {
      if (i == *age || is_taken_[i] || is_ignored(headers_[i], options_)) continue;
      is_such = wants_cohorts(options_.wanted) || !is_known(headers_[i].text);
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
    found_.granularity = granularity_in(headers_[*age].text);
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
  bool widely_;
  std::vector<bool> is_taken_;
  std::vector<std::string> names_;
  CohortColumns found_;
};

}  // namespace

std::string CohortColumns::field_of(std::size_t column) const {
  for (const auto& [of_field, field] : {std::pair{cohort, CohortField::cohort}, std::pair{age, CohortField::age},
                                        std::pair{size, CohortField::size}, std::pair{survivors, CohortField::survivors}}) {
    if (of_field == column) return std::string(cohort_fields()[static_cast<std::size_t>(field)].key);
  }
  const auto holds = [column](const std::vector<std::size_t>& columns) { return std::ranges::find(columns, column) != columns.end(); };
  if (holds(segments)) return "segment";
  if (complete == column) return "complete";
  return holds(cohorts) || holds(ages) ? "survivors" : "";
}

std::optional<CohortColumns> find_cohort_columns(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options,
                                                 bool widely) {
  return CohortColumnsFinder(headers, rows, options, widely).find();
}

}  // namespace retain::io
