#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"

using Catch::Contains;
using retain::test::run_retain;

namespace {

std::vector<std::string> flags_found(const std::string& text, const std::vector<std::string>& more = {}) {
  std::vector<std::string> args{"sniff", "-", "-f", "json"};
  args.insert(args.end(), more.begin(), more.end());
  const auto run = run_retain(args, text);
  CAPTURE(text, run.err);
  REQUIRE(run.status == 0);
  return nlohmann::json::parse(run.out).at("inputs").at(0).at("flags").get<std::vector<std::string>>();
}

const std::string german =
    "Kundenreport;;;;\nAngaben in T\x80;;;;\nMonat;Start;MRR Start;Churned MRR;Notiz\n"
    "Januar 2026;200;1.020,5;30,25;f\xfcr A\nFebruar 2026;205;1.050,0;21,00;\xfc"
    "ber B\n";
const std::string german_rows = "Kunde;Datum;Betrag;Land\nK1;01/02/2026;10,00;DE\nK2;13/02/2026;12,50;AT\n";

}  // namespace

TEST_CASE("sniff tells how a file was understood", "[sniff]") {
  const auto run = run_retain({"sniff", "-"}, german);
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Contains("<stdin>: period snapshots\n"));
  CHECK_THAT(run.out, Contains("  encoding      windows-1252\n"));
  CHECK_THAT(run.out, Contains("  delimiter     ;\n"));
  CHECK_THAT(run.out, Contains("  decimal mark  comma\n"));
  CHECK_THAT(run.out, Contains("  header        line 3\n"));
  CHECK_THAT(run.out, Contains("Monat = period, Start = customers_start"));
  CHECK_THAT(run.out, Contains("  not read      Notiz\n"));
  CHECK_THAT(run.out, Contains("--decimal comma --skip 2 --column period=Monat"));
  CHECK_THAT(run.out, Contains("'revenue_start=MRR Start'"));
}

TEST_CASE("the flags that sniff prints give what the file gives without them", "[sniff]") {
  const auto same_with_flags = [](const std::string& text, const std::vector<std::string>& more = {}) {
    std::vector<std::string> plain{"report", "-", "-f", "csv"};
    plain.insert(plain.end(), more.begin(), more.end());
    std::vector<std::string> pinned{"report", "-", "-f", "csv"};
    for (const std::string& flag : flags_found(text, more)) pinned.push_back(flag);
    const auto expected = run_retain(plain, text);
    const auto run = run_retain(pinned, text);
    CAPTURE(text, run.err);
    REQUIRE(expected.status == 0);
    CHECK(run.status == 0);
    CHECK(run.out == expected.out);
  };
  same_with_flags(german);
  same_with_flags(german_rows);
  same_with_flags("client,month,mrr (K)\nA,2026-01,5\n");
  same_with_flags(german_rows, {"--by", "Land"});
  same_with_flags(german_rows, {"--gap", "2", "--window", "3", "--as-of", "2026-02-20"});
  same_with_flags("customer,mrr,day\nA,10,2026-01-03\nA,12,2026-01-20\n");
  same_with_flags("customer,start,end,mrr\nA,2026-01-03,,7\nB,2026-01-20,2026-03-31,5\n");
  same_with_flags("x,2026-01-03,7\ny,2026-02-03,8\n",
                  {"--no-header", "--column", "customer=1", "--column", "date=2", "--column", "amount=3"});
  same_with_flags("Metric,Jan 2026,Feb 2026\nStart,200,208\nLost,12,11\n", {"--transpose"});
  same_with_flags(R"([{"period":"2026-01","start":70,"new":30,"end":90}])");
  same_with_flags("{\"customer\":\"A\",\"date\":\"2026-01-01\",\"amount\":3}\n{\"customer\":\"B\",\"date\":\"2026-02-01\",\"amount\":4}\n");
}

TEST_CASE("sniff looks at the rows that can be read", "[sniff]") {
  const auto run = run_retain({"sniff", "-"}, german_rows + "K3;14/02/2026;x;DE\n");
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Contains("dates         the day first"));
  CHECK_THAT(run.err, Contains("<stdin>:4:15: warning: amount: "));
}

TEST_CASE("what is in doubt is in doubt for sniff too", "[sniff]") {
  const auto run = run_retain({"sniff", "-"}, "customer,date,amount\nA,01/02/2026,5\n");
  CHECK(run.status == 3);
  CHECK(run.out.empty());
  CHECK_THAT(run.err, Contains("pass --day-first or --month-first"));
}

TEST_CASE("sniff tells of each file", "[sniff]") {
  const retain::test::ScratchFolder folder;
  const std::string first = folder.write("a.csv", "period,start,new,end\n2026-01,70,30,90\n");
  const std::string second = folder.write("b.tsv", "period\tstart\tnew\tend\n2026-02\t90\t30\t90\n");
  const auto run = run_retain({"sniff", first, second});
  CHECK_THAT(run.out, Contains(first + ": period snapshots"));
  CHECK_THAT(run.out, Contains(second + ": period snapshots"));
  CHECK_THAT(run.out, Contains("  delimiter     tab\n"));
}

TEST_CASE("sniff pins the form of dates that it was told", "[sniff]") {
  const auto flags = flags_found("period,start,churned\n26-01,10,1\n", {"--date-format", "%y-%m"});
  const auto format = std::find(flags.begin(), flags.end(), "--date-format");
  REQUIRE(format != flags.end());
  CHECK(*std::next(format) == "%y-%m");
}
