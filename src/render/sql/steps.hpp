#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/sql/query.hpp"
#include "text/format.hpp"

namespace retain::render {

/// A query that grows step by step, each a table of its own that reads the one before it: what an engine repeats for every mention of a
/// step, it then does once.
class SqlSteps {
 public:
  explicit SqlSteps(const SqlQuery& query) : query_(query) {}

  /// Adds a step; `comment` says in plain words, a line each, what it does.
  void add(std::string_view name, std::string_view comment, std::string_view body);
  /// A column that a step computes.
  struct Column {
    std::string value;
    std::string name;
  };
  /// Adds a step that puts columns, of the last step's as `g`, beside those.
  void extend(std::string_view name, std::string_view comment, const std::vector<Column>& columns);
  /// The end of a step that computes what is mentioned often.
  [[nodiscard]] std::string fence() const;
  /// The name of the step that was added last.
  [[nodiscard]] const std::string& last() const { return last_; }
  [[nodiscard]] const SqlQuery& query() const { return query_; }
  /// The whole query, whose result `body` selects.
  [[nodiscard]] std::string finish(std::string_view comment, std::string_view body) const;

  // Expressions in the dialect.

  [[nodiscard]] std::string text(std::string_view value) const { return formatted_by(query_.dialect->text, value); }
  /// `value`, a column or in brackets, divided by `by` and rounded down, neither negative: a whole number where `/` is of fractions too,
  /// though not by its type.
  [[nodiscard]] std::string divided(std::string_view value, int by) const;
  /// A whole number by its type.
  [[nodiscard]] static std::string whole(std::string_view value) { return formatted("CAST({} AS INTEGER)", value); }
  [[nodiscard]] std::string modulo(std::string_view value, int by) const { return formatted_by(query_.dialect->modulo, value, by); }
  /// The sum of amounts, in a type that holds it.
  [[nodiscard]] std::string sum(std::string_view value) const;
  /// No money, in the same type.
  [[nodiscard]] std::string nothing() const { return formatted_by(query_.dialect->sum, "0", query_.scale); }
  /// A sum as it is printed.
  [[nodiscard]] std::string output(std::string_view value) const;

 private:
  const SqlQuery& query_;
  std::string text_;
  std::string last_;  // empty before the first
};

/// "1000" of 3.
std::string power_of_ten(int exponent);
/// A table of the whole numbers from 0 to `last`, in the column `number`.
std::string numbers_to(int last);
/// The step that every query begins with: the numbers from 0 to 9.
inline constexpr std::string_view digits_step = "digits";

}  // namespace retain::render
