#include "io/rows/row_mender.hpp"

#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/rows_runs.hpp"
#include "support/sanitizers.hpp"

using namespace retain;
using test::Run;
using test::run_retain;

namespace {

constexpr std::size_t columns_of_shop = 8;
using ShopRow = std::vector<std::string>;

/// Rows of a shop: texts, figures, ids and amounts beside each other, some of them empty, some with delimiters and quotes.
std::vector<ShopRow> shop_rows(std::mt19937& random, std::size_t count, bool has_grouped_amounts) {
  const auto draw = [&random](unsigned most) { return random() % (most + 1); };
  const char* const plans[] = {"basic", "pro", "team, yearly", "pro \"plus\"", "basic 2"};
  const char* const notes[] = {"", "fine", "call back, please", "5 stars", "12", "says \"no\"", "3,50 off"};
  std::vector<ShopRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string cents = "." + std::to_string(10 + draw(89));
    const std::string amount = has_grouped_amounts && draw(3) == 0 ? "1," + std::to_string(100 + draw(800)) + cents
                                                                   : std::to_string(1 + draw(900)) + (draw(2) == 0 ? "" : cents);
    rows.push_back({plans[draw(4)], "C" + std::to_string(draw(30)), "2026-0" + std::to_string(1 + draw(5)) + "-1" + std::to_string(draw(9)),
                    std::to_string(draw(23)) + ":" + std::to_string(10 + draw(49)), amount, std::to_string(draw(99)),
                    "O-" + std::to_string(1000 + i), notes[draw(6)]});
  }
  return rows;
}

std::string quoted_cell(const std::string& cell) {
  if (cell.find_first_of(",\"") == std::string::npos) return cell;
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

enum class Damage { delimiters_at_end, more_delimiters, fewer_delimiters, more_quotes, fewer_quotes, cut, backslashes };

/// The line of a row with one fault.
std::string damaged_line(const ShopRow& row, Damage damage, std::mt19937& random) {
  const std::size_t at = random() % columns_of_shop;
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::string cell = quoted_cell(row[i]);
    if (i == at && damage == Damage::more_quotes) cell.insert(random() % (cell.size() + 1), 1, '"');
    if (damage == Damage::backslashes) {
      for (std::size_t quote = 1; (quote = cell.find("\"\"", quote)) != std::string::npos && quote + 2 < cell.size(); quote += 2) {
        cell[quote] = '\\';
      }
    }
    if (i > 0 && !(i == at && damage == Damage::fewer_delimiters)) line += ',';
    if (i == at && damage == Damage::more_delimiters) line.append(1 + random() % 2, ',');
    line += cell;
  }
  if (damage == Damage::delimiters_at_end) line.append(1 + random() % 3, ',');
  if (damage == Damage::fewer_quotes) {
    std::vector<std::size_t> quotes;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '"') quotes.push_back(i);
    }
    if (!quotes.empty()) line.erase(quotes[random() % quotes.size()], 1);
  }
  if (damage == Damage::cut) {
    std::size_t kept = line.size();
    for (std::size_t i = 0; i < 1 + random() % 2; ++i) kept = std::min(line.rfind(',', kept - 1), kept);
    line.resize(kept);
  }
  return line;
}

}  // namespace

TEST_CASE("a damaged row is read as it was meant, or refused", "[row_mender]") {
  const auto damage = GENERATE(Damage::delimiters_at_end, Damage::more_delimiters, Damage::fewer_delimiters, Damage::more_quotes,
                               Damage::fewer_quotes, Damage::cut, Damage::backslashes);
  std::size_t read = 0;
  for (unsigned seed = 0; seed < test::sampled(100); ++seed) {
    std::mt19937 random(seed * 7 + static_cast<unsigned>(damage));
    const std::vector<ShopRow> rows = shop_rows(random, 30, seed % 3 == 0);
    const std::size_t damaged_row = random() % rows.size();
    std::string clean = "plan,customer,date,time,amount,tax,order_no,note\n";
    std::string damaged = clean;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string line;
      for (const std::string& cell : rows[i]) line += (&cell == &rows[i].front() ? "" : ",") + quoted_cell(cell);
      clean += line + "\n";
      damaged += (i == damaged_row ? damaged_line(rows[i], damage, random) : line) + "\n";
    }
    const std::vector<std::string> args{"movements", "-", "-q", "-f", "csv", "--ignore", "order_no", "--period", "day"};
    const Run expected = run_retain(args, clean);
    const Run got = run_retain(args, damaged);
    CAPTURE(seed, damaged, expected.err, got.err);
    REQUIRE(expected.status == 0);
    REQUIRE((got.status == 0 || got.status == 3));
    if (got.status == 0) {
      ++read;
      REQUIRE(got.out == expected.out);
    }
  }
  // The others are refused, for a figure stands behind the amount, but where the damage leaves a whole row.
  if (damage == Damage::backslashes) CHECK(read >= test::sampled(20));
}

TEST_CASE("a table whose rows all end with a delimiter is read, and it is told", "[row_mender]") {
  const Run run = run_retain({"snapshot", "-"}, "customer,date,amount\nA,2026-01-05,10,\nB,2026-01-06,20,\n");
  CHECK(run.status == 0);
  CHECK(run.err.find("2 rows end with delimiters too many") != std::string::npos);
  CHECK(run_retain({"snapshot", "-", "--strict"}, "customer,date,amount\nA,2026-01-05,10,\nB,2026-01-06,20,\n").status == 3);
  CHECK(run_retain({"snapshot", "-"}, "customer,date,amount,note\nA,2026-01-05,10,50,\nB,2026-01-06,20,00,\n").status == 3);
}

TEST_CASE("a second table is none of the rows of the first", "[row_mender]") {
  const std::string first = "customer,date,amount,note\nA,2026-01-05,10,x\n";
  const Run run = run_retain({"snapshot", "-", "--on-bad-row", "skip"}, first + "customer,date,amount\nA,2026-01-05,10\n");
  CHECK(run.status == 3);
  CHECK(run.err.find("a second table begins here") != std::string::npos);
}

TEST_CASE("a row that may have been another is refused", "[row_mender]") {
  std::string whole = "customer,date,amount,note\n";
  for (int i = 10; i < 30; ++i) whole += "C-1,2026-01-" + std::to_string(i) + ",10.00,paid\n";
  const auto status = [&](const std::string& row) { return run_retain({"snapshot", "-"}, whole + row).status; };
  // Cut within a number or a date, or not; the start of a number in quotes; parts of one; two rows in one line; a quote in a number.
  for (const char* row :
       {"C-1,2026-02-20,4", "C-1,2026-02-2", "C-1,2026-02-05,\"1,200.00\n", "C-1,2026-02-05,1,,200.00\n", "C-1,2026-02-05,10,50,\n",
        "C-1,2026-02-05,1,234.50,\n", "C-1,2026-02-05,-,40.00,paid\n", "C-1,2026-02-05,40,K,paid\n",
        "C-1,2026-02-05,40.00,\"lateC-2,2026-02-07,25.00,\"paid\"\n", "C-1,2026-02-05,\"40.00\"5\",paid\n", "C-1,2026-02-05,4\"0.00,paid\n",
        "\\\"\"C-3\",2026-02-05,40.00,paid\n", "C-1,2026-02-05,40,\"\nC-2,2026-02-07,25.00\",,\n"}) {
    CAPTURE(row);
    CHECK(status(row) == 3);
  }
  CHECK(status("C-1,2026-02-05,40.00,paid,,\n") == 0);
  CHECK(status("C-1,2026-02-05,40.00,\"says \\\"paid, really\\\"\"\n") == 0);
}
