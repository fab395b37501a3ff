#include "io/meaning/row_findings.hpp"

#include <algorithm>

#include "io/columns/row_names.hpp"
#include "io/meaning/values.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

struct RuleText {
  RowRule rule;
  const char* text;   // {0} is the number of rows
  const char* brief;  // the same in few words
  RowField field;     // whose rule it is
};
constexpr RuleText rule_texts[] = {
    {RowRule::refund_subtracted, "refunds are subtracted in the period of their row; rows: {0}", "refunds subtracted", RowField::refund},
    {RowRule::refund_row, "rows that are refunds are subtracted; rows: {0}", "rows of refunds", RowField::kind},
    {RowRule::refunded_left_out, "what was paid back is not counted; rows: {0}", "what was paid back left out", RowField::refunded},
    {RowRule::spread, "an amount is spread over the months of its interval; rows: {0}", "amounts spread over months", RowField::interval},
    {RowRule::price_by_interval, "the amount of a span is for its interval, and counts by the month; rows: {0}",
     "prices brought to a month", RowField::interval},
    {RowRule::multiplied, "the amount is unit price times quantity; rows: {0}", "unit price times quantity", RowField::quantity},
    {RowRule::plan_multiplied, "the price of a plan is multiplied by its quantity; rows: {0}", "price times quantity", RowField::quantity},
    {RowRule::part_of_order, "lines without an amount are part of the order above; rows: {0}", "lines of orders together", RowField::order},
    {RowRule::repeated_total, "the total of an order on several of its lines counts once; rows: {0}", "totals of orders once",
     RowField::order},
    {RowRule::trial_before, "spans begin after their trial; rows: {0}", "spans after their trial", RowField::trial_end},
    {RowRule::yearly, "a twelfth of ARR counts by the month; rows: {0}", "a twelfth of ARR a month", RowField::amount},
    {RowRule::minor_units, "amounts are in the smallest unit of their currency; rows: {0}", "amounts in cents", RowField::amount},
    {RowRule::converted, "amounts are converted at the newest rate of each currency; rows: {0}", "amounts converted", RowField::currency},
    {RowRule::id_without_fraction, "ids such as 17850.0 are taken without the fraction; rows: {0}", "ids without .0", RowField::customer},
    {RowRule::tenure_in_part,
     "parts of a tenure are cut: who left counts at the next whole age, who is still there at the one before; rows: {0}", "whole tenures",
     RowField::tenure},
    {RowRule::flag_empty, "an empty flag of who left, or of who is still there, counts as no; rows: {0}", "empty flags count as no",
     RowField::churned},
    {RowRule::totals_row, "totals rows are not counted; rows: {0}", "totals rows left out", RowField::customer},
};

std::string listed_with_counts(const std::vector<std::pair<std::string, std::size_t>>& values) {
  constexpr std::size_t most = 10;
  std::string text;
  for (std::size_t i = 0; i < values.size() && i < most; ++i) {
    text += formatted("{}{} ({})", i == 0 ? "" : ", ", values[i].first.empty() ? "(empty)" : in_quotes(values[i].first), values[i].second);
  }
  if (values.size() > most) text += formatted(" and {} more", values.size() - most);
  return text;
}

Assumption assumption(const char* pattern, const std::vector<Wording::Part>& parts, const char* brief) {
  return {std::nullopt, {pattern, parts}, {brief, parts}};
}

/// The columns of gross, net, tax and the like that are not read beside the amount.
std::string money_beside(const Opened& opened) {
  std::string names;
  if (!opened.row_columns.has(RowField::amount)) return names;
  for (const std::size_t column : opened.other_money) {
    const bool is_read = !opened.row_columns.fields_of(column).empty();
    const bool is_passed_over =
        std::ranges::find(opened.row_columns.passed_over, column, &RowColumns::PassedOver::column) != opened.row_columns.passed_over.end();
    if (!is_read && !is_passed_over) names += (names.empty() ? "" : ", ") + std::string(trim(opened.headers[column].text));
  }
  return names;
}

