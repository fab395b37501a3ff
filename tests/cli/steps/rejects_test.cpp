#include "cli/steps/rejects.hpp"

#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"

using Catch::Contains;
using retain::test::run_retain;

namespace {

const std::string mixed_rows =
    "customer,date,amount\n"
    "A,2026-01-05,10\n"
    "B,2026-01-07,x\n"
    "C,2026-01,5,6\n"
    "\"D\nd\",2026-02-30,7\n"
    "A,2026-02-03,12\n";

}  // namespace

TEST_CASE("rows that cannot be read are errors unless they are left out", "[bad_rows]") {
  const auto refused = run_retain({"snapshot", "-"}, mixed_rows);
  CHECK(refused.status == 3);
  CHECK(refused.out.empty());
  const auto skipped = run_retain({"snapshot", "-", "--on-bad-row", "skip"}, mixed_rows);
  CHECK(skipped.status == 0);
  CHECK(skipped.out == run_retain({"snapshot", "-"}, "customer,date,amount\nA,2026-01-05,10\nA,2026-02-03,12\n").out);
  CHECK_THAT(skipped.err, Contains("<stdin>: warning: 3 rows left out, which cannot be read\n"));
  CHECK_THAT(skipped.err, Contains("<stdin>:3:14: warning: amount: \"x\" is not an amount\n"));
  CHECK_THAT(skipped.err, Contains("<stdin>:6:4: warning: period \"2026-02-30\" is a day that does not exist\n"));
}

TEST_CASE("quiet does not hide that rows are left out", "[bad_rows]") {
  const auto run = run_retain({"snapshot", "-", "--on-bad-row", "skip", "-q"}, mixed_rows);
  CHECK_THAT(run.err, Contains("3 rows left out"));
  CHECK_THAT(run.err, !Contains("not an amount"));
}

TEST_CASE("the rows left out are kept as they stand in the input", "[bad_rows]") {
  const retain::test::ScratchFolder folder;
  folder.write("in.csv", mixed_rows);
  const auto run = run_retain({"movements", folder.path("in.csv"), "--on-bad-row=skip", "--rejects", folder.path("out.csv"), "-f", "csv"});
  REQUIRE(run.status == 0);
  const std::string file = folder.path("in.csv");
  CHECK(folder.read("out.csv") == "file,line,column,code,text\n" + file + ",3,14,bad_amount,\"B,2026-01-07,x\"\n" + file +
                                      ",4,13,field_count,\"C,2026-01,5,6\"\n" + file + ",6,4,bad_date,\"\"\"D\nd\"\",2026-02-30,7\"\n");
  // Without a bad row there is a file without rows, so that an old one does not pass for this one.
  folder.write("good.csv", "customer,date,amount\nA,2026-01-05,10\n");
  REQUIRE(run_retain({"snapshot", folder.path("good.csv"), "--on-bad-row=skip", "--rejects", folder.path("out.csv")}).status == 0);
  CHECK(folder.read("out.csv") == "file,line,column,code,text\n");
}

TEST_CASE("snapshots and JSON leave out rows alike", "[bad_rows]") {
  const auto expected = run_retain({"report", "-", "-f", "csv"}, "period,start,new,end\n2026-01,70,30,90\n2026-02,90,10,80\n");
  const std::string csv = "period,start,new,end\n2026-01,70,30,90\n2026-02,90,10\n2026-02,90,10,80\nTotal,1,2,3\n2026-03,x,y,z\n";
  const auto of_csv = run_retain({"report", "-", "-f", "csv", "--on-bad-row", "skip"}, csv);
  CHECK(of_csv.out == expected.out);
  CHECK_THAT(of_csv.err, Contains("3 rows left out"));
  const std::string json = R"([{"period":"2026-01","start":70,"new":30,"end":90},{"period":"2026-02","start":90,"new":10,"end":80},)"
                           R"({"period":"2026-02","start":"x","new":"y","end":90},7])";
  const auto of_json = run_retain({"report", "-", "-f", "csv", "--on-bad-row", "skip"}, json);
  CHECK(of_json.out == expected.out);
  CHECK_THAT(of_json.err, Contains("2 rows left out"));
  const std::string lines =
      "{\"period\":\"2026-01\",\"start\":70,\"new\":30,\"end\":90}\n{\"period\":\n"
      "{\"period\":\"2026-02\",\"start\":90,\"new\":10,\"end\":80}\n";
  CHECK(run_retain({"report", "-", "-f", "csv", "--on-bad-row", "skip"}, lines).out == expected.out);
}

