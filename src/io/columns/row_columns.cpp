#include "io/columns/row_columns.hpp"

#include <algorithm>
#include <array>

#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "io/columns/row_names.hpp"
#include "io/columns/snapshot_columns.hpp"
#include "io/fields/intervals.hpp"
#include "io/fields/row_words.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

bool is_name_of_stage(std::string_view folded) { return folded.starts_with("deal") || folded.find("stage") != std::string_view::npos; }

class RowColumnFinder {
 public:
  RowColumnFinder(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options)
      : names_(headers, rows, options), options_(options) {
    shape_ = find_shape();
  }

  /// The fields without which there are no customer rows.
  [[nodiscard]] std::vector<RowField> missing() const {
    std::vector<RowField> fields;
    if (!shape_ || !names_.has(RowField::customer)) {
      if (shape_ == RowShape::roster) return fields;
      if (!names_.has(RowField::customer)) fields.push_back(RowField::customer);
      if (!shape_ && !has_time()) fields.push_back(RowField::date);
      if (!shape_ && !has_amount() && !(has_time() && is_activity())) fields.push_back(RowField::amount);
    }
    return fields;
  }

  /// Whether a column that is none of the rows' fields is a count or an amount of a whole period.
  [[nodiscard]] bool shows_snapshots() const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_.is_candidate(i, shape_ == RowShape::spans) || names_.is_ignored(i)) continue;
      const auto id = find_quantity(names_.base(i));
      if (!id || !quantity(*id).is_fact() || quantity(*id).of_one_customer) continue;
      const bool is_text = names_.has_values(i) && !names_.any_value(i, looks_like_number);
      if (!is_text) return true;
    }
    return false;
  }

  /// What to say where the input was meant to be customer rows, or is nothing else; empty where it lacks nothing, or is snapshots.
  [[nodiscard]] std::optional<Diagnostic> missing_field() const {
    if (auto pin = names_.missing_pin()) return pin;
    const std::vector<RowField> lacking = missing();
    const bool resembles_rows = names_.has(RowField::customer) || (lacking.size() == 1 && has_amount());
    if (names_.no_quantity() && !names_.has(RowField::customer) && names_.has(RowField::currency) &&
        (names_.has(RowField::amount) || names_.has(RowField::quantity) || names_.has(RowField::end))) {
      return error("aggregated", "no column says who paid: sums over customers cannot be followed customer by customer",
                   "export the single payments or subscriptions; --column customer=HEADER names the column of the customer",
                   names_.first_place());
    }
    const bool is_pinned = names_.is_pinned(RowField::customer) && !lacking.empty();
    if (lacking.empty() || (!is_pinned && shows_snapshots())) return std::nullopt;
    if (wants_snapshots(options_.wanted) && !is_pinned && !(resembles_rows && names_.no_quantity())) return std::nullopt;
    std::string fields;
    for (const RowField field : lacking) fields += (fields.empty() ? "" : ", ") + std::string(row_field_key(field));
    const auto nearest = names_.nearest_unused(row_field_key(lacking.front()));
    std::string hint =
        formatted("--column {}=HEADER says which it is; the columns are {}", row_field_key(lacking.front()), names_.listed());
    if (const auto number = unread_number(); number && lacking == std::vector{RowField::amount}) {
      const std::string header = quoted_if_spaced(trim(names_.text(*number)));
      hint = formatted("--ignore {} counts customers by the days on which they are seen; --column amount=HEADER names the money", header);
    } else if (names_.has(RowField::customer) && names_.has_months_across()) {
      hint = "months across the top need their years and no other words: 2026-01 or Jan 2026";
    }
    if (options_.wanted == Wanted::lifetimes) {
      if (const std::string list = way_to_list(); !list.empty())
        hint = formatted("a list of customers? {}; the columns are {}", list, names_.listed());
    }
    return error("missing_column",
                 formatted("customer rows need a column of the customer, the date and the amount: no {}{}", fields,
                           nearest ? formatted("; is it {}?", in_quotes(*nearest)) : std::string()),
                 std::move(hint), names_.first_place());
  }

  RowColumns find(Problems& problems, bool has_all_headers) {
    RowColumns columns;
    columns.shape = *shape_;
    take(columns, RowField::customer, problems);
    take_times(columns, problems);
    take_amounts(columns, problems);
    take_words(columns, problems);
    take_flagged(columns, problems, has_all_headers);
    refuse_flags_of_others(columns, problems);
    take_facts(columns, problems);
    columns.passed_over = names_.passed_over(columns.segments);
    refuse_doubts(columns);
    return columns;
  }

  [[nodiscard]] bool is_customer_rows() const { return shape_ && missing().empty() && !shows_snapshots(); }

 private:
  /// How flags say that a table is a list of customers: where a column counts time and another holds flags of who left.
  [[nodiscard]] std::string way_to_list() const {
    std::optional<std::size_t> tenure = names_.best(RowField::tenure);
    std::optional<std::size_t> churned = names_.best(RowField::churned);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const bool counts_time = granularity_in(names_.base(i)) != Granularity::unknown && names_.all_values(i, looks_like_number);
      if (!tenure && counts_time) tenure = i;
      const auto is_flag = [](std::string_view value) { return read_churn_word(value).has_value(); };
      if (!churned && i != tenure && names_.all_values(i, is_flag)) churned = i;
    }
    if (!tenure || !churned) return {};
    return formatted("--column tenure={} --column churned={}", quoted_if_spaced(trim(names_.text(*tenure))),
                     quoted_if_spaced(trim(names_.text(*churned))));
  }

  /// The columns that flags name.
  void take_flagged(RowColumns& columns, Problems& problems, bool has_all_headers) const {
    for (const std::string& name : options_.by) columns.segments.push_back(names_.column_called(name, "--by", problems));
    for (const RowFilter& filter : options_.filters) columns.filters.push_back(names_.column_called(filter.column, "--where", problems));
    if (!options_.unique.empty()) columns.unique = names_.column_called(options_.unique, "--unique", problems);
    if (!has_all_headers) return;
    for (const std::string& name : options_.ignored) names_.column_called(name, "--ignore", problems);
  }

  /// A flag that the rows have no use for would be believed to have done something.
  void refuse_flags_of_others(const RowColumns& columns, Problems& problems) const {
    const auto refuse = [&](std::string_view flag, std::string_view users) {
      problems.error(Cause::flag, {}, formatted("{} is for {}, and these rows are {}", flag, users, row_shape(columns.shape).key),
                     "leave it out; `retain sniff` shows what each column was taken for");
    };
    for (const auto& [key, header] : options_.columns) {
      const auto field = find_row_field(key);
      if (!field || header.empty() || find_quantity(key) || find_label(key)) continue;
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (names_.is_called(i, header) && columns.fields_of(i).empty()) refuse(formatted("--column {}={}", key, header), "other rows");
      }
    }
    const RowShape shape = columns.shape;
    const bool is_dated =
        shape == RowShape::payments || shape == RowShape::recurring || shape == RowShape::levels || shape == RowShape::changes;
    if (options_.amounts && !is_dated) refuse("--amounts", "dated amounts");
    if (options_.ends_are_inclusive && shape != RowShape::spans) refuse("--end", "spans");
    if (!options_.amount_per || shape == RowShape::spans) return;
    if (!is_dated) return refuse("--amount-per", "spans and dated amounts");
    if (options_.amount_per == AmountPer::span) return refuse("--amount-per span", "spans");
    if (options_.amount_per == AmountPer::week && shape == RowShape::payments) refuse("--amount-per week", "spans and amounts that recur");
  }
  [[nodiscard]] bool has_amount() const {
    return names_.has(RowField::amount) || names_.has(RowField::unit_price) || names_.has(RowField::change);
  }
  [[nodiscard]] bool has_strong_start() const { return names_.best_rank(RowField::start) <= strong_start; }
  [[nodiscard]] bool has_time() const { return names_.has(RowField::date) || has_strong_start(); }

  /// A date of another column than the start.
  [[nodiscard]] bool has_other_date() const {
    const auto start = names_.best(RowField::start);
    return names_.any_of(RowField::date, [&](std::size_t column) { return column != start; });
  }

  /// MRR of each month, whose contracts may have dates of their own.
  [[nodiscard]] bool is_list_of_months() const {
    constexpr int rank_of_periods = 3;
    const auto amount = names_.best(RowField::amount);
    return amount && recurs(read_amount_name(names_.base(*amount))) && names_.any_of(RowField::date, [&](std::size_t column) {
      return names_.rank_of(column, RowField::date) == rank_of_periods && names_.all_values(column, has_digit);
    });
  }

  [[nodiscard]] bool is_spans() const {
    if (!names_.has(RowField::start) || names_.is_pinned(RowField::date)) return false;
    if (is_list_of_months()) return false;
    if (names_.is_declared_absent(RowField::end)) return has_strong_start() || !has_other_date();
    if (!names_.has(RowField::end)) return false;
    if (has_strong_start() && names_.best_rank(RowField::end) == 0) return true;
    return !has_other_date() && !names_.has(RowField::order);
  }

  /// Nothing but texts, words and ids beside the customer and the date.
  [[nodiscard]] bool is_activity() const { return !unread_number(); }

  [[nodiscard]] std::optional<std::size_t> unread_number() const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const bool is_by = std::ranges::any_of(options_.by, [&](const std::string& by) { return names_.is_called(i, by); });
      if (names_.is_candidate(i, false) || names_.is_ignored(i) || is_by || fold_header(names_.base(i)).ends_with("id")) continue;
      if (names_.all_values(i, looks_like_number)) return i;
    }
    return std::nullopt;
  }

  /// Periods across the top, whatever else the customers have: a date at which each began, a sum at the end.
  [[nodiscard]] bool is_schedule() const {
    if (names_.is_pinned(RowField::date) || names_.is_pinned(RowField::start) || names_.is_pinned(RowField::amount)) return false;
    constexpr std::size_t fewest = 2;
    const std::size_t needed = names_.has(RowField::date) && has_amount() ? fewest + 1 : fewest;
    return names_.periods_across().size() >= needed;
  }

  [[nodiscard]] RowColumns::KindsSeen find_kinds() const {
    RowColumns::KindsSeen seen;
    const auto column = names_.best(RowField::kind);
    if (!column) return seen;
    names_.for_each_value(*column, [&](std::string_view value) {
      const RowKind kind = read_kind(value);
      seen.losses = seen.losses || kind == RowKind::loss;
      seen.gains = seen.gains || is_gain(kind);
      seen.others = seen.others || !is_movement(kind);
    });
    return seen;
  }

  [[nodiscard]] std::optional<RowShape> find_shape() const {
    const bool has_customer = names_.has(RowField::customer);
    if (names_.has(RowField::churned) && !names_.has(RowField::date) && !has_strong_start()) {
      const bool has_flag =
          names_.any_value(*names_.best(RowField::churned), [](std::string_view value) { return read_churn_word(value).has_value(); });
      if (has_flag || names_.is_pinned(RowField::churned)) return RowShape::roster;
    }
    if (!has_customer) return std::nullopt;
    if (is_schedule()) return RowShape::schedule;
    if (is_spans()) return RowShape::spans;
    if (!names_.has(RowField::date)) {
      return has_strong_start() && !names_.has(RowField::end) ? std::optional(RowShape::spans) : std::nullopt;
    }
    if (!has_amount()) return is_activity() ? std::optional(RowShape::activity) : std::nullopt;
    if (options_.amounts) return options_.amounts;
    if (names_.has(RowField::change)) return names_.has(RowField::amount) ? RowShape::levels : RowShape::changes;
    const auto amount = names_.best(RowField::amount);
    const AmountName name = amount ? read_amount_name(names_.base(*amount)) : AmountName::plain;
    const RowColumns::KindsSeen kinds = find_kinds();
    const bool is_log = kinds.losses && kinds.gains;
    // A list that names every month who pays has words for those who stay.
    if (recurs(name)) return is_log || (kinds.gains && !kinds.others) ? RowShape::levels : RowShape::recurring;
    return is_log ? RowShape::changes : RowShape::payments;
  }

  void take(RowColumns& columns, RowField field, Problems& problems) { columns[field] = names_.take(field, problems); }

  void take_times(RowColumns& columns, Problems& problems) {
    if (columns.shape == RowShape::schedule) {
      columns.schedule = names_.periods_across();
      refuse_two_of_a_period(columns.schedule, problems);
      for (const RowField field : {RowField::date, RowField::start, RowField::end, RowField::amount, RowField::unit_price,
                                   RowField::quantity, RowField::interval, RowField::interval_count, RowField::order})
        names_.pass_silently(field);
    } else if (columns.shape == RowShape::spans) {
      take(columns, RowField::start, problems);
      take(columns, RowField::end, problems);
      take(columns, RowField::trial_end, problems);
    } else if (columns.shape != RowShape::roster) {
      take(columns, RowField::date, problems);
      // Of whom and when nothing is said by the dates of a contract.
      for (const RowField field : {RowField::start, RowField::end, RowField::trial_end, RowField::churned, RowField::tenure})
        names_.pass_silently(field);
    } else {
      take(columns, RowField::churned, problems);
      columns.churned_is_reversed = names_.is_reversed(*columns[RowField::churned], RowField::churned);
      take(columns, RowField::tenure, problems);
    }
  }

  void refuse_two_of_a_period(const std::vector<RowColumns::Dated>& schedule, Problems& problems) const {
    for (std::size_t i = 1; i < schedule.size(); ++i) {
      const auto first = std::ranges::find(schedule, schedule[i].period, &RowColumns::Dated::period);
      if (first->column == schedule[i].column) continue;
      const std::string header = quoted_if_spaced(trim(names_.text(schedule[i].column)));
      problems.error(names_.place(schedule[i].column), formatted("two columns for {}", schedule[i].period.to_string()),
                     formatted("--ignore {} leaves one out where their names differ; else rename or remove one", header));
      return;
    }
  }

  void take_amounts(RowColumns& columns, Problems& problems) {
    if (columns.shape == RowShape::activity) return;
    if (columns.shape == RowShape::schedule) return take(columns, RowField::currency, problems);
    RowField amount = RowField::amount;
    if (columns.shape == RowShape::changes && names_.has(RowField::change)) amount = RowField::change;
    if (!names_.has(amount) && names_.has(RowField::unit_price)) amount = RowField::unit_price;
    columns.amount_field = amount;
    columns[RowField::amount] = names_.take(amount, problems);
    if (const auto column = columns[RowField::amount]) {
      const AmountName pinned = read_amount_name(names_.pin_of(amount));
      columns.amount_name = recurs(pinned) ? pinned : read_amount_name(names_.base(*column));
      columns.amount_unit = unit_of(*column, amount, problems);
    }
    // A header that names the currency says it of amounts that are converted already.
    if (columns.amount_unit.text.currency.empty() || names_.is_pinned(RowField::currency)) {
      take(columns, RowField::currency, problems);
    } else {
      names_.pass_silently(RowField::currency);
    }
    if (columns.shape == RowShape::roster) return;
    if (columns.shape == RowShape::levels) names_.pass_silently(RowField::change);
    if (recurs(columns.amount_name)) {
      // MRR and ARR are what they are, whatever seats and intervals stand beside them.
      for (const RowField field : {RowField::unit_price, RowField::quantity, RowField::interval, RowField::interval_count})
        names_.pass_silently(field);
    } else {
      if (columns.has_named_amounts()) take(columns, RowField::unit_price, problems);
      if (const auto price = columns[RowField::unit_price])
        columns.price_unit = unit_beside(*price, RowField::unit_price, columns.amount_unit, problems);
      take(columns, RowField::quantity, problems);
      if (columns.shape == RowShape::payments || columns.shape == RowShape::spans) {
        take(columns, RowField::interval, problems);
        take(columns, RowField::interval_count, problems);
      }
    }
    if (columns.shape == RowShape::payments) {
      take(columns, RowField::refund, problems);
      if (const auto refund = columns[RowField::refund])
        columns.refund_unit = unit_beside(*refund, RowField::refund, columns.amount_unit, problems);
      take(columns, RowField::order, problems);
      if (!columns.has(RowField::order) && names_.has_line_items()) {
        columns[RowField::order] = names_.take_bare("name");
        if (!columns.has(RowField::order)) columns[RowField::order] = names_.take_bare("id");
      }
    }
    const bool has_own_id = columns.shape == RowShape::payments || columns.shape == RowShape::spans;
    if (has_own_id && !columns.has(RowField::order)) columns.bare_id = names_.take_bare("id");
  }

  [[nodiscard]] RowColumns::MoneyUnit unit_of(std::size_t column, RowField field, Problems& problems) const {
    return {names_.unit_of(column, field, problems), names_.is_in_minor_units(column)};
  }
  /// The unit of money beside amounts: theirs, where its own header says none.
  [[nodiscard]] RowColumns::MoneyUnit unit_beside(std::size_t column, RowField field, const RowColumns::MoneyUnit& of_amounts,
                                                  Problems& problems) const {
    const RowColumns::MoneyUnit own = unit_of(column, field, problems);
    return own.text.is_of_money() || own.is_minor ? own : of_amounts;
  }

  void take_words(RowColumns& columns, Problems& problems) {
    const std::vector<std::size_t> statuses = names_.take_all(RowField::status);
    const bool has_verdicts = std::ranges::any_of(statuses, [&](std::size_t column) { return is_verdict_of_deals(column); });
    for (const std::size_t column : statuses) {
      // Where a deal is won or lost, its stage says no more than how far it came.
      if (has_verdicts && is_stage(column) && !is_verdict_of_deals(column)) continue;
      columns.statuses.push_back({column, status_of(columns.shape, column), is_settled(column)});
    }
    for (const RowField field : {RowField::refunded, RowField::canceled, RowField::test, RowField::trial}) {
      // In spans the dates tell when it ended, and of what recurs the amounts.
      const bool is_told = columns.shape != RowShape::payments && columns.shape != RowShape::activity;
      if (field == RowField::canceled && is_told) continue;
      if (const auto column = names_.take(field, problems)) columns.flags.push_back({field, *column, names_.is_reversed(*column, field)});
    }
    columns.kinds_seen = find_kinds();
    if (columns.has(RowField::amount) && columns.shape != RowShape::spans && columns.shape != RowShape::roster)
      take(columns, RowField::kind, problems);
    if (!columns.has(RowField::kind)) names_.pass_silently(RowField::kind);
    columns.kind_is_settled = columns.has(RowField::kind) && is_settled(*columns[RowField::kind]);
    if (columns.shape == RowShape::payments || columns.shape == RowShape::recurring) {
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (names_.may_tell_kinds(i) && !is_settled(i)) columns.watched.push_back(i);
      }
    }
    columns.is_renewal_list =
        !columns.statuses.empty() || names_.has(RowField::interval) || recurs(columns.amount_name) || names_.has_renewal();
  }

  /// Whether `--where` names the words of a column that count.
  [[nodiscard]] bool is_settled(std::size_t column) const {
    return std::ranges::any_of(options_.filters,
                               [&](const RowFilter& filter) { return filter.is_equal && names_.is_called(column, filter.column); });
  }
  [[nodiscard]] bool is_stage(std::size_t column) const { return is_name_of_stage(fold_header(names_.base(column))); }
  [[nodiscard]] bool is_verdict_of_deals(std::size_t column) const {
    return names_.all_values(column, [](std::string_view value) {
      const std::string word = fold_header(value);
      return word == "won" || word == "lost" || word == "open";
    });
  }

  [[nodiscard]] StatusOf status_of(RowShape shape, std::size_t column) const {
    if (shape == RowShape::spans || shape == RowShape::roster || shape == RowShape::schedule) return StatusOf::span;
    if (shape == RowShape::recurring) return StatusOf::recurring;
    if (shape == RowShape::levels || shape == RowShape::changes) return StatusOf::level;
    return status_of_payments(names_.base(column), names_.best_rank(RowField::order) <= 1);
  }

  void take_facts(RowColumns& columns, Problems& problems) const {
    const bool has_periods = columns.has(RowField::date);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_.is_taken(i) || names_.is_ignored(i) || names_.is_candidate(i, true)) continue;
      const auto id = find_quantity(names_.base(i));
      if (id != Id::acquisition_spend && id != Id::gross_margin) continue;
      if (has_periods) {
        columns.facts.push_back({i, *id});
      } else {
        problems.warn(names_.place(i), "unread_column",
                      formatted("{} is not read: it is a fact of a period, and {} have no row for each", in_quotes(trim(names_.text(i))),
                                row_shape(columns.shape).key),
                      formatted("--ignore {} settles that it is not needed", quoted_if_spaced(trim(names_.text(i)))));
      }
    }
  }

  /// A cancellation beside the end of a contract, of which either may be when the customer left.
  [[nodiscard]] std::optional<std::size_t> other_end(const RowColumns& columns) const {
    const auto end = columns[RowField::end];
    if (columns.shape != RowShape::spans || !end || names_.is_pinned(RowField::end) || names_.rank_of(*end, RowField::end) > 0) return {};
    const std::string name = fold_header(names_.base(*end));
    for (const std::string_view certain : {"ended", "expire", "해지"}) {
      if (name.find(certain) != std::string::npos) return {};
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const int rank = names_.rank_of(i, RowField::end);
      if (rank > 0 && rank != RowNames::no_rank && names_.has_values(i)) return i;
    }
    return {};
  }

  void refuse_doubts(RowColumns& columns) const {
    const bool is_spans = columns.shape == RowShape::spans;
    columns.may_lack_ends = is_spans && !columns.has(RowField::end) && !names_.is_declared_absent(RowField::end);
    if (is_spans && columns.has(RowField::end) && names_.rank_of(*columns[RowField::end], RowField::end) > 0) {
      const std::string header(trim(names_.text(*columns[RowField::end])));
      columns.unsettled = formatted("{} may be the day on which it was asked for, or the last day", in_quotes(header));
      columns.unsettled_hint = formatted("--column end={} takes it for the end", quoted_if_spaced(header));
      if (const std::size_t start = *columns[RowField::start]; names_.rank_of(start, RowField::date) != RowNames::no_rank)
        columns.unsettled_hint += formatted("; --column date={} reads payments of that day", quoted_if_spaced(trim(names_.text(start))));
    }
    if (const auto other = other_end(columns)) {
      const std::string end = quoted_if_spaced(trim(names_.text(*columns[RowField::end])));
      const std::string second = quoted_if_spaced(trim(names_.text(*other)));
      columns.unsettled = formatted("both {} and {} may be the day on which a span ended", end, second);
      columns.unsettled_hint = formatted("--column end={} or --column end={} says which", second, end);
    }
    if (const auto count = columns[RowField::interval_count]; count && !columns.has(RowField::interval) && !options_.amount_per) {
      const std::string header(trim(names_.text(*count)));
      columns.unsettled = formatted("{} counts intervals, and no column says of which length", in_quotes(header));
      columns.unsettled_hint =
          formatted("--amount-per month, quarter or year says for how long an amount pays; --ignore {} takes the amounts as they stand",
                    quoted_if_spaced(header));
    }
    constexpr int other_rank = 1;
    if (columns.shape == RowShape::schedule && names_.best_rank(RowField::interval) < other_rank) {
      const std::string header(trim(names_.text(*names_.best(RowField::interval))));
      columns.unsettled =
          formatted("amounts across months are those of each month, and {} beside them may say otherwise", in_quotes(header));
      columns.unsettled_hint = formatted("--ignore {} takes them as they stand", quoted_if_spaced(header));
    }
    const auto price = columns[RowField::amount];
    if (price && !columns.has_named_amounts() && columns.has(RowField::quantity) && !names_.is_pinned(RowField::unit_price) &&
        fold_header(names_.base(*price)) == "itemprice") {
      const std::string header = quoted_if_spaced(trim(names_.text(*price)));
      columns.unsettled = formatted("{} may be of one piece or of the whole line", in_quotes(trim(names_.text(*price))));
      columns.unsettled_hint = formatted("--column unit_price={0} multiplies it by the quantity; --column amount={0} does not", header);
    }
  }

  static constexpr int strong_start = 1;
  RowNames names_;
  const LoadOptions& options_;
  std::optional<RowShape> shape_;
};

}  // namespace

