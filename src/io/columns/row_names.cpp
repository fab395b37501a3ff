#include "io/columns/row_names.hpp"

#include <algorithm>

#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "io/columns/snapshot_columns.hpp"
#include "io/fields/intervals.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// Words in brackets that tell neither a unit nor another name.
bool is_qualifier(std::string_view text) {
  const std::string word = fold_header(text);
  for (const std::string_view known : {"utc", "gmt", "inctax", "extax", "incltax", "excltax", "base", "local", "kst"}) {
    if (word == known) return true;
  }
  return false;
}

/// A name without a word for the smallest coin at its end; empty where there is none.
std::string_view without_minor_unit(std::string_view folded) {
  for (const std::string_view word : {"incents", "cents", "pence", "minor", "minorunits", "전"}) {
    if (folded.size() > word.size() && folded.ends_with(word)) return folded.substr(0, folded.size() - word.size());
  }
  return {};
}

/// Where the code of a currency begins that ends a name as a word of its own: "price_in_usd"; npos where none does.
std::size_t currency_at_end(std::string_view name) {
  constexpr std::size_t code_length = 3;
  const std::size_t start = name.find_last_of(" _-.") + 1;
  return start > 0 && name.size() - start == code_length && !find_currency(name.substr(start)).empty() ? start : std::string_view::npos;
}

bool is_minor_unit(std::string_view text) { return without_minor_unit('x' + fold_header(text)) == "x"; }

/// "attributes.customer_id" without what only wraps a record.
std::string_view without_wrapper(std::string_view name) {
  for (const std::string_view wrapper : {"attributes.", "properties.", "fields.", "node.", "object.", "data.", "subscription.", "order.",
                                         "invoice.", "payment.", "charge.", "transaction."}) {
    if (name.starts_with(wrapper)) return name.substr(wrapper.size());
  }
  return {};
}

bool is_pin_of(const std::pair<std::string, std::string>& pin, RowField field) { return find_row_field(pin.first) == field; }

}  // namespace

bool names_minor_units(std::string_view header) { return !without_minor_unit('x' + fold_header(header)).empty(); }

bool RowNames::is_called(std::size_t column, std::string_view header) const {
  const std::string whole = fold_header(header);
  const auto has_it = [&](const NamedColumn& named) { return fold_header(named.name.whole) == whole; };
  return std::ranges::any_of(columns_, has_it) ? has_it(columns_[column]) : same_name(columns_[column].name, header);
}

RowNames::RowNames(std::span<const Header> headers, const FirstRows& rows, const LoadOptions& options)
    : headers_(headers), rows_(rows), options_(options) {
  columns_.reserve(headers.size());
  for (const Header& header : headers) columns_.emplace_back().name = split_unit(header.text);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i].is_ignored = std::ranges::any_of(options.ignored, [&](const std::string& name) { return is_called(i, name); });
    columns_[i].candidates = candidates_of(i);
  }
  // Of a column that is empty so far words may come, and what they say would come too late.
  for (NamedColumn& column : columns_) {
    for (const FieldName& name : column.unproved) {
      if (!has(name.field)) column.candidates.push_back(name);
    }
  }
  // A period that is counted in a unit of its own is a count.
  for (NamedColumn& column : columns_) {
    const bool counts = std::ranges::any_of(column.candidates,
                                            [](const FieldName& name) { return name.field == RowField::interval_count && name.by_words; });
    if (counts) std::erase_if(column.candidates, [](const FieldName& name) { return name.field == RowField::interval; });
  }
}

std::vector<FieldName> RowNames::candidates_of(std::size_t column) {
  if (columns_[column].is_ignored) return {};
  const HeaderName& name = columns_[column].name;
  const bool ends_in_coin = !find_field_names(without_minor_unit(fold_header(name.whole))).empty();
  columns_[column].in_minor_units = ends_in_coin || (name.unit && is_minor_unit(*name.unit));
  const auto pin = std::ranges::find_if(options_.columns, [&](const auto& pinned) {
    return !pinned.second.empty() && find_row_field(pinned.first) && is_called(column, pinned.second);
  });
  if (pin != options_.columns.end()) {
    const RowField field = *find_row_field(pin->first);
    const std::vector<FieldName> own = fields_named(name);
    const auto same = std::ranges::find(own, field, &FieldName::field);
    return {{.field = field, .is_reversed = same != own.end() && same->is_reversed}};
  }
  const bool is_pinned_elsewise =
      std::ranges::any_of(options_.columns, [&](const auto& pinned) { return !pinned.second.empty() && is_called(column, pinned.second); });
  if (is_pinned_elsewise) return {};
  std::vector<FieldName> found = fields_named(name);
  std::erase_if(found, [&](const FieldName& match) {
    const bool is_settled = match.field != RowField::status && is_pinned(match.field);
    if (is_settled || is_declared_absent(match.field)) return true;
    if ((!match.by_words && !match.is_pattern) || holds_words(column, match)) return false;
    // One plan of a year among others tells that amounts may be for years.
    const auto is_long = [](std::string_view value) { return is_word_of(RowField::interval, value) && read_interval(value)->months > 1; };
    if (!has_values(column) || (match.field == RowField::interval && any_value(column, is_long)))
      columns_[column].unproved.push_back(match);
    return true;
  });
  columns_[column].may_tell_kinds = std::erase_if(found, [&](const FieldName& match) {
                                      return match.field == RowField::kind && !any_value(column, [](std::string_view value) {
                                               return read_kind(value) != RowKind::unknown;
                                             });
                                    }) > 0;
  // A column of 0 and 1 is one of flags.
  if (std::ranges::find(found, RowField::refunded, &FieldName::field) != found.end())
    std::erase_if(found, [](const FieldName& match) { return match.field == RowField::refund; });
  return found;
}

