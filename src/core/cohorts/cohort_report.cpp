#include "retain/cohort_report.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string_view>
#include <utility>

#include "core/period/period_range.hpp"

namespace retain {

namespace {

/// A number of customers as whole ones, of whom a rounded percent leaves fractions.
std::optional<Proportion> whole_customers(const Number& value, const Number& size) {
  const auto whole = [](const Number& number) -> int128 { return std::llround(number.to_double()); };
  const auto trials = size.to_integer();
  if (!trials || *trials <= 0 || value.sign() < 0 || value > size) return std::nullopt;
  return Proportion{std::min<int128>(whole(value), *trials), *trials};
}

class CohortReporter {
 public:
  CohortReporter(CohortTable table, const CohortRules& rules) : table_(std::move(table)), rules_(rules) {}

  CohortReport make() && {
    report_.granularity = table_.granularity;
    report_.measure = table_.measure;
    report_.type = table_.type;
    report_.unfinished = table_.unfinished;
    report_.in_order = sort();
    for (const Cohort& cohort : table_.cohorts) report_.lines.push_back(line_of(cohort));
    each_segment([this](std::span<CohortLine> lines) { compare(lines); });
    cut();
    each_segment([this](std::span<CohortLine> lines) { report_.summaries.push_back(summary_of(lines)); });
    report_.means = means_of_whole();
    return std::move(report_);
  }

 private:
  /// Puts the cohorts of each segment in order of time. Returns whether their labels tell it.
  bool sort() {
    struct Placed {
      std::size_t segment;
      std::optional<Period> period;
      Cohort* cohort;
    };
    std::map<std::string_view, std::size_t> segments;  // in the order of the table
    std::vector<Placed> placed;
    std::optional<Granularity> granularity;  // of the labels so far; unknown where they are no periods
    for (Cohort& cohort : table_.cohorts) {
      const std::size_t segment = segments.try_emplace(cohort.segment, segments.size()).first->second;
      placed.push_back({segment, find_calendar_period(cohort.label), &cohort});
      const std::optional<Period>& period = placed.back().period;
      const Granularity own = period ? period->granularity() : Granularity::unknown;
      if (report_.odd_label.empty() && own != granularity.value_or(own)) report_.odd_label = cohort.label;
      granularity = granularity.value_or(own);
    }
    const bool is_told = report_.odd_label.empty() && granularity.value_or(Granularity::unknown) != Granularity::unknown;
    std::ranges::stable_sort(placed, {},
                             [is_told](const Placed& one) { return std::pair(one.segment, is_told ? one.period->ordinal() : 0); });
    std::vector<Cohort> sorted;
    sorted.reserve(placed.size());
    for (const Placed& one : placed) sorted.push_back(std::move(*one.cohort));
    table_.cohorts = std::move(sorted);
    if (!is_told) return false;
    if (table_.granularity == Granularity::unknown) report_.granularity = table_.granularity = *granularity;
    return true;
  }

  [[nodiscard]] CohortLine line_of(const Cohort& cohort) const {
    CohortLine line{cohort.label, cohort.segment, cohort.size, cohort.complete, cohort.complete || rules_.keep_first, {}};
    const std::size_t ages = cohort.known_ages();
    for (std::size_t age = 0; age < ages; ++age) {
      CohortCell& cell = line.cells.emplace_back();
      cell.value = *cohort.values[age];
      const Number& whole = table_.measure == CohortMeasure::customers ? cohort.size : *cohort.values[0];
      if (table_.measure != CohortMeasure::cumulative && whole.sign() > 0) cell.percent = cell.value / whole * Number(100);
      if (const auto share = share_of(line, age)) cell.interval = wilson_interval(*share);
      cell.is_open = table_.type == CohortType::on_or_after && age > 0 && age + 1 == ages;
    }
    return line;
  }

  [[nodiscard]] std::optional<Proportion> share_of(const CohortLine& line, std::size_t age) const {
    if (table_.measure != CohortMeasure::customers || age >= line.cells.size()) return std::nullopt;
    return whole_customers(line.cells[age].value, line.size);
  }

  template <class Take>
  void each_segment(Take take) {
    for (auto first = report_.lines.begin(); first != report_.lines.end();) {
      const auto end = std::find_if(first, report_.lines.end(), [&](const CohortLine& line) { return line.segment != first->segment; });
      take(std::span<CohortLine>(first, end));
      first = end;
    }
  }

  static std::size_t oldest_age(std::span<const CohortLine> lines) {
    std::size_t ages = 0;
    for (const CohortLine& line : lines) ages = std::max(ages, line.cells.size());
    return ages;
  }

