#include "io/rows/load.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <iterator>
#include <map>

#include "io/columns/row_names.hpp"
#include "io/problems/limits.hpp"
#include "io/rows/input.hpp"
#include "io/rows/plan.hpp"
#include "io/rows/sample.hpp"
#include "io/shapes/staged_shapes.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// The snapshot of each segment of a list of customers, and of all, and where their tenures were read, the ages of customers.
void add_roster(std::deque<RowSink>& sinks, const Ledger& ledger, bool has_amounts, Loaded& loaded) {
  std::map<std::uint32_t, RosterCount> counts;
  RosterCount whole;
  for (RowSink& sink : sinks) {
    for (const auto& [segment, count] : sink.roster()) {
      counts[segment].add(count);
      whole.add(count);
    }
  }
  std::vector<Snapshot>& snapshots = loaded.snapshots;
  const auto add = [&](const std::string& segment, const RosterCount& count) {
    if (!count.lost.empty())
      loaded.lifetimes.push_back({segment, {count.lost.begin(), count.lost.end()}, {count.censored.begin(), count.censored.end()}});
    Snapshot& snapshot = snapshots.emplace_back();
    snapshot.segment = segment;
    snapshot.whole_customers = segment.empty();
    snapshot.set(Id::customers_start, Number(count.customers));
    snapshot.set(Id::customers_churned, Number(count.churned));
    if (!has_amounts) return;
    snapshot.set(Id::revenue_start, count.amount.to_number());
    snapshot.set(Id::revenue_churned, count.churned_amount.to_number());
  };
  for (const auto& [name, code] : ledger.segments()) add(name, counts[code]);
  add({}, whole);
}

class RowsLoader {
 public:
  RowsLoader(std::vector<RereadableInput>& inputs, std::vector<Opened>& opened, const LoadOptions& options, Loaded& loaded)
      : inputs_(inputs), opened_(opened), options_(options), loaded_(loaded), findings_(options), problems_(options.bad_rows) {}

