#include "io/columns/purchase_columns.hpp"

#include <algorithm>
#include <array>
#include <ranges>

#include "core/table/column_names.hpp"
#include "io/columns/row_names.hpp"
#include "io/columns/table_names.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

struct PurchaseFieldRow {
  std::string_view key;
  std::string_view names;  // with commas between them
};

constexpr std::array<PurchaseFieldRow, purchase_field_count> purchase_field_table{{
    {"customer", "customer, customer id, id, cust, user, user id, client, client id, 고객, 고객 id, 고객번호, 회원번호"},
    {"frequency", "frequency, repeat purchases, repeat transactions, x, 빈도, 재구매, 재구매 횟수, 반복 구매"},
    {"recency", "recency, t x, tx, last purchase time, 최근성, 마지막 구매 시점"},
    {"age", "age, t, t cal, tcal, customer age, observation period, 경과, 관측 기간, 고객 나이"},
    {"monetary",
     "monetary, monetary value, m x, mean spend, average spend, average order value, aov, 금액, 평균 금액, 객단가, 평균 구매액"},
}};

class PurchaseColumnsFinder {
 public:
  PurchaseColumnsFinder(std::span<const Header> headers, const LoadOptions& options) : headers_(headers), options_(options) {}

  std::optional<PurchaseColumns> find() {
    for (std::size_t i = 0; i < found_.size(); ++i) take_pinned(static_cast<PurchaseField>(i));
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!is_settled_[i]) found_[i] = column_named(purchase_field_table[i]);
    }
    const auto of = [this](PurchaseField field) { return found_[static_cast<std::size_t>(field)]; };
    if (!of(PurchaseField::frequency) || !of(PurchaseField::recency)) return std::nullopt;
    if (!of(PurchaseField::age)) {
      throw InputError(
          {error({}, "a table of frequency and recency without the age of each customer",
                 "--column age=HEADER names the time from the first purchase to the end of what is known", headers_.front().place)});
    }
    PurchaseColumns columns{*of(PurchaseField::frequency), *of(PurchaseField::recency), *of(PurchaseField::age),
                            of(PurchaseField::customer),   of(PurchaseField::monetary), {}};
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      if (columns.field_of(i).empty() && !is_ignored(headers_[i], options_)) columns.not_read.push_back(i);
    }
    return columns;
  }

 private:
  void take_pinned(PurchaseField field) {
    const auto index = static_cast<std::size_t>(field);
    for (const auto& [name, header] : options_.columns) {
      if (find_purchase_field(name) != field) continue;
      is_settled_[index] = true;
      if (header.empty()) continue;
      found_[index] = column_called(header, headers_);
      if (!found_[index]) refuse_missing_column(header, "--column", headers_);
    }
  }

  [[nodiscard]] std::optional<std::size_t> column_named(const PurchaseFieldRow& row) const {
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      const bool is_free = std::ranges::find(found_, std::optional(i)) == found_.end() && !is_ignored(headers_[i], options_);
      if (is_free && is_listed(row.names, fold_header(split_unit(headers_[i].text).base))) return i;
    }
    return std::nullopt;
  }

  std::span<const Header> headers_;
  const LoadOptions& options_;
  std::array<std::optional<std::size_t>, purchase_field_count> found_;
  std::array<bool, purchase_field_count> is_settled_{};
};

}  // namespace

std::optional<PurchaseField> find_purchase_field(std::string_view name) {
  const std::string folded = fold_header(name);
  for (std::size_t i = 0; i < purchase_field_table.size(); ++i) {
    if (is_listed(purchase_field_table[i].names, folded)) return static_cast<PurchaseField>(i);
  }
  return std::nullopt;
}

std::string_view purchase_field_key(PurchaseField field) { return purchase_field_table[static_cast<std::size_t>(field)].key; }

std::string PurchaseColumns::field_of(std::size_t column) const {
  const std::pair<std::optional<std::size_t>, PurchaseField> fields[] = {{customer, PurchaseField::customer},
                                                                         {frequency, PurchaseField::frequency},
                                                                         {recency, PurchaseField::recency},
                                                                         {age, PurchaseField::age},
                                                                         {monetary, PurchaseField::monetary}};
  for (const auto& [of_field, field] : fields) {
    if (of_field == column) return std::string(purchase_field_key(field));
  }
  return {};
}

std::optional<PurchaseColumns> find_purchase_columns(std::span<const Header> headers, const LoadOptions& options) {
  return PurchaseColumnsFinder(headers, options).find();
}

}  // namespace retain::io