/// The header of a field in the first input that has it, which one does.
const Header& header_of(const std::vector<Opened>& opened, RowField field) {
  const auto found = std::ranges::find_if(opened, [field](const Opened& input) { return input.row_columns.has(field); });
  return found->headers[*found->row_columns[field]];
}

std::string way_to_tell_rows(const std::string& header) {
  return formatted("--amounts changes, levels, recurring or payments says what the rows are; --ignore {} takes its words for no movements",
                   quoted_if_spaced(header));
}

std::string ways_to_settle(RowField field, const std::string& header, const std::vector<std::pair<std::string, std::size_t>>& doubtful,
                           bool is_movement) {
  const std::string column = quoted_if_spaced(header);
  std::vector<std::string> words;
  for (const auto& [word, rows] : doubtful) words.push_back(word);
  const std::string leave_out = way_to_leave_out(header, words);
  if (field == RowField::interval)
    return formatted("{}; --ignore {} takes the amounts as they are, and --amount-per says of spans for how long", leave_out, column);
  if (is_movement) return way_to_tell_rows(header);
  if (field == RowField::refunded) {
    return formatted("{}; --column refund={} subtracts amounts; --ignore {} counts all", leave_out, column, column);
  }
  return formatted("--where '{}=A,B' names the words that count; {}; --ignore {} counts all", header, leave_out, column);
}

}  // namespace

void RowFindings::add(RowMeaning& meaning, const Opened& opened, const RowProblems& places) {
  const std::lock_guard lock(mutex_);
  for (const WordColumn& column : meaning.words().columns()) {
    if (column.filter != nullptr) continue;
    const std::string header(trim(opened.headers[column.column].text));
    Column& found = columns_[header];
    found.field = column.field;
    for (const Word& word : column.words) {
      if (word.rows == 0) continue;
      const TextPlace where = places.text_place(word.first);
      const Place place{opened.name, where.line, where.column, {}};
      if (column.field == RowField::currency) {
        if (currencies_.empty()) currency_place_ = place;
        currencies_[word.currency] += word.rows;
        currency_words_[word.currency].insert(word.text);
        currency_header_ = header;
      }
      Found& known = found.words[word.text];
      if (known.rows == 0 || (place.file == known.first.file && place.line < known.first.line)) known.first = place;
      // What one input leaves open, another does not settle.
      if (known.says != RowSays::unknown) known.says = word.says;
      known.kind = word.kind;
      known.rows += word.rows;
    }
  }
  rules_.add(meaning.rules());
  add(meaning.orders().evidence());
  span_lengths_.add(meaning.span_lengths());
  refunds_.originals.insert(refunds_.originals.end(), meaning.refunds().originals.begin(), meaning.refunds().originals.end());
  refunds_.subtracted.insert(refunds_.subtracted.end(), meaning.refunds().subtracted.begin(), meaning.refunds().subtracted.end());
  refunds_.orders.insert(meaning.refunds().orders.begin(), meaning.refunds().orders.end());
  Direction& direction = directions_[meaning.input()];
  direction.ascents += meaning.ascents();
  direction.descents += meaning.descents();
}

bool RowFindings::is_newest_first(std::size_t input) const {
  const auto found = directions_.find(input);
  return found != directions_.end() && found->second.ascents == 0 && found->second.descents > 0;
}

bool RowFindings::is_by(const std::string& header) const {
  return std::ranges::any_of(options_.by, [&](const std::string& by) { return same_name(split_unit(header), by); });
}

