#include "io/columns/row_columns.hpp"

#include <algorithm>
#include <array>

#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

struct RowFieldNames {
  RowField field;
  std::string_view key;
  std::array<std::string_view, 20> aliases;  // folded
};

// The names of a period stand for a date besides these.
constexpr RowFieldNames row_fields[] = {
    {RowField::customer, "customer", {"customerid", "customernumber", "client", "clientid",     "account",  "accountid", "user",
                                      "userid",     "subscriber",     "고객",   "고객번호",     "고객id",   "고객명",    "회원",
                                      "회원번호",   "회원id",         "kunde",  "kundennummer", "kundennr", "kundenid"}},
    {RowField::date,
     "date",
     {"day", "week", "orderdate", "purchasedate", "paymentdate", "invoicedate", "transactiondate", "일자", "날짜", "구매일", "구매일자",
      "결제일", "결제일자", "주문일", "주문일자", "datum", "rechnungsdatum", "buchungsdatum"}},
    {RowField::amount,
     "amount",
     {"revenue", "mrr", "arr", "sales", "payment", "매출", "매출액", "금액", "결제금액", "구매금액", "주문금액", "betrag", "umsatz"}},
    {RowField::start, "start", {"startdate", "started", "startedat", "startedon", "시작일", "가입일"}},
    {RowField::end, "end", {"enddate", "ended", "endedat", "endedon", "종료일", "해지일"}},
};

/// A recurring amount states what a customer pays in each period, however often it is written down.
bool is_recurring_name(std::string_view name) {
  const std::string folded = fold_name(name);
  return folded == "mrr" || folded == "arr";
}

const std::string* pinned_header(const LoadOptions& options, RowField field) {
  const auto pin = std::ranges::find_if(options.columns, [field](const auto& column) { return find_row_field(column.first) == field; });
  return pin == options.columns.end() ? nullptr : &pin->second;
}

/// The field that each header stands for, if any.
std::vector<std::optional<RowField>> fields_of(std::span<const HeaderName> names, const LoadOptions& options) {
  std::vector<std::optional<RowField>> fields;
  for (const HeaderName& name : names) {
    const auto pin = std::ranges::find_if(options.columns, [&name](const auto& column) { return same_name(name, column.second); });
    std::optional<RowField> field;
    if (pin != options.columns.end()) {
      field = find_row_field(pin->first);
    } else {
      field = find_row_field(name.whole);
      if (!field && name.unit) field = find_row_field(name.base);
      if (field && pinned_header(options, *field) != nullptr) field.reset();
    }
    fields.push_back(field);
  }
  return fields;
}

class Finder {
 public:
  Finder(std::span<const Header> headers, const LoadOptions& options) : headers_(headers), options_(options) {
    names_.reserve(headers.size());
    for (const Header& header : headers) names_.push_back(split_unit(header.text));
    fields_ = fields_of(names_, options);
  }