TEST_CASE("rows of JSON are left out with their text", "[bad_rows]") {
  const retain::test::ScratchFolder folder;
  folder.write("in.ndjson",
               "{\"customer\":\"A\",\"date\":\"2026-01-01\",\"amount\":3}\n{\"customer\":\"A\",\"date\":\n"
               "{\"customer\":\"B\",\"date\":\"2026-02-41\",\"amount\":\"x\"}\n");
  const auto run = run_retain({"snapshot", folder.path("in.ndjson"), "--on-bad-row=skip", "--rejects", folder.path("out.csv")});
  REQUIRE(run.status == 0);
  const std::string file = folder.path("in.ndjson");
  CHECK(folder.read("out.csv") ==
        "file,line,column,code,text\n" + file + ",2,24,bad_json,\"{\"\"customer\"\":\"\"A\"\",\"\"date\"\":\"\n" + file +
            ",3,24,bad_date,\"{\"\"customer\"\":\"\"B\"\",\"\"date\"\":\"\"2026-02-41\"\",\"\"amount\"\":\"\"x\"\"}\"\n");
}

TEST_CASE("more bad rows than may be are an error", "[bad_rows]") {
  const auto run = run_retain({"snapshot", "-", "--on-bad-row", "skip", "--max-bad-rows", "2"}, mixed_rows);
  CHECK(run.status == 3);
  CHECK(run.out.empty());
  CHECK_THAT(run.err, Contains("more than 2 rows cannot be read"));
  CHECK_THAT(run.err, Contains("<stdin>:3:14: error: amount: \"x\" is not an amount"));
  CHECK(run_retain({"snapshot", "-", "--on-bad-row", "skip", "--max-bad-rows", "3"}, mixed_rows).status == 0);
}