bool RowNames::holds_words(std::size_t column, const FieldName& name) const {
  const auto is_word = [field = name.field](std::string_view value) { return is_word_of(field, value); };
  if (name.field == RowField::test && !name.is_pattern) {
    // One word of a test tells what the column is; where none stands in it yet, one may come.
    const auto is_test = [](std::string_view value) { return read_test_flag(value).value_or(false); };
    return !has_values(column) || any_value(column, is_test) || all_values(column, is_word);
  }
  if (!name.is_pattern || name.field == RowField::interval) return all_values(column, is_word);
  // Flags and refunds are rare: that the first rows have none says nothing of the others.
  if (!has_values(column)) return true;
  return name.by_words ? all_values(column, is_word) : any_value(column, is_word);
}

const FieldName* RowNames::candidate(std::size_t column, RowField field) const {
  const auto found = std::ranges::find(columns_[column].candidates, field, &FieldName::field);
  return found == columns_[column].candidates.end() ? nullptr : &*found;
}

bool RowNames::is_candidate(std::size_t column, bool with_spans) const {
  if (columns_[column].may_tell_kinds) return true;
  return std::ranges::any_of(columns_[column].candidates, [&](const FieldName& name) {
    return with_spans || (name.field != RowField::start && name.field != RowField::end);
  });
}

std::optional<std::size_t> RowNames::best(RowField field) const {
  std::optional<std::size_t> found;
  int rank = no_rank;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (rank_of(i, field) >= rank) continue;
    rank = rank_of(i, field);
    found = i;
  }
  return found;
}

int RowNames::best_rank(RowField field) const {
  const auto column = best(field);
  return column ? rank_of(*column, field) : no_rank;
}

int RowNames::rank_of(std::size_t column, RowField field) const {
  const FieldName* name = candidate(column, field);
  return name == nullptr ? no_rank : name->rank;
}

bool RowNames::is_reversed(std::size_t column, RowField field) const {
  const FieldName* name = candidate(column, field);
  return name != nullptr && name->is_reversed;
}

bool RowNames::any_of(RowField field, const std::function<bool(std::size_t)>& test) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (candidate(i, field) != nullptr && test(i)) return true;
  }
  return false;
}

bool RowNames::is_declared_absent(RowField field) const {
  return std::ranges::any_of(options_.columns, [field](const auto& pin) { return pin.second.empty() && is_pin_of(pin, field); });
}

bool RowNames::is_pinned(RowField field) const {
  return std::ranges::any_of(options_.columns, [field](const auto& pin) { return !pin.second.empty() && is_pin_of(pin, field); });
}

std::string_view RowNames::pin_of(RowField field) const {
  const auto pin =
      std::ranges::find_if(options_.columns, [field](const auto& given) { return !given.second.empty() && is_pin_of(given, field); });
  return pin == options_.columns.end() ? std::string_view() : std::string_view(pin->first);
}

std::optional<std::size_t> RowNames::take(RowField field, Problems& problems) {
  const auto column = best(field);
  if (!column) return column;
  const int rank = rank_of(*column, field);
  for (std::size_t i = *column + 1; i < columns_.size(); ++i) {
    if (columns_[i].is_taken || rank_of(i, field) != rank) continue;
    const Header& first = headers_[*column];
    const Header& second = headers_[i];
    const std::string_view key = row_field_key(field);
    problems.error(second.place,
                   formatted("two columns for {}: {} at {}:{} and {}", key, in_quotes(trim(first.text)), first.place.line,
                             first.place.column, in_quotes(trim(second.text))),
                   trim(first.text) == trim(second.text)
                       ? std::string("rename or remove one")
                       : formatted("say which with --column {}={}", key, quoted_if_spaced(trim(first.text))));
    break;
  }
  columns_[*column].is_taken = true;
  return column;
}