void RowFindings::report_doubts(const std::vector<Opened>& opened, Problems& problems) const {
  for (const auto& [header, column] : columns_) {
    std::vector<std::pair<std::string, std::size_t>> doubtful;
    std::size_t rows = 0;
    Place place;
    for (const auto& [text, word] : column.words) {
      if (word.says != RowSays::unknown) continue;
      if (doubtful.empty()) place = word.first;
      doubtful.emplace_back(text, word.rows);
      rows += word.rows;
    }
    if (doubtful.empty()) {
      report_log(header, column, opened, problems);
      continue;
    }
    const bool is_movement = column.field == RowField::kind &&
                             std::ranges::any_of(doubtful, [](const auto& word) { return io::is_movement(read_kind(word.first)); });
    const char* what = column.field == RowField::interval ? "for how many months an amount pays"
                       : is_movement                      ? "what a row is"
                                                          : "whether a row counts";
    problems.error(
        place, formatted("{} does not settle {} in {} row{}: {}", header, what, rows, rows == 1 ? "" : "s", listed_with_counts(doubtful)),
        ways_to_settle(column.field, header, doubtful, is_movement), "unsettled_words");
  }
  if (has_mixed_currencies() && !is_by(currency_header_)) {
    std::vector<std::pair<std::string, std::size_t>> found(currencies_.begin(), currencies_.end());
    const std::string& first = found.front().first.empty() ? found[1].first : found.front().first;
    const std::set<std::string>& words = currency_words_.at(first);
    std::string spellings;
    for (const std::string& word : words) spellings += (spellings.empty() ? "" : ",") + word;
    problems.error(currency_place_, formatted("amounts in several currencies do not add up: {}", listed_with_counts(found)),
                   formatted("--where '{}={}' counts one, --by {} reports each by itself, --rates FILE --currency {} converts them",
                             currency_header_, spellings, quoted_if_spaced(currency_header_), first),
                   "mixed_currencies");
  }
  report_missing_currency(opened, problems);
  if (rules_[RowRule::flag_empty] > 0 && rules_[RowRule::flag_set] == 0) {
    const Header& header = header_of(opened, RowField::churned);
    problems.error(
        header.place,
        formatted("no cell of {} says yes, and some are empty, in rows: {}", in_quotes(trim(header.text)), rules_[RowRule::flag_empty]),
        formatted("write yes or no in each; --where '{}!=' leaves out rows where it is empty", trim(header.text)), "empty_flags");
  }
  const Opened& sample = first_of_rows(opened);
  const RowColumns& columns = sample.row_columns;
  report_products(opened, problems);
  if (!columns.has(RowField::order) || !columns.has_named_amounts()) return;
  const bool by_name = columns.amount_name == AmountName::of_line || columns.amount_name == AmountName::of_order;
  if (!by_name && lines_.alike > 0 && lines_.differing == 0) {
    const std::string order(trim(sample.headers[*columns[RowField::order]].text));
    const std::string amount(trim(sample.headers[*columns[RowField::amount]].text));
    problems.error(
        {sample.name, 0, 0, {}},
        formatted("{} is the same on all lines of an order, in {} order{}: it may be of a line, or of the order", amount, lines_.alike,
                  lines_.alike == 1 ? "" : "s"),
        formatted("--ignore {} adds all lines up; --unique {} counts an order once", quoted_if_spaced(order), quoted_if_spaced(order)),
        "repeated_total");
  }
}

void RowFindings::report_log(const std::string& header, const Column& column, const std::vector<Opened>& opened, Problems& problems) const {
  if (column.field != RowField::kind || options_.amounts || first_of_rows(opened).row_columns.shape != RowShape::payments) return;
  const auto find_word = [&](auto test) {
    return std::ranges::find_if(column.words, [&](const auto& word) { return word.second.rows > 0 && test(read_kind(word.first)); });
  };
  const auto gain = find_word(is_gain);
  const auto loss = find_word([](RowKind kind) { return kind == RowKind::loss; });
  if (gain == column.words.end() || loss == column.words.end()) return;
  problems.error(loss->second.first,
                 formatted("{} has {} and {}, and the first rows did not look like a log of movements", header, in_quotes(gain->first),
                           in_quotes(loss->first)),
                 way_to_tell_rows(header), "unsettled_words");
}

