#include "io/columns/snapshot_columns.hpp"

#include <algorithm>

#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "io/columns/cohort_columns.hpp"
#include "io/columns/purchase_columns.hpp"
#include "io/columns/short_names.hpp"
#include "io/fields/row_fields.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

std::optional<Field> look_up(std::string_view name) {
  if (const auto label = find_label(name)) return *label;
  if (const auto id = find_quantity(name)) return *id;
  return std::nullopt;
}

std::optional<Field> find_reason(const HeaderName& name) {
  const bool counts = name.unit && read_unit(*name.unit, Unit::count);
  const std::string& header = counts ? name.base : name.whole;
  if (!churn_reason(header)) return std::nullopt;
  return ReasonColumn{header};
}

Unit unit_of(const Field& field) {
  const Id* id = std::get_if<Id>(&field);
  return id == nullptr ? Unit::count : quantity(*id).unit;
}

const char* units_of(Unit unit) {
  switch (unit) {
    case Unit::money:
      return "money takes a currency, and 천원, 만원, 백만원, 억원, K, Tsd., M, Mio. or bn scale it";
    case Unit::percent:
      return "percents take %";
    case Unit::count:
      return "counts take 명 or 건";
    case Unit::hours:
      return "hours take h";
    case Unit::periods:
      return "numbers of periods take days, weeks, months, quarters or years";
    case Unit::per_period:
      return "frequencies take /day, /week, /month, /quarter or /year";
    default:
      return "it takes none";
  }
}

/// Every name that an input may use.
const std::vector<std::string>& known_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> found;
    const auto add = [&found](std::string_view key, std::span<const std::string_view> aliases) {
      found.emplace_back(key);
      for (const std::string_view alias : aliases) {
        if (!alias.empty()) found.emplace_back(alias);
      }
    };
    for (const LabelColumn& row : label_columns()) add(row.key, row.aliases);
    for (const Quantity& row : quantities()) {
      if (!row.is_input()) continue;
      add(row.key, row.aliases);
      for (const std::string_view prefix : {"mrr", "arr"}) {
        const std::string variant = std::string(prefix) + std::string(row.key.substr(std::min(row.key.find('_'), row.key.size())));
        if (find_quantity(variant) == row.id) found.push_back(variant);
      }
    }
    return found;
  }();
  return names;
}

std::optional<std::string> nearest_name(std::string_view header) {
  std::string word = split_unit(header).base;
  for (char& c : word) {
    c = lower_ascii(c);
    if (c == ' ' || c == '-') c = '_';
  }
  return nearest_word(word, known_names());
}

void report_no_field(const std::string& key, Problems& problems) {
  problems.error(Cause::flag, {}, formatted("--column names no field: {}{}", in_quotes(key), did_you_mean(key, known_names())),
                 "`retain metrics` lists the fields");
}

}  // namespace

std::string list_of_headers(std::span<const Header> headers) {
  constexpr std::size_t most_listed = 20;
  std::string list;
  for (const Header& header : headers.first(std::min(headers.size(), most_listed))) {
    if (!list.empty()) list += ", ";
    const bool unnamed = trim(header.text).empty();
    list += unnamed ? formatted("one without a name at column {}", header.place.column) : in_quotes(trim(header.text));
    if (const auto nearest = nearest_name(header.text); nearest && !look_up(header.text))
      list += formatted(" (did you mean \"{}\"?)", *nearest);
  }
  if (headers.size() > most_listed) list += formatted(" and {} more", headers.size() - most_listed);
  return list;
}

std::string name_of(const Field& field) {
  struct Visitor {
    std::string operator()(Label label) const { return std::string(std::ranges::find(label_columns(), label, &LabelColumn::label)->key); }
    std::string operator()(Id id) const { return std::string(quantity(id).key); }
    std::string operator()(const ReasonColumn& reason) const { return reason.header; }
  };
  return std::visit(Visitor(), field);
}

std::string spoken_name(const Field& field) {
  const Id* id = std::get_if<Id>(&field);
  return id != nullptr ? std::string(quantity(*id).name) : name_of(field);
}

