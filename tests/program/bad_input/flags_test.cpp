#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

TEST_CASE("bad input 117: misspelt options and commands", "[bad-input]") {
  check_refused(run_retain({"report", "--prcision", "2"}), 2, {"\"--prcision\"", "did you mean \"--precision\"?"});
  check_refused(run_retain({"snapshot", "--treads", "2"}), 2, {"\"--treads\"", "did you mean \"--threads\"?"});
  check_refused(run_retain({"reprot"}), 2, {"\"reprot\"", "did you mean \"report\"?"});
  check_refused(run_retain({"snapshto"}), 2, {"\"snapshto\"", "did you mean \"snapshot\"?"});
}

TEST_CASE("bad input 118: precisions out of range", "[bad-input]") {
  for (const std::string value : {"99", "-1", "2x", "99999999999999999999"}) {
    check_refused(run_retain({"report", "--precision", value}), 2, {"--precision takes a whole number from 0 to 15", "\"" + value + "\""});
    check_refused(run_retain({"report", "--precision=" + value}), 2, {"--precision takes a whole number from 0 to 15"});
  }
  check_refused(run_retain({"report", "--precision", ""}), 2, {"--precision needs a value"});
  check_refused(run_retain({"report", "--precision="}), 2, {"--precision needs a value"});
}

TEST_CASE("bad input 119: options that contradict each other", "[bad-input]") {
  check_refused(run_retain({"report", "-f", "json", "-f", "csv"}), 2, {"--format is given twice"});
  check_refused(run_retain({"report", "--decimal", "comma", "--decimal", "point"}), 2, {"--decimal is given twice"});
}

TEST_CASE("bad input 119: days first and months first at once", "[bad-input]") {
  check_refused(run_retain({"report", "--day-first", "--month-first"}), 2, {"--day-first", "--month-first", "give one of the two"});
}

TEST_CASE("bad input 123: one input in two files, in any order", "[bad-input]") {
  const ScratchFolder folder;
  const auto same_as_one = [&](const std::string& command, const std::string& header, const std::string& first, const std::string& second) {
    const std::string whole = folder.write("whole.csv", header + first + second);
    const std::string a = folder.write("a.csv", header + first);
    const std::string b = folder.write("b.csv", header + second);
    const std::vector<std::string> args = {command, "-f", "csv", "-q"};
    const auto with = [&](std::initializer_list<std::string> files) {
      std::vector<std::string> all = args;
      all.insert(all.end(), files);
      return run_retain(all).out;
    };
    CHECK_FALSE(with({whole}).empty());
    CHECK(with({a, b}) == with({whole}));
    CHECK(with({b, a}) == with({whole}));
  };
  same_as_one("report", "period,cs,cn,ce\n", "2026-01,70,30,90\n2026-02,90,20,80\n", "2026-03,80,10,70\n");
  same_as_one("snapshot", "customer,date,amount\n", "A,2026-01-05,1\nB,2026-02-05,2\n", "A,2026-02-05,3\nC,2026-01-07,4\n");
  same_as_one("movements", "customer,date,amount\n", "A,2026-01-05,1\nB,2026-02-05,2\n", "A,2026-02-05,3\nC,2026-01-07,4\n");
}
