#include "io/tables/cohorts.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/csv/table_shape.hpp"
#include "io/value/label_text.hpp"
#include "io/value/number_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// A cell of numbers as it is written.
struct WrittenNumber {
  Number value;
  bool is_percent = false;  ///< by its sign
  Place place;
};

/// A cohort as it is written.
struct WrittenCohort {
  std::string segment;
  std::string label;
  std::optional<WrittenNumber> size;
  std::map<int, WrittenNumber> values;  ///< by age
  Place place;
};

/// "Total" and the like, which sum up the cohorts of a table.
bool is_summary(std::string_view label) {
  constexpr std::string_view words[] = {"total", "average", "mean", "weightedaverage", "weightedmean", "median", "all",
                                        "합계",  "평균",    "전체", "가중평균",        "소계"};
  return std::ranges::find(words, fold_header(label)) != std::end(words);
}

class CohortReader {
 public:
  CohortReader(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, CohortTable& table,
               std::vector<Assumption>& assumptions)
      : opened_(opened),
        columns_(opened.cohort_columns),
        text_(text),
        options_(options),
        problems_(problems),
        table_(table),
        assumptions_(assumptions) {}

  void read() {
    problems_.add(opened_.problems);
    if (problems_.errors() > 0) return;
    try {
      prove_mark();
      if (problems_.errors() == 0) read_rows();
    } catch (const CsvError& fault) {
      problems_.error(at(fault.place()), fault.what(), fault.hint());
    }
    for (const std::size_t column : columns_.not_read) unknown_.push_back(opened_.headers[column]);
    warn_of_unknown(unknown_, problems_);
    if (problems_.errors() == 0) settle();
  }

 private:
  [[nodiscard]] Place at(TextPlace place) const { return {opened_.name, place.line, place.column, {}}; }
  [[nodiscard]] CsvReader records() const {
    return {text_.substr(opened_.table.rows_offset), opened_.table.delimiter, opened_.table.rows_place, options_.limits};
  }
  [[nodiscard]] bool is_number(std::size_t column) const {
    const std::string field = columns_.field_of(column);
    return field == "size" || field == "survivors";
  }

  void prove_mark() {
    if (opened_.mark.is_certain || options_.decimal != DecimalMark::unknown) return;
    DecimalProof marks;
    CsvReader ahead = records();
    std::vector<CsvField> record;
    while (ahead.next(record)) {
      for (std::size_t i = 0; i < record.size() && i < opened_.headers.size(); ++i) {
        if (!is_number(i)) continue;
        const DecimalEvidence evidence = decimal_evidence(trim(record[i].text));
        if (marks.is_news(evidence)) marks.add(evidence, record[i].text, record[i].place);
      }
    }
    if (const auto mark = marks.settle(opened_.name, opened_.table.delimiter == ',', problems_)) opened_.mark = *mark;
  }

  void read_rows() {
    CsvReader reader = records();
    std::vector<CsvField> record;
    while (reader.next(record)) {
      if (is_blank(record)) continue;
      if (record.size() != opened_.headers.size()) {
        const CsvError wrong = width_error(record, opened_.headers.size(), opened_.table.delimiter);
        problems_.error(at(wrong.place()), wrong.what(), wrong.hint());
        continue;
      }
      try {
        read_row(record);
      } catch (const CellError& fault) {
        problems_.error(at(fault_field_->place_of(fault.offset())), fault.what(), fault.hint());
      }
    }
  }

  void read_row(const std::vector<CsvField>& record) {
    if (columns_.layout == CohortLayout::column_a_cohort) {
      const int age = age_of(record[*columns_.age]);
      for (const std::size_t column : columns_.cohorts) {
        WrittenCohort& cohort = cohort_of({}, split_unit(opened_.headers[column].text).whole, opened_.headers[column].place);
        put(cohort, age, record[column]);
      }
      return;
    }
    const std::string label = columns_.cohort ? label_of(record[*columns_.cohort]) : std::string();
    if (is_summary(label)) {
      assumptions_.push_back(
          {std::nullopt, {"the row {0} sums up others and is not read", {Wording::Part{label}}}, {"a row of sums left out"}});
      return;
    }
    const Place& place = at(record[columns_.cohort.value_or(0)].place);
    WrittenCohort& cohort = cohort_of(segment_of(record), label, place);
    if (columns_.size) read_size(cohort, record[*columns_.size]);
    if (columns_.layout == CohortLayout::row_an_age) {
      put(cohort, age_of(record[*columns_.age]), record[*columns_.survivors]);
      return;
    }
    if (!cohort.values.empty()) {
      problems_.error(place, formatted("cohort {} stands twice", in_quotes(label)), "each cohort has one row");
      return;
    }
    for (std::size_t i = 0; i < columns_.ages.size(); ++i) put(cohort, columns_.first_age + static_cast<int>(i), record[columns_.ages[i]]);
  }

  [[nodiscard]] std::string label_of(const CsvField& field) const {
    const std::string text(opened_.plain_text(field.text));
    try {
      return read_period(text, options_.dates).to_string();
    } catch (const PeriodError&) {
      return text;
    }
  }