std::vector<std::size_t> RowNames::take_all(RowField field) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (candidate(i, field) == nullptr) continue;
    columns_[i].is_taken = true;
    found.push_back(i);
  }
  return found;
}

bool RowNames::has_line_items() const {
  return std::ranges::any_of(columns_, [](const NamedColumn& column) {
    const std::string name = fold_header(column.name.base);
    return name.starts_with("lineitem") || name.starts_with("품목") || name.starts_with("상품명");
  });
}

std::optional<std::size_t> RowNames::take_bare(std::string_view wanted) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].is_taken || columns_[i].is_ignored || fold_header(columns_[i].name.base) != wanted) continue;
    columns_[i].is_taken = true;
    return i;
  }
  return std::nullopt;
}

bool RowNames::has_renewal() const {
  return std::ranges::any_of(columns_, [](const NamedColumn& column) {
    const std::string name = fold_header(column.name.base);
    return name.find("renew") != std::string::npos || name.find("nextbilling") != std::string::npos ||
           name.find("currentperiod") != std::string::npos || name.find("currentterm") != std::string::npos ||
           name.find("subscriptionid") != std::string::npos;
  });
}

std::vector<RowColumns::PassedOver> RowNames::passed_over(std::span<const std::size_t> segments) const {
  std::vector<RowColumns::PassedOver> found;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const NamedColumn& column = columns_[i];
    if (column.is_taken || column.candidates.empty() || std::ranges::find(segments, i) != segments.end()) continue;
    const RowField field = column.candidates.front().field;
    const bool is_empty = !column.unproved.empty() && !has_values(i);
    if (is_empty || std::ranges::find(silent_, field) != silent_.end()) continue;
    RowColumns::PassedOver passed{i, field, std::nullopt};
    for (const FieldName& name : column.candidates) {
      for (std::size_t other = 0; other < columns_.size() && !passed.read; ++other) {
        if (other == i || !columns_[other].is_taken || candidate(other, name.field) == nullptr) continue;
        passed = {i, name.field, other};
      }
    }
    found.push_back(passed);
  }
  return found;
}

std::vector<RowColumns::Dated> RowNames::periods_across() const {
  std::vector<RowColumns::Dated> found;
  DateStyle style = options_.dates;
  for (std::size_t i = 0; i < columns_.size() && style.order == DateOrder::unknown; ++i) {
    if (!columns_[i].is_ignored) style.order = date_evidence(columns_[i].name.whole).proves;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const HeaderName& name = columns_[i].name;
    if (columns_[i].is_ignored || !has_digit(name.whole)) continue;
    const bool is_actual = name.unit && (fold_header(*name.unit) == "actual" || fold_header(*name.unit) == "실적");
    try {
      Period period = read_period(is_actual ? name.base : name.whole, style);
      if (!period.is_calendar()) continue;
      if (!found.empty() && found.front().period.granularity() != period.granularity()) return {};
      found.push_back({i, std::move(period)});
    } catch (const PeriodError&) {
      continue;
    }
  }
  return found;
}

bool RowNames::has_months_across() const {
  const auto names_month = [](const NamedColumn& column) {
    const std::string name = lower_ascii(column.name.whole);
    constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                           "july",    "august",   "september", "october", "november", "december"};
    const bool has_month_word = std::ranges::any_of(split(name, " "), [&](std::string word) {
      word.resize(std::min(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), word.size()));
      constexpr std::size_t shortest = 3;
      return word.size() >= shortest && std::ranges::any_of(months, [&](std::string_view month) { return month.starts_with(word); });
    });
    return has_month_word || (name.ends_with("월") && has_digit(name));
  };
  return std::ranges::count_if(columns_, names_month) >= 2;
}

UnitText RowNames::unit_of(std::size_t column, RowField field, Problems& problems) const {
  const HeaderName& name = columns_[column].name;
  if (const std::size_t code = currency_at_end(name.whole); code != std::string_view::npos)
    return {.currency = find_currency(std::string_view(name.whole).substr(code))};
  if (!name.unit || columns_[column].in_minor_units || !find_field_names(name.whole).empty() || is_qualifier(*name.unit) ||
      !find_field_names(name.base + ' ' + *name.unit).empty())
    return {};
  if (const auto unit = read_unit(*name.unit, Unit::money)) return *unit;
  if (!is_pinned(field)) report_unknown_unit(headers_[column], *name.unit, "amount", Unit::money, problems);
  return {};
}

std::size_t RowNames::column_called(const std::string& wanted, std::string_view flag, Problems& problems) const {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (is_called(i, wanted)) return i;
    known.push_back(columns_[i].name.base);
  }
  problems.error(Cause::flag, {}, formatted("{}: no column {}{}", flag, in_quotes(wanted), did_you_mean(wanted, known)),
                 "the columns are " + listed());
  return 0;
}

