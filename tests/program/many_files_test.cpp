// More inputs than a process may have open, of every form, and what happens to files between two looks at them.
#include <algorithm>
#include <chrono>

#include "program/bad_input/bad_input.hpp"
#include "support/packed_bytes.hpp"
#include "support/workbooks.hpp"

using namespace retain::test;

namespace {

constexpr int many = 1100;

/// The day that is so many days after 2023-01-01.
std::string day(int number) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::year{2023} / 1 / 1} + std::chrono::days{number}};
  const auto two_digits = [](unsigned value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(static_cast<int>(date.year())) + '-' + two_digits(static_cast<unsigned>(date.month())) + '-' +
         two_digits(static_cast<unsigned>(date.day()));
}

std::string rows_of(int number) {
  return "customer,date,amount\nA," + day(number) + ",1\nB" + std::to_string(number % 50) + ',' + day(number) + ",2.5\n";
}

/// A folder with so many files of rows, and one of all their rows, which says what is right.
class Rows : public ScratchFolder {
 public:
  template <typename Pack>
  Rows(int files, const std::string& extension, Pack pack) {
    std::string all = "customer,date,amount\n";
    for (int i = 0; i < files; ++i) {
      write("r" + std::to_string(10'000 + i) + extension, pack(rows_of(i)));
      all += rows_of(i).substr(all.find('\n') + 1);
    }
    write("all.csv", all);
  }
};

void check_many(const Rows& rows, const std::string& limit) {
  const Run expected = run_shell(rows, "retain snapshot all.csv");
  check_read(expected);
  const Run run = run_shell(rows, limit + "; retain snapshot r1*");
  check_read(run);
  CHECK(run.out == expected.out);
}

}  // namespace

TEST_CASE("more files of rows are read than may be open at once", "[many-files]") {
  check_many(Rows(many, ".csv", [](const std::string& text) { return text; }), "ulimit -n 256");
}

TEST_CASE("so are compressed ones", "[many-files]") {
  check_many(Rows(many, ".csv.gz", gzip_of), "ulimit -n 256");
  check_many(Rows(60, ".csv.zst", zstd_of), "ulimit -n 20");
}

TEST_CASE("so are workbooks", "[many-files]") {
  if (!has_workbooks()) return;
  check_many(Rows(60, ".xlsx",
                  [](const std::string& text) {
                    std::vector<std::vector<std::string>> cells;
                    std::istringstream lines(text);
                    for (std::string line; std::getline(lines, line);) {
                      std::vector<std::string>& row = cells.emplace_back();
                      std::istringstream fields(line);
                      for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
                    }
                    return workbook_of({{"Rows", rows_xml(cells)}});
                  }),
             "ulimit -n 20");
}

TEST_CASE("so are snapshots", "[many-files]") {
  const ScratchFolder folder;
  for (int i = 0; i < many; ++i) folder.write("s" + std::to_string(10'000 + i) + ".csv", "period,cs,cn,ce\n" + day(i) + ",90,10,90\n");
  const Run run = run_shell(folder, "ulimit -n 256; retain report -f csv --metrics crr s1*");
  check_read(run);
  CHECK(std::count(run.out.begin(), run.out.end(), '\n') == many + 1);
}

TEST_CASE("files that are longer than what is looked at first are not held in memory", "[many-files]") {
  if (is_sanitized) return;  // where memory has no limit
  const ScratchFolder folder;
  // 100 files of 2 MB, of which rows take little.
  const Run run = run_shell(folder,
                            "note=$(head -c 1000000 /dev/zero | tr '\\0' x)\n"
                            "for i in {100..199}; do echo \"customer,date,amount,note\n"
                            "A,2026-01-05,1,$note\nB$i,2026-02-05,2,$note\" >$i.csv; done\n" +
                                limit_memory(70'000) + "retain snapshot *.csv --threads 1");
  check_read(run);
  CHECK(cell(run, "customers_end", 0) == "1");
  CHECK(cell(run, "customers_end", 1) == "100");
}

TEST_CASE("what cannot be read twice stays open among many files", "[many-files]") {
  const Rows rows(30, ".csv", [](const std::string& text) { return text; });
  const Run expected = run_shell(rows, "retain snapshot all.csv");
  const Run run = run_shell(rows,
                            "mkfifo pipe; cat r10000.csv >pipe &\n"
                            "ulimit -n 20; retain snapshot r1000[1-9]* r100[12]* - pipe <<<'customer,date,amount'");
  check_read(run);
  CHECK(run.out == expected.out);
}

TEST_CASE("inputs that must all stay open, and are too many, are refused with the limit", "[many-files]") {
  if (is_sanitized) return;  // which opens files of its own to look at objects
  const ScratchFolder folder;
  const std::string devices = "$(printf '/dev/null %.0s' {1..40})";
  check_refused(run_shell(folder, "ulimit -n 20; retain snapshot " + devices), 4,
                {"/dev/null: error: cannot be read: Too many open files", "hint: ", "ulimit -n"});
}

TEST_CASE("a file that changes between two looks at it is refused", "[many-files]") {
  // The pipe is opened when all files were looked at.
  const std::string change =
      GENERATE("echo A,2026-03-05,1 >>a.csv", "cp a.csv b; mv b a.csv", "touch -d 2001-01-01 a.csv", "truncate -s 5 a.csv");
  CAPTURE(change);
  const ScratchFolder folder;
  folder.write("a.csv", rows_of(1));
  const Run run = run_shell(folder, "mkfifo pipe\n{ exec 3>pipe; " + change +
                                        "; cat a.csv >&3; } &\n"
                                        "retain snapshot a.csv pipe -o out.csv; status=$?; wait; exit $status");
  check_refused(run, 4, {"a.csv: error: changed while reading", "hint: "});
  CHECK(folder.names() == std::vector<std::string>{"a.csv", "pipe"});
}