  /// Each cohort with all before it, age by age.
  void compare(std::span<CohortLine> lines) {
    // Those who began earlier had longer to come back: at the same age more of them would count whatever happened.
    if (table_.type == CohortType::on_or_after || !report_.odd_label.empty()) return;
    const std::size_t ages = oldest_age(lines);
    for (std::size_t age = 1; age < ages; ++age) {
      Proportion before;
      std::vector<CohortCell*> compared;
      std::vector<double> p_values;
      for (CohortLine& line : lines) {
        const auto share = line.counts ? share_of(line, age) : std::nullopt;
        if (!share) continue;
        if (before.trials > 0 && !is_rough(*share, before)) {
          CohortCell& cell = line.cells[age];
          compared.push_back(&cell);
          p_values.push_back(two_proportion_p_value(*share, before));
          cell.beyond_chance = share->successes * before.trials > before.successes * share->trials ? 1 : -1;
        }
        before += *share;
      }
      const std::vector<double> adjusted = holm_adjusted(p_values);
      for (std::size_t i = 0; i < compared.size(); ++i) {
        compared[i]->p_value = adjusted[i];
        if (!is_significant(adjusted[i])) compared[i]->beyond_chance = 0;
      }
    }
  }

  /// Leaves the lines that are to be shown.
  void cut() {
    if (report_.lines.empty()) return;
    if (!rules_.since.empty() || !rules_.until.empty()) cut_by_period();
    if (!rules_.last) return;
    std::vector<CohortLine> shown;
    each_segment([&](std::span<CohortLine> lines) {
      const std::size_t kept = std::min(lines.size(), static_cast<std::size_t>(*rules_.last));
      for (CohortLine& line : lines.last(kept)) shown.push_back(std::move(line));
    });
    report_.lines = std::move(shown);
  }

  void cut_by_period() {
    if (!report_.in_order)
      throw InputError({error("no_such_period", "the names of the cohorts are no periods by which to cut", "--cohort NAME chooses some")});
    std::vector<Period> periods;
    for (const CohortLine& line : report_.lines) periods.push_back(*find_calendar_period(line.label));
    std::ranges::sort(periods);
    periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
    const auto [first, end] = shown_range(periods, {rules_.since, rules_.until, std::nullopt});
    std::erase_if(report_.lines, [&, from = periods[first], until = periods[end - 1]](const CohortLine& line) {
      const Period period = *find_calendar_period(line.label);
      return period < from || period > until;
    });
  }

  [[nodiscard]] std::optional<Number> shown_value(const CohortLine& line, std::size_t age) const {
    if (!line.counts || age >= line.cells.size()) return std::nullopt;
    const CohortCell& cell = line.cells[age];
    return table_.measure == CohortMeasure::cumulative ? std::optional(cell.value) : cell.percent;
  }

  [[nodiscard]] CohortMean mean_of(std::span<const CohortLine> lines, std::size_t age) const {
    CohortMean mean;
    Number sum;
    for (const CohortLine& line : lines) {
      const auto value = shown_value(line, age);
      // Those who were lost before their first period was over are in no size.
      if (!value || line.size.is_zero()) continue;
      sum = sum + *value * line.size;
      mean.customers = mean.customers + line.size;
      ++mean.cohorts;
    }
    if (mean.cohorts > 0) mean.value = sum / mean.customers;
    return mean;
  }

  [[nodiscard]] std::vector<CohortMean> means_of(std::span<const CohortLine> lines) const {
    std::vector<CohortMean> means;
    for (std::size_t age = 0; age < oldest_age(lines); ++age) {
      const CohortMean mean = mean_of(lines, age);
      if (mean.cohorts == 0) break;
      means.push_back(mean);
    }
    return means;
  }

  [[nodiscard]] std::vector<CohortMean> means_of_whole() const {
    for (const CohortSummary& summary : report_.summaries) {
      if (summary.segment.empty()) return summary.means;
    }
    // Rows have no cohorts of the whole base where its revenue is undefined; those of a table are in one segment each.
    return table_.measure == CohortMeasure::customers ? means_of(report_.lines) : std::vector<CohortMean>();
  }

  [[nodiscard]] CohortSummary summary_of(std::span<const CohortLine> lines) const {
    CohortSummary summary{lines.front().segment, means_of(lines), {}};
    if (report_.in_order && table_.type != CohortType::on_or_after) summary.newer = newer_of(lines);
    return summary;
  }

  /// The age is the first: there most cohorts are known, and none is chosen for what it shows.
  [[nodiscard]] std::optional<NewerCohorts> newer_of(std::span<const CohortLine> lines) const {
    constexpr std::size_t age = 1;
    std::vector<CohortLine> known;
    std::ranges::copy_if(lines, std::back_inserter(known), [&](const CohortLine& line) { return shown_value(line, age).has_value(); });
    if (known.size() < 2) return std::nullopt;
    const std::size_t older = known.size() / 2;
    const std::span<const CohortLine> all(known);
    NewerCohorts halves{age, known.size() - older, older, mean_of(all.subspan(older), age).value, mean_of(all.first(older), age).value, {}};
    Proportion before;
    Proportion after;
    for (std::size_t i = 0; i < known.size(); ++i) {
      const auto share = share_of(known[i], age);
      if (!share) return halves;
      (i < older ? before : after) += *share;
    }
    if (!is_rough(after, before)) halves.p_value = two_proportion_p_value(after, before);
    return halves;
  }

  CohortTable table_;
  const CohortRules& rules_;
  CohortReport report_;
};

}  // namespace

CohortReport make_cohort_report(CohortTable table, const CohortRules& rules) { return CohortReporter(std::move(table), rules).make(); }

}  // namespace retain