bool RowNames::all_values(std::size_t column, const std::function<bool(std::string_view)>& test) const {
  bool has_value = false;
  bool passes = true;
  for_each_value(column, [&](std::string_view value) {
    has_value = true;
    passes = passes && test(value);
  });
  return has_value && passes;
}

bool RowNames::has_values(std::size_t column) const {
  return any_value(column, [](std::string_view) { return true; });
}

bool RowNames::any_value(std::size_t column, const std::function<bool(std::string_view)>& test) const {
  bool passes = false;
  for_each_value(column, [&](std::string_view value) { passes = passes || test(value); });
  return passes;
}

void RowNames::for_each_value(std::size_t column, const std::function<void(std::string_view)>& use) const {
  for (const std::vector<std::string>& row : rows_) {
    if (column >= row.size()) continue;
    const std::string_view value = trim(row[column]);
    if (!value.empty() && !is_placeholder(value)) use(value);
  }
}

std::optional<Diagnostic> RowNames::missing_pin() const {
  for (const auto& [key, header] : options_.columns) {
    const auto field = find_row_field(key);
    if (!field || header.empty() || find_quantity(key) || find_label(key) || has(*field)) continue;
    Diagnostic missing =
        error({}, formatted("no column {}, which --column gives for {}", in_quotes(header), key), "the columns are " + listed());
    missing.cause = Cause::flag;
    return missing;
  }
  return std::nullopt;
}

bool RowNames::no_quantity() const {
  return std::ranges::none_of(columns_, [](const NamedColumn& column) { return find_quantity(column.name.base).has_value(); });
}

std::optional<std::string> RowNames::nearest_unused(std::string_view word) const {
  std::vector<std::string> unused;
  for (const NamedColumn& column : columns_) {
    if (column.candidates.empty()) unused.push_back(fold_name(column.name.base));
  }
  return nearest_word(word, unused);
}

std::string RowNames::listed() const { return list_of_headers(headers_); }

std::vector<FieldName> fields_named(const HeaderName& name) {
  std::vector<FieldName> found = find_field_names(name.whole);
  if (found.empty() && name.unit) {
    found = find_field_names(name.base + ' ' + *name.unit);
    if (found.empty()) found = find_field_names(name.base);
  }
  if (found.empty()) found = find_field_names(without_minor_unit(fold_header(name.whole)));
  if (found.empty()) found = find_field_names(without_wrapper(name.whole));
  if (const std::size_t code = currency_at_end(name.whole); found.empty() && code != std::string_view::npos)
    found = find_field_names(name.whole.substr(0, code));
  if (found.empty()) found = find_field_patterns(name.whole);
  return found;
}

bool is_word_of(RowField field, std::string_view value) {
  switch (field) {
    case RowField::status:
      return read_status(value, StatusOf::order) != RowSays::unknown || read_status(value, StatusOf::span) != RowSays::unknown;
    case RowField::currency:
      return !looks_like_number(value);
    case RowField::interval:
      return !looks_like_number(value) && read_interval(value).has_value();
    case RowField::test:
      return read_test_flag(value).has_value();
    case RowField::refunded:
    case RowField::canceled:
      return read_flag_word(value).has_value();
    default:
      return looks_like_number(value);
  }
}

RowFilters::RowFilters(std::span<const Header> headers, const LoadOptions& options) {
  for (const RowFilter& filter : options.filters) {
    const auto has_whole = [whole = fold_header(filter.column)](const Header& header) {
      return fold_header(split_unit(header.text).whole) == whole;
    };
    auto found = std::ranges::find_if(headers, has_whole);
    if (found == headers.end()) {
      found = std::ranges::find_if(headers, [&](const Header& header) { return same_name(split_unit(header.text), filter.column); });
    }
    if (found != headers.end()) filters_.emplace_back(static_cast<std::size_t>(found - headers.begin()), &filter);
  }
}

bool passes(const RowFilter& filter, std::string_view cell) { return passes_as_it_is(filter, to_nfc(trim(cell))); }

bool looks_like_number(std::string_view text) {
  text = trim(text);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return has_digit(text) && text.find_first_not_of("0123456789.,%$€£₩ ") == std::string_view::npos;
}

std::string way_to_leave_out(std::string_view header, std::span<const std::string> values) {
  std::string condition = std::string(header) + "!=";
  for (const std::string& value : values) {
    if (&value != &values.front()) condition += ',';
    condition += value.find(',') == std::string::npos ? value : '"' + value + '"';
  }
  return formatted("--where {} leaves such rows out", in_single_quotes(condition));
}

std::string quoted_if_spaced(std::string_view header) {
  const std::string text(header);
  if (text.find_first_of("\"$`\\!") != std::string::npos) return in_single_quotes(text);
  return text.find_first_of(" ()#&;'|<>*?[]~") == std::string::npos ? text : '"' + text + '"';
}

}  // namespace retain::io
