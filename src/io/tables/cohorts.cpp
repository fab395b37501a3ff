#include "io/tables/cohorts.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "io/tables/table_reader.hpp"
#include "io/tables/written_cohorts.hpp"
#include "io/value/cell.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// "Total", "Weighted avg retention" and the like, which sum up the cohorts of a table.
bool is_summary(std::string_view label) {
  if (label.empty()) return false;
  if (is_totals_word(label)) return true;
  constexpr std::string_view sums[] = {"average", "averages", "avg",      "mean",     "median",   "weighted",  "total",
                                       "totals",  "sum",      "all",      "overall",  "grand",    "전체",      "평균",
                                       "가중",    "합계",     "가중평균", "전체평균", "전체고객", "전체코호트"};
  constexpr std::string_view beside[] = {"retention", "rate", "of", "cohort", "cohorts", "customers", "users", "유지율", "고객", "코호트"};
  bool is_sum = false;
  const std::string lower = lower_ascii(to_nfc(label));
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" _-.:()"), rest.size());
    const std::string_view word = rest.substr(0, end);
    const bool sums_up = std::ranges::find(sums, word) != std::end(sums);
    if (!word.empty() && !sums_up && std::ranges::find(beside, word) == std::end(beside)) return false;
    is_sum = is_sum || sums_up;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return is_sum;
}

class CohortReader {
 public:
  CohortReader(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, CohortTable& table,
               std::vector<Assumption>& assumptions, QueryResult& result)
      : opened_(opened),
        columns_(opened.cohort_columns),
        rows_(opened, text, options, problems),
        options_(options),
        problems_(problems),
        table_(table),
        assumptions_(assumptions),
        result_(result) {}

  void read() {
    problems_.add(opened_.problems);
    if (problems_.errors() > 0) return;
    try {
      rows_.prove_decimal_mark([this](std::size_t column) { return is_number(column); });
      if (!wants_cohorts(options_.wanted)) return;
      if (problems_.errors() == 0) read_rows();
      // A table of sums alone is one of a cohort that is called so.
      if (cohorts_.empty() && !sums_.empty() && problems_.errors() == 0) {
        takes_sums_ = true;
        read_rows();
      }
    } catch (const CsvError& fault) {
      problems_.error(at(fault.place()), fault.what(), fault.hint());
    }
    for (const std::size_t column : columns_.not_read) unknown_.push_back(opened_.headers[column]);
    warn_of_unknown(unknown_, problems_);
    if (!takes_sums_ && !sums_.empty()) {
      assumptions_.push_back({std::nullopt, {"{0} sums up others and is not read", {Wording::Part{join(sums_, ", ")}}}, {"sums left out"}});
    }
    if (problems_.errors() > 0) return;
    table_.type = columns_.type;
    const bool is_told = options_.period != Granularity::unknown || columns_.granularity != Granularity::unknown;
    settle_cohorts(std::move(cohorts_), opened_, options_, problems_, table_);
    if (is_told || table_.granularity == Granularity::unknown) return;
    const Wording::Part age{std::string(granularity_key(table_.granularity)), true};
    assumptions_.push_back({std::nullopt, {"an age is a {0}, as the names of the cohorts tell", {age}}, {"ages by the {0}", {age}}});
  }

 private:
  [[nodiscard]] Place at(TextPlace place) const { return rows_.at(place); }
  [[nodiscard]] bool is_number(std::size_t column) const {
    const std::string field = columns_.field_of(column);
    return field == "size" || field == "survivors";
  }

  void read_rows() {
    rows_.each_row([this](const std::vector<CsvField>& record) {
      try {
        read_row(record);
      } catch (const CellError& fault) {
        problems_.error(at(fault_field_->place_of(fault.offset())), fault.what(), fault.hint());
      }
    });
  }

  void read_row(const std::vector<CsvField>& record) {
    result_.add_row();
    for (const auto& [column, label] : columns_.about_result) {
      fault_field_ = &record[column];
      if (!trim(fault_field_->text).empty()) result_.note(label, fault_field_->text, at(fault_field_->place));
    }
    if (columns_.layout == CohortLayout::column_a_cohort) {
      const int age = age_of(record[*columns_.age]);
      for (const std::size_t column : columns_.cohorts) {
        const std::string label = normal_label(split_unit(opened_.headers[column].text).whole);
        if (leaves_out(label)) continue;
        put(cohort_of({}, label, opened_.headers[column].place), age, record[column]);
      }
      return;
    }
    // Pages and workbooks of this program mark so the cohort with which rows began.
    constexpr std::string_view mark = " ~";
    std::string label = columns_.cohort ? label_of(record[*columns_.cohort]) : std::string();
    const bool is_marked = label.ends_with(mark);
    if (is_marked) label = normal_label(label.substr(0, label.size() - mark.size()));
    if (leaves_out(label)) return;
    const Place& place = at(record[columns_.cohort.value_or(0)].place);
    WrittenCohort& cohort = cohort_of(segment_of(record), label, place);
    if (columns_.size) read_size(cohort, record[*columns_.size]);
    if (columns_.complete) {
      fault_field_ = &record[*columns_.complete];
      cohort.complete = read_complete(fault_field_->text);
    }
    cohort.complete = cohort.complete && !is_marked;
    if (columns_.layout == CohortLayout::row_an_age) {
      put(cohort, age_of(record[*columns_.age]), record[*columns_.survivors]);
      return;
    }
    if (!cohort.values.empty()) {
      problems_.error(place, formatted("cohort {} stands twice", in_quotes(label)),
                      "each cohort has one row; where another column tells them apart, --by names it");
      return;
    }
    if (!columns_.periods.empty()) return put_by_period(cohort, record);
    for (std::size_t i = 0; i < columns_.ages.size(); ++i) put(cohort, columns_.first_age + static_cast<int>(i), record[columns_.ages[i]]);
  }

