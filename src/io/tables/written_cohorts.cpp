#include "io/tables/written_cohorts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "core/table/column_names.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

class CohortSettler {
 public:
  CohortSettler(std::vector<WrittenCohort> written, const Opened& opened, const LoadOptions& options, Problems& problems,
                CohortTable& table)
      : cohorts_(std::move(written)), opened_(opened), options_(options), problems_(problems), table_(table) {}

  void settle() {
    choose();
    check_names();
    check_order_of_time();
    check_first_ages();
    if (problems_.errors() > 0) return;
    const bool are_percents = find_percents();
    if (problems_.errors() > 0) return;
    const Number whole = is_share_ ? Number(1) : Number(100);
    for (WrittenCohort& written : cohorts_) {
      Cohort cohort;
      cohort.label = written.label;
      cohort.segment = written.segment;
      cohort.complete = written.complete;
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
        if (*cohort.values.back() > *size && age > 0) {
          problems_.error(value.place,
                          formatted("cohort {} has more customers at age {} than it began with", in_quotes(written.label), age),
                          "a table of revenue? only customers are read; customer rows with amounts give revenue (--measure revenue)");
          break;
        }
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
      ++settled_;
    }
    settle_granularity();
    if (problems_.errors() == 0) check_zeros();
  }

  /// The length of an age: as the columns are named, else as the user says.
  void settle_granularity() {
    const Granularity named = opened_.cohort_columns.granularity;
    const auto differ = [](Granularity a, Granularity b) { return a != Granularity::unknown && b != Granularity::unknown && a != b; };
    if (differ(named, options_.period)) {
      problems_.error(
          Cause::flag, {opened_.name, 0, 0, {}},
          formatted("--period {}, and the ages of the table are each a {}", granularity_key(options_.period), granularity_key(named)),
          "leave it out");
      return;
    }
    const Granularity own = named == Granularity::unknown ? options_.period : named;
    if (differ(own, table_.granularity)) {
      problems_.error({opened_.name, 0, 0, {}},
                      formatted("the ages are each a {}, and those of the tables before a {}", granularity_key(own),
                                granularity_key(table_.granularity)),
                      "read them by themselves");
    } else if (own != Granularity::unknown) {
      table_.granularity = own;
    } else if (table_.granularity == Granularity::unknown) {
      table_.granularity = length_of_cohorts();
    }
  }

  /// The length of the periods by which cohorts are named; unknown where not all are. Days tell it by how far they lie apart.
  [[nodiscard]] Granularity length_of_cohorts() const {
    std::vector<Period> periods;
    for (const Cohort& cohort : table_.cohorts) {
      const auto period = find_calendar_period(cohort.label);
      if (!period || (!periods.empty() && period->granularity() != periods.front().granularity())) return Granularity::unknown;
      periods.push_back(*period);
    }
    if (periods.empty() || periods.front().granularity() != Granularity::day) {
      return periods.empty() ? Granularity::unknown : periods.front().granularity();
    }
    const auto is_first_of_month = [](const Period& day) {
      return Period::containing(Granularity::month, day.first_day()).first_day() == day.first_day();
    };
    constexpr std::int64_t week = 7;
    const auto is_weeks_later = [&](const Period& day) { return (day.ordinal() - periods.front().ordinal()) % week == 0; };
    if (periods.size() == 1) return Granularity::unknown;
    if (std::ranges::all_of(periods, is_first_of_month)) return Granularity::month;
    return std::ranges::all_of(periods, is_weeks_later) ? Granularity::week : Granularity::day;
  }

  /// Zeros in all cells of ages that are not reached yet: each cohort ends where the one that began before it had come to one age later.
  void check_zeros() {
    // What this program writes leaves them empty.
    if (opened_.cohort_columns.complete) return;
    std::map<std::string_view, std::vector<Standing>> segments;
    for (std::size_t i = table_.cohorts.size() - settled_; i < table_.cohorts.size(); ++i) {
      const Cohort& cohort = table_.cohorts[i];
      std::vector<Standing>& segment = segments[cohort.segment];
      std::size_t ages = cohort.values.size();
      while (ages > 0 && cohort.values[ages - 1]->is_zero()) --ages;
      segment.push_back({&cohort, static_cast<std::int64_t>(segment.size()), ages});
    }
    for (auto& [name, cohorts] : segments) check_zeros_of(cohorts);
  }

 private:
  /// A cohort in time, and its ages before nothing but zeros follows.
  struct Standing {
    const Cohort* cohort;
    std::int64_t time;
    std::size_t ages;
  };