ColumnNames::ColumnNames(std::span<const std::pair<std::string, std::string>> pinned, Problems& problems, std::span<const std::string> by) {
  for (const auto& [key, header] : pinned) {
    const HeaderName name = split_unit(key);
    auto field = find_field(name.whole);
    if (!field) field = find_reason(name);
    const Id* id = field ? std::get_if<Id>(&*field) : nullptr;
    if (!field && (find_row_field(key) || find_cohort_field(key) || find_purchase_field(key))) {
      of_rows_.push_back(key);
    } else if (!field) {
      report_no_field(key, problems);
    } else if (id != nullptr && !quantity(*id).is_input()) {
      problems.error(Cause::flag, {}, formatted("--column: {} is computed and not read", quantity(*id).key), {});
    } else {
      pinned_.push_back({*field, header});
    }
  }
  for (std::size_t i = 0; i < by.size(); ++i) pinned_.push_back({Label::segment, by[i], i});
}

std::optional<Field> ColumnNames::find_field(const std::string& name) const {
  const auto [place, is_new] = looked_up_.try_emplace(name);
  if (is_new) place->second = look_up(name);
  return place->second;
}

bool ColumnNames::is_pinned(const Field& field) const { return std::ranges::find(pinned_, field, &Pinned::field) != pinned_.end(); }

/// As `split_unit` does; the sign of "Churn %" is a unit too, that of "New MRR %" makes it another thing.
HeaderName ColumnNames::split(std::string_view header) const {
  HeaderName name = split_unit(header);
  if (name.unit || !name.whole.ends_with('%')) return name;
  std::string base(trim(std::string_view(name.whole).substr(0, name.whole.size() - 1)));
  const auto field = find_field(base);
  if (!is_bare_churn(base) && (!field || unit_of(*field) != Unit::percent)) return name;
  name.base = std::move(base);
  name.unit = "%";
  return name;
}

namespace {

/// Whether a column is computed from others by this program, and no quantity.
bool is_contribution(std::string_view header) {
  return header.ends_with(contribution_ending) && find_quantity(header.substr(0, header.size() - contribution_ending.size()));
}

}  // namespace

ColumnNames::Meaning ColumnNames::meaning_of(const HeaderName& name) const {
  if (auto field = find_field(name.whole)) return {std::move(field), false, find_short_name(name.whole).has_value()};
  if (name.unit) {
    if (Meaning meaning = meaning_with_unit(name); meaning.field) return meaning;
  }
  return {find_reason(name), false, false};
}

ColumnNames::Meaning ColumnNames::meaning_with_unit(const HeaderName& name) const {
  if (const auto short_name = find_short_name(name.base)) {
    // The unit says what a name without a noun is of.
    if (is_bare_churn(name.base) && read_unit(*name.unit, Unit::percent)) return {Id::churn, true, false};
    if (read_unit(*name.unit, Unit::count)) return {short_name->customers, true, false};
    if (read_unit(*name.unit, Unit::money)) return {short_name->revenue, true, false};
  }
  auto base = find_field(name.base);
  if (base && read_unit(*name.unit, unit_of(*base))) return {std::move(base), true, false};
  // Words that are no unit belong to the name: "Customers (start)", "New (MRR)".
  for (const std::string& words : {name.base + ' ' + *name.unit, *name.unit + ' ' + name.base}) {
    if (auto field = find_field(words)) return {std::move(field), false, false};
  }
  return {std::move(base), true, false};
}