  [[nodiscard]] std::vector<std::size_t> columns_of(RowField field) const {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (fields_[i] == field) columns.push_back(i);
    }
    return columns;
  }
  [[nodiscard]] bool has(RowField field) const { return std::ranges::find(fields_, field) != fields_.end(); }
  [[nodiscard]] bool has_spans() const { return has(RowField::start) && has(RowField::end) && !has(RowField::date); }

  /// The fields that the rows lack.
  [[nodiscard]] std::vector<RowField> missing() const {
    std::vector<RowField> fields;
    for (const RowField field : {RowField::customer, RowField::date, RowField::amount}) {
      if (!has(field) && !(field == RowField::date && has_spans())) fields.push_back(field);
    }
    return fields;
  }

  /// Whether a column that is none of the rows' fields is a count or an amount of a whole period.
  [[nodiscard]] bool shows_snapshots() const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const bool is_used = fields_[i] && (has_spans() || (*fields_[i] != RowField::start && *fields_[i] != RowField::end));
      const auto id = is_used ? std::nullopt : find_quantity(names_[i].base);
      if (id && quantity(*id).is_fact() && !quantity(*id).of_one_customer) return true;
    }
    return false;
  }

  /// What to say where the input was meant to be customer rows, or is nothing else; empty where it lacks nothing, or is snapshots.
  [[nodiscard]] std::optional<Diagnostic> missing_field() const {
    for (const auto& [key, header] : options_.columns) {
      const auto field = find_row_field(key);
      if (field && !find_quantity(key) && !find_label(key) && !has(*field)) {
        Diagnostic missing = error({}, formatted("no column {}, which --column gives for {}", in_quotes(header), key),
                                   "the columns are " + list_of_headers(headers_));
        missing.cause = Cause::flag;
        return missing;
      }
    }
    const std::vector<RowField> lacking = missing();
    const bool no_quantity = std::ranges::none_of(names_, [](const HeaderName& name) { return find_quantity(name.base).has_value(); });
    const bool resembles_rows = has(RowField::customer) || lacking.size() == 1;
    if (lacking.empty() || shows_snapshots() || !(options_.needs_rows || (resembles_rows && no_quantity))) return std::nullopt;
    std::string names;
    for (const RowField field : lacking) names += (names.empty() ? "" : ", ") + std::string(row_field_key(field));
    std::vector<std::string> unused;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!fields_[i]) unused.push_back(fold_name(names_[i].base));
    }
    const auto nearest = nearest_word(row_field_key(lacking.front()), unused);
    return error(
        "missing_column",
        formatted("customer rows need a column of the customer, the date and the amount: no {}{}", names,
                  nearest ? formatted("; is it {}?", in_quotes(*nearest)) : std::string()),
        formatted("--column {}=HEADER says which it is; the columns are {}", row_field_key(lacking.front()), list_of_headers(headers_)),
        headers_.empty() ? Place() : headers_.front().place);
  }

  RowColumns find(Problems& problems) const {
    RowColumns columns;
    columns.customer = one(RowField::customer, problems);
    columns.amount = one(RowField::amount, problems);
    columns.date = one(has_spans() ? RowField::start : RowField::date, problems);
    if (has_spans()) columns.end = one(RowField::end, problems);
    const HeaderName& amount = names_[columns.amount];
    columns.recurring_name = is_recurring_name(amount.base);
    if (amount.unit && !find_row_field(amount.whole)) {
      if (const auto unit = read_unit(*amount.unit, Unit::money)) {
        columns.amount_unit = *unit;
      } else if (pinned_header(options_, RowField::amount) == nullptr) {
        report_unknown_unit(headers_[columns.amount], *amount.unit, "amount", Unit::money, problems);
      }
    }
    for (const std::string& name : options_.by) columns.segments.push_back(segment_column(name, problems));
    return columns;
  }

 private:
  std::size_t one(RowField field, Problems& problems) const {
    const std::vector<std::size_t> columns = columns_of(field);
    if (columns.empty()) return 0;
    if (columns.size() > 1) {
      const Header& first = headers_[columns[0]];
      const Header& second = headers_[columns[1]];
      const std::string_view key = row_field_key(field);
      problems.error(second.place,
                     formatted("two columns for {}: {} at {}:{} and {}", key, in_quotes(trim(first.text)), first.place.line,
                               first.place.column, in_quotes(trim(second.text))),
                     trim(first.text) == trim(second.text) ? std::string("rename or remove one")
                                                           : formatted("say which with --column {}={}", key, trim(first.text)));
    }
    return columns[0];
  }

  std::size_t segment_column(const std::string& wanted, Problems& problems) const {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (same_name(names_[i], wanted)) return i;
      known.push_back(names_[i].base);
    }
    problems.error(Cause::flag, {}, formatted("--by: no column {}{}", in_quotes(wanted), did_you_mean(wanted, known)),
                   "the columns are " + list_of_headers(headers_));
    return 0;
  }

  std::span<const Header> headers_;
  const LoadOptions& options_;
  std::vector<HeaderName> names_;
  std::vector<std::optional<RowField>> fields_;
};

}  // namespace

std::string_view row_field_key(RowField field) { return row_fields[static_cast<std::size_t>(field)].key; }

std::optional<RowField> find_row_field(std::string_view name) {
  const std::string folded = fold_name(name);
  if (folded.empty()) return std::nullopt;
  for (const RowFieldNames& row : row_fields) {
    if (row.key == folded || std::ranges::find(row.aliases, folded) != row.aliases.end()) return row.field;
  }
  return find_label(name) == Label::period ? std::optional(RowField::date) : std::nullopt;
}

void warn_of_resembling(std::span<const Header> headers, const RowColumns& columns, Problems& problems) {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> found;
    for (const RowFieldNames& row : row_fields) {
      found.emplace_back(row.key);
      for (const std::string_view alias : row.aliases) {
        if (!alias.empty()) found.emplace_back(alias);
      }
    }
    return found;
  }();
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::string name = fold_name(split_unit(headers[i].text).base);
    const bool is_read = i == columns.customer || i == columns.amount || i == columns.date || columns.end == i ||
                         std::ranges::find(columns.segments, i) != columns.segments.end();
    // Of short words too many resemble one another: rate and date.
    constexpr std::size_t shortest = 5;
    if (is_read || name.size() < shortest || find_row_field(name) || find_quantity(name) || find_label(name)) continue;
    if (const auto nearest = nearest_word(name, names)) {
      problems.warn(headers[i].place, "unknown_column",
                    formatted("unknown column {}; did you mean {}?", in_quotes(trim(headers[i].text)), in_quotes(*nearest)),
                    "not read; --column FIELD=HEADER says what a column holds");
    }
  }
}

std::optional<Diagnostic> missing_row_field(std::span<const Header> headers, const LoadOptions& options) {
  return Finder(headers, options).missing_field();
}

std::optional<RowColumns> find_row_columns(std::span<const Header> headers, const LoadOptions& options, Problems& problems) {
  const Finder finder(headers, options);
  if (!finder.missing().empty() || finder.shows_snapshots()) return std::nullopt;
  return finder.find(problems);
}

}  // namespace retain::io