std::vector<std::string> RowColumns::fields_of(std::size_t column) const {
  std::vector<std::string> fields;
  if (std::ranges::find(segments, column) != segments.end()) fields.emplace_back("segment");
  for (const RowFieldInfo& info : row_fields()) {
    if ((*this)[info.field] == column) fields.emplace_back(info.field == RowField::amount ? row_field_key(amount_field) : info.key);
  }
  for (const Status& status : statuses) {
    if (status.column == column) fields.emplace_back(row_field_key(RowField::status));
  }
  for (const Flag& flag : flags) {
    if (flag.column == column) fields.emplace_back(row_field_key(flag.field));
  }
  for (const Fact& fact : facts) {
    if (fact.column == column) fields.emplace_back(quantity(fact.id).key);
  }
  if (is_scheduled(column)) fields.emplace_back(row_field_key(RowField::amount));
  return fields;
}

bool RowColumns::is_scheduled(std::size_t column) const { return std::ranges::find(schedule, column, &Dated::column) != schedule.end(); }

void warn_of_unread(std::span<const Header> headers, const RowColumns& columns, const LoadOptions& options, Problems& problems) {
  static const std::vector<std::string> known = all_field_names();
  for (const RowColumns::PassedOver& column : columns.passed_over) {
    if (column.read) continue;
    const std::string header(trim(headers[column.column].text));
    const bool is_log = columns.shape == RowShape::levels || columns.shape == RowShape::changes;
    const std::string ignore = formatted("--ignore {} settles that it is not needed", quoted_if_spaced(header));
    problems.warn(headers[column.column].place, "unread_column",
                  formatted("{} is named like a column of the {} and is not read", in_quotes(header), row_field_key(column.field)),
                  is_log                           ? "--amounts payments reads it; " + ignore
                  : column.field == RowField::date ? formatted("--column date={} reads dated rows; {}", quoted_if_spaced(header), ignore)
                                                   : ignore);
  }
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::string name = fold_header(split_unit(headers[i].text).base);
    const bool is_ignored =
        std::ranges::any_of(options.ignored, [&](const std::string& ignored) { return same_name(split_unit(headers[i].text), ignored); });
    // Of short words too many resemble one another: rate and date.
    constexpr std::size_t shortest = 5;
    if (is_ignored || !columns.fields_of(i).empty() || name.size() < shortest || find_row_field(name) || find_quantity(name) ||
        find_label(name))
      continue;
    constexpr std::size_t one_mistake = 1;
    const auto nearest = nearest_word(name, known, one_mistake);
    const auto field = nearest ? find_row_field(*nearest) : std::nullopt;
    if (!field) continue;
    const std::string header = in_quotes(trim(headers[i].text));
    // What is read already is no better guess.
    problems.warn(headers[i].place, "unknown_column",
                  columns.has(*field) ? formatted("unknown column {}, which resembles the {} that is read from {}", header,
                                                  row_field_key(*field), in_quotes(trim(headers[*columns[*field]].text)))
                                      : formatted("unknown column {}; did you mean {}?", header, in_quotes(*nearest)),
                  "not read; --column FIELD=HEADER says what a column holds");
  }
}