void RowFindings::report_products(const std::vector<Opened>& opened, Problems& problems) const {
  const std::size_t stated = rules_[RowRule::product_stated];
  const std::size_t multiplied = rules_[RowRule::plan_multiplied];
  if (stated == 0 || multiplied == 0) return;
  const Header& header = header_of(opened, RowField::quantity);
  problems.error(header.place,
                 formatted("the amount is the unit price times the quantity in {} row{} and not in {}: it may be of one piece, or of all",
                           stated, stated == 1 ? "" : "s", multiplied),
                 formatted("--ignore {} takes the amounts as they stand", quoted_if_spaced(trim(header.text))), "unsettled_quantity");
}

void RowFindings::report_missing_currency(const std::vector<Opened>& opened, Problems& problems) const {
  if (currencies_.empty() || options_.rates) return;
  for (const Opened& input : opened) {
    const RowColumns& columns = input.row_columns;
    if (input.kind != InputKind::customer_rows || columns.has(RowField::currency)) continue;
    if (const std::string_view code = columns.amount_unit.text.currency; !code.empty()) {
      if (currencies_.size() == 1 && currencies_.begin()->first == code) continue;
      problems.error({input.name, 0, 0, {}}, formatted("amounts are in {} by their header, and another input has other currencies", code),
                     "read them one by one; --rates FILE --currency CODE converts them", "mixed_currencies");
      continue;
    }
    problems.error({input.name, 0, 0, {}},
                   formatted("no column of the currency, which {} has in another input", in_quotes(currency_header_)),
                   "--column currency=HEADER names it; amounts of unknown currency do not add up with others", "mixed_currencies");
  }
}

void RowFindings::warn(const std::vector<Opened>& opened, Problems& problems) const {
  const Opened& sample = first_of_rows(opened);
  const AmountName name = sample.row_columns.amount_name;
  const bool is_total = name == AmountName::of_line || name == AmountName::of_order;
  if (rules_[RowRule::quantity_beside] > 0 && !is_total) {
    const Header& header = header_of(opened, RowField::quantity);
    problems.warn(header.place, "quantity_not_applied",
                  formatted("{} is not applied to the amounts, which are taken as they stand", in_quotes(trim(header.text))),
                  formatted("--column unit_price=HEADER with --column amount= multiplies; --ignore {} settles that it is not needed",
                            quoted_if_spaced(trim(header.text))));
  }
  if (const std::size_t rows = rules_[RowRule::ended_without_end]; rows > 0) {
    problems.warn(
        {sample.name, 0, 0, {}}, "ended_without_end",
        formatted("{} ended by {} status, and no date says when: {} on", rows == 1 ? "1 span has" : formatted("{} spans have", rows),
                  rows == 1 ? "its" : "their", rows == 1 ? "it runs" : "they run"),
        "--column end=HEADER names the column of the end; --where leaves rows out");
  }
  if (!sample.row_columns.has(RowField::refund)) {
    for (const auto& [header, column] : columns_) {
      for (const auto& [text, word] : column.words) {
        if (column.field != RowField::status || !is_partial_status(text)) continue;
        problems.warn(word.first, "partial_amounts",
                      formatted("{} in {} row{} says that a part was paid or paid back, and no column how much", in_quotes(text), word.rows,
                                word.rows == 1 ? "" : "s"),
                      "--column refund=HEADER names what was paid back; the amounts count in full");
      }
    }
  }
  if (rules_[RowRule::whole_number_money] > 0 && rules_[RowRule::minor_units] == 0 && sample.has_whole_amounts) {
    problems.warn({sample.name, 0, 0, {}}, "minor_units", "all amounts are whole numbers beside a currency: they may count cents",
                  "--minor-units divides them by what the currency says");
  }
}