  [[nodiscard]] std::string segment_of(const std::vector<CsvField>& record) const {
    std::string text;
    for (const std::size_t column : columns_.segments) {
      text += (text.empty() ? "" : " / ") + std::string(opened_.plain_text(record[column].text));
    }
    return text;
  }

  WrittenCohort& cohort_of(const std::string& segment, const std::string& label, const Place& place) {
    const auto [known, is_new] = by_name_.try_emplace({segment, label}, cohorts_.size());
    if (is_new) cohorts_.push_back({segment, label, std::nullopt, {}, place});
    return cohorts_[known->second];
  }

  int age_of(const CsvField& field) {
    fault_field_ = &field;
    const auto age = read_age(field.text);
    if (!age) throw CellError(formatted("{} is no age", in_quotes(field.text)), "an age is a number of periods: 0, 1, 2", 0);
    return age->age;
  }

  void read_size(WrittenCohort& cohort, const CsvField& field) {
    if (trim(field.text).empty()) return;
    const WrittenNumber size = number_of(field);
    if (cohort.size && !(cohort.size->value == size.value)) {
      problems_.error(size.place, formatted("the size of cohort {} is not the same in all of its rows", in_quotes(cohort.label)), "");
      return;
    }
    cohort.size = size;
  }

  void put(WrittenCohort& cohort, int age, const CsvField& field) {
    const std::string_view text = trim(field.text);
    if (text.empty() || is_placeholder(text)) return;
    const WrittenNumber value = number_of(field);
    if (!cohort.values.emplace(age, value).second) {
      problems_.error(value.place, formatted("age {} stands twice in cohort {}", age, in_quotes(cohort.label)), "each age has one row");
    }
  }

  WrittenNumber number_of(const CsvField& field) {
    fault_field_ = &field;
    const std::string_view text = opened_.plain_text(field.text);
    if (is_spreadsheet_error(text)) throw spreadsheet_error("the value", text);
    std::u32string signs = plain_signs(text);
    WrittenNumber number{{}, signs.ends_with(U'%'), at(field.place)};
    if (number.is_percent) signs.pop_back();
    while (signs.ends_with(U' ')) signs.pop_back();
    const auto wrong = [&](std::size_t offset) {
      return CellError(formatted("{} is no number of customers", in_quotes(text)), "a count or a percent, not negative", offset);
    };
    if (signs.starts_with(U'-')) throw wrong(0);
    if (!starts_number(signs, 0)) throw wrong(0);
    const ResolvedDecimal digits = resolve_decimal(signs, opened_.mark.value);
    if (!digits.decimal) throw wrong(digits.wrong);
    const auto value = Number::parse(digits.decimal->to_string(false));
    if (!value) throw wrong(0);
    number.value = *value;
    return number;
  }

  /// Makes cohorts of what is written.
  void settle() {
    choose();
    check_first_ages();
    if (problems_.errors() > 0) return;
    const bool are_percents = find_percents();
    if (problems_.errors() > 0) return;
    const Number whole = is_share_ ? Number(1) : Number(100);
    for (WrittenCohort& written : cohorts_) {
      Cohort cohort;
      cohort.label = written.label;
      cohort.segment = written.segment;
      const auto first = written.values.find(0);
      const auto size = written.size                    ? std::optional(written.size->value)
                        : are_percents                  ? options_.cohort_size
                        : first != written.values.end() ? std::optional(first->second.value)
                                                        : std::nullopt;
      if (!size || size->sign() <= 0) {
        problems_.error(written.place, formatted("the size of cohort {} is not known", in_quotes(written.label)),
                        "a column of its size, age 0, or --customers N");
        continue;
      }
      cohort.size = *size;
      if (first == written.values.end()) {
        cohort.values.emplace_back(*size);
        cohort.places.push_back(written.place);
      }
      for (const auto& [age, value] : written.values) {
        if (static_cast<std::size_t>(age) != cohort.values.size()) {
          problems_.error(value.place, formatted("cohort {} has no age {}", in_quotes(written.label), cohort.values.size()),
                          "only the newest ages may be empty; a customer who left counts as 0");
          break;
        }
        cohort.values.emplace_back(are_percents ? whole_if_near(value.value / whole * *size) : value.value);
        cohort.places.push_back(value.place);
      }
      if (are_percents && first != written.values.end() && !nearly_equal(first->second.value, whole)) {
        problems_.error(first->second.place,
                        formatted("cohort {} begins with {}%", in_quotes(written.label), shortest(first->second.value.to_double())),
                        "at age 0 all of its customers are there");
      }
      if (!are_percents && first != written.values.end() && !(first->second.value == *size)) {
        problems_.error(first->second.place,
                        formatted("cohort {} has {} customers at age 0, and its size is {}", in_quotes(written.label),
                                  shortest(first->second.value.to_double()), shortest(size->to_double())),
                        "at age 0 all of its customers are there");
      }
      table_.cohorts.push_back(std::move(cohort));
    }
    if (table_.granularity == Granularity::unknown) table_.granularity = columns_.granularity;
    if (options_.period != Granularity::unknown) table_.granularity = options_.period;
  }

