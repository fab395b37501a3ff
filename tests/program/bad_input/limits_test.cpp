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
