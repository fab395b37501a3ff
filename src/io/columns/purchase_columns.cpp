#include "io/columns/purchase_columns.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <string>
#include <utility>

#include "io/columns/table_names.hpp"
#include "io/fields/intervals.hpp"
#include "io/fields/row_fields.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr std::array<PurchaseFieldInfo, purchase_field_count> purchase_field_table{{
    {PurchaseField::customer, "customer", "who bought; without the column rows are numbered",
     "customer, customer id, id, cust, user, user id, client, client id, 고객, 고객 id, 고객번호, 회원번호"},
    {PurchaseField::frequency, "frequency", "repeat purchases: those after the first, 0 for who bought once",
     "frequency, repeat purchases, repeat transactions, x, 빈도, 재구매, 재구매 횟수, 반복 구매"},
    {PurchaseField::recency, "recency", "the time from the first purchase to the last; a header may name its unit: recency (days)",
     "recency, t x, tx, last purchase time, 최근성, 마지막 구매 시점"},
    {PurchaseField::age, "age", "the time from the first purchase to the end of what is known, in the unit of recency",
     "age, t, t cal, tcal, customer age, observation period, 경과, 관측 기간, 고객 나이"},
    {PurchaseField::monetary, "monetary", "the mean amount of the repeat purchases",
     "monetary, monetary value, m x, mean spend, average spend, average order value, aov, 금액, 평균 금액, 객단가, 평균 구매액"},
}};

const PurchaseFieldInfo& info_of(PurchaseField field) { return purchase_field_table.at(static_cast<std::size_t>(field)); }

/// Units that a flag can name too.
Granularity time_unit_in(std::string_view text) {
  const Granularity unit = granularity_in(text);
  return unit == Granularity::quarter ? Granularity::unknown : unit;
}

bool is_time(PurchaseField field) { return field == PurchaseField::recency || field == PurchaseField::age; }

/// The unit behind a name of a field in a folded header: "weeks" in "recencyweeks"; empty where the header is no such name.
std::string_view unit_behind(const PurchaseFieldInfo& field, std::string_view folded) {
  if (!is_time(field.field)) return {};
  // A cell of a megabyte is no name with a unit.
  constexpr std::size_t longest_unit = 24;
  for (std::size_t behind = 1; behind < folded.size() && behind <= longest_unit; ++behind) {
    const std::size_t length = folded.size() - behind;
    std::string_view unit = folded.substr(length);
    if (unit.starts_with("in")) unit.remove_prefix(2);
    if (time_unit_in(unit) != Granularity::unknown && is_listed(field.names, folded.substr(0, length))) return unit;
  }
  return {};
}

bool is_called(const PurchaseFieldInfo& field, std::string_view header) {
  const std::string folded = fold_header(split_unit(header).base);
  return is_listed(field.names, folded) || !unit_behind(field, folded).empty();
}

class PurchaseColumnsFinder {
 public:
  PurchaseColumnsFinder(std::span<const Header> headers, const LoadOptions& options) : headers_(headers), options_(options) {}