  /// A percent is rounded where it is written.
  static Number whole_if_near(const Number& value) {
    const auto whole = Number::parse(value.to_fixed(0));
    return whole && nearly_equal(value, *whole) ? *whole : value;
  }

  /// Leaves the cohorts that are asked for.
  void choose() {
    if (options_.cohorts.empty()) return;
    for (const std::string& wanted : options_.cohorts) {
      const auto is_it = [&](const WrittenCohort& cohort) {
        return cohort.label == wanted || fold_header(cohort.label) == fold_header(wanted);
      };
      if (std::ranges::any_of(cohorts_, is_it)) continue;
      std::string names;
      for (const WrittenCohort& cohort : cohorts_) names += (names.empty() ? "" : ", ") + cohort.label;
      problems_.error(Cause::flag, {opened_.name, 0, 0, {}}, formatted("no cohort {}", in_quotes(wanted)),
                      formatted("the cohorts are {}", names));
    }
    std::erase_if(cohorts_, [&](const WrittenCohort& cohort) {
      return std::ranges::none_of(options_.cohorts,
                                  [&](const std::string& wanted) { return fold_header(cohort.label) == fold_header(wanted); });
    });
  }

  /// Ages that begin with 1 are those behind age 0 only where they are fewer than all.
  void check_first_ages() {
    if (cohorts_.empty() && problems_.errors() == 0)
      problems_.error({opened_.name, 0, 0, {}}, "no cohort in the table", "is the file complete?");
    for (const WrittenCohort& cohort : cohorts_) {
      if (cohort.values.empty()) {
        problems_.error(cohort.place, formatted("cohort {} has no values", in_quotes(cohort.label)), "");
        return;
      }
      const auto& [age, value] = *cohort.values.begin();
      if (age == 0) continue;
      const bool is_whole = cohort.size && (value.value == cohort.size->value || value.value == Number(100) || value.value == Number(1));
      if (cohort.size && age == 1 && !is_whole) continue;
      problems_.error(value.place, formatted("the ages of cohort {} begin with {}", in_quotes(cohort.label), age),
                      "age 0 is the period in which a cohort begins and all are there: call it 0, or add it");
      return;
    }
  }

  /// Whether the values are percents or shares of the size. Reports where that is in doubt.
  bool find_percents() {
    bool any_sign = false;
    bool any_without = false;
    bool any_fraction = false;
    bool begin_with_100 = true;
    bool begin_with_1 = true;
    const WrittenNumber* some = nullptr;
    for (const WrittenCohort& cohort : cohorts_) {
      for (const auto& [age, value] : cohort.values) {
        any_sign = any_sign || value.is_percent;
        any_without = any_without || (!value.is_percent && value.value.sign() > 0);
        any_fraction = any_fraction || !value.value.to_integer();
        if (some == nullptr) some = &value;
      }
      const Number& first = cohort.values.begin()->second.value;
      begin_with_100 = begin_with_100 && cohort.values.begin()->first == 0 && first == Number(100);
      begin_with_1 = begin_with_1 && cohort.values.begin()->first == 0 && first == Number(1);
    }
    if (any_sign && any_without) {
      problems_.error(some->place, "some values are percents and others are not", "write all of them with %, or none");
      return false;
    }
    const auto is_sized_otherwise = [&](const Number& whole) {
      if (options_.cohort_size) return !(*options_.cohort_size == whole);
      return std::ranges::all_of(cohorts_, [&](const WrittenCohort& cohort) { return cohort.size && !(cohort.size->value == whole); });
    };
    const bool has_sizes = std::ranges::all_of(cohorts_, [](const WrittenCohort& cohort) { return cohort.size.has_value(); });
    const bool is_sized = has_sizes || options_.cohort_size.has_value();
    if (any_sign || begin_with_100) {
      if (!is_sized) {
        problems_.error(some->place, any_sign ? "percents of how many customers?" : "100 customers, or percents of how many?",
                        "--customers N, or a column of the size of each cohort");
        return false;
      }
      return any_sign || is_sized_otherwise(Number(100));
    }
    if (begin_with_1 && (any_fraction || is_sized)) {
      if (!is_sized) problems_.error(some->place, "shares of how many customers?", "--customers N, or a column of the size of each cohort");
      is_share_ = is_sized && is_sized_otherwise(Number(1));
      return is_share_;
    }
    if (options_.cohort_size) {
      problems_.error(Cause::flag, some->place, "--customers is for percents, and the table holds customers", "leave it out");
    }
    return false;
  }

  Opened& opened_;
  const CohortColumns& columns_;
  std::string_view text_;
  const LoadOptions& options_;
  Problems& problems_;
  CohortTable& table_;
  std::vector<Assumption>& assumptions_;
  std::vector<WrittenCohort> cohorts_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_name_;  // by segment and label
  std::vector<Header> unknown_;
  const CsvField* fault_field_ = nullptr;
  bool is_share_ = false;
};

}  // namespace

void read_cohorts(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, CohortTable& table,
                  std::vector<Assumption>& assumptions) {
  CohortReader(opened, text, options, problems, table, assumptions).read();
}

}  // namespace retain::io