Column ColumnNames::find_one(const Header& header, Problems& problems) {
  const HeaderName name = split(header.text);
  Column column;
  bool by_user = false;
  for (Pinned& pinned : pinned_) {
    if (!same_name(name, pinned.header)) continue;
    pinned.found = by_user = true;
    column.field = pinned.field;
    column.part = pinned.part;
  }
  bool reads_unit = name.unit.has_value();
  if (!by_user) {
    const Meaning meaning = meaning_of(name);
    column.field = meaning.field;
    column.is_short = meaning.is_short;
    reads_unit = meaning.reads_unit;
    column.unknown = !column.field && !is_contribution(trim(header.text));
    if (column.field && is_pinned(*column.field)) column.field.reset();
  }
  const Id* id = column.field ? std::get_if<Id>(&*column.field) : nullptr;
  if (id != nullptr && !quantity(*id).is_input()) column.field.reset();
  if (!column.is_numeric() || !reads_unit) return column;
  const auto unit = read_unit(*name.unit, unit_of(*column.field));
  if (unit) {
    column.unit = *unit;
  } else {
    report_unknown_unit(header, *name.unit, spoken_name(*column.field), unit_of(*column.field), problems);
  }
  return column;
}

std::vector<Column> ColumnNames::find(std::span<const Header> headers, Problems& problems) {
  std::vector<Column> columns;
  columns.reserve(headers.size());
  for (const Header& header : headers) columns.push_back(find_one(header, problems));
  settle_short_names(headers, columns, problems);
  std::vector<std::pair<const Column*, const Header*>> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    const Header& header = headers[i];
    if (!column.field) continue;
    const auto first = std::ranges::find_if(
        found, [&column](const auto& earlier) { return earlier.first->field == column.field && earlier.first->part == column.part; });
    if (first != found.end()) {
      report_twice(*first->second, header, *column.field, problems);
    } else {
      found.emplace_back(&column, &header);
    }
  }
  return columns;
}

bool ColumnNames::knows(std::string_view header) const {
  const HeaderName name = split(header);
  return find_field(name.base) || meaning_of(name).field ||
         std::ranges::any_of(pinned_, [&](const Pinned& pinned) { return same_name(name, pinned.header); });
}

void ColumnNames::check_pinned(Problems& problems) const {
  for (const std::string& key : of_rows_) report_no_field(key, problems);
  for (const Pinned& pinned : pinned_) {
    if (pinned.found) continue;
    const std::string_view flag = pinned.field == Field(Label::segment) ? "--by or --column" : "--column";
    problems.error(Cause::flag, {}, formatted("no column {}, which {} gives for {}", in_quotes(pinned.header), flag, name_of(pinned.field)),
                   "write the header as the input has it");
  }
}

void report_unknown_unit(const Header& header, std::string_view text, std::string_view name, Unit unit, Problems& problems) {
  problems.error(header.place, formatted("unknown unit {} in the header of {}", in_quotes(text), name), units_of(unit));
}

void report_twice(const Header& first, const Header& second, const Field& field, Problems& problems) {
  const std::string name = name_of(field);
  if (const Label* label = std::get_if<Label>(&field); label != nullptr && *label == Label::segment) {
    problems.error(second.place, formatted("two segment columns: {}, {}", trim(first.text), trim(second.text)),
                   formatted("give one with --column segment={} (several need --by)", trim(first.text)));
    return;
  }
  problems.error(second.place,
                 formatted("two columns for {}: {} at {}:{} and {}", spoken_name(field), in_quotes(trim(first.text)), first.place.line,
                           first.place.column, in_quotes(trim(second.text))),
                 trim(first.text) == trim(second.text)
                     ? std::string("rename or remove one")
                     : formatted("rename or remove one, or give one with --column {}={}", name, trim(first.text)));
}

void warn_of_unknown(std::span<const Header> unknown, Problems& problems) {
  if (unknown.empty()) return;
  problems.warn(unknown.front().place, "unknown_column",
                formatted("unknown column{} {}", unknown.size() == 1 ? "" : "s", list_of_headers(unknown)),
                "not read; --column FIELD=HEADER says what a column holds");
}

void report_no_quantity(std::span<const Header> headers, Problems& problems) {
  problems.error(headers.front().place, formatted("no column holds a quantity; found {}", list_of_headers(headers)),
                 "`retain metrics` lists the quantities and their names; --column FIELD=HEADER says what a column holds");
}

}  // namespace retain::io