  std::optional<PurchaseColumns> find(bool in_part) {
    for (const PurchaseFieldInfo& field : purchase_field_table) take_pinned(field);
    for (const PurchaseFieldInfo& field : purchase_field_table) {
      const auto index = static_cast<std::size_t>(field.field);
      if (!is_settled_[index]) found_[index] = column_named(field);
    }
    const auto of = [this](PurchaseField field) { return found_[static_cast<std::size_t>(field)]; };
    constexpr std::array needed{PurchaseField::frequency, PurchaseField::recency, PurchaseField::age};
    const auto is_missing = [&](PurchaseField field) { return !of(field); };
    const auto* const missing = std::ranges::find_if(needed, is_missing);
    if (missing != needed.end()) {
      if (in_part && std::ranges::count_if(needed, is_missing) == 1) refuse_missing(info_of(*missing));
      return std::nullopt;
    }
    PurchaseColumns columns;
    columns.frequency = *of(PurchaseField::frequency);
    columns.recency = *of(PurchaseField::recency);
    columns.age = *of(PurchaseField::age);
    columns.customer = of(PurchaseField::customer);
    columns.monetary = of(PurchaseField::monetary);
    if (options_.wanted == Wanted::purchases) refuse_missing_ignored(headers_, options_);
    settle_time_unit(columns);
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      if (columns.field_of(i).empty() && !is_ignored(headers_[i], options_)) columns.not_read.push_back(i);
    }
    return columns;
  }

 private:
  void take_pinned(const PurchaseFieldInfo& field) {
    const auto index = static_cast<std::size_t>(field.field);
    for (const auto& [name, header] : options_.columns) {
      if (find_purchase_field(name) != field.field) continue;
      is_settled_[index] = true;
      if (header.empty()) continue;
      found_[index] = column_called(header, headers_);
      // Of a table of another kind it may be the name of something else.
      if (!found_[index] && options_.wanted == Wanted::purchases) refuse_missing_column(header, "--column", headers_);
    }
  }

  [[nodiscard]] std::optional<std::size_t> column_named(const PurchaseFieldInfo& field) const {
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      const bool is_free = std::ranges::find(found_, std::optional(i)) == found_.end() && !is_ignored(headers_[i], options_);
      if (is_free && is_called(field, headers_[i].text)) return i;
    }
    return std::nullopt;
  }

  [[noreturn]] void refuse_missing(const PurchaseFieldInfo& field) const {
    throw InputError(
        {error({}, formatted("a table of purchase histories without a column of {}", field.key),
               formatted("--column {}=HEADER names it; `retain fields` says what it holds", field.key), headers_.front().place)});
  }

  /// The unit that the header of a time names; what else stands in its brackets may be one that nothing here knows.
  [[nodiscard]] Granularity unit_of(std::size_t column, PurchaseField field) const {
    const Header& header = headers_[column];
    const HeaderName name = split_unit(header.text);
    if (name.unit && time_unit_in(*name.unit) != Granularity::unknown) return time_unit_in(*name.unit);
    if (name.unit && !name.unit->empty() && !find_purchase_field(*name.unit)) {
      throw InputError({error({}, formatted("{}: {} is no known unit of time", info_of(field).key, in_quotes(*name.unit)),
                              "days, weeks, months and years are; without brackets the unit is that of --time-unit", header.place)});
    }
    if (const std::string folded = fold_header(name.base); !unit_behind(info_of(field), folded).empty())
      return time_unit_in(unit_behind(info_of(field), folded));
    return time_unit_in(name.base);
  }

  void settle_time_unit(PurchaseColumns& columns) const {
    const Granularity recency = unit_of(columns.recency, PurchaseField::recency);
    const Granularity age = unit_of(columns.age, PurchaseField::age);
    if (recency == Granularity::unknown) {
      if (age != Granularity::unknown) columns.without_unit = columns.recency;
      columns.time_unit = age;
      return;
    }
    columns.time_unit = recency;
    if (age == recency) return;
    columns.without_unit = columns.age;
    if (age == Granularity::unknown) return;
    throw InputError({error({}, formatted("recency is in {}s, and age in {}s", granularity_key(recency), granularity_key(age)),
                            "both count from the first purchase: write them in one unit", headers_[columns.age].place)});
  }

  std::span<const Header> headers_;
  const LoadOptions& options_;
  std::array<std::optional<std::size_t>, purchase_field_count> found_;
  std::array<bool, purchase_field_count> is_settled_{};
};

}  // namespace

std::span<const PurchaseFieldInfo> purchase_fields() { return purchase_field_table; }

std::optional<PurchaseField> find_purchase_field(std::string_view name) {
  const std::string folded = fold_header(name);
  const auto* const found =
      std::ranges::find_if(purchase_field_table, [&](const PurchaseFieldInfo& field) { return is_listed(field.names, folded); });
  return found == purchase_field_table.end() ? std::nullopt : std::optional(found->field);
}

std::optional<PurchaseField> purchase_field_of(std::string_view header) {
  const auto* const found =
      std::ranges::find_if(purchase_field_table, [&](const PurchaseFieldInfo& field) { return is_called(field, header); });
  return found == purchase_field_table.end() ? std::nullopt : std::optional(found->field);
}

std::string PurchaseColumns::field_of(std::size_t column) const {
  const std::pair<std::optional<std::size_t>, PurchaseField> fields[] = {{customer, PurchaseField::customer},
                                                                         {frequency, PurchaseField::frequency},
                                                                         {recency, PurchaseField::recency},
                                                                         {age, PurchaseField::age},
                                                                         {monetary, PurchaseField::monetary}};
  for (const auto& [of_field, field] : fields) {
    if (of_field == column) return std::string(info_of(field).key);
  }
  return {};
}

std::optional<PurchaseColumns> find_purchase_columns(std::span<const Header> headers, const LoadOptions& options, bool in_part) {
  return PurchaseColumnsFinder(headers, options).find(in_part);
}

}  // namespace retain::io
