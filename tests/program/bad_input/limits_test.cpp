#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

namespace {

constexpr std::size_t mebibyte = 1 << 20;

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("bad input 86: a field of two megabytes", "[bad-input]") {
  const std::string field(2 * mebibyte, 'x');
  check_refused(read_snapshots("period,segment,cs\n2026-01," + field + ",1\n"), {"<stdin>:2:9:", "more than 1 MiB"});
  check_refused(read_rows("customer,date,amount\n" + field + ",2026-01-05,1\n"), {"<stdin>:2:1:", "more than 1 MiB"});
  check_refused(read_rows("customer,date,amount\nA,2026-01-05,1\n" + field + ",2026-01-05,1\n"), {"<stdin>:3:1:", "more than 1 MiB"});
  check_refused(read_snapshots("period,segment,cs\n2026-01,\"" + field), {"<stdin>:2:9:"});
}

TEST_CASE("bad input 86: the flag for longer fields", "[bad-input]") {
  const std::string field(2 * mebibyte, 'x');
  check_refused(read_snapshots("period,segment,cs\n2026-01," + field + ",1\n"), {"--max-field"});
  check_refused(read_rows("customer,date,amount\n" + field + ",2026-01-05,1\n"), {"--max-field"});
}

TEST_CASE("bad input 87: ten thousand columns", "[bad-input]") {
  check_refused(read_snapshots("period" + repeated(",x", 10'000) + "\n"), {"<stdin>:1:", "more than 4096 columns"});
  check_refused(read_rows("customer,date,amount" + repeated(",x", 10'000) + "\n"), {"<stdin>:1:", "more than 4096 columns"});
}

TEST_CASE("bad input 87: the flag for more columns", "[bad-input]") {
  check_refused(read_snapshots("period" + repeated(",x", 10'000) + "\n"), {"--max-columns"});
  check_refused(read_rows("customer,date,amount" + repeated(",x", 10'000) + "\n"), {"--max-columns"});
}

// Quadratic work on these would take longer than a test may.
TEST_CASE("bad input 88: a million commas, a million quotes", "[bad-input]") {
  for (const char c : {',', '"'}) {
    const std::string line(1'000'000, c);
    check_refused(read_snapshots("period,cs,ce\n" + line + "\n"), {"<stdin>:2:"});
    check_refused(read_rows("customer,date,amount\n" + line + "\n"), {"<stdin>:2:"});
    check_refused(read_rows("customer,date,amount\nA,2026-01-05,1\n" + line + "\n"), {"<stdin>:3:"});
    check_refused(read_snapshots(line), {"<stdin>:"});
  }
}

TEST_CASE("bad input 89: ids that collide under a common hash", "[bad-input]") {
  // "Aa" and "BB" have the same hash under every polynomial in 31.
  constexpr unsigned bits = 16;
  std::string rows = "customer,date,amount\n";
  for (unsigned i = 0; i < 1U << bits; ++i) {
    for (unsigned bit = 0; bit < bits; ++bit) rows += (i >> bit & 1U) != 0 ? "Aa" : "BB";
    rows += ",2026-01-05,1\n";
  }
  CHECK(cell(read_rows(rows), "customers_end") == "65536");
}

TEST_CASE("a placeholder among the dates is refused at its line", "[bad-input]") {
  std::string rows = "customer,date,amount\n";
  for (int i = 0; i < 2000; ++i) rows += "C" + std::to_string(i % 50) + ",2026-0" + std::to_string(1 + i % 6) + "-05,1\n";
  for (const std::string date : {"1900-01-01", "1970-01-01", "2099-12-31"}) {
    const std::string text = rows + "C7," + date + ",1\n" + rows.substr(rows.find('\n') + 1);
    const ScratchFolder folder;
    folder.write("r.csv", text);
    for (const std::string period : {"month", "week", "day", "quarter"}) {
      CAPTURE(date, period);
      check_refused(run_shell(folder, limit_memory(200'000) + "retain snapshot --period " + period + " r.csv"),
                    {"r.csv:2002:", "\"" + date + "\" lies ", "--where 'date!=" + date + "'", "--period year"});
    }
    check_read(read_rows(text, {"--period", "year"}));
    check_read(read_rows(text, {"--where", "date!=" + date}));
  }
  // Two years without a payment are a gap, and thirty years of payments are long.
  check_read(read_rows(rows + "C7,2023-01-01,1\n"));
  std::string long_history = "customer,date,amount\n";
  for (int year = 1990; year <= 2026; ++year) long_history += "C" + std::to_string(year % 3) + "," + std::to_string(year) + "-03-01,5\n";
  check_read(read_rows(long_history));
}

TEST_CASE("more snapshots than memory holds are refused before they are laid out", "[bad-input]") {
  std::string rows = "customer,date,amount,plan\n";
  for (int i = 0; i < 40'000; ++i) {
    rows += "C" + std::to_string(i / 4) + ",202" + std::to_string(i % 5) + "-03-0" + std::to_string(1 + i % 9) + ",1,P" +
            std::to_string(i % 2000) + "\n";
  }
  const ScratchFolder folder;
  folder.write("r.csv", rows);
  check_refused(run_shell(folder, limit_memory(300'000) + "retain snapshot --by plan --period day --memory 256M r.csv"),
                {"periods of 2,000 segments and the whole would take about", "256 MiB are allowed", "--memory"});
  check_read(read_rows(rows, {"--by", "plan", "--period", "year", "--memory", "256M"}),
             {"2,000 segments: does --by name a column of ids?"});
}