  std::vector<Disproof> load() {
    sample_ = sample_rows(inputs_, opened_, options_);
    plan_ = plan_rows(sample_, inputs_, options_);
    LoadedRows& rows = loaded_.rows.emplace();
    rows.memory = options_.memory;
    if (options_.memory > 0 && options_.make_overflow) rows.overflow = options_.make_overflow();
    plan_.ledger.overflow = rows.overflow.get();
    rows.ledger = std::make_unique<Ledger>(plan_.ledger);
    for (unsigned i = 0; i < plan_.threads; ++i) sinks_.emplace_back(*rows.ledger, plan_.label, plan_.waits_for, plan_.stage_memory);
    check_ends();
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (auto disproof = read_input(i)) return {*std::move(disproof)};
    }
    finish();
    return {};
  }

 private:
  /// A page of a list may have no span that has ended.
  void check_ends() {
    const auto lacking = std::ranges::find_if(opened_, [](const Opened& opened) { return opened.row_columns.may_lack_ends; });
    if (lacking == opened_.end()) return;
    if (std::ranges::any_of(opened_, [](const Opened& opened) { return opened.row_columns.has(RowField::end); })) return;
    problems_.error({lacking->name, 0, 0, {}}, "a start without an end: who left cannot be told",
                    "--column end=HEADER names the end of each span; --column end= says that none has ended");
  }

  std::optional<Disproof> read_input(std::size_t index) {
    Opened& opened = opened_[index];
    RowProblems& found = places_.emplace_back(opened.name, opened.is_csv() ? opened.table.rows_place.line : 1, options_.bad_rows);
    RowsInput input(inputs_[index], opened, index, options_, sinks_, problems_, currency_, findings_, found);
    std::optional<Disproof> disproof = input.read();
    inputs_[index].let_go();
    if (disproof) {
      disproof->input = index;
      return disproof;
    }
    loaded_.notes.insert(loaded_.notes.end(), opened.notes.begin(), opened.notes.end());
    if (opened.mark.value == DecimalMark::comma) loaded_.notes.push_back(formatted("{}: the decimal mark is the comma", opened.name));
    return std::nullopt;
  }

  [[nodiscard]] Place place_of(const RowSpot& spot) const {
    const RowProblems& places = places_[spot.input];
    const TextPlace place = places.text_place(spot.place);
    return {places.file(), place.line, place.column, {}};
  }

  void settle_waiting() {
    std::deque<RowStage> stages;
    for (RowSink& sink : sinks_) stages.push_back(sink.take_stage());
    const auto staged_with = [&](std::deque<RowStage> rows) {
      return StagedRows{
          std::move(rows), sinks_.front(), options_, findings_, problems_, loaded_.rows->assumptions, [this](const RowSpot& spot) {
            return place_of(spot);
          }};
    };
    if (plan_.waits_for == WaitsFor::order) {
      StagedRows by_order = staged_with(std::move(stages));
      stages.clear();
      RowStage& next = stages.emplace_back(plan_.stage_memory, plan_.ledger.overflow);
      settle_orders(by_order, order_column(), [&](const CustomerRow& row, bool is_further) {
        if (plan_.by_customer) {
          next.add(row.customer, row);
        } else {
          sinks_.front().add(row, is_further && plan_.ledger.orders);
        }
      });
    }
    if (!plan_.by_customer) return;
    StagedRows staged = staged_with(std::move(stages));
    if (sample_.shape == RowShape::roster) {
      settle_roster(staged);
    } else if (sample_.shape == RowShape::spans) {
      settle_spans(staged);
    } else {
      settle_levels(staged, sample_.shape == RowShape::changes);
    }
  }

  [[nodiscard]] OrderColumn order_column() const {
    const Opened& opened = first_of_rows(opened_);
    const RowColumns& columns = opened.row_columns;
    const auto by = columns.row_key();
    return {by ? std::string(trim(opened.headers[*by].text)) : std::string(), columns.unique || !columns.has(RowField::order),
            opened.order_amounts.value_or(OrderAmounts::of_lines)};
  }

  /// What was paid back counts where a refund of its order is counted against it.
  void settle_refunds() {
    const RefundsByOrder& refunds = findings_.refunds();
    const auto add_back = [&](const std::vector<CustomerRow>& rows) {
      // An order that stands in several inputs counts in one of them.
      std::map<std::string_view, std::size_t> input_of;
      for (const CustomerRow& row : rows) {
        std::size_t& input = input_of.try_emplace(row.order, row.spot.input).first->second;
        input = options_.newest_wins ? std::max(input, row.spot.input) : std::min(input, row.spot.input);
      }
      for (CustomerRow row : rows) {
        if (!refunds.orders.contains(row.order) || input_of.at(row.order) != row.spot.input) continue;
        row.is_left_out = false;
        sinks_.front().add(row, row.is_part && plan_.ledger.orders);
      }
    };
    add_back(refunds.originals);
    add_back(refunds.subtracted);
  }

  void finish() {
    settle_waiting();
    settle_refunds();
    for (RowSink& sink : sinks_) sink.writer().flush();
    LoadedRows& rows = *loaded_.rows;
    check_amounts_of_spans();
    check_what_ended_spans_paid();
    check_that_customers_return();
    refuse_odd_dates();
    warn_of_many_segments();
    warn_of_refunds_alone();
    if (problems_.errors() == 0) findings_.report_doubts(opened_, problems_);
    rows.ledger->set_mixed_currencies(findings_.has_mixed_currencies());
    findings_.warn(opened_, problems_);
    const bool is_roster = sample_.shape == RowShape::roster;
    const bool has_rows = is_roster ? std::ranges::any_of(sinks_, [](RowSink& sink) { return !sink.roster().empty(); })
                                    : rows.ledger->row_count() + findings_.rules()[RowRule::span] > 0;
    if (problems_.errors() == 0 && !has_rows) refuse_nothing();
    take_facts();
    warn_of_damaged_id();
    loaded_.warnings = problems_.finish();
    loaded_.rejected = problems_.take_rejected();
    if (sample_.shape == RowShape::spans) rows.run_until = options_.as_of;
    rows.recurring = sample_.spreads || sample_.shape != RowShape::payments;
    rows.recurs = plan_.recurs;
    rows.regroups = plan_.regrouping.has_value();
    loaded_.currency = findings_.currency(opened_, currency_.code);
    if (plan_.regrouping) rows.assumptions.push_back(*plan_.regrouping);
    if (!sample_.has_amounts && !is_roster) {
      rows.assumptions.push_back({std::nullopt, {"no amounts: customers alone are counted, and revenue is not known"}, {"no amounts"}});
    }
    std::ranges::move(findings_.assumptions(opened_), std::back_inserter(rows.assumptions));
    for (const Opened& opened : opened_) loaded_.uses.push_back(findings_.uses(opened));
    if (!is_roster) return;
    add_roster(sinks_, *rows.ledger, sample_.has_amounts, loaded_);
    loaded_.assumptions = std::move(rows.assumptions);
    const char* const meaning = loaded_.lifetimes.empty()
                                    ? "a list without dates: everybody in it is there at the start, and those with the flag are lost"
                                    : "a list without dates: those with the flag left at their tenure, the others were last seen at it";
    loaded_.assumptions.insert(loaded_.assumptions.begin(), {std::nullopt, {meaning}, {"a list without dates"}});
    loaded_.rows.reset();
  }

  /// Twelvefold errors are the commonest of all: for how long an amount pays is known, or asked for.
  void check_amounts_of_spans() {
    const auto unknown = std::ranges::find_if(opened_, [](const Opened& opened) {
      const RowColumns& columns = opened.row_columns;
      return !recurs(columns.amount_name) && !columns.has(RowField::interval);
    });
    if (sample_.shape != RowShape::spans || !sample_.has_amounts || options_.amount_per || unknown == opened_.end()) return;
    if (findings_.span_lengths().show_months()) {
      loaded_.rows->assumptions.push_back(
          {std::nullopt, {"amounts are for a month: no span that has ended is longer (--amount-per)"}, {"amounts for a month"}});
      return;
    }
    problems_.error({unknown->name, 0, 0, {}}, "for how long the amount of a span pays is not known",
                    "--amount-per month, quarter, year, week or span says it; so does a column of the interval, or the name mrr",
                    "amount_per");
  }

  /// Of subscriptions that have ended some exports tell what they pay now.
  void check_what_ended_spans_paid() {
    const AppliedRules& rules = findings_.rules();
    const std::size_t nothing = rules[RowRule::ended_with_nothing];
    if (!sample_.has_amounts || nothing == 0 || rules[RowRule::ended_with_amount] > 0 || rules[RowRule::running_with_amount] == 0) return;
    problems_.error({first_of_rows(opened_).name, 0, 0, {}},
                    formatted("every span that has ended has an amount of 0, in {} row{}: what they paid is not known", nothing,
                              nothing == 1 ? "" : "s"),
                    "--column amount= counts customers alone; --column amount=HEADER names what was paid", "ended_with_nothing");
  }

  /// A list that names each customer once is no history of payments.
  void check_that_customers_return() {
    const bool is_dated = sample_.shape == RowShape::payments || sample_.shape == RowShape::recurring;
    if (!is_dated || options_.amounts || problems_.errors() > 0) return;
    std::vector<std::string> ids = sample_.ids;
    std::sort(ids.begin(), ids.end());
    if (std::adjacent_find(ids.begin(), ids.end()) != ids.end()) return;
    const Ledger& ledger = *loaded_.rows->ledger;
    const std::size_t customers = ledger.customers();
    std::size_t further = 0;
    for (const RowSink& sink : sinks_) further += sink.further_periods();
    const bool any_twice = customers + further < ledger.row_count();
    const Opened& opened = first_of_rows(opened_);
    constexpr std::size_t fewest = 3;
    constexpr std::size_t few = 20;
    // Words that settle nothing leave rows out of the ledger, and would be asked for first.
    const bool is_list = opened.row_columns.is_renewal_list && ids.size() >= fewest && sample_.has_several_dates;
    if (is_list && (customers == 0 || !any_twice)) {
      problems_.error(
          {opened.name, 0, 0, {}},
          formatted("a list of subscriptions, in which none of {} customers comes twice: it does not say who left",
                    std::max(customers, ids.size())),
          "--column start=HEADER --column end=HEADER name the start and the end of each; --amounts payments takes it for a history",
          "list_of_subscriptions");
    } else if (customers > few && ids.size() > few && !any_twice) {
      problems_.warn({}, "every_customer_once",
                     formatted("none of {} customers comes twice: is the column of the customer one of orders?", customers),
                     "--column customer=HEADER names another");
    }
  }

  /// A placeholder makes rows of all periods between it and the others.
  void refuse_odd_dates() {
    std::map<std::int64_t, FirstDate> dates;
    for (const RowSink& sink : sinks_) {
      for (const auto& [period, date] : sink.first_dates()) {
        const auto [known, is_new] = dates.try_emplace(period, date);
        if (!is_new && date.spot < known->second.spot) known->second = date;
      }
    }
    const Granularity granularity = plan_.ledger.period;
    if (dates.size() < 2 || granularity == Granularity::year) return;
    constexpr std::chrono::years widest(15);
    constexpr std::size_t few = 2;
    const auto day_of = [granularity](const auto& date) { return Period::from_ordinal(granularity, date.first).first_day(); };
    std::size_t before = 0;
    for (auto date = dates.begin(), next = std::next(date); next != dates.end(); date = next++) {
      ++before;
      const std::chrono::days hole = day_of(*next) - day_of(*date);
      if (hole < widest) continue;
      const std::size_t behind = dates.size() - before;
      const bool is_early = before <= behind;
      if ((is_early ? before : behind) > few) continue;
      const FirstDate& odd = (is_early ? date : next)->second;
      const Opened& opened = opened_[odd.spot.input];
      const auto column = opened.row_columns[sample_.shape == RowShape::spans ? RowField::start : RowField::date];
      problems_.error(place_of(odd.spot),
                      formatted("{} lies {} years {} all other dates: is it a placeholder?", in_quotes(odd.text),
                                std::chrono::floor<std::chrono::years>(hole).count(), is_early ? "before" : "after"),
                      formatted("{}; --period year takes it as it is",
                                way_to_leave_out(trim(opened.headers[column.value_or(0)].text), std::vector{odd.text})),
                      "odd_date");
    }
  }

  /// Segments of a customer or two each are none.
  void warn_of_many_segments() {
    constexpr std::size_t many = 1000;
    constexpr std::size_t rows_of_each = 20;
    const std::size_t segments = loaded_.rows->ledger->segments().size();
    if (segments <= many || segments * rows_of_each < loaded_.rows->ledger->row_count()) return;
    problems_.warn({}, "many_segments", formatted("{} segments: does --by name a column of ids?", with_thousands(segments)),
                   "segments are groups of customers, such as plans or regions");
  }

  void warn_of_refunds_alone() {
    if (sample_.shape != RowShape::payments || findings_.rules()[RowRule::negative] == 0) return;
    const std::size_t customers = loaded_.rows->ledger->customers_with_refunds_alone();
    if (customers == 0) return;
    problems_.warn({}, "refunds_alone",
                   formatted("{} customer{} refunds and no sale, so that these are subtracted from nothing", customers,
                             customers == 1 ? " has" : "s have"),
                   "do refunds stand under another id than their sales?");
  }

  void refuse_nothing() {
    if (problems_.rejected() > 0) return problems_.error({inputs_.front().name(), 0, 0, {}}, "no row can be read", "");
    if (!options_.filters.empty()) {
      return problems_.error({inputs_.front().name(), 0, 0, {}}, "no row counts: --where leaves none",
                             "`retain sniff` shows what the columns hold");
    }
    std::string why;
    for (const Assumption& rule : findings_.assumptions(opened_)) why += (why.empty() ? "" : "; ") + rule.text.english();
    const bool is_empty = loaded_.rows->ledger->empty();
    problems_.error({inputs_.front().name(), 0, 0, {}}, is_empty ? "no data rows after the header" : "no row counts",
                    is_empty ? "is the file complete?" : why);
  }

  /// Threads that read rows of one period must agree about it too.
  void take_facts() {
    for (RowSink& sink : sinks_) {
      for (const auto& [key, fact] : sink.facts()) {
        const auto [known, is_new] = loaded_.rows->facts.try_emplace(key, fact.value);
        if (is_new || known->second == fact.value) continue;
        problems_.error({first_of_rows(opened_).name, 0, 0, {}},
                        formatted("{} is not the same in all rows of {}", quantity(key.second).name,
                                  Period::from_ordinal(plan_.ledger.period, key.first).to_string()),
                        "a fact of the period is the same in all of its rows; --ignore leaves the column out", "contradicting_fact");
      }
    }
  }

  void warn_of_damaged_id() {
    if (!sample_.damaged_id) return;
    problems_.warn(
        sample_.damaged_id->place, "damaged_id",
        formatted("customer id {} was shortened by a spreadsheet: different ids may have become one", in_quotes(sample_.damaged_id->text)),
        "format the column as text before the export");
  }

  std::vector<RereadableInput>& inputs_;
  std::vector<Opened>& opened_;
  const LoadOptions& options_;
  Loaded& loaded_;
  RowFindings findings_;
  Problems problems_;
  StatedCurrency currency_;
  RowsSample sample_;
  RowsPlan plan_;
  std::deque<RowSink> sinks_;
  std::deque<RowProblems> places_;
};

}  // namespace

std::vector<Disproof> read_rows(std::vector<RereadableInput>& inputs, std::vector<Opened>& opened, const LoadOptions& options,
                                Loaded& loaded) {
  return RowsLoader(inputs, opened, options, loaded).load();
}

}  // namespace retain::io