  /// Puts cohorts in order of time, each an age before the next. Returns whether their labels tell it; where they do not, the table has the
  /// oldest or the newest first.
  static bool put_in_time(std::vector<Standing>& cohorts, Granularity age) {
    std::vector<Period> periods;
    for (const Standing& one : cohorts) {
      if (const auto period = find_calendar_period(one.cohort->label)) periods.push_back(*period);
    }
    const auto is_as_first = [&](const Period& period) { return period.granularity() == periods.front().granularity(); };
    const bool is_told = periods.size() == cohorts.size() && std::ranges::all_of(periods, is_as_first);
    if (!is_told) {
      if (cohorts.front().ages < cohorts.back().ages) std::ranges::reverse(cohorts);
    } else {
      for (std::size_t i = 0; i < cohorts.size(); ++i) cohorts[i].time = periods[i].ordinal();
      std::ranges::stable_sort(cohorts, {}, &Standing::time);
    }
    // Weeks may be named by the day on which they begin.
    if (is_told && (age == Granularity::unknown || age == periods.front().granularity())) return true;
    for (std::size_t i = 0; i < cohorts.size(); ++i) cohorts[i].time = static_cast<std::int64_t>(i);
    return is_told;
  }

  void check_zeros_of(std::vector<Standing>& cohorts) {
    // Two lists in no order of time may end so by chance.
    const std::size_t fewest = put_in_time(cohorts, table_.granularity) ? 2 : 3;
    if (cohorts.size() < fewest) return;
    const Standing& oldest = cohorts.front();
    const Standing& newest = cohorts.back();
    const auto ends_with_newest = [&](const Standing& one) {
      const auto reached = [](const Standing& of) { return of.time + static_cast<std::int64_t>(of.ages); };
      if (one.cohort->values.size() != newest.cohort->values.size()) return false;
      // Of the oldest a table may show no more than its first ages.
      return reached(one) == reached(newest) || (one.ages == one.cohort->values.size() && reached(one) < reached(newest));
    };
    if (oldest.ages < 2 || newest.ages == newest.cohort->values.size() || !std::ranges::all_of(cohorts, ends_with_newest)) return;
    const Cohort& cohort = *newest.cohort;
    // A single zero behind a few customers is one of chance.
    const Number few(5);
    const bool is_alone = std::ranges::count_if(cohorts, [](const Standing& one) { return one.ages < one.cohort->values.size(); }) == 1;
    if (is_alone && (newest.ages == 0 || *cohort.values[newest.ages - 1] < few)) return;
    problems_.error(
        cohort.places[newest.ages],
        formatted("cohort {} has 0 customers from age {} on, and each cohort before it one age more, as far as they go",
                  in_quotes(cohort.label), newest.ages),
        "are these ages not reached yet? leave their cells empty: zeros would count in the means; where they are real, columns named as "
        "`retain cohort -f csv` names them (cohort,segment,complete,size,month_0) say so");
  }

