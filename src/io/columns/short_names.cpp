#include "io/columns/short_names.hpp"

#include <algorithm>
#include <set>

#include "core/table/column_names.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

std::string key_of(Id id) { return std::string(quantity(id).key); }

class ShortNames {
 public:
  ShortNames(std::span<const Header> headers, std::vector<Column>& columns, Problems& problems)
      : headers_(headers), columns_(columns), problems_(problems) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto id = columns[i].id();
      if (columns[i].is_short && id) {
        (is_bare_churn(split_unit(headers[i].text).base) ? churn_ : short_).push_back(i);
      } else if (id) {
        taken_.insert(*id);
      } else if (columns[i].unknown && !headers[i].text.ends_with('%')) {
        hints_customers_ = hints_customers_ || says(headers[i].text, Noun::customers);
        hints_revenue_ = hints_revenue_ || says(headers[i].text, Noun::revenue);
      }
    }
    // Where both stand in a table, 이탈 is the count and churn its rate.
    if (churn_.size() == 2) {
      std::erase_if(churn_, [this](std::size_t i) { return columns_[i].id() == Id::customers_churned; });
      taken_.insert(Id::customers_churned);
    }
  }

  void settle() {
    if (has(Noun::revenue) || hints_revenue_) settle_nouns();
    for (const std::size_t i : short_) taken_.insert(*columns_[i].id());
    for (const std::size_t i : churn_) settle_churn(i);
    take_unit();
  }

 private:
  [[nodiscard]] bool is_taken(Id id) const { return taken_.contains(id); }
  [[nodiscard]] bool has(Noun noun) const {
    return std::ranges::any_of(taken_, [noun](Id id) { return noun_of(id) == noun; });
  }
  [[nodiscard]] ShortName name_of(std::size_t column) const { return *find_short_name(split_unit(headers_[column].text).whole); }

  /// Whether a column of its own, by any name, holds the start or the end.
  [[nodiscard]] bool has_level(Id customers) const {
    return is_taken(customers) || std::ranges::any_of(short_, [&](std::size_t i) { return name_of(i).customers == customers; });
  }

  /// The names of a table without a noun go together, as far as others do not have their quantities.
  void settle_nouns() {
    std::vector<std::size_t> open;
    bool some_customers = false;
    bool some_revenue = false;
    for (const std::size_t i : short_) {
      const ShortName name = name_of(i);
      if (is_taken(name.customers) == is_taken(name.revenue)) {
        open.push_back(i);
      } else if (is_taken(name.customers)) {
        columns_[i].field = name.revenue;
        some_revenue = true;
      } else {
        some_customers = true;
      }
    }
    if (some_customers != some_revenue) return set(open, some_revenue);
    const bool of_customers = has(Noun::customers) || hints_customers_;
    if (!has(Noun::revenue)) {
      // An amount that is not read stands beside customers who are counted from start to end, and may be what the others move.
      if (of_customers || (has_level(Id::customers_start) && has_level(Id::customers_end))) return;
    } else if (!of_customers) {
      return set(open, true);
    }
    for (const std::size_t i : open) {
      const ShortName name = name_of(i);
      report_open_name(headers_[i], std::vector{name.customers, name.revenue}, "the table speaks of both", problems_);
    }
  }

  void set(std::span<const std::size_t> open, bool revenue) {
    for (const std::size_t i : open) columns_[i].field = revenue ? name_of(i).revenue : name_of(i).customers;
  }

  /// "신규" beside 기초매출(천원) and 기말매출(천원) is in 천원 too.
  void take_unit() {
    std::optional<UnitText> unit;
    for (const Column& column : columns_) {
      const auto id = column.id();
      if (!id || column.is_short || noun_of(*id) != Noun::revenue) continue;
      if (unit && (unit->shift != column.unit.shift || unit->currency != column.unit.currency)) return;
      unit = column.unit;
    }
    for (Column& column : columns_) {
      if (unit && column.is_short && column.may_be_money()) column.unit = *unit;
    }
  }

  void settle_churn(std::size_t index) {
    Column& column = columns_[index];
    const bool has_counts = has(Noun::customers) || hints_customers_;
    const bool has_movements =
        std::ranges::any_of(taken_, [](Id id) { return noun_of(id) == Noun::revenue && id != Id::revenue_start && id != Id::revenue_end; });
    std::vector<Id> may_be;
    if (!is_taken(Id::churn)) may_be.push_back(Id::churn);
    if (!is_taken(Id::customers_churned) && has_counts) may_be.push_back(Id::customers_churned);
    if (!is_taken(Id::revenue_churned) && has(Noun::revenue)) may_be.push_back(Id::revenue_churned);
    if (may_be.empty()) return;
    column.field = may_be.front();
    if (may_be.size() == 1) return;
    if (!is_taken(Id::churn) && (is_taken(Id::customers_churned) || (!has_counts && !has_movements))) column.otherwise = Id::churn;
    column.may_be = std::move(may_be);
  }

  std::span<const Header> headers_;
  std::vector<Column>& columns_;
  Problems& problems_;
  std::set<Id> taken_;  // by names that say it
  std::vector<std::size_t> short_;
  std::vector<std::size_t> churn_;
  bool hints_customers_ = false;  // in columns that are not read
  bool hints_revenue_ = false;
};

}  // namespace

void ShownByValues::apply(std::vector<Column>& columns) const {
  for (Column& column : columns) {
    if (churn && std::ranges::find(column.may_be, *churn) != column.may_be.end()) {
      column.field = *churn;
      column.may_be.clear();
      column.is_proved = churn_is_proved;
    }
    if (const auto id = column.id(); id && minus_losses.test(index_of(*id))) column.has_minus = true;
  }
}

void settle_short_names(std::span<const Header> headers, std::vector<Column>& columns, Problems& problems) {
  ShortNames(headers, columns, problems).settle();
}

void report_open_name(const Header& header, std::span<const Id> may_be, std::string_view why, Problems& problems) {
  const std::string_view name = trim(header.text);
  std::vector<std::string_view> names;
  std::vector<std::string> flags;
  for (const Id id : may_be) {
    names.push_back(quantity(id).name);
    flags.push_back(formatted("--column {}={}", key_of(id), name));
  }
  problems.error(header.place, formatted("{} may be {}: {}", in_quotes(name), join(names, " or "), why),
                 join(flags, " or ") + " says which");
}

std::vector<Assumption> assumptions_of(std::span<const Header> headers, std::span<const Column> columns) {
  std::vector<Assumption> assumptions;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    const auto id = column.id();
    if (!id) continue;
    const Wording::Part header{in_quotes(trim(headers[i].text))};
    const Wording::Part name{std::string(quantity(*id).name), true};
    const Wording brief("{0} is {1}", {header, name});
    if (column.is_proved) {
      assumptions.push_back({std::nullopt, {"{0} is {1}, as its values show", {header, name}}, brief});
    } else if (column.is_short && noun_of(*id) == Noun::revenue) {
      assumptions.push_back({std::nullopt, {"{0} is {1}, as the table speaks of revenue", {header, name}}, brief});
    }
    if (column.has_minus) {
      assumptions.push_back(
          {std::nullopt, {"{0} is written with a minus throughout, and read without it", {name}}, {"{0} without its minus", {name}}});
    }
  }
  return assumptions;
}

}  // namespace retain::io