  /// Values under calendar periods, whose age is the distance from the period in which the cohort began. Before it nobody was there.
  void put_by_period(WrittenCohort& cohort, const std::vector<CsvField>& record) {
    const auto began = find_calendar_period(cohort.label);
    if (!began || began->granularity() != columns_.periods.front().granularity()) {
      problems_.error(cohort.place,
                      formatted("{} is no {}, as those across the top are", in_quotes(cohort.label),
                                granularity_key(columns_.periods.front().granularity())),
                      "a cohort is named by the period in which it began");
      return;
    }
    for (std::size_t i = 0; i < columns_.periods.size(); ++i) {
      const std::int64_t age = columns_.periods[i].since(*began);
      const CsvField& field = record[columns_.ages[i]];
      if (age >= 0) {
        put(cohort, static_cast<int>(age), field);
      } else if (const std::string_view text = trim(field.text); !text.empty() && !is_placeholder(text) && shows_nonzero(text)) {
        problems_.error(at(field.place), formatted("cohort {} has customers before it began", in_quotes(cohort.label)),
                        "a cohort is named by the period in which it began");
      }
    }
  }

  /// Whether a name is that of sums, which are not read beside what they sum up.
  bool leaves_out(const std::string& label) {
    if (takes_sums_ || !is_summary(label)) return false;
    if (std::ranges::find(sums_, label) == sums_.end()) sums_.push_back(label);
    return true;
  }

  [[nodiscard]] std::string label_of(const CsvField& field) const { return normal_label(std::string(opened_.plain_text(field.text))); }

  [[nodiscard]] std::string normal_label(const std::string& text) const {
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
    if (is_new) cohorts_.push_back({segment, label, true, std::nullopt, {}, place});
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
    const WrittenNumber size = number_of(field, "size");
    if (cohort.size && !(cohort.size->value == size.value)) {
      problems_.error(size.place, formatted("the size of cohort {} is not the same in all of its rows", in_quotes(cohort.label)), "");
      return;
    }
    cohort.size = size;
  }

  void put(WrittenCohort& cohort, int age, const CsvField& field) {
    const std::string_view text = trim(field.text);
    if (text.empty() || is_placeholder(text)) return;
    WrittenNumber value = number_of(field, "survivors");
    value.is_percent = value.is_percent || columns_.are_percents;
    if (!cohort.values.emplace(age, value).second) {
      problems_.error(value.place, formatted("age {} stands twice in cohort {}", age, in_quotes(cohort.label)), "each age has one row");
    }
  }

  WrittenNumber number_of(const CsvField& field, std::string_view name) {
    fault_field_ = &field;
    const std::string_view text = opened_.plain_text(field.text);
    if (is_spreadsheet_error(text)) throw spreadsheet_error(name, text);
    const std::string_view sign = text.ends_with("％") ? "％" : "%";
    WrittenNumber number{{}, text.ends_with(sign), at(field.place)};
    const std::string_view digits = number.is_percent ? trim(text.substr(0, text.size() - sign.size())) : text;
    Quantity customers;
    customers.name = name;
    customers.unit = Unit::number;
    check_length(digits, name, options_.limits.digits);
    number.value = parse_cell(digits, customers, opened_.mark.value).cell.value;
    return number;
  }

  Opened& opened_;
  const CohortColumns& columns_;
  TableReader rows_;
  const LoadOptions& options_;
  Problems& problems_;
  CohortTable& table_;
  std::vector<Assumption>& assumptions_;
  std::vector<WrittenCohort> cohorts_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_name_;  // by segment and label
  std::vector<Header> unknown_;
  QueryResult& result_;
  const CsvField* fault_field_ = nullptr;
  std::vector<std::string> sums_;  // rows or columns that sum up others
  bool takes_sums_ = false;
};

}  // namespace

void read_cohorts(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, CohortTable& table,
                  std::vector<Assumption>& assumptions, QueryResult& result) {
  CohortReader(opened, text, options, problems, table, assumptions, result).read();
}

}  // namespace retain::io