std::vector<ColumnUse> RowFindings::uses(const Opened& opened) const {
  std::vector<ColumnUse> found;
  if (opened.kind != InputKind::customer_rows) return found;
  for (std::size_t i = 0; i < opened.headers.size(); ++i) {
    const std::string header(trim(opened.headers[i].text));
    for (const std::string& key : opened.row_columns.fields_of(i)) {
      const auto field = find_row_field(key);
      ColumnUse use{i, key, {}, 0, {}, formatted("--column {}={}", key, quoted_if_spaced(header))};
      if (key == "segment") use.flag = formatted("--by {}", quoted_if_spaced(header));
      if (!field || key == "segment") {
        found.push_back(std::move(use));
        continue;
      }
      use.does = row_field(*field).does;
      for (const RuleText& rule : rule_texts) {
        if (rule.field == *field) use.rows += rules_[rule.rule];
      }
      if (const auto column = columns_.find(header); column != columns_.end() && column->second.field == *field) {
        for (const auto& [text, word] : column->second.words) {
          if (word.says != RowSays::left_out && word.says != RowSays::refunded && word.kind != RowKind::neither) continue;
          use.rows += word.rows;
          use.words += (use.words.empty() ? "" : ", ") + text;
        }
      }
      found.push_back(std::move(use));
    }
  }
  return found;
}

std::string RowFindings::stated_currency() const { return currencies_.size() == 1 ? currencies_.begin()->first : std::string(); }

std::string RowFindings::currency(const std::vector<Opened>& opened, std::string_view of_amounts) const {
  if (options_.rates) return options_.rates->currency;
  if (!currencies_.empty()) return stated_currency();
  return std::string(of_amounts.empty() ? first_of_rows(opened).row_columns.amount_unit.text.currency : of_amounts);
}

std::vector<Assumption> RowFindings::assumptions(const std::vector<Opened>& opened) const {
  std::vector<Assumption> found;
  const Opened& sample = first_of_rows(opened);
  for (const RowColumns::PassedOver& passed : sample.row_columns.passed_over) {
    if (!passed.read) continue;
    found.push_back(assumption("the {0} is read from {1}, not from {2}",
                               {{std::string(row_field_key(passed.field))},
                                {std::string(trim(sample.headers[*passed.read].text))},
                                {std::string(trim(sample.headers[passed.column].text))}},
                               "{0} from {1}"));
  }
  if (const std::string beside = money_beside(sample); !beside.empty()) {
    const std::size_t amount = *sample.row_columns[RowField::amount];
    found.push_back(assumption("the {0} is read from {1}, not from {2}",
                               {{std::string(row_field_key(RowField::amount))}, {std::string(trim(sample.headers[amount].text))}, {beside}},
                               "{0} from {1}"));
  }
  for (const auto& [header, column] : columns_) {
    std::string words;
    std::size_t rows = 0;
    for (const auto& [text, word] : column.words) {
      const bool leaves_out = word.says == RowSays::left_out || word.kind == RowKind::neither || word.says == RowSays::refunded;
      if (!leaves_out) continue;
      words += (words.empty() ? "" : ", ") + text;
      rows += word.rows;
    }
    if (rows == 0) continue;
    found.push_back(
        assumption("{0}: not counted are {1}; rows: {2}", {{header}, {words}, {std::to_string(rows)}}, "rows not counted by {0}"));
  }
  if (const std::string stated = stated_currency(); !stated.empty())
    found.push_back(assumption("amounts are in {0}", {{stated}}, "amounts in {0}"));
  if (options_.rates && rules_[RowRule::converted] > 0)
    found.push_back(assumption("amounts are told in {0}", {{options_.rates->currency}}, "amounts in {0}"));
  for (const RuleText& rule : rule_texts) {
    if (rules_[rule.rule] > 0) found.push_back(assumption(rule.text, {{std::to_string(rules_[rule.rule])}}, rule.brief));
  }
  return found;
}

}  // namespace retain::io
