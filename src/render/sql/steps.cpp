#include "render/sql/steps.hpp"

#include "retain/version.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

std::string commented(std::string_view text) {
  std::string result;
  for (const std::string& line : split(text, "\n")) result += "-- " + line + "\n";
  return result;
}

}  // namespace

std::string power_of_ten(int exponent) { return "1" + std::string(static_cast<std::size_t>(exponent), '0'); }

void SqlSteps::add(std::string_view name, std::string_view comment, std::string_view body) {
  text_ += last_.empty() ? "WITH\n" : ",\n";
  last_ = name;
  text_ += formatted("{}{} AS (\n  {}\n)", commented(comment), name, join(split(body, "\n"), "\n  "));
}

void SqlSteps::extend(std::string_view name, std::string_view comment, const std::vector<Column>& columns) {
  std::string list = "g.*";
  for (const Column& column : columns) list += formatted(",\n  {} AS {}", column.value, column.name);
  const std::string from = last_;
  add(name, comment, formatted("SELECT\n  {}\nFROM {} g{}", list, from, fence()));
}

std::string SqlSteps::fence() const { return query_.dialect->fence.empty() ? std::string() : formatted("\n{}", query_.dialect->fence); }

std::string SqlSteps::finish(std::string_view comment, std::string_view body) const {
  const SqlDialect& dialect = *query_.dialect;
  std::string head = formatted("Made by retain {}:\n  {}\nIn the SQL of {}.", RETAIN_VERSION, query_.command, dialect.engines);
  if (!dialect.note.empty()) head += formatted(" {}", dialect.note);
  head +=
      "\nOnly the columns that are named above are read: a status, refunds, several currencies, a quantity, kinds of rows and the total\n"
      "of an order that stands on each of its lines are settled by --where, or in a view.";
  return formatted("{}{}\n{}{}\n", commented(head), text_, commented(comment), body);
}

std::string SqlSteps::divided(std::string_view value, int by) const { return formatted("({} - {}) / {}", value, modulo(value, by), by); }

std::string SqlSteps::sum(std::string_view value) const {
  return formatted_by(query_.dialect->sum, formatted("SUM({})", value), query_.scale);
}

std::string SqlSteps::output(std::string_view value) const {
  if (query_.scale == 0) return std::string(value);
  return formatted_by(query_.dialect->output, value, power_of_ten(query_.scale), query_.scale);
}

std::string numbers_to(int last) {
  std::string rows = "SELECT 0 AS number";
  for (int number = 1; number <= last; ++number) rows += formatted("{}UNION ALL SELECT {}", number % 5 == 0 ? "\n  " : " ", number);
  return rows;
}

}  // namespace retain::render