TEST_CASE("the first bad rows are told whatever the number of threads", "[bad_rows]") {
  std::string many = "customer,date,amount\n";
  for (int i = 0; i < 200'000; ++i)
    many += "C" + std::to_string(i % 5000) + ",2026-0" + std::to_string(i % 9 + 1) + "-11," + (i % 50 == 7 ? "?" : "5") + "\n";
  const auto one = run_retain({"snapshot", "-", "--on-bad-row", "skip", "--threads", "1"}, many);
  CHECK(one.status == 3);
  for (const char* threads : {"2", "5"}) {
    const auto run = run_retain({"snapshot", "-", "--on-bad-row", "skip", "--threads", threads}, many);
    CHECK(run.err == one.err);
  }
  const auto all = run_retain({"snapshot", "-", "--on-bad-row", "skip", "--max-bad-rows", "4000", "--threads", "3"}, many);
  CHECK(all.status == 0);
  CHECK_THAT(all.err, Contains("4000 rows left out"));
}

TEST_CASE("what is wrong with a whole file is no bad row", "[bad_rows]") {
  const auto quote = run_retain({"snapshot", "-", "--on-bad-row", "skip"}, "customer,date,amount\nA,2026-01-05,10\n\"B,2026-01-07,1\n");
  CHECK(quote.status == 3);
  const auto header = run_retain({"report", "-", "--on-bad-row", "skip"}, "period,what\n2026-01,1\n");
  CHECK(header.status == 3);
  const auto contradiction = run_retain({"report", "-", "--on-bad-row", "skip"}, "period,start,new,churned,end\n2026-01,70,30,9,90\n");
  CHECK(contradiction.status == 3);
}

TEST_CASE("flags of bad rows that contradict each other are refused", "[bad_rows]") {
  const auto refused = [](std::vector<std::string> more) {
    std::vector<std::string> args{"report", "-"};
    args.insert(args.end(), more.begin(), more.end());
    const auto run = run_retain(args, "period,start,new,end\n2026-01,70,30,90\n");
    CHECK(run.out.empty() == (run.status != 0));
    return run.status == 2;
  };
  CHECK(refused({"--rejects", "x.csv"}));
  CHECK(refused({"--max-bad-rows", "5"}));
  CHECK(refused({"--on-bad-row", "skip", "--strict"}));
  CHECK(refused({"--on-bad-row", "skip", "--rejects", "x.csv", "-o", "x.csv"}));
  CHECK(refused({"--on-bad-row", "skip", "--rejects", "./x.csv", "-o", "x.csv"}));
  CHECK(refused({"--on-bad-row", "skip", "--rejects", "-"}));
  CHECK(refused({"--on-bad-row", "skip", "--rejects", "/dev/stdout"}));
  CHECK(refused({"--on-bad-row", "ignore"}));
  CHECK(refused({"--on-bad-row", "skip", "--max-bad-rows", "-1"}));
  CHECK_FALSE(refused({"--on-bad-row", "skip", "--max-bad-rows", "0"}));
}

TEST_CASE("what is shown without bad rows is what a file without them shows", "[bad_rows]") {
  std::mt19937 random(7);
  const auto draw = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  const std::vector<std::string> bad = {"A,2026-01-05,x,east",     "B,2026-13-01,5,west",  "C,2026-01-05",
                                        ",2026-02-01,5,north",     "D,,5,south",           "E,2031-01-01,x,east,more",
                                        "F,2026-01-05,,elsewhere", "G,2026-02-30,5,Total", "#N/A,2026-03-01,5,",
                                        "H,2019-01-01,1e999,far",  "I,2026-W05,3,east"};
  for (int round = 0; round < 60; ++round) {
    std::string clean = "customer,date,amount,region\n";
    std::string damaged = clean;
    for (int row = 0; row < 12; ++row) {
      const std::string line = "C" + std::to_string(draw(4)) + ",2026-0" + std::to_string(1 + draw(4)) + "-1" + std::to_string(draw(9)) +
                               "," + std::to_string(draw(50) - 5) + "." + std::to_string(draw(9)) + ",r" + std::to_string(draw(2)) + "\n";
      clean += line;
      if (row > 0 && draw(2) == 0) damaged += bad[static_cast<std::size_t>(draw(static_cast<int>(bad.size()) - 1))] + "\n";
      damaged += line;
    }
    for (const std::vector<std::string>& more : {std::vector<std::string>{}, {"--by", "region"}, {"--period", "week"}}) {
      std::vector<std::string> args{"snapshot", "-", "-q"};
      args.insert(args.end(), more.begin(), more.end());
      const auto expected = run_retain(args, clean);
      args.insert(args.end(), {"--on-bad-row", "skip"});
      const auto run = run_retain(args, damaged);
      CAPTURE(damaged, run.err);
      REQUIRE(expected.status == 0);
      REQUIRE(run.status == 0);
      REQUIRE(run.out == expected.out);
    }
  }
}

TEST_CASE("the rejects do not replace an input", "[bad_rows]") {
  const retain::test::ScratchFolder folder;
  const std::string input = folder.write("in.csv", mixed_rows);
  const auto run = run_retain({"snapshot", input, "--on-bad-row", "skip", "--rejects", folder.path("./in.csv")});
  CHECK(run.status == 2);
  CHECK(folder.read("in.csv") == mixed_rows);
}

TEST_CASE("where no row can be read, the first that cannot are told", "[bad_rows]") {
  for (const std::string text : {"customer,date,amount\nA,2026-01-05,x\n", "period,start,new,end\n2026-01,x,1,2\n"}) {
    const auto run = run_retain({"report", "-", "--on-bad-row", "skip"}, text);
    CHECK(run.status == 3);
    CHECK_THAT(run.err, Contains("\"x\""));
    CHECK_THAT(run.err, Contains("no row can be read"));
  }
}

TEST_CASE("a row that is left out proves nothing", "[bad_rows]") {
  const std::string first = "customer,date,amount\nA,01/02/2026,5\n";
  for (const std::string bad : {"N/A,13/02/2026,4\n", "B,13/02/2026,x\n"}) {
    const auto run = run_retain({"snapshot", "-", "--on-bad-row", "skip"}, first + bad);
    CHECK(run.status == 3);
    CHECK_THAT(run.err, Contains("ambiguous date"));
  }
}

TEST_CASE("the rejects of a table that is turned are its columns", "[bad_rows]") {
  const retain::test::ScratchFolder folder;
  const std::string input = folder.write("in.csv", "Metric,2026-01,2026-02\nStart,200,208\nLost,12,x\n");
  const auto run = run_retain({"report", input, "--transpose", "--on-bad-row=skip", "--rejects", folder.path("r.csv")});
  CHECK(run.status == 0);
  CHECK_THAT(folder.read("r.csv"), Contains(",3,9,bad_customers_churned,\"2026-02,208,x\"\n"));
}
