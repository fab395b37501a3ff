#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support/naive_rows.hpp"

/// Random customer rows and questions about them: as text for the program, and as values for the naive model.
namespace retain::test {

enum class Form { days, longer_labels, spans };
/// Large ones are read by several threads, and other rows follow those by which the program settles how to keep them.
enum class Size { small, large };
enum class Part { customer, when, start, end, amount, region, plan, note };

struct Column {
  Part part;
  std::string header;
};

struct Record {
  std::string customer;
  std::string region;
  std::string plan;
  naive::Period when{};             // of a span: the day of its start
  std::optional<naive::Day> end{};  // of a span
  int128 millionths = 0;
  std::size_t decimals = 0;  // written even where they are zeros
};

struct Case {
  unsigned seed = 0;
  Form form = Form::days;
  std::vector<Column> columns;
  std::vector<Column> by;
  bool quoted = false;
  std::string line_end = "\n";
  bool huge = false;  // amounts beyond what a double holds
  naive::Question question;
  std::string since, until;  // labels; empty: not given
  int last = 0;
  std::vector<Record> records;
};

/// The same case for the same seed, on every machine.
Case random_case(Form form, unsigned seed, Size size = Size::small);

/// A decimal with at least `decimals` places.
std::string decimal(int128 millionths, std::size_t decimals = 0);

std::string csv(const Case& test);
std::string json_lines(const Case& test);
std::vector<std::string> flags(const Case& test);
/// What the naive model makes of it, cut as the flags say.
std::vector<naive::Snapshot> expected(const Case& test);

}  // namespace retain::test