std::optional<Diagnostic> missing_row_field(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options) {
  return RowColumnFinder(headers, rows, options).missing_field();
}

RowColumns::MoneyUnit read_money_unit(const std::string& header) {
  const Header headers[] = {{header, {}}};
  const FirstRows no_rows;
  const LoadOptions options;
  const RowNames names(headers, no_rows, options);
  Problems problems;
  const RowColumns::MoneyUnit unit{names.unit_of(0, RowField::amount, problems), names.is_in_minor_units(0) || names_minor_units(header)};
  static_cast<void>(problems.finish());
  return unit;
}

StatusOf status_of_payments(std::string_view header, bool is_beside_orders) {
  const std::string name = fold_header(header);
  if (is_name_of_stage(name)) return StatusOf::deal;
  const bool of_order = std::ranges::any_of(std::to_array<std::string_view>({"order", "주문", "발주"}),
                                            [&](std::string_view word) { return name.find(word) != std::string::npos; }) ||
                        (name == "status" && is_beside_orders);
  return of_order ? StatusOf::order : StatusOf::payment;
}

std::optional<RowColumns> find_row_columns(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options,
                                           Problems& problems, bool has_all_headers) {
  RowColumnFinder finder(headers, rows, options);
  if (!finder.is_customer_rows()) return std::nullopt;
  return finder.find(problems, has_all_headers);
}

}  // namespace retain::io