  /// Names that are no periods among such that are, which tell the order of time.
  void check_order_of_time() {
    std::map<Granularity, std::size_t> lengths;
    const auto length_of = [](const WrittenCohort& cohort) {
      const auto period = find_calendar_period(cohort.label);
      return period ? period->granularity() : Granularity::unknown;
    };
    for (const WrittenCohort& cohort : cohorts_) ++lengths[length_of(cohort)];
    lengths.erase(Granularity::unknown);
    const auto most = std::ranges::max_element(lengths, {}, [](const auto& length) { return length.second; });
    if (most == lengths.end() || most->second * 2 < cohorts_.size()) return;
    for (const WrittenCohort& cohort : cohorts_) {
      if (length_of(cohort) == most->first) continue;
      problems_.error(
          cohort.place, formatted("{} is no {}, as other cohorts are", in_quotes(cohort.label), granularity_key(most->first)),
          "cohorts are compared with those that began before them: name it by its period, or remove it if it is a sum of others");
    }
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
                      names.empty() ? std::string("there is none") : formatted("the cohorts are {}", names));
    }
    std::erase_if(cohorts_, [&](const WrittenCohort& cohort) {
      return std::ranges::none_of(options_.cohorts,
                                  [&](const std::string& wanted) { return fold_header(cohort.label) == fold_header(wanted); });
    });
  }

  /// Names that stand in for others, and names twice.
  void check_names() {
    std::set<std::pair<std::string_view, std::string_view>> before;
    for (const Cohort& other : table_.cohorts) before.emplace(other.segment, other.label);
    for (const WrittenCohort& cohort : cohorts_) {
      if (cohort.label.empty() && cohorts_.size() > 1) {
        problems_.error(cohort.place, "a cohort without a name beside others", "is it a sum of them? remove it, or name it");
      }
      if (before.contains({cohort.segment, cohort.label}))
        problems_.error(cohort.place, formatted("cohort {} stands twice", in_quotes(cohort.label)), "each cohort has one row");
    }
  }

  /// Ages that begin with 1 are those behind age 0 only where they are fewer than all.
  void check_first_ages() {
    if (cohorts_.empty() && problems_.errors() == 0)
      problems_.error({opened_.name, 0, 0, {}}, "no cohort in the table", "is the file complete?");
    // Of one cohort all may be there at age 1; of all of them hardly.
    const bool are_whole = std::ranges::all_of(cohorts_, [](const WrittenCohort& cohort) {
      if (cohort.values.empty()) return true;
      const Number& first = cohort.values.begin()->second.value;
      return cohort.size && (first == cohort.size->value || first == Number(100) || first == Number(1));
    });
    for (const WrittenCohort& cohort : cohorts_) {
      // The newest cohort of a table that begins with age 1 has a size alone.
      if (cohort.values.empty() && cohort.size) continue;
      if (cohort.values.empty()) {
        problems_.error(cohort.place, formatted("cohort {} has no values", in_quotes(cohort.label)), "");
        return;
      }
      const auto& [age, value] = *cohort.values.begin();
      if (age == 0) continue;
      if (cohort.size && age == 1 && !are_whole) continue;
      problems_.error(value.place, formatted("the ages of cohort {} begin with {}", in_quotes(cohort.label), age),
                      "age 0 is the period in which a cohort begins and all are there: call it 0, or add it");
      return;
    }
  }

  /// Whether values beside sizes, without age 0 to tell, might be percents: none is above 100, where customers would be.
  [[nodiscard]] bool may_be_percents() const {
    const auto is_large = [](const WrittenCohort& cohort) { return cohort.size->value > Number(100); };
    const auto is_small_beside = [](const WrittenCohort& cohort) {
      return cohort.size && !cohort.values.contains(0) &&
             std::ranges::all_of(cohort.values, [](const auto& value) { return value.second.value <= Number(100); });
    };
    return std::ranges::all_of(cohorts_, is_small_beside) && std::ranges::any_of(cohorts_, is_large);
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
      if (cohort.values.empty()) continue;
      const Number& first = cohort.values.begin()->second.value;
      begin_with_100 = begin_with_100 && cohort.values.begin()->first == 0 && first == Number(100);
      begin_with_1 = begin_with_1 && cohort.values.begin()->first == 0 && first == Number(1);
    }
    if (some == nullptr) return false;
    if (any_sign && any_without) {
      problems_.error(some->place, "some values are percents and others are not", "write all of them with %, or none");
      return false;
    }
    const auto is_sized_otherwise = [&](const Number& whole) {
      if (options_.cohort_size) return !(*options_.cohort_size == whole);
      return std::ranges::all_of(cohorts_, [&](const WrittenCohort& cohort) { return cohort.size && !(cohort.size->value == whole); });
    };
    const bool has_sizes = std::ranges::all_of(cohorts_, [](const WrittenCohort& cohort) { return cohort.size.has_value(); });
    if (has_sizes && options_.cohort_size) {
      problems_.error(Cause::flag, some->place, "--customers is for percents without sizes, and the table has the size of each cohort",
                      "leave it out");
      return false;
    }
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
    if (may_be_percents()) {
      problems_.error(some->place, formatted("{} customers, or {}%?", shortest(some->value.to_double()), shortest(some->value.to_double())),
                      "write percents with %, or add a column for age 0");
      return false;
    }
    if (options_.cohort_size) {
      problems_.error(Cause::flag, some->place, "--customers is for percents, and the table holds customers", "leave it out");
    }
    return false;
  }

  std::vector<WrittenCohort> cohorts_;
  const Opened& opened_;
  const LoadOptions& options_;
  Problems& problems_;
  CohortTable& table_;
  std::size_t settled_ = 0;
  bool is_share_ = false;
};

}  // namespace

void settle_cohorts(std::vector<WrittenCohort> written, const Opened& opened, const LoadOptions& options, Problems& problems,
                    CohortTable& table) {
  CohortSettler(std::move(written), opened, options, problems, table).settle();
}

}  // namespace retain::io
