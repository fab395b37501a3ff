#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/columns/header.hpp"
#include "io/problems/problems.hpp"
#include "io/value/unit_text.hpp"
#include "retain/quantity.hpp"

namespace retain::io {

/// `"a", "b" (did you mean "c"?)`, the first 20.
std::string list_of_headers(std::span<const Header> headers);

/// The header of a column of customers lost for one reason.
struct ReasonColumn {
  std::string header;
  friend bool operator==(const ReasonColumn&, const ReasonColumn&) = default;
};

/// What a name stands for: a label, a quantity, or a reason of churn.
using Field = std::variant<Label, Id, ReasonColumn>;

/// The key of the label or quantity, the header of a reason.
std::string name_of(const Field& field);
/// The same for a sentence: a quantity by its name, not its id.
std::string spoken_name(const Field& field);

/// What a column holds, found by its header.
struct Column {
  std::optional<Field> field;     ///< empty: the column is not read
  UnitText unit;                  ///< what the header says of the unit of its values
  bool unknown = false;           ///< not read because nothing has that name
  std::size_t part = 0;           ///< of several segment columns that --by names, which one
  bool is_short = false;          ///< its name has no noun: "new" may be of customers or of revenue
  std::vector<Id> may_be{};       ///< of a bare column of churn, what its values may show it to be; the field is the first of them
  std::optional<Id> otherwise{};  ///< what such a column is where they show nothing; empty: that is for the user to say
  bool is_proved = false;         ///< its values have shown what it is
  bool has_minus = false;         ///< losses, all of them written with a minus

  [[nodiscard]] bool is_numeric() const { return field && !std::holds_alternative<Label>(*field); }
  /// The quantity that it holds; empty for labels and reasons.
  [[nodiscard]] std::optional<Id> id() const {
    const Id* held = field ? std::get_if<Id>(&*field) : nullptr;
    return held == nullptr ? std::nullopt : std::optional(*held);
  }
  /// Whether it holds amounts, or may turn out to.
  [[nodiscard]] bool may_be_money() const {
    const auto is_money = [](Id held) { return quantity(held).unit == Unit::money; };
    return (id() && is_money(*id())) || std::any_of(may_be.begin(), may_be.end(), is_money);
  }
};

/// Knows columns by their names, and by what the user settled about them.
class ColumnNames {
 public:
  /// `pinned`: pairs of a field and a header. `by`: the headers that name the segment, together where there are several.
  ColumnNames(std::span<const std::pair<std::string, std::string>> pinned, Problems& problems, std::span<const std::string> by = {});

  /// What the columns of one table hold. Reports two columns for one thing, unknown units, and names that may mean two things in it.
  std::vector<Column> find(std::span<const Header> headers, Problems& problems);
  /// Whether a header names something.
  [[nodiscard]] bool knows(std::string_view header) const;
  /// Reports the headers of the user that no input had, and the fields that only customer rows have: inputs which turn out to hold
  /// snapshots may be damaged ones of rows, and that is said first.
  void check_pinned(Problems& problems) const;

 private:
  struct Pinned {
    Field field;
    std::string header;
    std::size_t part = 0;
    bool found = false;
  };
  /// What a header says by itself, and whether the words in its brackets are the unit of that.
  struct Meaning {
    std::optional<Field> field;
    bool reads_unit = false;
    bool is_short = false;
  };
  [[nodiscard]] bool is_pinned(const Field& field) const;
  [[nodiscard]] HeaderName split(std::string_view header) const;
  [[nodiscard]] Meaning meaning_of(const HeaderName& name) const;
  [[nodiscard]] Meaning meaning_with_unit(const HeaderName& name) const;
  Column find_one(const Header& header, Problems& problems);
  std::optional<Field> find_field(const std::string& name) const;

  std::vector<Pinned> pinned_;
  std::vector<std::string> of_rows_;                                         // fields of the user that snapshots do not have
  mutable std::unordered_map<std::string, std::optional<Field>> looked_up_;  // the keys of JSON come again in each row
};

/// That the brackets of a header hold no unit that its values can have; `name` is what it stands for.
void report_unknown_unit(const Header& header, std::string_view text, std::string_view name, Unit unit, Problems& problems);
/// That two headers stand for the same.
void report_twice(const Header& first, const Header& second, const Field& field, Problems& problems);
/// `unknown column "churned_mrrr"; did you mean "churned_mrr"?`, all of them in one warning.
void warn_of_unknown(std::span<const Header> unknown, Problems& problems);
/// That none of the headers is a quantity, with the nearest names.
void report_no_quantity(std::span<const Header> headers, Problems& problems);

}  // namespace retain::io
